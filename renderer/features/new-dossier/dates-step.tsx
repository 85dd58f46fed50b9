// Third: each date by itself, with what it means; none is inferred from another.
import type { ReactElement } from 'react';
import type { CaseDates } from '../../../src/domain/dossier/case.ts';
import { TextField } from '../../components/text-field.tsx';
import { DATE_COPY, OTHER_DATE_COPY } from '../../copy/case-types.ts';
import type { StepProps } from './case-type-step.tsx';
import styles from './new-dossier.module.css';

/** Dates beyond the five that a case type also needs. */
const ALSO: Readonly<Partial<Record<string, readonly (keyof CaseDates)[]>>> = { form_28: ['form28Issued'], form_29: ['form29Issued'], protest: ['protestFiled', 'protestDenied'] };

export function DatesStep({ draft, onChange }: StepProps): ReactElement {
  const also = (draft.type && ALSO[draft.type]) ?? [];
  const asked = [...OTHER_DATE_COPY.filter(({ field }) => also.includes(field)), ...DATE_COPY];
  return (
    <div className={styles.fields}>
      <p className={styles.question}>When did it happen? Leave a date open when you do not know it; a wrong one is worse.</p>
      {asked.map(({ field, name, meaning }, index) => (
        <TextField key={field} label={name} type="date" autoFocus={index === 0} value={draft.dates[field] ?? ''} onChange={(text) => onChange({ dates: { ...draft.dates, [field]: text === '' ? null : text } })} hint={meaning} />
      ))}
    </div>
  );
}
