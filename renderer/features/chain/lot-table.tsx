// Every lot of the chain, those without a step too.
import type { ReactElement } from 'react';
import type { Lot } from '../../../src/domain/dossier/chain.ts';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { countryName } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

export interface LotTableProps { readonly selectedId: string | null; readonly onSelect: (id: string) => void }

export function LotTable({ selectedId, onSelect }: LotTableProps): ReactElement {
  const dossierId = useDossierId();
  const lots = useRecords(dossierId, 'lots');
  const sites = useRecords(dossierId, 'sites');
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? '';
  const columns: readonly ColumnOf<Lot>[] = [
    { id: 'no', title: 'Lot number', width: '1fr', minWidth: 100, sortBy: (row) => row.lotNo ?? '', render: (row) => row.lotNo ?? '' },
    { id: 'material', title: 'Material', width: '2fr', minWidth: 150, isRowHeader: true, sortBy: (row) => row.material, render: (row) => row.material },
    { id: 'quantity', title: 'Quantity', width: 130, numeric: true, render: (row) => formatQuantity(row.quantity, row.uom) },
    { id: 'made', title: 'Made at', drops: 1, width: '1.4fr', minWidth: 110, sortBy: (row) => siteName(row.producedBy), render: (row) => siteName(row.producedBy) },
    { id: 'on', title: 'Made on', drops: 2, width: 112, sortBy: (row) => row.producedOn ?? '', render: (row) => formatDate(row.producedOn) },
    { id: 'origin', title: 'Origin', drops: 3, width: '1fr', minWidth: 100, sortBy: (row) => countryName(row.originCountry), render: (row) => [row.originRegion, countryName(row.originCountry)].filter(Boolean).join(', ') },
  ];
  return <DataTable label="Lots" rows={lots} columns={columns} idOf={(row) => row.id} textOf={(row) => row.material} selectedId={selectedId} onSelect={onSelect} empty="No lot yet." />;
}
