// Packages issued so far, newest first; those that evidence has overtaken are marked.
import type { ReactElement } from 'react';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Badge } from '../../components/marks.tsx';
import { formatInstant } from '../../format/dates.ts';
import { formatBytes, formatCount } from '../../format/numbers.ts';
import { useApp } from '../../state/app-context.ts';
import type { IssuedPackage } from '../../state/known-reads.ts';

const sum = (issued: IssuedPackage, of: 'pages' | 'bytes'): number => issued.volumes.reduce((total, volume) => total + volume[of], 0);

const COLUMNS: readonly ColumnOf<IssuedPackage>[] = [
  { id: 'at', title: 'Issued', width: 170, sortBy: (row) => row.issuedAt, render: (row) => formatInstant(row.issuedAt) },
  { id: 'title', title: 'Title', width: '2fr', minWidth: 160, isRowHeader: true, sortBy: (row) => row.title, render: (row) => row.title },
  { id: 'variant', title: 'Version', drops: 2, width: 100, sortBy: (row) => row.variant ?? '', render: (row) => row.variant ?? '' },
  { id: 'signer', title: 'Signed by', drops: 2, width: '1fr', minWidth: 100, sortBy: (row) => row.signer ?? '', render: (row) => row.signer ?? 'by hand' },
  { id: 'pages', title: 'Pages', drops: 1, width: 70, numeric: true, sortBy: (row) => sum(row, 'pages'), render: (row) => formatCount(sum(row, 'pages')) },
  { id: 'size', title: 'Size', drops: 3, width: 84, numeric: true, sortBy: (row) => sum(row, 'bytes'), render: (row) => formatBytes(sum(row, 'bytes')) },
  { id: 'state', title: 'State', width: 110, render: (row) => (row.outOfDate ? <Badge tone="warn">out of date</Badge> : <Badge tone="accent">current</Badge>) },
];

export function History({ history, selectedId }: { readonly history: readonly IssuedPackage[]; readonly selectedId: string | null }): ReactElement {
  const { ui } = useApp();
  if (history.length === 0) return <EmptyState icon="package" title="Nothing issued yet">Each package stays here as it was issued, with its hash and signer, and can be verified at any time.</EmptyState>;
  const rows = [...history].sort((a, b) => b.issuedAt.localeCompare(a.issuedAt));
  return <DataTable label="Issued packages" rows={rows} columns={COLUMNS} idOf={(row) => row.id} textOf={(row) => row.title} selectedId={selectedId} onSelect={(id) => ui.select('package', id)} />;
}
