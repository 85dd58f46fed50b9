// The identifiers of a party, each checked as it is typed; an importer's social security number is shown by its last four digits.
import { useState, type ReactElement } from 'react';
import type { Party } from '../../../src/domain/dossier/chain.ts';
import { maskImporterNumber } from '../../../src/domain/identifiers/importer-number.ts';
import { partyIdentifierReader } from '../../../src/domain/identifiers/known-identifiers.ts';
import { DraftField } from '../../components/draft-fields.tsx';
import { IdentifierField } from '../../components/identifier-field.tsx';
import { Group } from '../../components/inspector-parts.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useKeptAsPrinted } from '../frame/use-kept-as-printed.ts';

const NAMES: Readonly<Record<string, string>> = {
  ior: 'Importer number', filer: 'Filer code', mid: 'Manufacturer ID (MID)', scac: 'Carrier code (SCAC)', uscc: 'Chinese registration (USCC)', gacc: 'GACC number', iftp: 'IFTP number', gin: 'Gin code', lei: 'LEI', gln: 'GLN', accreditation: 'Accreditation',
};

type Row = Party['identifiers'][number];

/** One row per identifier, in an order that holds while the form is open: a kind that was there or was added keeps its row when emptied. */
function rowsOf(kinds: readonly string[], identifiers: readonly Row[]): Row[] {
  const left = [...identifiers];
  const rows = kinds.map((scheme): Row => {
    const at = left.findIndex((one) => one.scheme === scheme);
    return at < 0 ? { scheme, value: '' } : left.splice(at, 1)[0] ?? { scheme, value: '' };
  });
  return [...rows, ...left];
}

export interface PartyIdentifiersProps { readonly party: Party; readonly onSave: (label: string, patch: Partial<Party>) => void }

export function PartyIdentifiers({ party, onSave }: PartyIdentifiersProps): ReactElement {
  const kept = useKeptAsPrinted();
  const [kinds, setKinds] = useState<readonly string[]>(() => party.identifiers.map((one) => one.scheme));
  const rows = rowsOf(kinds, party.identifiers);
  const saveAt = (at: number) => (value: string | null): void => {
    const next = rows.map((row, index) => (index === at ? { ...row, value: value ?? '' } : row)).filter((row) => row.value !== '');
    onSave('Change identifiers', { identifiers: next });
  };
  return (
    <Group title="Identifiers">
      {rows.map(({ scheme, value }, index) => {
        const read = partyIdentifierReader(scheme, party);
        const common = { label: NAMES[scheme] ?? scheme.toUpperCase(), value, onSave: saveAt(index) };
        return read
          ? <IdentifierField key={`${scheme}${index}`} {...common} read={read} kept={kept} {...(scheme === 'ior' ? { mask: maskImporterNumber } : {})} />
          : <DraftField key={`${scheme}${index}`} {...common} />;
      })}
      <SelectField label="Add an identifier" hideLabel placeholder="Add an identifier" value={null} onChange={(scheme) => setKinds([...rows.map((row) => row.scheme), scheme])} choices={Object.entries(NAMES).filter(([scheme]) => !rows.some((row) => row.scheme === scheme)).map(([id, label]) => ({ id, label }))} />
    </Group>
  );
}
