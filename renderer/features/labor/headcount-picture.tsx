// One headcount: every list of the same people as a bar, what the tables themselves hold, and a reason for each difference.
import type { ReactElement } from 'react';
import type { Headcount } from '../../../src/domain/dossier/labor.ts';
import { differences, LISTS, reasonKey, recounted } from '../../../src/domain/labor/headcount-match.ts';
import { Button } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { countProblem } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { Patch } from '../../state/edits.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './labor.module.css';
import { useCountedTables } from './use-counted-tables.ts';

/** What a visit counts is given by the people who were there. */
const VISIT = ['siteVisitOnShift', 'onLeave'];

const without = <T,>(record: Readonly<Record<string, T>>, name: string): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

export function HeadcountPicture({ headcount, site }: { readonly headcount: Headcount; readonly site: string }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const inTables = recounted(headcount, useCountedTables());
  const { counts } = headcount;
  const most = Math.max(1, ...Object.values(counts));
  const off = new Map(differences(headcount).map((difference) => [difference.name, difference]));
  const names = [...new Set([...LISTS, ...VISIT, ...Object.keys(counts)])];
  const save = (label: string, patch: Patch<Headcount>): void => void edits.change(dossierId, 'headcounts', headcount, `${label}, ${site}`, patch);
  const count = (name: string, text: string | null): void => save('Change headcount', (newest) => ({ counts: text === null ? without(newest.counts, name) : { ...newest.counts, [name]: Number(text) } }));
  const explain = (name: string, reason: string | null): void => save('Explain a headcount', ({ explanations }) => {
    const key = reasonKey(name, explanations);
    return { explanations: reason === null ? without(explanations, key) : { ...explanations, [key]: reason } };
  });
  return (
    <section aria-label={`Headcount, ${site}`}>
      <h2>Headcount, {site} <span className="muted small">{formatDate(headcount.asOf)}</span></h2>
      <table className={styles.figures}>
        <thead><tr><th scope="col">Counted in</th><th scope="col">People</th><th scope="col"><span className="visually-hidden">Share of the largest</span></th><th scope="col">In the table</th><th scope="col">Why it differs from the roster</th></tr></thead>
        <tbody>
          {names.map((name) => {
            const [stated, difference] = [counts[name], off.get(name)];
            return (
              <tr key={name}>
                <th scope="row">{wordsOf(name)}</th>
                <td className={styles.countCell}><DraftField hideLabel label={`People counted in ${wordsOf(name)}`} value={stated === undefined ? null : String(stated)} check={countProblem} onSave={(text) => count(name, text)} /></td>
                <td className={styles.barCell}>{stated !== undefined && <span className={difference ? styles.barOff : styles.bar} style={{ width: `${(100 * stated) / most}%` }} />}</td>
                <td className="number">{inTables[name] ?? ''}</td>
                <td className={styles.reasonCell}>{difference && <DraftField hideLabel label={`Reason: ${wordsOf(name)} has ${difference.stated}, the roster ${difference.expected}`} value={difference.reason} onSave={(reason) => explain(name, reason)} hint={difference.reason === null ? `${difference.stated > difference.expected ? '+' : '−'}${Math.abs(difference.stated - difference.expected)} against the roster` : undefined} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={styles.below}><Button onPress={() => void edits.commit(dossierId, `Remove the headcount of ${site}`, [{ op: 'remove', collection: 'headcounts', id: headcount.id }])}>Remove this headcount</Button></div>
    </section>
  );
}
