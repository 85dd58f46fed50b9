// The entry as filed with CBP: its numbers, dates and parties, and each line with goods, quantity, value and maker.
import type { ReactElement, ReactNode } from 'react';
import type { DossierHeader } from '../../../src/domain/dossier/dossier.ts';
import type { Entry, EntryLine } from '../../../src/domain/dossier/entry.ts';
import { readEntryNumber } from '../../../src/domain/identifiers/entry-number.ts';
import { readTariffNumber } from '../../../src/domain/identifiers/tariff-number.ts';
import { Button } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { countryName } from '../../copy/words.ts';
import { decimalProblem, UNIT_CHOICES, unitCode, unitName } from '../../format/numbers.ts';
import { countryProblem } from '../../format/places.ts';
import { useRecords } from '../../state/app-context.ts';
import type { Patch } from '../../state/edits.ts';
import { nextId } from '../../state/next-id.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { useKeptAsPrinted } from '../frame/use-kept-as-printed.ts';
import { usePortReader } from '../frame/use-port-reader.ts';
import { EntryTypeField } from './goods-fields.tsx';

const NOBODY = '';

export interface EntryGroupsProps { readonly entry: Entry; readonly save: (label: string, patch: Patch<DossierHeader>) => void; readonly children?: ReactNode }

export function EntryGroups({ entry, save, children }: EntryGroupsProps): ReactElement {
  const kept = useKeptAsPrinted();
  const readPort = usePortReader();
  const parties: readonly Choice[] = [{ id: NOBODY, label: 'Not stated' }, ...useRecords(useDossierId(), 'parties').map(({ id, name }) => ({ id, label: name }))];
  const saveEntry = (label: string, patch: Partial<Entry>): void => save(label, (newest) => ({ entry: { ...newest.entry, ...patch } }));
  const saveLines = (label: string, change: (lines: readonly EntryLine[]) => EntryLine[]): void => save(label, (newest) => ({ entry: { ...newest.entry, lines: change(newest.entry.lines) } }));
  const orNull = (id: string): string | null => (id === NOBODY ? null : id);
  const add = (): void => saveLines('Add entry line', (lines) => [...lines, {
    id: nextId('LN', lines), line: lines.reduce((most, { line }) => Math.max(most, line), 0) + 1, hts: null, description: 'Goods', countryOfOrigin: null, harvestCountry: null, quantity: null, uom: null, otherQuantities: [], netKg: null, grossKg: null, valueUsd: null, manufacturerId: null,
  }]);
  return (
    <>
      <Group title="Entry" acts={<Button look="quiet" icon="plus" onPress={add}>Add a line</Button>}>
        <IdentifierField label="Entry number" value={entry.number} read={readEntryNumber} kept={kept} onSave={(number) => saveEntry('Change entry number', { number })} />
        <EntryTypeField value={entry.type} onSave={(type) => saveEntry('Change entry type', { type })} />
        {children}
        <Pair>
          <IdentifierField label="Port code" value={entry.portCode} read={readPort} kept={kept} onSave={(portCode) => saveEntry('Change port', { portCode })} />
          <DraftField label="Port" value={entry.portName} onSave={(portName) => saveEntry('Change port', { portName })} />
        </Pair>
        <SelectField label="Importer of record" choices={parties} value={entry.importerId ?? NOBODY} onChange={(id) => saveEntry('Change importer', { importerId: orNull(id) })} />
        <SelectField label="Customs broker" choices={parties} value={entry.brokerId ?? NOBODY} onChange={(id) => saveEntry('Change broker', { brokerId: orNull(id) })} />
      </Group>
      {entry.lines.map((line) => (
        <LineGroup key={line.id} line={line} parties={parties} kept={kept}
          save={(label, patch) => saveLines(`${label} of line ${line.line}`, (lines) => lines.map((other) => (other.id === line.id ? { ...other, ...patch } : other)))}
          onRemove={() => saveLines(`Remove line ${line.line}`, (lines) => lines.filter(({ id }) => id !== line.id))} />
      ))}
    </>
  );
}

interface LineGroupProps { readonly line: EntryLine; readonly parties: readonly Choice[]; readonly kept: ReturnType<typeof useKeptAsPrinted>; readonly save: (label: string, patch: Partial<EntryLine>) => void; readonly onRemove: () => void }

function LineGroup({ line, parties, kept, save, onRemove }: LineGroupProps): ReactElement {
  return (
    <Group title={`Entry line ${line.line}`}>
      <DraftField label="Goods" rows={2} value={line.description} onSave={(description) => { if (description) save('Change goods', { description }); }} />
      <Pair>
        <IdentifierField label="HTS number" value={line.hts} read={readTariffNumber} kept={kept} onSave={(hts) => save('Change HTS number', { hts })} />
        <DraftField label="Country of origin" value={line.countryOfOrigin} hint={countryName(line.countryOfOrigin)} check={countryProblem} onSave={(countryOfOrigin) => save('Change origin', { countryOfOrigin })} />
      </Pair>
      <Pair>
        <DraftField label="Quantity" value={line.quantity} check={decimalProblem} onSave={(quantity) => save('Change quantity', { quantity })} />
        <DraftCombo label="Unit" value={unitName(line.uom)} choices={UNIT_CHOICES} onSave={(unit) => save('Change unit', { uom: unitCode(unit) })} />
      </Pair>
      <Pair>
        <DraftField label="Net weight, kg" value={line.netKg} check={decimalProblem} onSave={(netKg) => save('Change net weight', { netKg })} />
        <DraftField label="Gross weight, kg" value={line.grossKg} check={decimalProblem} onSave={(grossKg) => save('Change gross weight', { grossKg })} />
      </Pair>
      <DraftField label="Entered value, USD" value={line.valueUsd} check={decimalProblem} onSave={(valueUsd) => save('Change value', { valueUsd })} />
      <SelectField label="Maker" choices={parties} value={line.manufacturerId ?? NOBODY} onChange={(id) => save('Change maker', { manufacturerId: id === NOBODY ? null : id })} />
      <div><Button onPress={onRemove}>Remove this line</Button></div>
    </Group>
  );
}
