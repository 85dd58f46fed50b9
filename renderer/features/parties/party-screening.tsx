// The screening of one party: what was compared, its hits, areas of concern, and a no-match said as what it is.
import type { ReactElement } from 'react';
import type { Party } from '../../../src/domain/dossier/chain.ts';
import type { ScreeningRun } from '../../../src/domain/dossier/screening.ts';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { formatDate } from '../../format/dates.ts';
import { useRead } from '../../state/app-context.ts';
import { regionsRead } from '../../state/screening.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { HitCard } from './hit-card.tsx';
import { resultOf, SCREENING_WORDS } from './screening-state.ts';

export function PartyScreening({ party, run }: { readonly party: Party; readonly run: ScreeningRun | null }): ReactElement {
  const dossierId = useDossierId();
  const hints = (useRead(regionsRead(dossierId)).value ?? []).filter(({ partyId }) => partyId === party.id);
  const result = resultOf(run, party.id);
  const listName = (id: string): string => run?.lists.find((list) => list.id === id)?.name ?? id;
  return (
    <>
      <Group title="Screening">
        {(!result || !run) && <p className="muted">This party was not in the last screening.</p>}
        {result && run && <p>{result.decision === 'no_match' ? 'No match in these lists on this date.' : `${SCREENING_WORDS[result.decision].replace(/^./, (letter) => letter.toUpperCase())}.`}</p>}
        {result && run && <Facts facts={[
          { name: 'Compared on', value: formatDate(run.runDate) }, { name: 'Lists', value: run.lists.map((list) => [list.name, formatDate(list.asPublished)].filter(Boolean).join(', ')).join('; ') },
          { name: 'Names searched', value: result.searched.join('; ') }, { name: 'Threshold', value: run.algorithm['threshold'] },
        ]} />}
        {result && run && result.hits.map((hit, index) => <HitCard key={`${run.id} ${hit.id ?? index}`} runId={run.id} party={party} hit={hit} listName={listName(hit.list)} />)}
        {result?.reason && result.hits.every((hit) => hit.reason === null) && <p>{result.reason} <span className="muted">{[result.decidedBy && `decided by ${result.decidedBy}`, result.secondReviewer && `reviewed by ${result.secondReviewer}`].filter(Boolean).join(', ')}</span></p>}
      </Group>
      {hints.length > 0 && (
        <Group title="Areas to look at">
          <ul>{hints.map(({ siteId, seen, region, source, confidence }) => <li key={`${siteId ?? ''} ${region}`}>{region}: {seen} <span className="muted small">{source}</span> <Unverified confidence={confidence} /></li>)}</ul>
          <p className="muted">A hint, not a finding.</p>
        </Group>
      )}
    </>
  );
}
