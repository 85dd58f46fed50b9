// The labor tables of the dossier: indicators, headcount match, payroll figures, roster, payroll rows; and taking in a table.
import { useState, type ReactElement } from 'react';
import type { PayrollRow, Worker } from '../../../src/domain/dossier/labor.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf, formatDecimal } from '../../format/numbers.ts';
import { useApp, useRecords, useSelection } from '../../state/app-context.ts';
import type { Selection } from '../../state/ui.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { ImportTable } from './import-table.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { LaborSummary } from './labor-summary.tsx';
import { SiteYardsticks } from './site-yardsticks.tsx';

const WORKERS: readonly ColumnOf<Worker>[] = [
  { id: 'row', drops: 3, title: 'Row', width: 56, numeric: true, sortBy: (row) => row.sourceRow ?? 0, render: (row) => row.sourceRow ?? '' },
  { id: 'id', title: 'No.', width: 76, sortBy: (row) => row.workerId, render: (row) => row.workerId },
  { id: 'name', title: 'Name', width: '1.6fr', minWidth: 140, isRowHeader: true, sortBy: (row) => row.name, render: (row) => <>{row.name} {row.nameLocal && <span className="muted">{row.nameLocal}</span>}</> },
  { id: 'nationality', title: 'Nationality', width: 90, sortBy: (row) => row.nationality ?? '', render: (row) => row.nationality ?? '' },
  { id: 'job', title: 'Job', width: '1fr', minWidth: 90, sortBy: (row) => row.job ?? '', render: (row) => [row.department, row.job].filter(Boolean).join(', ') },
  { id: 'hired', title: 'Hired', width: 104, sortBy: (row) => row.hireDate ?? '', render: (row) => formatDate(row.hireDate) },
  { id: 'left', drops: 1, title: 'Left', width: 104, sortBy: (row) => row.leaveDate ?? '', render: (row) => formatDate(row.leaveDate) },
  { id: 'identity', drops: 2, title: 'Identity number', width: '1.2fr', minWidth: 140, render: (row) => row.idNumberMasked ?? '' },
];

const money = (value: string | null): string => (value === null ? '' : formatDecimal(value));
const PAYROLL: readonly ColumnOf<PayrollRow>[] = [
  { id: 'row', title: 'Row', width: 56, numeric: true, sortBy: (row) => row.sourceRow ?? 0, render: (row) => row.sourceRow ?? '' },
  { id: 'worker', title: 'Worker', width: '1fr', minWidth: 90, isRowHeader: true, sortBy: (row) => row.workerId, render: (row) => row.workerId },
  { id: 'hours', title: 'Regular h', width: 86, numeric: true, sortBy: (row) => Number(row.regularHours), render: (row) => money(row.regularHours) },
  { id: 'weekday', title: 'Overtime h', width: 92, numeric: true, sortBy: (row) => Number(row.overtimeWeekday), render: (row) => money(row.overtimeWeekday) },
  { id: 'rest', title: 'Rest day h', width: 92, numeric: true, sortBy: (row) => Number(row.overtimeRestDay), render: (row) => money(row.overtimeRestDay) },
  { id: 'gross', title: 'Gross', width: 100, numeric: true, sortBy: (row) => Number(row.gross), render: (row) => money(row.gross) },
  { id: 'net', title: 'Net', width: 100, numeric: true, sortBy: (row) => Number(row.net), render: (row) => money(row.net) },
  { id: 'paid', title: 'Paid', width: 104, sortBy: (row) => row.payDate ?? '', render: (row) => formatDate(row.payDate) },
  { id: 'how', title: 'How', width: 80, sortBy: (row) => row.payMethod ?? '', render: (row) => row.payMethod && wordsOf(row.payMethod) },
];

type View = 'indicators' | 'summary' | 'roster' | 'payroll' | 'yardsticks';

/** Who comes from a finding lands on its table: a row of the payroll, a person, or a count. */
function viewOf(selected: Selection | null, workers: readonly Worker[], rows: readonly PayrollRow[]): View {
  if (selected === null) return 'indicators';
  const isIn = (records: readonly { readonly id: string }[]): boolean => records.some(({ id }) => id === selected.id);
  // A person and a row of pay may bear the same id; only the place tells them apart.
  if (selected.part?.startsWith('row ') === true) return isIn(rows) || !isIn(workers) ? 'payroll' : 'roster';
  return isIn(workers) ? 'roster' : 'summary';
}

export function LaborSection(): ReactElement {
  const dossierId = useDossierId();
  const { ui } = useApp();
  const selected = useSelection('labor');
  const [chosen, setView] = useState<View | null>(null);
  const [isImporting, setImporting] = useState(false);
  const workers = useRecords(dossierId, 'workers');
  const rows = useRecords(dossierId, 'payrollRows');
  const summaries = useRecords(dossierId, 'payrollSummaries');
  const headcounts = useRecords(dossierId, 'headcounts');
  const view = chosen ?? viewOf(selected, workers, rows);
  const selectedId = selected?.id ?? null;
  const empty = workers.length + rows.length + summaries.length + headcounts.length === 0;
  return (
    <SectionPage
      title="Labor"
      note={empty ? null : 'Results say what the records show, never more'}
      acts={<>{!empty && <Segmented label="What to show" value={view} onChange={setView} choices={[{ id: 'indicators', label: 'Indicators' }, { id: 'summary', label: 'Counts and sums' }, { id: 'roster', label: `Roster (${workers.length})` }, { id: 'payroll', label: `Payroll (${rows.length})` }, { id: 'yardsticks', label: 'Yardsticks' }]} />}<Button icon="plus" onPress={() => setImporting(true)}>Take in a table…</Button></>}
    >
      {isImporting && <ImportTable isOpen onClose={() => setImporting(false)} />}
      {empty && <EmptyState icon="labor" title="No labor records yet">Roster, payroll, time, bank and social-insurance tables are taken in from workbooks or CSV. They are matched against each other, person by person.</EmptyState>}
      {!empty && view === 'indicators' && <IndicatorTable />}
      {!empty && view === 'summary' && <LaborSummary />}
      {!empty && view === 'yardsticks' && <SiteYardsticks />}
      {!empty && view === 'roster' && <DataTable label="Roster" rows={workers} columns={WORKERS} idOf={(row) => row.id} textOf={(row) => row.name} selectedId={selectedId} onSelect={(id) => { setView('roster'); ui.select('labor', id); }} empty={`No roster; ${countOf(summaries.length, 'payroll summary', 'payroll summaries')} on file.`} />}
      {!empty && view === 'payroll' && <DataTable label="Payroll rows" rows={rows} columns={PAYROLL} idOf={(row) => row.id} textOf={(row) => row.workerId} selectedId={selectedId} onSelect={(id) => { setView('payroll'); ui.select('labor', id); }} empty="No payroll rows." />}
    </SectionPage>
  );
}
