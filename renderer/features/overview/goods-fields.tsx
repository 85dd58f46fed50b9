// What kind of entry and goods: the entry type, and the commodity pack that says which papers each step should have.
import type { ReactElement } from 'react';
import type { DossierHeader } from '../../../src/domain/dossier/dossier.ts';
import { suggestedPack } from '../../../src/domain/reference/commodity-pack.ts';
import { SelectField } from '../../components/select-field.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { useRead } from '../../state/app-context.ts';
import { entryTypesRead, packsRead } from '../../state/reference-data.ts';

const NONE = '';

export function EntryTypeField({ value, onSave }: { readonly value: string | null; readonly onSave: (type: string | null) => void }): ReactElement {
  const known = useRead(entryTypesRead).value?.entryTypes ?? [];
  const choices = [{ id: NONE, label: 'Not stated' }, ...known.map(({ code, name }) => ({ id: code, label: `${code} ${name}` })), ...(value !== null && !known.some(({ code }) => code === value) ? [{ id: value, label: value }] : [])];
  const type = known.find(({ code }) => code === value);
  return (
    <>
      <SelectField label="Entry type" choices={choices} value={value ?? NONE} onChange={(id) => onSave(id === NONE ? null : id)} />
      {type && (type.note !== null || type.confidence === 'unverified') && <p className="small muted">{type.note} <Unverified confidence={type.confidence} /></p>}
    </>
  );
}

export function CommodityField({ header, onSave }: { readonly header: DossierHeader; readonly onSave: (pack: string | null) => void }): ReactElement {
  const packs = useRead(packsRead).value ?? [];
  const chosen = header.case.commodityPack;
  const suggested = header.entry.lines.map(({ hts }) => (hts === null ? null : suggestedPack(hts, packs))).find((pack) => pack !== null) ?? null;
  const pack = packs.find(({ id }) => id === chosen) ?? (chosen === null ? suggested : null);
  const choices = [{ id: NONE, label: suggested ? `By tariff number: ${suggested.name}` : 'By tariff number: none fits' }, ...packs.map(({ id, name }) => ({ id, label: name })), ...(chosen !== null && !packs.some(({ id }) => id === chosen) ? [{ id: chosen, label: `${chosen} (not among the reference data)` }] : [])];
  return (
    <>
      <SelectField label="Commodity" hint="Says which papers each step of the chain should have." choices={choices} value={chosen ?? NONE} onChange={(id) => onSave(id === NONE ? null : id)} />
      {pack?.remarks.map((remark) => <p key={remark.text} className="small">{remark.text} <span className="muted">{remark.source}</span> <Unverified confidence={remark.confidence} /></p>)}
    </>
  );
}
