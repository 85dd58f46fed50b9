// The case in sentences, each with the exhibits that prove it. Read-only for now.
import type { ReactElement } from 'react';
import type { Claim } from '../../../src/domain/dossier/response.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { useApp, useRecords } from '../../state/app-context.ts';
import { useDossierId, useHeader } from '../frame/use-dossier.ts';
import styles from './narrative.module.css';

export function NarrativeSection(): ReactElement {
  const dossierId = useDossierId();
  const claims = useRecords(dossierId, 'claims');
  const position = useHeader().value?.header.case.position ?? null;
  return (
    <SectionPage title="Narrative" note="What the summary of the package says" scrolls>
      {claims.length === 0 && !position && <EmptyState icon="narrative" title="Nothing written yet">The position is entered under Overview, Case details. The package adds the chain, the parties and the answers to the requests by itself.</EmptyState>}
      <div className={styles.text}>
        {position && <><h2>Position</h2><p>{position}</p></>}
        {claims.map((claim) => <ClaimText key={claim.id} claim={claim} />)}
      </div>
    </SectionPage>
  );
}

function ClaimText({ claim }: { readonly claim: Claim }): ReactElement {
  const { ui } = useApp();
  const exhibits = useRecords(useDossierId(), 'exhibits');
  return (
    <section aria-label={claim.heading ?? 'Claim'}>
      {claim.heading && <h2>{claim.heading}</h2>}
      <p>{claim.text}</p>
      <p className={styles.cites}>
        {claim.cites.length === 0 && <Badge tone="warn">no exhibit cited</Badge>}
        {claim.cites.map((cite) => {
          const exhibit = exhibits.find((candidate) => candidate.id === cite.exhibitId);
          return <LinkButton key={`${cite.exhibitId} ${cite.page}`} onPress={() => ui.goTo('evidence', cite.exhibitId)}>{exhibit?.exhibitNo ?? cite.exhibitId}{cite.page === null ? '' : `, page ${cite.page}`}</LinkButton>;
        })}
      </p>
    </section>
  );
}
