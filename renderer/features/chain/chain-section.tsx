// From raw material to entry line: the map, the same steps as a table beside it, the selected one at the right.
import { useMemo, useState, type ReactElement } from 'react';
import { PAPERS } from '../../../src/domain/chain/hand-over-papers.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatDate } from '../../format/dates.ts';
import { countOf, formatQuantity } from '../../format/numbers.ts';
import { useApp, useRecords, useSelection } from '../../state/app-context.ts';
import { useChecks, useDossierId } from '../frame/use-dossier.ts';
import { AddToChain } from './add-to-chain.tsx';
import { ChainGraph } from './chain-graph.tsx';
import styles from './chain.module.css';
import { chainOf, handOverNote } from './hand-overs.ts';
import { KIND_WORDS } from './kind-words.ts';
import { LotForm } from './lot-form.tsx';
import { LotTable } from './lot-table.tsx';
import { RawMaterialTable } from './raw-material-table.tsx';
import { PaperCells } from './paper-cells.tsx';
import { StepForm } from './step-form.tsx';
import { usePassOn } from './use-pass-on.ts';

const NO_FINDINGS: readonly never[] = [];

export function ChainSection(): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  const sites = useRecords(dossierId, 'sites');
  const lots = useRecords(dossierId, 'lots');
  const exhibits = useRecords(dossierId, 'exhibits');
  const findings = useChecks().value?.findings ?? NO_FINDINGS;
  const chain = useMemo(() => chainOf({ steps, sites, lots, exhibits, findings }), [steps, sites, lots, exhibits, findings]);
  const [listed, setListed] = useState<'steps' | 'lots' | 'trace'>('steps');
  const selected = useSelection('chain')?.id ?? null;
  const step = steps.find((candidate) => candidate.id === selected) ?? null;
  const lot = lots.find((candidate) => candidate.id === selected) ?? null;
  const connect = usePassOn();
  const [problem, setProblem] = useState<string | null>(null);
  const select = (id: string): void => { setProblem(null); ui.select('chain', id); };

  const cellsOf = (id: string) => chain.edges.find((edge) => edge.handOver?.id === id)?.cells ?? [];
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? '';
  const flows = (list: Step['inputs']): string => {
    const [only] = list;
    return list.length === 1 && only ? formatQuantity(only.quantity, only.uom) : list.length > 1 ? countOf(list.length, 'lot') : '';
  };
  const columns: readonly ColumnOf<Step>[] = [
    { id: 'seq', title: 'No.', width: 48, numeric: true, render: (row) => row.seq, sortBy: (row) => row.seq },
    { id: 'name', title: 'Step', width: '2.4fr', minWidth: 150, isRowHeader: true, render: (row) => row.name, sortBy: (row) => row.name },
    { id: 'kind', title: 'Kind', drops: 4, width: 122, render: (row) => KIND_WORDS[row.kind], sortBy: (row) => row.kind },
    { id: 'site', title: 'Site', drops: 2, width: '1.6fr', minWidth: 110, render: (row) => (row.kind === 'transfer' ? `${siteName(row.fromSiteId)} → ${siteName(row.toSiteId)}` : siteName(row.siteId)), sortBy: (row) => siteName(row.siteId) },
    { id: 'start', title: 'From', drops: 1, width: 112, render: (row) => formatDate(row.start), sortBy: (row) => row.start ?? '' },
    { id: 'in', title: 'In', drops: 5, width: 112, numeric: true, render: (row) => flows(row.inputs) },
    { id: 'out', title: 'Out', drops: 3, width: 112, numeric: true, render: (row) => flows(row.outputs) },
    { id: 'papers', title: 'Papers', width: 100, render: (row) => (row.kind === 'transfer' ? <PaperCells cells={cellsOf(row.id)} /> : countOf(exhibits.filter((exhibit) => exhibit.stepIds.includes(row.id)).length, 'paper')) },
  ];

  return (
    <SectionPage
      title="Supply chain"
      acts={<AddToChain />}
      note={handOverNote(chain)}
      inspectorLabel={lot ? 'Lot' : 'Step'}
      {...(step ? { inspector: <StepForm key={step.id} step={step} cells={cellsOf(step.id)} /> } : lot ? { inspector: <LotForm key={lot.id} lot={lot} /> } : {})}
    >
      {steps.length === 0 && lots.length === 0 ? <EmptyState icon="chain" title="No steps yet">The chain runs from the raw material to the entry line: where each step was done, from which lots, and how they passed from hand to hand. Name the companies and their sites under Parties, then add steps and lots here.</EmptyState> : (
        <div className={styles.panes}>
          <div className={styles.graph}>
            <ChainGraph chain={chain} selectedId={selected} onSelect={select} onConnect={(from, to) => void connect(from, to).then(setProblem)} />
            {problem !== null && <p role="alert" className={styles.legend}>{problem}</p>}
            <p className={styles.legend}><span>Cells: {PAPERS.join(', ')}</span><span className={styles.legendKey}><span className={`${styles.cell} ${styles.filled}`} /> on file</span><span className={styles.legendKey}><span className={`${styles.cell} ${styles.missing}`} /> missing</span><span className={styles.legendKey}><span className={`${styles.cell} ${styles.contradicted}`}>!</span> contradicted</span></p>
          </div>
          <div className={styles.table}>
            <div className={styles.listed}><Segmented label="What to list" value={listed} onChange={setListed} choices={[{ id: 'steps', label: `Steps (${steps.length})` }, { id: 'lots', label: `Lots (${lots.length})` }, { id: 'trace', label: 'Back to raw material' }]} /></div>
            {listed === 'lots' ? <LotTable selectedId={selected} onSelect={select} /> : listed === 'trace' ? <RawMaterialTable selectedId={selected} onSelect={select} /> : <DataTable label="Steps and hand-overs" rows={[...steps].sort((a, b) => a.seq - b.seq)} columns={columns} idOf={(row) => row.id} textOf={(row) => row.name} selectedId={selected} onSelect={select} />}
          </div>
        </div>
      )}
    </SectionPage>
  );
}
