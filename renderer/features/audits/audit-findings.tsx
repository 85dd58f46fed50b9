// The findings of an audit with their corrective action, each of which can be added, changed and removed.
import type { ReactElement } from 'react';
import * as v from 'valibot';
import { auditFindingSchema, type Audit, type AuditFinding } from '../../../src/domain/dossier/audit.ts';
import { Button } from '../../components/button.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { useApp } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { FindingForm } from './finding-form.tsx';

export function AuditFindings({ audit }: { readonly audit: Audit }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const change = (label: string, of: (findings: readonly AuditFinding[]) => AuditFinding[]): void =>
    void edits.change(dossierId, 'audits', audit, `${label} of the ${audit.scheme} audit`, (newest) => ({ findings: of(newest.findings) }));
  const add = (): void => change('Add a finding', (findings) => [...findings, v.parse(auditFindingSchema, { no: Math.max(0, ...findings.map(({ no }) => no)) + 1, severity: 'minor', text: 'New finding', status: 'open' })]);
  return (
    <>
      {audit.findings.map((finding, index) => (
        <FindingForm
          key={`${index} ${finding.no}`} finding={finding} scheme={audit.scheme}
          onSave={(label, patch) => change(`${label} of finding ${finding.no}`, (findings) => findings.map((one, at) => (at === index ? { ...one, ...patch } : one)))}
          onRemove={() => change(`Remove finding ${finding.no}`, (findings) => findings.filter((_, at) => at !== index))}
        />
      ))}
      <Group title="Findings">
        {audit.findings.length === 0 && <p className="muted">None recorded. An audit without findings is rare; make sure that the report says so.</p>}
        <div><Button icon="plus" onPress={add}>Add a finding</Button></div>
      </Group>
    </>
  );
}
