// One party: its fields, sites, identifiers, screening hits beside the decision, and its papers.
import type { ReactElement } from 'react';
import type { Party, Site } from '../../../src/domain/dossier/chain.ts';
import type { ScreeningRun } from '../../../src/domain/dossier/screening.ts';
import { Button } from '../../components/button.tsx';
import { DraftField } from '../../components/draft-fields.tsx';
import { Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { countryName, wordsOf } from '../../copy/words.ts';
import { countryProblem } from '../../format/places.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { removeParty } from '../../state/removals.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './parties.module.css';
import { PartyIdentifiers } from './party-identifiers.tsx';
import { PartyScreening } from './party-screening.tsx';
import { SiteForm } from './site-form.tsx';

const list = (text: string | null): string[] => (text ?? '').split(/[,;\n]/).map((part) => part.trim()).filter(Boolean);

export function PartyForm({ party, run }: { readonly party: Party; readonly run: ScreeningRun | null }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const allSites = useRecords(dossierId, 'sites');
  const allExhibits = useRecords(dossierId, 'exhibits');
  const sites = allSites.filter((site) => site.partyId === party.id);
  const papers = allExhibits.filter((exhibit) => exhibit.issuerId === party.id || exhibit.recipientId === party.id || exhibit.partyIds.includes(party.id));
  const save = (label: string, patch: Partial<Party>): void => void edits.change(dossierId, 'parties', party, `${label} of ${party.name}`, patch);
  const addSite = (): void => {
    const value: Site = { id: nextId('S', allSites), partyId: party.id, name: party.name, country: party.country, admin1: null, address: party.address, postalCode: null, lat: null, lon: null, activity: null, workers: null, faoArea: null, northKoreanLabor: 'unknown', note: null };
    void edits.commit(dossierId, `Add a site of ${party.name}`, [{ op: 'put', collection: 'sites', value }]);
  };
  const remove = async (): Promise<void> => {
    if (await edits.commit(dossierId, `Remove ${party.name}`, removeParty(party, allSites, allExhibits))) ui.select('parties', null);
  };
  return (
    <>
      <InspectorHead over={party.roles.map(wordsOf).join(', ') || 'Party'} title={party.name}>{party.nameLocal && <p className="muted">{party.nameLocal}</p>}</InspectorHead>
      <Group title="Party">
        <DraftField label="Legal name" value={party.name} onSave={(name) => { if (name) save('Rename', { name }); }} />
        <DraftField label="Name in local script" value={party.nameLocal} onSave={(nameLocal) => save('Change local name', { nameLocal })} />
        <DraftField label="Other names, separated by commas" value={party.aliases.join(', ')} onSave={(text) => save('Change other names', { aliases: list(text) })} />
        <DraftField label="Roles, separated by commas" value={party.roles.map(wordsOf).join(', ')} onSave={(text) => save('Change roles', { roles: list(text).map((role) => role.toLowerCase().replace(/\W+/g, '_')) })} />
        <DraftField label="Country code" value={party.country} hint={countryName(party.country)} check={countryProblem} onSave={(country) => save('Change country', { country })} />
        <DraftField label="Address" rows={2} value={party.address} onSave={(address) => save('Change address', { address })} />
      </Group>
      <PartyIdentifiers party={party} onSave={save} />
      <PartyScreening party={party} run={run} />
      {sites.map((site) => <SiteForm key={site.id} site={site} />)}
      <Group title="Sites"><div><Button icon="plus" onPress={addSite}>Add a site</Button></div></Group>
      <Group title={`Papers (${papers.length})`}>
        <ul>{papers.map((exhibit) => <li key={exhibit.id} className={styles.paper}><LinkButton onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo} {exhibit.title}</LinkButton></li>)}</ul>
      </Group>
      <Group title="Remove"><div><Button onPress={() => void remove()}>Remove this party</Button></div></Group>
    </>
  );
}
