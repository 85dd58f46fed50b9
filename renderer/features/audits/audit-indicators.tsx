// The ILO indicators an audit report speaks of, ticked one by one.
import type { ReactElement } from 'react';
import type { Audit } from '../../../src/domain/dossier/audit.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { useRead } from '../../state/app-context.ts';
import { indicatorsRead } from '../../state/reference-data.ts';

export function AuditIndicators({ audit, onSave }: { readonly audit: Audit; readonly onSave: (indicators: string[]) => void }): ReactElement {
  const indicators = useRead(indicatorsRead).value?.indicators ?? [];
  const assessed = audit.indicatorsAssessed;
  return (
    <Group title="Indicators the report speaks of">
      <p className="muted small">Tick what the auditors looked at, whether or not they found something.</p>
      {indicators.map(({ id, name }) => <Checkbox key={id} isSelected={assessed.includes(id)} onChange={(on) => onSave(on ? [...assessed, id] : assessed.filter((other) => other !== id))}>{name}</Checkbox>)}
    </Group>
  );
}
