// Second: the numbers on the notice, checked while they are typed.
import type { ReactElement } from 'react';
import { Pair } from '../../components/inspector-parts.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { StepProps } from './case-type-step.tsx';
import { entryNumberProblem } from './identifier-problems.ts';
import styles from './new-dossier.module.css';

const problemOf = (text: string, check: (text: string) => string | null): string | null => (text.trim() === '' ? null : check(text));

export function IdentifiersStep({ draft, onChange }: StepProps): ReactElement {
  return (
    <div className={styles.fields}>
      <p className={styles.question}>Which shipment? What you do not know yet can wait.</p>
      <TextField label="Title of the dossier" autoFocus isRequired value={draft.title} onChange={(title) => onChange({ title })} hint="For you: goods, importer, shipment." />
      <TextField label="Entry number" value={draft.entryNumber} onChange={(entryNumber) => onChange({ entryNumber })} problem={problemOf(draft.entryNumber, entryNumberProblem)} hint="Filer code, number and check digit, as on the 7501." />
      <Pair>
        <TextField label="Detention number" value={draft.detentionNo} onChange={(detentionNo) => onChange({ detentionNo })} />
        <TextField label="Form 28 number" value={draft.form28No} onChange={(form28No) => onChange({ form28No })} />
      </Pair>
      <Pair>
        <TextField label="Port code" value={draft.portCode} onChange={(portCode) => onChange({ portCode })} problem={problemOf(draft.portCode, (text) => (/^\d{4}$/.test(text.trim()) ? null : 'A port code has four digits.'))} />
        <TextField label="Port" value={draft.portName} onChange={(portName) => onChange({ portName })} />
      </Pair>
    </div>
  );
}
