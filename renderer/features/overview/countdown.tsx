// The countdown: days left to the day to file by, and from which day they are counted.
import { useState, type ReactElement } from 'react';
import type { AppError } from '../../../src/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { formatDate, formatLongDate } from '../../format/dates.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import { caseReferenceRead, type Deadline } from '../../state/known-reads.ts';
import { nextDeadline, useDeadlines, useDossierId, useHeader } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

export function Countdown(): ReactElement {
  const { value } = useDeadlines();
  const header = useHeader().value?.header;
  const deadlines = value ?? [];
  const next = nextDeadline(deadlines);
  return (
    <section className={`${styles.panel} ${styles.wide}`} aria-label="Deadlines">
      <div className={styles.panelHead}>
        <h2>Deadlines</h2>
        {deadlines.some((deadline) => deadline.statutoryDate !== null) && <SaveCalendar />}
      </div>
      {next && <Main deadline={next} />}
      {value && !next && <p className="muted">Nothing is to be filed by a known date. Enter the dates under Case details.</p>}
      {deadlines[0] && <Basis asOf={deadlines[0].asOf} isToday={header?.asOf === null} closures={header?.case.closures.length ?? 0} />}
    </section>
  );
}

function Main({ deadline }: { readonly deadline: Deadline }): ReactElement {
  const days = deadline.daysLeft ?? 0;
  const agreed = deadline.extension?.grantedUntil ?? null;
  return (
    <div className={styles.countdown}>
      <p className={styles.days}><strong>{Math.abs(days)}</strong> <span>{Math.abs(days) === 1 ? 'day' : 'days'} {days >= 0 ? 'left to file' : 'past'}</span></p>
      <div className={styles.when}>
        <p><strong>File by {formatLongDate(deadline.fileBy)}</strong></p>
        <p className="muted">{deadline.title}: by law {formatLongDate(deadline.statutoryDate)}, counted from {deadline.startsFrom}{deadline.startDate ? `, ${formatDate(deadline.startDate)}` : ''}. {agreed && `CBP agreed to ${formatDate(agreed)}. `}{deadline.afterwards}</p>
        <p className="muted small">{deadline.source} <Unverified confidence={deadline.confidence} /></p>
      </div>
    </div>
  );
}

/** From which day the days are counted, and what is no business day. */
function Basis({ asOf, isToday, closures }: { readonly asOf: string | null; readonly isToday: boolean; readonly closures: number }): ReactElement {
  const holidays = useRead(caseReferenceRead).value?.holidays;
  return (
    <p className="muted small">
      {isToday ? `Days are counted from today, ${formatDate(asOf)} in eastern time.` : `Days are counted as of ${formatDate(asOf)}, the day this dossier speaks of.`}
      {' '}A date by law is never moved. The day to file by is the last business day on or before it: no weekend, no federal holiday as observed{closures > 0 && `, none of the ${countOf(closures, 'day')} you entered as closed`}.
      {holidays && <> Holidays: {holidays.source} <Unverified confidence={holidays.confidence} /></>}
    </p>
  );
}

function SaveCalendar(): ReactElement {
  const { acts, shell } = useApp();
  const dossierId = useDossierId();
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const folder = await shell.chooseFolder('save');
    if (!folder) return;
    const result = await acts.saveCalendar(dossierId, folder.token);
    setError(result.ok ? null : result.error);
    setSaved(result.ok ? result.value.path : null);
  };
  return (
    <>
      {saved && <p role="status" className={`muted small ${styles.saved}`}>Saved as {saved}</p>}
      <Button icon="out" onPress={() => void save()}>Save for a calendar…</Button>
      {error && <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
