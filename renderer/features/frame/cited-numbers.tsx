// The numbers a paper or step carries (order, invoice, bill, container …), each editable, with a list to add more from.
import { useState, type ReactElement } from 'react';
import { citedNumberReader } from '../../../src/domain/identifiers/known-identifiers.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { wordsOf } from '../../copy/words.ts';
import { useKeptAsPrinted } from './use-kept-as-printed.ts';

const NAMES: Readonly<Record<string, string>> = {
  po: 'Purchase order', contract: 'Contract', invoice: 'Invoice', bol: 'Bill of lading', awb: 'Air waybill', container: 'Container', inBond: 'In-bond number', deliveryNote: 'Delivery note', prodOrder: 'Production order', entry: 'Entry number', ior: 'Importer number', filer: 'Filer code', port: 'Port code',
};
const nameOf = (name: string): string => NAMES[name] ?? wordsOf(name);

export interface CitedNumbersProps { readonly title: string; readonly refs: Readonly<Record<string, string>>; readonly onSave: (label: string, refs: Record<string, string>) => void }

export function CitedNumbers({ title, refs, onSave }: CitedNumbersProps): ReactElement {
  const kept = useKeptAsPrinted();
  // A number that was there or was added keeps its field while it is emptied.
  const [names, setNames] = useState<readonly string[]>(() => Object.keys(refs));
  const shown = [...new Set([...names, ...Object.keys(refs)])];
  const save = (name: string) => (value: string | null): void => {
    const { [name]: _old, ...others } = refs;
    onSave(`Change ${nameOf(name).toLowerCase()}`, value === null ? others : { ...refs, [name]: value });
  };
  return (
    <Group title={title}>
      {shown.map((name) => {
        const read = citedNumberReader(name);
        const common = { label: nameOf(name), value: refs[name] ?? null, onSave: save(name) };
        return read ? <IdentifierField key={name} {...common} read={read} kept={kept} /> : <DraftField key={name} {...common} />;
      })}
      <SelectField label="Add a number" hideLabel placeholder="Add a number" value={null} onChange={(name) => setNames([...shown, name])} choices={Object.entries(NAMES).filter(([name]) => !shown.includes(name)).map(([id, label]) => ({ id, label }))} />
    </Group>
  );
}
