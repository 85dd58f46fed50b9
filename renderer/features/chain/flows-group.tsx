// What goes into a step or comes out of it: lots with their quantities, each editable; more are linked from a list.
import type { ReactElement } from 'react';
import type { Flow } from '../../../src/domain/dossier/chain.ts';
import { IconButton } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { decimalProblem, UNIT_CHOICES, unitCode, unitName } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './chain.module.css';

const WEIGHTS = new Set(['KGM', 'GRM', 'TNE', 'LBR']);

export interface FlowsGroupProps { readonly title: string; readonly flows: readonly Flow[]; readonly onChange: (change: (flows: readonly Flow[]) => Flow[]) => void }

export function FlowsGroup({ title, flows, onChange }: FlowsGroupProps): ReactElement {
  const lots = useRecords(useDossierId(), 'lots');
  const nameOf = (id: string): string => {
    const lot = lots.find((candidate) => candidate.id === id);
    return [lot?.material ?? id, lot?.lotNo].filter(Boolean).join(', ');
  };
  const left = lots.filter((lot) => !flows.some((flow) => flow.lotId === lot.id));
  const add = (lotId: string): void => {
    const lot = lots.find((candidate) => candidate.id === lotId);
    if (lot) onChange((newest) => [...newest, { lotId, quantity: lot.quantity ?? '0', uom: lot.uom ?? 'KGM', equivalentKg: lot.netKg }]);
  };
  return (
    <Group title={title}>
      {flows.map((flow) => (
        <FlowFields key={flow.lotId} flow={flow} name={nameOf(flow.lotId)} onRemove={() => onChange((newest) => newest.filter(({ lotId }) => lotId !== flow.lotId))} onSave={(patch) => onChange((newest) => newest.map((other) => (other.lotId === flow.lotId ? { ...other, ...patch } : other)))} />
      ))}
      {left.length > 0 && <SelectField label={`Add a lot to ${title}`} hideLabel placeholder="Add a lot" value={null} onChange={add} choices={left.map(({ id }) => ({ id, label: nameOf(id) }))} />}
      {lots.length === 0 && <p className="muted">There is no lot yet. Add one above, then link it here.</p>}
    </Group>
  );
}

interface FlowFieldsProps { readonly flow: Flow; readonly name: string; readonly onSave: (patch: Partial<Flow>) => void; readonly onRemove: () => void }

function FlowFields({ flow, name, onSave, onRemove }: FlowFieldsProps): ReactElement {
  const { ui } = useApp();
  return (
    <div className={styles.flow} role="group" aria-label={name}>
      <span className={styles.flowHead}><LinkButton onPress={() => ui.select('chain', flow.lotId)}>{name}</LinkButton><IconButton icon="close" label={`Unlink ${name}`} onPress={onRemove} /></span>
      <Pair>
        <DraftField label="Quantity" value={flow.quantity} check={decimalProblem} onSave={(quantity) => { if (quantity) onSave({ quantity }); }} />
        <DraftCombo label="Unit" value={unitName(flow.uom)} choices={UNIT_CHOICES} onSave={(unit) => onSave({ uom: unitCode(unit) })} />
      </Pair>
      {!WEIGHTS.has(flow.uom) && <DraftField label="The same in kg" value={flow.equivalentKg} check={decimalProblem} onSave={(equivalentKg) => onSave({ equivalentKg })} hint="Say under Conversion which paper shows the weight of one." />}
    </div>
  );
}
