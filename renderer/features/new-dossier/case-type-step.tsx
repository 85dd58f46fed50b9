// First question: under which law did CBP stop the goods? Each answer says what must be shown.
import type { ReactElement } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { CASE_TYPES, type CaseType } from '../../../src/domain/dossier/case.ts';
import { CASE_TYPE_COPY } from '../../copy/case-types.ts';
import type { DossierDraft } from './dossier-draft.ts';
import styles from './new-dossier.module.css';

export interface StepProps { readonly draft: DossierDraft; readonly onChange: (patch: Partial<DossierDraft>) => void }

export function CaseTypeStep({ draft, onChange }: StepProps): ReactElement {
  return (
    <RadioGroup className={styles.types ?? ''} value={draft.type} onChange={(type) => onChange({ type: type as CaseType })}>
      <Label className={styles.question ?? ''}>What did CBP start? It stands on the notice.</Label>
      {CASE_TYPES.map((type) => {
        const copy = CASE_TYPE_COPY[type];
        return (
          <RadioField key={type} value={type}>
            <RadioButton className={styles.type ?? ''}>
              <span className={styles.dot} />
              <span className={styles.typeWords}>
                <strong>{copy.name}</strong>
                <span>{copy.burden}</span>
                <span className="muted small">Clock: {copy.clock}. {copy.source}</span>
              </span>
            </RadioButton>
          </RadioField>
        );
      })}
    </RadioGroup>
  );
}
