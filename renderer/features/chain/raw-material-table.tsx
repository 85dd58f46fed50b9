// From the entry back to the raw material: what part of every lot is in this entry, tier by tier.
import type { ReactElement } from 'react';
import { rawMaterialOfLines, type LotShare } from '../../../src/domain/chain/raw-material-trace.ts';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId, useHeader } from '../frame/use-dossier.ts';
import { amountIn, amountText, percentText } from './amounts.ts';
import styles from './mass-balance.module.css';
import { useTrace } from './use-chain.ts';

type Row = LotShare & { readonly id: string };
export interface RawMaterialTableProps { readonly selectedId: string | null; readonly onSelect: (id: string) => void }

export function RawMaterialTable({ selectedId, onSelect }: RawMaterialTableProps): ReactElement {
  const lots = useRecords(useDossierId(), 'lots');
  const lines = useHeader().value?.header.entry.lines ?? [];
  const trace = useTrace();
  const nameOf = (id: string): string => { const lot = lots.find((one) => one.id === id); return [lot?.material ?? id, lot?.lotNo].filter(Boolean).join(', '); };
  const columns: readonly ColumnOf<Row>[] = [
    { id: 'tier', title: 'Tier', width: 56, numeric: true, render: (row) => row.tier },
    { id: 'lot', title: 'Lot', width: '2fr', minWidth: 150, isRowHeader: true, render: (row) => nameOf(row.lotId) },
    { id: 'raw', title: 'Raw material', drops: 2, width: 112, render: (row) => (row.isRaw ? 'yes' : '') },
    { id: 'made', title: 'Made', drops: 1, width: 130, numeric: true, render: (row) => amountIn(row.made, row.dimension) },
    { id: 'in', title: 'In this entry', width: 140, numeric: true, render: (row) => amountIn(row.inEntry, row.dimension) },
    { id: 'share', title: 'Share', width: 84, numeric: true, render: (row) => percentText(row.share) },
  ];
  const perLine = rawMaterialOfLines(lines, trace?.rawKg ?? null);
  return (
    <>
      <DataTable label="From the entry back to raw material" rows={(trace?.lots ?? []).map((share): Row => ({ ...share, id: share.lotId }))} columns={columns} idOf={(row) => row.id} textOf={(row) => nameOf(row.lotId)} selectedId={selectedId} onSelect={onSelect} empty="No movement reaches the entry yet: give the last hand-over the importer's site as its destination." />
      <p className={`${styles.note} small`} role="status">
        Raw material in this entry: {trace?.rawKg ? `${amountText(trace.rawKg)} kg` : 'not known'}.
        {lines.length > 1 && lines.map((line, index) => ` Line ${line.line}: ${amountText(perLine[index] ?? null)} kg.`)}
        {trace && trace.circular.length > 0 && ` The trace ends before a circle: ${trace.circular.slice(0, 3).map(({ name }) => name).join(', ')}.`}
      </p>
    </>
  );
}
