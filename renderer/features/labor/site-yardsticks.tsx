// The yardsticks of each site: what is entered, where it is from and of which day, and what the rules use where nothing is.
import type { ReactElement } from 'react';
import type { PayrollParameters } from '../../../src/domain/dossier/labor.ts';
import { payrollParametersSchema } from '../../../src/domain/dossier/labor.ts';
import { entered, enteredOf, sourced, YARDSTICKS, type Yardstick } from '../../../src/domain/labor/yardsticks.ts';
import * as v from 'valibot';
import { Button } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { countProblem, decimalProblem } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './labor.module.css';

const currencyProblem = (text: string): string | null => (/^[A-Z]{3}$/.test(text.trim()) ? null : 'Three capital letters: CNY, VND, INR.');
/** A yardstick below zero measures nothing. */
const amountProblem = (text: string): string | null => decimalProblem(text) ?? (text.trim().startsWith('-') ? 'Not below zero.' : null);
const CHECKS = { decimal: amountProblem, count: countProblem, currency: currencyProblem, text: () => null } as const;

export function SiteYardsticks(): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const parameters = useRecords(dossierId, 'payrollParameters');
  const bare = sites.filter(({ id }) => !parameters.some(({ siteId }) => siteId === id));
  const begin = (siteId: string, name: string, country: string | null): void =>
    void edits.commit(dossierId, `Enter yardsticks for ${name}`, [{ op: 'put', collection: 'payrollParameters', value: v.parse(payrollParametersSchema, { id: nextId('PP', parameters), siteId, country }) }]);
  return (
    <div className={styles.summary} tabIndex={0} role="group" aria-label="Yardsticks, content">
      {parameters.map((one) => <Yardsticks key={one.id} parameters={one} name={one.siteId === null ? 'sites without their own' : sites.find(({ id }) => id === one.siteId)?.name ?? one.siteId} />)}
      {bare.length > 0 && <div className={styles.importActs}>{bare.map(({ id, name, country }) => <Button key={id} icon="plus" onPress={() => begin(id, name, country)}>{`Enter yardsticks for ${name}`}</Button>)}</div>}
      {sites.length === 0 && parameters.length === 0 && <p className="muted">Yardsticks belong to a site; add a site in the supply chain first.</p>}
    </div>
  );
}

function Yardsticks({ parameters, name }: { readonly parameters: PayrollParameters; readonly name: string }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const save = (label: string, patch: (newest: PayrollParameters) => Partial<PayrollParameters>): void => void edits.change(dossierId, 'payrollParameters', parameters, `${label}, ${name}`, patch);
  return (
    <section aria-label={`Yardsticks, ${name}`}>
      <h2>Yardsticks, {name} <span className="muted small">{[parameters.country, parameters.region].filter(Boolean).join(', ')}</span></h2>
      <table className={styles.yardsticks}>
        <thead><tr><th scope="col">What is measured</th><th scope="col">Entered</th><th scope="col">Source: law, decree, contract</th><th scope="col">As of</th><th scope="col">Rules</th></tr></thead>
        <tbody>{YARDSTICKS.map((yardstick) => <Row key={yardstick.id} yardstick={yardstick} parameters={parameters} save={save} />)}</tbody>
      </table>
    </section>
  );
}

function Row({ yardstick, parameters, save }: { readonly yardstick: Yardstick; readonly parameters: PayrollParameters; readonly save: (label: string, patch: (newest: PayrollParameters) => Partial<PayrollParameters>) => void }): ReactElement {
  const { id, title, unit, kind, otherwise, rules } = yardstick;
  const [value, source] = [enteredOf(parameters, id), parameters.sources[id]];
  const isBare = value !== null && (source?.source ?? '') === '';
  return (
    <tr>
      <th scope="row">{title}<div className="muted small">{[unit === 'money' ? parameters.currency ?? 'money' : unit, value !== null ? null : otherwise === null ? 'not tested without it' : `${otherwise} is used without it`].filter(Boolean).join(' · ')}</div></th>
      <td className={styles.valueCell}><DraftField hideLabel label={title} value={value} check={CHECKS[kind]} onSave={(text) => save(`Change ${title.toLowerCase()}`, (newest) => entered(newest, yardstick, text))} /></td>
      <td className={styles.reasonCell}><DraftField hideLabel label={`Source of ${title.toLowerCase()}`} value={source?.source ?? null} hint={isBare ? 'No source stated yet' : undefined} onSave={(text) => save(`Change source of ${title.toLowerCase()}`, (newest) => sourced(newest, id, { source: text ?? '' }))} /></td>
      <td className={styles.dateCell}><DraftField hideLabel type="date" label={`Date of the source of ${title.toLowerCase()}`} value={source?.date ?? null} onSave={(date) => save(`Change source date of ${title.toLowerCase()}`, (newest) => sourced(newest, id, { date }))} /></td>
      <td className="muted small">{rules.join(', ')}</td>
    </tr>
  );
}
