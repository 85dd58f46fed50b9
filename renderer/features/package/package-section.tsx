// Issuing the package: options, plan, signer, build with progress, and the history of what was issued.
import { useState, type ReactElement } from 'react';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useRead, useSelection } from '../../state/app-context.ts';
import type { Preflight } from '../../state/acts.ts';
import { historyRead, type PackageOptions } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { BuildPanel } from './build-panel.tsx';
import { History } from './history.tsx';
import { IssuedDetails } from './issued-details.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { PaperDetails, PreflightView } from './preflight.tsx';
import { VerifyFile } from './verify-file.tsx';

type View = 'build' | 'papers' | 'history';

const LABELS: Readonly<Record<View, string>> = { build: 'Build', papers: 'Paper', history: 'Issued package' };

export function PackageSection(): ReactElement {
  const history = useRead(historyRead(useDossierId())).value ?? [];
  const [view, setView] = useState<View>('build');
  const [options, setOptions] = useState<PackageOptions>({});
  const [seen, setSeen] = useState<Preflight | null>(null);
  const [paperId, setPaperId] = useState<string | null>(null);
  const paper = seen?.papers.find(({ fileId }) => fileId === paperId) ?? null;
  const selected = useSelection('package')?.id ?? null;
  const issued = history.find((candidate) => candidate.id === selected) ?? null;
  const inspector = view === 'build'
    ? <BuildPanel options={options} onOptions={setOptions} onIssued={() => setView('history')} />
    : view === 'papers' ? paper && <PaperDetails paper={paper} />
    : issued && <IssuedDetails key={issued.id} issued={issued} />;
  return (
    <SectionPage
      title="Package"
      acts={<><VerifyFile /><Segmented label="What to show" value={view} onChange={setView} choices={[{ id: 'build', label: 'Plan and build' }, { id: 'papers', label: 'Papers' }, { id: 'history', label: `Issued (${history.length})` }]} /></>}
      inspectorLabel={LABELS[view]}
      {...(inspector ? { inspector } : {})}
    >
      {view === 'build' && <PlanPreview options={options} />}
      {view === 'papers' && <PreflightView options={options} seen={seen} onSeen={setSeen} selectedId={paperId} onSelect={setPaperId} />}
      {view === 'history' && <History history={history} selectedId={selected} />}
    </SectionPage>
  );
}
