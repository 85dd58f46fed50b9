// One finding: what was found, what is done about it, and the proof without which it does not count as closed.
import type { ReactElement } from 'react';
import { schemeOf } from '../../../src/domain/audits/audit-scheme.ts';
import { CLOSURE_WORDS, closureOf, missingProof } from '../../../src/domain/audits/finding-closure.ts';
import { FINDING_STATES, VERIFICATION_METHODS, type AuditFinding } from '../../../src/domain/dossier/audit.ts';
import { Button } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { countProblem, decimalProblem } from '../../format/numbers.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { auditSchemesRead, indicatorsRead } from '../../state/reference-data.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { CLOSURE_TONES, choicesOf, chosenOf, NONE, numberOrNull, shown } from './audit-words.ts';

export interface FindingFormProps {
  readonly finding: AuditFinding;
  /** Name of the audit's scheme, whose grades are offered. */
  readonly scheme: string;
  readonly onSave: (label: string, patch: Partial<AuditFinding>) => void;
  readonly onRemove: () => void;
}

const currencyProblem = (text: string): string | null => (/^[A-Z]{3}$/.test(text.trim()) ? null : 'Three capital letters, as VND.');

export function FindingForm({ finding, scheme, onSave, onRemove }: FindingFormProps): ReactElement {
  const { ui } = useApp();
  const exhibits = useRecords(useDossierId(), 'exhibits');
  const schemes = useRead(auditSchemesRead).value?.schemes ?? [];
  const indicators = useRead(indicatorsRead).value?.indicators ?? [];
  const closure = closureOf(finding);
  const proof = exhibits.find(({ id }) => id === finding.evidenceExhibitId);
  const text = (label: string, field: 'clause' | 'evidenceSeen' | 'legalReference' | 'rootCause' | 'correctiveAction' | 'preventiveAction' | 'owner' | 'verifiedBy', rows?: number): ReactElement =>
    <DraftField label={label} value={finding[field]} onSave={(value) => onSave(`Change ${label.toLowerCase()}`, { [field]: value })} {...(rows ? { rows } : {})} />;
  return (
    <Group title={`Finding ${finding.no}`} acts={<Badge tone={CLOSURE_TONES[closure]}>{CLOSURE_WORDS[closure]}</Badge>}>
      <DraftField label="What was found" rows={3} value={finding.text} onSave={(value) => { if (value) onSave('Change text', { text: value }); }} />
      <Pair>
        {text('Clause', 'clause')}
        <DraftCombo label="Severity" value={finding.severity} choices={(schemeOf(scheme, schemes)?.levels ?? []).map((level) => ({ id: level, label: level }))} onSave={(severity) => onSave('Change severity', { severity })} />
      </Pair>
      <SelectField label="ILO indicator it points to" choices={[{ id: NONE, label: 'None' }, ...indicators.map(({ id, name, meaning }) => ({ id, label: name, note: meaning }))]} value={finding.iloIndicator ?? NONE} onChange={(id) => onSave('Change indicator', { iloIndicator: id === NONE ? null : id })} />
      {text('Evidence the auditors saw', 'evidenceSeen', 2)}
      <Pair>
        <DraftField label="Workers affected" value={shown(finding.affectedWorkers)} check={countProblem} onSave={(value) => onSave('Change workers affected', { affectedWorkers: numberOrNull(value) })} />
        {text('Legal reference', 'legalReference')}
      </Pair>
      {text('Root cause', 'rootCause', 2)}
      {text('Corrective action', 'correctiveAction', 2)}
      {text('What prevents it from happening again', 'preventiveAction', 2)}
      <Pair>
        {text('Who has to act', 'owner')}
        <DraftField label="Due" type="date" value={finding.due} onSave={(due) => onSave('Change due date', { due })} />
      </Pair>
      <Pair>
        <DraftField label="Paid back to workers" value={finding.repaid} check={decimalProblem} onSave={(repaid) => onSave('Change amount', { repaid })} />
        <DraftField label="Currency" value={finding.repaidCurrency} check={currencyProblem} onSave={(repaidCurrency) => onSave('Change currency', { repaidCurrency })} />
      </Pair>
      <DraftCombo label="State" value={finding.status} choices={FINDING_STATES.map((id) => ({ id, label: id }))} onSave={(status) => onSave('Change state', { status })} />
      {closure === 'claimed' && <p className="small">It counts as closed when it has: {missingProof(finding).join(', ')}.</p>}
      <Pair>
        {text('Verified by', 'verifiedBy')}
        <DraftField label="Verified on" type="date" value={finding.verifiedOn} onSave={(verifiedOn) => onSave('Change date of verification', { verifiedOn })} />
      </Pair>
      <SelectField label="How it was verified" choices={choicesOf(VERIFICATION_METHODS, 'Not stated')} value={finding.verificationMethod ?? NONE} onChange={(id) => onSave('Change method', { verificationMethod: chosenOf(VERIFICATION_METHODS, id) })} />
      <SelectField label="Exhibit that proves it" choices={[{ id: NONE, label: 'None' }, ...exhibits.map(({ id, exhibitNo, title }) => ({ id, label: `${exhibitNo} ${title}` }))]} value={finding.evidenceExhibitId ?? NONE} onChange={(id) => onSave('Change proof', { evidenceExhibitId: id === NONE ? null : id })} />
      {proof && <p><LinkButton onPress={() => ui.goTo('evidence', proof.id)}>Open {proof.exhibitNo}, {wordsOf(proof.docType).toLowerCase()}</LinkButton></p>}
      <div><Button onPress={onRemove}>Remove finding {finding.no}</Button></div>
    </Group>
  );
}
