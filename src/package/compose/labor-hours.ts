// Part 7: the hours chart, as the window draws it.
import { AXIS_WIDTH, drawHours, hoursChart, hoursInWords } from '../../domain/labor/hours-chart.ts';
import { yardsticksOf } from '../../domain/labor/yardsticks.ts';
import type { Block, Mark } from '../../typeset/display.ts';
import { ACCENT, ALERT, GREY, HAIRLINE } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import type { Composition } from './composition.ts';

const [HEIGHT, ABOVE, BELOW, SIZE] = [130, 6, 10, 7];

export function hours(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  return dossier.payrolls.flatMap((payroll): Block[] => {
    const rows = dossier.payrollRows.filter(({ payrollId }) => payrollId === payroll.id);
    const cards = dossier.timecards.filter(({ date }) => date >= payroll.periodStart && date <= payroll.periodEnd);
    const chart = hoursChart(rows, cards, yardsticksOf(dossier.payrollParameters, payroll.siteId));
    if (chart === null) return [];
    const marks = drawHours(chart, width, HEIGHT).map((shape): Mark => {
      switch (shape.kind) {
        case 'bar': return { kind: 'box', x: shape.x, y: ABOVE + shape.y, width: shape.width, height: shape.height, fill: shape.isOver ? ALERT : ACCENT };
        case 'line': return { kind: 'line', x1: AXIS_WIDTH, y1: ABOVE + shape.y, x2: width, y2: ABOVE + shape.y, thickness: shape.isAxis ? 0.4 : shape.isLimit ? 1.2 : 0.9, color: shape.isAxis ? HAIRLINE : shape.isLimit ? ALERT : GREY, ...(shape.isAxis || shape.isLimit ? {} : { dash: [4, 3] }) };
        case 'text': return { kind: 'text', x: shape.x, y: ABOVE + shape.y + SIZE / 3, size: SIZE, width: measure.measure(shape.text, SIZE), inline: { text: shape.text, color: GREY } };
      }
    });
    return [
      heading(measure, `Longest weeks at ${composition.siteName(payroll.siteId)}, ${payroll.periodStart} – ${payroll.periodEnd}`, width, 2),
      { strips: [{ height: ABOVE + HEIGHT + BELOW, marks, keep: true }], before: 6 },
      paragraph(measure, hoursInWords(chart), width, { color: GREY }),
    ];
  });
}
