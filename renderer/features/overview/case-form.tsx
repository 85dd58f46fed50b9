// The case itself: type, identifiers, entry and the dates, each saved as it is typed.
import type { ReactElement } from 'react';
import type { CaseType } from '../../../src/domain/dossier/case.ts';
import type { DossierHeader } from '../../../src/domain/dossier/dossier.ts';
import type { Entry } from '../../../src/domain/dossier/entry.ts';
import { readEntryNumber } from '../../../src/domain/identifiers/entry-number.ts';
import { readProtestNumber } from '../../../src/domain/identifiers/protest-number.ts';
import { readTariffNumber } from '../../../src/domain/identifiers/tariff-number.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Facts, Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { CASE_TYPE_NAMES } from '../../copy/case-types.ts';
import { countryName } from '../../copy/words.ts';
import { formatDecimal, formatQuantity } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { useKeptAsPrinted } from '../frame/use-kept-as-printed.ts';
import { usePortReader } from '../frame/use-port-reader.ts';
import { CaseDatesGroups } from './case-dates.tsx';
import { CommodityField, EntryTypeField } from './goods-fields.tsx';

const TYPE_CHOICES = Object.entries(CASE_TYPE_NAMES).map(([id, copy]) => ({ id, label: copy.name }));

export function CaseForm({ header }: { readonly header: DossierHeader }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const parties = useRecords(dossierId, 'parties');
  const save = (label: string, patch: Partial<DossierHeader>): void => void edits.changeHeader(dossierId, header, label, patch);
  const saveCase = (label: string, patch: Partial<DossierHeader['case']>): void => save(label, { case: { ...header.case, ...patch } });
  const saveEntry = (label: string, patch: Partial<Entry>): void => save(label, { entry: { ...header.entry, ...patch } });
  const kept = useKeptAsPrinted();
  const readPort = usePortReader();
  const nameOf = (id: string | null): string | null => parties.find((party) => party.id === id)?.name ?? null;

  return (
    <>
      <InspectorHead title="Case details" />
      <Group title="Case">
        <DraftField label="Title" value={header.title} onSave={(title) => { if (title) save('Rename dossier', { title }); }} />
        <SelectField label="Case type" choices={TYPE_CHOICES} value={header.case.type} onChange={(type) => saveCase('Change case type', { type: type as CaseType })} />
        <Pair>
          <DraftField label="Detention number" value={header.case.detentionNo} onSave={(detentionNo) => saveCase('Change detention number', { detentionNo })} />
          <DraftField label="Form 28 number" value={header.case.form28No} onSave={(form28No) => saveCase('Change Form 28 number', { form28No })} />
        </Pair>
        <IdentifierField label="Protest number" value={header.case.protestNo} read={readProtestNumber} kept={kept} onSave={(protestNo) => saveCase('Change protest number', { protestNo })} />
        <DraftField label="Position taken" rows={3} value={header.case.position} onSave={(position) => saveCase('Change position', { position })} />
        <DraftField label="Speaks as of" type="date" value={header.asOf} onSave={(asOf) => save('Change the day the dossier speaks of', { asOf })} hint="Clocks and checks count from this day instead of today. Leave it empty for a case that is running." />
      </Group>
      <CaseDatesGroups facts={header.case} save={saveCase} />
      <Group title="Entry">
        <IdentifierField label="Entry number" value={header.entry.number} read={readEntryNumber} kept={kept} onSave={(number) => saveEntry('Change entry number', { number })} />
        <Pair>
          <IdentifierField label="Port code" value={header.entry.portCode} read={readPort} kept={kept} onSave={(portCode) => saveEntry('Change port', { portCode })} />
          <DraftField label="Port" value={header.entry.portName} onSave={(portName) => saveEntry('Change port', { portName })} />
        </Pair>
        <EntryTypeField value={header.entry.type} onSave={(type) => saveEntry('Change entry type', { type })} />
        <CommodityField header={header} onSave={(commodityPack) => saveCase('Change commodity', { commodityPack })} />
        <Facts facts={[{ name: 'Importer', value: nameOf(header.entry.importerId) }, { name: 'Broker', value: nameOf(header.entry.brokerId) }]} />
      </Group>
      {header.entry.lines.map((line) => (
        <Group key={line.id} title={`Entry line ${line.line}`}>
          <IdentifierField label="HTS number" value={line.hts} read={readTariffNumber} kept={kept} onSave={(hts) => saveEntry('Change HTS number', { lines: header.entry.lines.map((other) => (other.id === line.id ? { ...other, hts } : other)) })} />
          <Facts facts={[
            { name: 'Goods', value: line.description },
            { name: 'Origin', value: countryName(line.countryOfOrigin) },
            { name: 'Quantity', value: formatQuantity(line.quantity, line.uom) },
            { name: 'Value', value: line.valueUsd === null ? null : `$${formatDecimal(line.valueUsd)}` },
            { name: 'Maker', value: nameOf(line.manufacturerId) },
          ]} />
        </Group>
      ))}
    </>
  );
}
