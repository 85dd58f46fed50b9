// The dates that start or stop the clocks, each by itself with what it means; extensions; days CBP is closed.
import type { ReactElement } from 'react';
import type { Case, CaseDates, CaseType } from '../../../src/domain/dossier/case.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { useRead } from '../../state/app-context.ts';
import { caseReferenceRead, type CaseReference, type Deadline } from '../../state/known-reads.ts';
import { useDeadlines } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

export interface CaseDatesProps { readonly facts: Case; readonly save: (label: string, patch: Partial<Case>) => void }

/** Dates the case types ask for first, then those that may come later. */
export function datesInOrder(dates: CaseReference['dates'], types: readonly CaseType[]): { readonly asked: CaseReference['dates']; readonly others: CaseReference['dates'] } {
  const isAsked = ({ asked }: CaseReference['dates'][number]): boolean => asked.some((type) => types.includes(type));
  return { asked: dates.filter(isAsked), others: dates.filter((date) => !isAsked(date)) };
}

export function CaseDatesGroups({ facts, save }: CaseDatesProps): ReactElement {
  const dates = useRead(caseReferenceRead).value?.dates ?? [];
  const { asked, others } = datesInOrder(dates, [facts.type, ...facts.alsoTypes]);
  const field = ({ id, name, meaning, source, confidence }: CaseReference['dates'][number]): ReactElement => (
    <DraftField key={id} label={name} type="date" value={facts.dates[id]} hint={<>{meaning} {source} <Unverified confidence={confidence} /></>} onSave={(date) => save(`Change date: ${name}`, { dates: { ...facts.dates, [id]: date } satisfies CaseDates })} />
  );
  return (
    <>
      <Group title="Dates that start the clocks">
        {asked.map(field)}
        {[facts.type, ...facts.alsoTypes].includes('form_29') && (
          <SelectField
            label="Box ticked on Form 29" value={facts.form29Action} placeholder="Look on the form"
            choices={[{ id: 'proposed', label: 'Action proposed', note: 'can be answered within 20 days' }, { id: 'taken', label: 'Action taken', note: 'can only be protested' }]}
            onChange={(action) => save('Change box of Form 29', { form29Action: action === 'taken' ? 'taken' : 'proposed' })}
          />
        )}
      </Group>
      <Group title="Later dates">{others.map(field)}</Group>
      <Group title="Records">
        <DraftField label="Keep the records longer because" value={facts.recordsHold} hint="Beside an open protest, suit or demand: a penalty case, counsel’s word. The clock of the records then does not run out." onSave={(recordsHold) => save('Change hold of the records', { recordsHold })} />
      </Group>
      <Extensions facts={facts} save={save} />
      <Closures facts={facts} save={save} />
    </>
  );
}

function Extensions({ facts, save }: CaseDatesProps): ReactElement | null {
  const tasks = (useDeadlines().value ?? []).filter((deadline) => deadline.extension !== null);
  if (tasks.length === 0) return null;
  return <>{tasks.map((task) => <Task key={task.id} task={task} isFirst={task === tasks[0]} facts={facts} save={save} />)}</>;
}

function Task({ task, isFirst, facts, save }: CaseDatesProps & { readonly task: Deadline; readonly isFirst: boolean }): ReactElement {
  const { extension } = task;
  const mine = facts.extensions.flatMap((record, index) => (record.clock === task.id || (record.clock === null && isFirst) ? [{ record, index }] : []));
  const put = (label: string, extensions: Case['extensions']): void => save(label, { extensions });
  const change = (index: number, patch: Partial<Case['extensions'][number]>): void => put('Change extension', facts.extensions.map((record, at) => (at === index ? { ...record, ...patch } : record)));
  return (
    <Group title={`Extensions: ${task.title}`}>
      {mine.map(({ record, index }, number) => (
        <div key={index} className={styles.record}>
          <Pair>
            <DraftField label={`Request ${number + 1}, asked on`} type="date" value={record.requestedOn} onSave={(requestedOn) => change(index, { requestedOn })} />
            <DraftField label="Agreed until" type="date" value={record.grantedUntil} onSave={(grantedUntil) => change(index, { grantedUntil })} />
          </Pair>
          <IconButton icon="close" label={`Remove request ${number + 1}`} onPress={() => put('Remove extension', facts.extensions.filter((_, at) => at !== index))} />
        </div>
      ))}
      <p className="muted small">{extension?.closed} {extension?.note} {extension?.source} <Unverified confidence={extension?.confidence ?? 'verified'} /></p>
      <div><Button icon="plus" isDisabled={extension === null || extension.closed !== null} onPress={() => put('Add extension', [...facts.extensions, { clock: task.id, requestedOn: null, grantedUntil: null, note: null }])}>Record a request</Button></div>
    </Group>
  );
}

function Closures({ facts: { closures }, save }: CaseDatesProps): ReactElement {
  const change = (index: number, patch: Partial<Case['closures'][number]>): void => save('Change closed day', { closures: closures.map((closure, at) => (at === index ? { ...closure, ...patch } : closure)) });
  const add = (date: string | null): void => { if (date !== null) save('Add closed day', { closures: [...closures, { date, reason: 'Port closed' }] }); };
  return (
    <Group title="Days CBP is closed">
      <p className="muted small">Beside weekends and federal holidays: executive orders, closures of the port. Nothing is planned to such a day, and it is no business day.</p>
      {closures.map((closure, index) => (
        <div key={index} className={styles.record}>
          <Pair>
            <DraftField label="Closed on" type="date" value={closure.date} onSave={(date) => { if (date !== null) change(index, { date }); }} />
            <DraftField label="Why" value={closure.reason} onSave={(reason) => change(index, { reason: reason ?? '' })} />
          </Pair>
          <IconButton icon="close" label={`Remove closed day ${index + 1}`} onPress={() => save('Remove closed day', { closures: closures.filter((_, at) => at !== index) })} />
        </div>
      ))}
      <DraftField key={closures.length} label="Add a closed day" type="date" value={null} onSave={add} />
    </Group>
  );
}
