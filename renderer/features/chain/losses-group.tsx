// What a step loses: waste, by-products, samples, each with where it went.
import type { ReactElement } from 'react';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { decimalProblem, UNIT_CHOICES, unitCode, unitName } from '../../format/numbers.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './chain.module.css';

type Loss = Step['losses'][number];
const KINDS = ['waste', 'by_product', 'moisture', 'samples', 'rejects', 'trimmings'].map((kind) => ({ id: kind, label: wordsOf(kind) }));
const NOBODY = '';

export interface LossesGroupProps { readonly losses: readonly Loss[]; readonly onChange: (change: (losses: readonly Loss[]) => Loss[]) => void }

export function LossesGroup({ losses, onChange }: LossesGroupProps): ReactElement {
  const parties = useRecords(useDossierId(), 'parties');
  const buyers = [{ id: NOBODY, label: 'Not sold' }, ...parties.map(({ id, name }) => ({ id, label: name }))];
  const change = (index: number, patch: Partial<Loss>): void => onChange((newest) => newest.map((loss, at) => (at === index ? { ...loss, ...patch } : loss)));
  return (
    <Group title="Losses" acts={<Button look="quiet" icon="plus" onPress={() => onChange((newest) => [...newest, { kind: 'waste', quantity: '0', uom: 'KGM', pieces: null, soldTo: null, invoice: null }])}>Add</Button>}>
      {losses.map((loss, index) => (
        <div key={index} className={styles.flow} role="group" aria-label={`Loss ${index + 1}, ${wordsOf(loss.kind)}`}>
          <span className={styles.flowHead}><strong>{wordsOf(loss.kind)}</strong><IconButton icon="close" label={`Remove loss ${index + 1}, ${wordsOf(loss.kind)}`} onPress={() => onChange((newest) => newest.filter((_, at) => at !== index))} /></span>
          <DraftCombo label="Kind" value={wordsOf(loss.kind)} choices={KINDS} onSave={(text) => change(index, { kind: KINDS.find(({ label }) => label === text)?.id ?? text.toLowerCase().replace(/\W+/g, '_') })} />
          <Pair>
            <DraftField label="Quantity" value={loss.quantity} check={decimalProblem} onSave={(quantity) => { if (quantity) change(index, { quantity }); }} />
            <DraftCombo label="Unit" value={unitName(loss.uom)} choices={UNIT_CHOICES} onSave={(unit) => change(index, { uom: unitCode(unit) })} />
          </Pair>
          <SelectField label="Sold to" choices={buyers} value={loss.soldTo ?? NOBODY} onChange={(id) => change(index, { soldTo: id === NOBODY ? null : id })} />
          {loss.soldTo !== null && <DraftField label="Invoice of that sale" value={loss.invoice} onSave={(invoice) => change(index, { invoice })} />}
        </div>
      ))}
      {losses.length === 0 && <p className="muted">None stated. Whatever goes in and does not come out belongs here.</p>}
    </Group>
  );
}
