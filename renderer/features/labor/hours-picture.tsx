// The hours chart of one payroll in the window: the drawing that the package prints, as SVG with its sentence.
import { useId, type ReactElement } from 'react';
import { drawHours, hoursInWords, type HoursChart } from '../../../src/domain/labor/hours-chart.ts';
import styles from './labor.module.css';

const [WIDTH, HEIGHT, ABOVE] = [820, 200, 12];

export function HoursPicture({ chart, title }: { readonly chart: HoursChart; readonly title: string }): ReactElement {
  const captionId = useId();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <svg className={styles.hours} viewBox={`0 ${-ABOVE} ${WIDTH} ${HEIGHT + 2 * ABOVE}`} role="img" aria-labelledby={captionId}>
        {drawHours(chart, WIDTH, HEIGHT).map((shape, index) => {
          switch (shape.kind) {
            case 'bar': return <rect key={index} className={shape.isOver ? styles.hoursOver : styles.hoursBar} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
            case 'line': return <line key={index} className={shape.isAxis ? styles.hoursAxis : shape.isLimit ? styles.hoursLimit : styles.hoursNormal} x1={26} x2={WIDTH} y1={shape.y} y2={shape.y} />;
            case 'text': return <text key={index} className={styles.hoursText} x={shape.x} y={shape.y + 4}>{shape.text}</text>;
          }
        })}
      </svg>
      <p id={captionId} className={styles.caption}>{hoursInWords(chart)}</p>
    </section>
  );
}
