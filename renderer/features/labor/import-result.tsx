// What a table would come to: its sums beside the printed ones, rows left out, cells not understood.
import type { ReactElement } from 'react';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { Group } from '../../components/inspector-parts.tsx';
import { Badge } from '../../components/marks.tsx';
import { countOf } from '../../format/numbers.ts';
import styles from './labor.module.css';

type Summary = OutputOf<'labor.preview'>['summary'];
const WHY: Readonly<Record<Summary['leftOut'][number]['why'], string>> = { total: 'a sum', titles: 'titles again', nothing: 'nothing to take in', noWorker: 'figures without a worker number' };
const MOST_SHOWN = 12;

export function ImportResult({ summary, format }: { readonly summary: Summary; readonly format: (decimal: string) => string }): ReactElement {
  const { rows, people, totals, leftOut, leftOutCount, problems, problemCount, notes } = summary;
  return (
    <Group title="Control totals">
      <p>{countOf(rows, 'row')}, {countOf(people, 'person', 'people')}.</p>
      {totals.length > 0 && (
        <table className={styles.figures}>
          <thead><tr><th scope="col">Figure</th><th scope="col" className="number">Sum of the rows</th><th scope="col" className="number">Printed in the table</th><th scope="col">Match</th></tr></thead>
          <tbody>{totals.map(({ field, title, ours, printed }) => (
            <tr key={field}><th scope="row">{title}</th><td className="number">{format(ours)}</td><td className="number">{printed === null ? '' : format(printed)}</td><td>{printed === null ? <span className="muted">none printed</span> : Number(printed) === Number(ours) ? 'the same' : <Badge tone="warn">differs</Badge>}</td></tr>
          ))}</tbody>
        </table>
      )}
      {leftOutCount > 0 && <p className="muted">{countOf(leftOutCount, 'row')} left out: {leftOut.slice(0, MOST_SHOWN).map(({ row, why }) => `row ${row} (${WHY[why]})`).join(', ')}{leftOutCount > MOST_SHOWN ? '…' : '.'}</p>}
      {problemCount > 0 && <div role="group" aria-label="Cells not understood"><p>{countOf(problemCount, 'cell')} not understood and left empty:</p><ul>{problems.slice(0, MOST_SHOWN).map(({ row, title, what }) => <li key={`${row} ${title}`}>Row {row}, {title}: {what}</li>)}</ul></div>}
      {notes.map((note) => <p key={note}>{note}</p>)}
    </Group>
  );
}
