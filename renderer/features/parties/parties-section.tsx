// Who is in the chain: roles, sites, identifiers, how the last screening went, and the North Korean labor answer.
import { useState, type ReactElement } from 'react';
import type { Party } from '../../../src/domain/dossier/chain.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Badge } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { countryName, wordsOf } from '../../copy/words.ts';
import { countOf } from '../../format/numbers.ts';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRecords, useSelection } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { PartyForm } from './party-form.tsx';
import { ScreeningLists } from './screening-lists.tsx';
import { latestRun, SCREENING_WORDS, screeningOf, type ScreeningState } from './screening-state.ts';

const TONES: Readonly<Record<ScreeningState, 'plain' | 'accent' | 'warn' | 'block'>> = { no_match: 'plain', false_positive: 'accent', true_match: 'block', unresolved: 'block', not_screened: 'warn' };

export function PartiesSection(): ReactElement {
  const { ui, edits } = useApp();
  const dossierId = useDossierId();
  const parties = useRecords(dossierId, 'parties');
  const sites = useRecords(dossierId, 'sites');
  const run = latestRun(useRecords(dossierId, 'screeningRuns'));
  const [listsOpen, setListsOpen] = useState(false);
  const selected = useSelection('parties')?.id ?? null;
  // A finding may point at a site: its party is what can be shown.
  const party = parties.find((candidate) => candidate.id === selected) ?? parties.find((candidate) => candidate.id === sites.find((site) => site.id === selected)?.partyId) ?? null;

  const columns: readonly ColumnOf<Party>[] = [
    { id: 'name', title: 'Name', width: '2.4fr', minWidth: 170, isRowHeader: true, sortBy: (row) => row.name, render: (row) => <>{row.name} {row.nameLocal && <span className="muted" lang={row.country === 'CN' ? 'zh' : undefined}>{row.nameLocal}</span>}</> },
    { id: 'roles', title: 'Roles', drops: 2, width: '1.6fr', minWidth: 110, sortBy: (row) => row.roles.join(), render: (row) => row.roles.map(wordsOf).join(', ') },
    { id: 'country', title: 'Country', drops: 1, width: 120, sortBy: (row) => countryName(row.country), render: (row) => countryName(row.country) },
    { id: 'sites', title: 'Sites', drops: 3, width: 60, numeric: true, render: (row) => sites.filter((site) => site.partyId === row.id).length || '' },
    { id: 'screening', title: 'Screening', width: 150, sortBy: (row) => screeningOf(run, row.id), render: (row) => { const state = screeningOf(run, row.id); return <Badge tone={TONES[state]}>{SCREENING_WORDS[state]}</Badge>; } },
  ];
  const add = async (): Promise<void> => {
    const id = nextId('P', parties);
    const value: Party = { id, name: 'New party', nameLocal: null, aliases: [], roles: [], country: null, address: null, identifiers: [], note: null };
    if (await edits.commit(dossierId, 'Add party', [{ op: 'put', collection: 'parties', value }])) ui.select('parties', id);
  };
  const note = run ? `Screened ${formatDate(run.runDate)} against ${countOf(run.lists.length, 'list')}` : parties.length > 0 ? 'Not screened yet' : null;

  return (
    <>
      <SectionPage title="Parties" note={note} acts={<><Button onPress={() => setListsOpen(true)}>Lists and screening…</Button><Button icon="plus" onPress={() => void add()}>Add</Button></>} inspectorLabel="Party" {...(party ? { inspector: <PartyForm key={party.id} party={party} run={run} /> } : {})}>
        {parties.length === 0
          ? <EmptyState icon="parties" title="No party yet" acts={<Button look="primary" onPress={() => void add()}>Add a party</Button>}>Every company that made, sold, moved or stored the goods belongs here, down to the raw material.</EmptyState>
          : <DataTable label="Parties" rows={parties} columns={columns} idOf={(row) => row.id} textOf={(row) => row.name} selectedId={party?.id ?? null} onSelect={(id) => ui.select('parties', id)} />}
      </SectionPage>
      <ScreeningLists isOpen={listsOpen} onClose={() => setListsOpen(false)} />
    </>
  );
}
