// Third: each date by itself, with what it means; none is inferred from another.
import type { ReactElement } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { useRead } from '../../state/app-context.ts';
import { caseReferenceRead } from '../../state/known-reads.ts';
import type { StepProps } from './case-type-step.tsx';
import styles from './new-dossier.module.css';

export function DatesStep({ draft, onChange }: StepProps): ReactElement {
  const dates = useRead(caseReferenceRead).value?.dates ?? [];
  const asked = dates.filter((date) => draft.type !== null && date.asked.includes(draft.type));
  return (
    <div className={styles.fields}>
      <p className={styles.question}>When did it happen? Leave a date open when you do not know it; a wrong one is worse.</p>
      {draft.type === 'form_29' && (
        <SelectField
          label="Which box is ticked on the form?" value={draft.form29Action} placeholder="Look on the form"
          choices={[{ id: 'proposed', label: 'Action proposed', note: 'can be answered within 20 days' }, { id: 'taken', label: 'Action taken', note: 'can only be protested' }]}
          onChange={(action) => onChange({ form29Action: action === 'taken' ? 'taken' : 'proposed' })}
        />
      )}
      {asked.map(({ id, name, meaning, confidence }) => (
        <TextField key={id} label={name} type="date" value={draft.dates[id] ?? ''} onChange={(text) => onChange({ dates: { ...draft.dates, [id]: text === '' ? null : text } })} hint={<>{meaning} <Unverified confidence={confidence} /></>} />
      ))}
    </div>
  );
}
