// First question: under which law did CBP stop the goods? Each answer says what must be shown, who decides and where it is filed.
import type { ReactElement } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { CASE_TYPES, type CaseType } from '../../../src/domain/dossier/case.ts';
import { Unverified } from '../../components/unverified.tsx';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { useRead } from '../../state/app-context.ts';
import { caseReferenceRead, type CaseReference } from '../../state/known-reads.ts';
import type { DossierDraft } from './dossier-draft.ts';
import styles from './new-dossier.module.css';

export interface StepProps { readonly draft: DossierDraft; readonly onChange: (patch: Partial<DossierDraft>) => void }

export function CaseTypeStep({ draft, onChange }: StepProps): ReactElement {
  const known = useRead(caseReferenceRead).value?.caseTypes ?? [];
  return (
    <RadioGroup className={styles.types ?? ''} value={draft.type} onChange={(type) => onChange({ type: type as CaseType })}>
      <Label className={styles.question ?? ''}>What did CBP start? It stands on the notice.</Label>
      {CASE_TYPES.map((type) => {
        const facts = known.find(({ id }) => id === type);
        return (
          <RadioField key={type} value={type}>
            <RadioButton className={styles.type ?? ''}>
              <span className={styles.dot} />
              <span className={styles.typeWords}>
                <strong>{CASE_TYPE_NAMES[type].name}</strong>
                {facts && <TypeWords facts={facts} isChosen={draft.type === type} />}
              </span>
            </RadioButton>
          </RadioField>
        );
      })}
    </RadioGroup>
  );
}

type CaseTypeFacts = CaseReference['caseTypes'][number];

/** Burden, decider and channel of every type; the rest of the one that is chosen. */
function TypeWords({ facts, isChosen }: { readonly facts: CaseTypeFacts; readonly isChosen: boolean }): ReactElement {
  const line = (name: string, key: 'standard' | 'decider' | 'channel' | 'clock'): ReactElement => <span className="muted small">{name}: {facts[key].text} <Unverified confidence={facts[key].confidence} /></span>;
  return (
    <>
      <span>{facts.burden.text}</span>
      {line('Decides', 'decider')}
      {line('Filed through', 'channel')}
      {line('Clock', 'clock')}
      {isChosen && line('How strong', 'standard')}
      {isChosen && facts.requiredParts.map((part) => <span key={part.text} className="muted small">Needs: {part.text} <Unverified confidence={part.confidence} /></span>)}
      {isChosen && <span className="muted small">Source: {facts.burden.source}</span>}
    </>
  );
}
