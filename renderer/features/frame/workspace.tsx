// One dossier: rail at the left, its sections in the middle, the case along the top, the state of things along the bottom.
import { useDeferredValue, type ReactElement } from 'react';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app-context.ts';
import type { Section } from '../../state/sections.ts';
import { AuditsSection } from '../audits/audits-section.tsx';
import { ChainSection } from '../chain/chain-section.tsx';
import { ChecksSection } from '../checks/checks-section.tsx';
import { CustodySection } from '../custody/custody-section.tsx';
import { EvidenceSection } from '../evidence/evidence-section.tsx';
import { LaborSection } from '../labor/labor-section.tsx';
import { NarrativeSection } from '../narrative/narrative-section.tsx';
import { OverviewSection } from '../overview/overview-section.tsx';
import { PackageSection } from '../package/package-section.tsx';
import { PartiesSection } from '../parties/parties-section.tsx';
import { RequestsSection } from '../requests/requests-section.tsx';
import styles from './frame.module.css';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { DossierContext, useHeader } from './use-dossier.ts';

const VIEWS: Readonly<Record<Section, () => ReactElement>> = {
  overview: OverviewSection, requests: RequestsSection, chain: ChainSection, evidence: EvidenceSection, labor: LaborSection, audits: AuditsSection,
  parties: PartiesSection, narrative: NarrativeSection, checks: ChecksSection, package: PackageSection, custody: CustodySection,
};

export function Workspace({ dossierId, section }: { readonly dossierId: string; readonly section: Section }): ReactElement {
  return (
    <DossierContext value={dossierId}>
      <Frame key={dossierId} section={section} />
    </DossierContext>
  );
}

function Frame({ section }: { readonly section: Section }): ReactElement {
  const { ui } = useApp();
  const { value, error } = useHeader();
  // The rail answers at once; a section with many rows follows when it is ready, without holding up the next key.
  const shown = useDeferredValue(section);
  const View = VIEWS[shown];
  if (!value && error) {
    return (
      <main className={styles.lost}>
        <ErrorPanel error={error}><Button onPress={() => ui.show({ name: 'dossiers' })}>All dossiers</Button></ErrorPanel>
      </main>
    );
  }
  return (
    <div className={styles.frame}>
      <TopBar />
      <Rail section={section} />
      <div className={styles.area}>{value && <View key={shown} />}</div>
      <StatusBar />
    </div>
  );
}
