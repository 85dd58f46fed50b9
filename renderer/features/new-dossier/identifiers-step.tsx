// Second: the numbers on the notice, checked while they are typed.
import type { ReactElement } from 'react';
import { readEntryNumber } from '../../../src/domain/identifiers/entry-number.ts';
import { IdentifierInput, type KeptAsPrinted } from '../../components/identifier-field.tsx';
import { Pair } from '../../components/inspector-parts.tsx';
import { TextField } from '../../components/text-field.tsx';
import { usePortReader } from '../frame/use-port-reader.ts';
import type { StepProps } from './case-type-step.tsx';
import styles from './new-dossier.module.css';

export function IdentifiersStep({ draft, onChange }: StepProps): ReactElement {
  const readPort = usePortReader();
  const kept: KeptAsPrinted = {
    has: (normal) => draft.keptAsPrinted.includes(normal),
    keep: (normal, keep) => onChange({ keptAsPrinted: [...draft.keptAsPrinted.filter((other) => other !== normal), ...(keep ? [normal] : [])] }),
  };
  return (
    <div className={styles.fields}>
      <p className={styles.question}>Which shipment? What you do not know yet can wait.</p>
      <TextField label="Title of the dossier" autoFocus isRequired value={draft.title} onChange={(title) => onChange({ title })} hint="For you: goods, importer, shipment." />
      <IdentifierInput label="Entry number" text={draft.entryNumber} onText={(entryNumber) => onChange({ entryNumber })} read={readEntryNumber} kept={kept} hint="Filer code, number and check digit, as on the 7501." />
      <Pair>
        <TextField label="Detention number" value={draft.detentionNo} onChange={(detentionNo) => onChange({ detentionNo })} />
        <TextField label="Form 28 number" value={draft.form28No} onChange={(form28No) => onChange({ form28No })} />
      </Pair>
      <Pair>
        <IdentifierInput label="Port code" text={draft.portCode} onText={(portCode) => onChange({ portCode })} read={readPort} kept={kept} />
        <TextField label="Port" value={draft.portName} onChange={(portName) => onChange({ portName })} />
      </Pair>
    </div>
  );
}
