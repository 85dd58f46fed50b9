// The clocks: days left, the statutory date, the day to file by, what started it, what follows.
import type { ReactElement } from 'react';
import { Badge } from '../../components/marks.tsx';
import { daysLeftText, formatDate, formatLongDate } from '../../format/dates.ts';
import type { Deadline } from '../../state/known-reads.ts';
import { nextDeadline, useDeadlines } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

export function Countdown(): ReactElement {
  const { value } = useDeadlines();
  const deadlines = value ?? [];
  const next = nextDeadline(deadlines);
  return (
    <section className={`${styles.panel} ${styles.wide}`} aria-label="Deadlines">
      <h2>Deadlines</h2>
      {value && deadlines.length === 0 && <p className="muted">No clock runs yet. Enter the dates under Case details.</p>}
      {next && <Main deadline={next} />}
      {deadlines.length > 0 && (
        <table className={styles.clocks}>
          <thead><tr><th scope="col">Clock</th><th scope="col">Started</th><th scope="col">Statutory date</th><th scope="col">File by</th><th scope="col">Left</th></tr></thead>
          <tbody>
            {deadlines.map((deadline) => (
              <tr key={deadline.id} title={`${deadline.source}${deadline.confidence === 'unverified' ? ' (not verified against a source)' : ''}`}>
                <th scope="row">{deadline.title}</th>
                <td>{deadline.startDate ? formatDate(deadline.startDate) : <span className="muted">{deadline.startsFrom} missing</span>}</td>
                <td>{formatDate(deadline.statutoryDate)}</td>
                <td>{formatDate(deadline.fileBy)}</td>
                <td>{deadline.daysLeft === null ? '' : daysLeftText(deadline.daysLeft)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Main({ deadline }: { readonly deadline: Deadline }): ReactElement {
  const days = deadline.daysLeft ?? 0;
  return (
    <div className={styles.countdown}>
      <p className={styles.days}><strong>{Math.abs(days)}</strong> <span>{Math.abs(days) === 1 ? 'day' : 'days'} {days >= 0 ? 'left' : 'past'}</span></p>
      <div className={styles.when}>
        <p><strong>File by {formatLongDate(deadline.fileBy)}</strong> {deadline.fileBy !== deadline.statutoryDate && <span className="muted">· statutory date {formatDate(deadline.statutoryDate)}</span>}</p>
        <p className="muted">{deadline.title}: runs from {deadline.startsFrom}{deadline.startDate ? `, ${formatDate(deadline.startDate)}` : ''}. {deadline.afterwards}</p>
        <p className="muted small">{deadline.source} {deadline.confidence === 'unverified' && <Badge tone="warn">not verified</Badge>}</p>
      </div>
    </div>
  );
}
