// Issuing the package: options, plan, signer, build with progress, and the history of what was issued.
import { useState, type ReactElement } from 'react';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useRead, useSelection } from '../../state/app-context.ts';
import { historyRead, type PackageOptions } from '../../state/known-reads.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { BuildPanel } from './build-panel.tsx';
import { History } from './history.tsx';
import { IssuedDetails } from './issued-details.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { VerifyFile } from './verify-file.tsx';

type View = 'build' | 'history';

export function PackageSection(): ReactElement {
  const history = useRead(historyRead(useDossierId())).value ?? [];
  const [view, setView] = useState<View>('build');
  const [options, setOptions] = useState<PackageOptions>({});
  const selected = useSelection('package')?.id ?? null;
  const issued = history.find((candidate) => candidate.id === selected) ?? null;
  const inspector = view === 'build'
    ? <BuildPanel options={options} onOptions={setOptions} onIssued={() => setView('history')} />
    : issued && <IssuedDetails key={issued.id} issued={issued} />;
  return (
    <SectionPage
      title="Package"
      acts={<><VerifyFile /><Segmented label="What to show" value={view} onChange={setView} choices={[{ id: 'build', label: 'Plan and build' }, { id: 'history', label: `Issued (${history.length})` }]} /></>}
      inspectorLabel={view === 'build' ? 'Build' : 'Issued package'}
      {...(inspector ? { inspector } : {})}
    >
      {view === 'build' ? <PlanPreview options={options} /> : <History history={history} selectedId={selected} />}
    </SectionPage>
  );
}
