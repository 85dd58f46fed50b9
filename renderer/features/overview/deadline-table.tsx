// Every deadline of the case: what it means, what starts it, the date by law, the day to file by, and how near it is.
import type { ReactElement } from 'react';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { daysLeftText, formatDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import type { Deadline } from '../../state/known-reads.ts';
import { useDeadlines, useHeader } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

export function DeadlineTable(): ReactElement {
  const deadlines = useDeadlines().value ?? [];
  // Days that stand in the notice or were agreed with CBP.
  const stated = useHeader().value?.header.case.statedDeadlines ?? [];
  return (
    <section className={`${styles.panel} ${styles.wide}`} aria-label="Every clock">
      <h2>Every clock</h2>
      <table className={styles.clocks}>
        <thead><tr><th scope="col">Clock</th><th scope="col">Starts from</th><th scope="col">By law</th><th scope="col">File by</th><th scope="col">State</th></tr></thead>
        <tbody>
          {deadlines.map((deadline) => <Row key={deadline.id} deadline={deadline} />)}
          {stated.map(({ what, date }, index) => (
            <tr key={`${index} ${what}`}>
              <th scope="row"><strong>{what}</strong><p className="muted small">As CBP states it. Where it differs from the date by law, plan to the earlier.</p></th>
              <td>notice</td><td className="nowrap">{formatDate(date)}</td><td /><td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ deadline }: { readonly deadline: Deadline }): ReactElement {
  const { startDate, startsFrom, statutoryDate, fileBy, fallback, extension, holds, act } = deadline;
  return (
    <tr>
      <th scope="row">
        <strong>{deadline.title}</strong>
        <p className="small">{deadline.meaning}</p>
        <p className="muted small">Afterwards: {deadline.afterwards}</p>
        {deadline.otherCounts.map((count) => (
          <p key={count.startsFrom} className="muted small">Also counted from {count.startsFrom}, {formatDate(count.startDate)}: {formatDate(count.ends)}. {count.note} <Unverified confidence={count.confidence} /></p>
        ))}
        {extension && (extension.requested > 0 || extension.grantedUntil) && (
          <p className="muted small">{countOf(extension.requested, 'extension')} asked for{extension.grantedUntil && `, agreed until ${formatDate(extension.grantedUntil)}`}. {extension.closed}</p>
        )}
        {holds.map(({ name, since, source, confidence }) => (
          <p key={name} className="small">Held beyond that day: {name}{since !== null && <>, open since <span className="nowrap">{formatDate(since)}</span></>}. <span className="muted">{source} <Unverified confidence={confidence} /></span></p>
        ))}
        {fallback && <p className="muted small">{fallback.label}: {formatDate(fallback.date)} ({fallback.source}) <Unverified confidence={fallback.confidence} /></p>}
        <p className="muted small">{deadline.source} <Unverified confidence={deadline.confidence} /></p>
      </th>
      <td>{startsFrom}{startDate ? <>, <span className="nowrap">{formatDate(startDate)}</span></> : <span className="muted">: date missing</span>}</td>
      <td className="nowrap">{formatDate(statutoryDate)}</td>
      <td className="nowrap">{act === 'keep' ? <span className="muted">nothing to file</span> : formatDate(fileBy)}</td>
      <td><State deadline={deadline} /></td>
    </tr>
  );
}

/** Alarm and state in words and with a sign; colour only repeats them. */
function State({ deadline: { state, alarm, act, daysLeft, stoppedBy, governs, statutoryDate, holds } }: { readonly deadline: Deadline }): ReactElement {
  if (state === 'waiting') return <span className="muted">not running</span>;
  if (state === 'stopped') return <span className={styles.state}><LevelMark level="done" /> <span>{stoppedBy ? `${stoppedBy.name}, ${formatDate(stoppedBy.date)}` : 'stopped'}</span></span>;
  if (!governs) return <span className="muted">later count; plan to the other</span>;
  if (state === 'past') return act === 'file' ? <span className={styles.state}><LevelMark level="warn" /> past</span> : <span className="muted">over</span>;
  if (act === 'keep') return <span className="muted">keep until {formatDate(statutoryDate)}{holds.length > 0 && ', and while held'}</span>;
  if (alarm === null) return <span className="muted nowrap">{daysLeftText(daysLeft)}</span>;
  return <span className={styles.state}><LevelMark level="warn" /> <Badge tone="warn">{alarm === 'late' ? 'file at once' : alarm}</Badge> <span className="nowrap">{daysLeftText(daysLeft)}</span></span>;
}
