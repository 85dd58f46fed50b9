// One party: its fields, sites, identifiers, screening hits beside the decision, and its papers.
import type { ReactElement } from 'react';
import type { Party, Site } from '../../../src/domain/dossier/chain.ts';
import type { ScreeningRun } from '../../../src/domain/dossier/screening.ts';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { countryName, wordsOf } from '../../copy/words.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { packsRead } from '../../state/reference-data.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './parties.module.css';
import { PartyIdentifiers } from './party-identifiers.tsx';
import { PartyScreening } from './party-screening.tsx';

const list = (text: string | null): string[] => (text ?? '').split(/[,;\n]/).map((part) => part.trim()).filter(Boolean);

export function PartyForm({ party, run }: { readonly party: Party; readonly run: ScreeningRun | null }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites').filter((site) => site.partyId === party.id);
  const papers = useRecords(dossierId, 'exhibits').filter((exhibit) => exhibit.issuerId === party.id || exhibit.recipientId === party.id || exhibit.partyIds.includes(party.id));
  const save = (label: string, patch: Partial<Party>): void => void edits.change(dossierId, 'parties', party, `${label} of ${party.name}`, patch);
  return (
    <>
      <InspectorHead over={party.roles.map(wordsOf).join(', ') || 'Party'} title={party.name}>{party.nameLocal && <p className="muted">{party.nameLocal}</p>}</InspectorHead>
      <Group title="Party">
        <DraftField label="Legal name" value={party.name} onSave={(name) => { if (name) save('Rename', { name }); }} />
        <DraftField label="Name in local script" value={party.nameLocal} onSave={(nameLocal) => save('Change local name', { nameLocal })} />
        <DraftField label="Other names, separated by commas" value={party.aliases.join(', ')} onSave={(text) => save('Change other names', { aliases: list(text) })} />
        <DraftField label="Roles, separated by commas" value={party.roles.map(wordsOf).join(', ')} onSave={(text) => save('Change roles', { roles: list(text).map((role) => role.toLowerCase().replace(/\W+/g, '_')) })} />
        <DraftField label="Country code" value={party.country} hint={countryName(party.country)} check={(text) => (/^[A-Z]{2}$/.test(text.trim()) ? null : 'Two capital letters: VN, CN, US.')} onSave={(country) => save('Change country', { country })} />
        <DraftField label="Address" rows={2} value={party.address} onSave={(address) => save('Change address', { address })} />
      </Group>
      <PartyIdentifiers party={party} onSave={save} />
      <PartyScreening party={party} run={run} />
      {sites.map((site) => <SiteGroup key={site.id} site={site} />)}
      <Group title={`Papers (${papers.length})`}>
        <ul>{papers.map((exhibit) => <li key={exhibit.id} className={styles.paper}><LinkButton onPress={() => ui.goTo('evidence', exhibit.id)}>{exhibit.exhibitNo} {exhibit.title}</LinkButton></li>)}</ul>
      </Group>
    </>
  );
}

const LABOR: readonly Choice[] = [{ id: 'unknown', label: 'Not answered' }, { id: 'no', label: 'No' }, { id: 'yes', label: 'Yes' }];

function SiteGroup({ site }: { readonly site: Site }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const packs = useRead(packsRead).value ?? [];
  const activities: readonly Choice[] = packs.flatMap((pack) => [...new Set(pack.chain.flatMap((step) => step.activities))].map((id) => ({ id, label: wordsOf(id), note: pack.name }))).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  const save = (label: string, patch: Partial<Site>): void => void edits.change(dossierId, 'sites', site, `${label} of ${site.name}`, patch);
  return (
    <Group title={`Site: ${site.name}`}>
      <Facts facts={[
        { name: 'Place', value: [site.address, site.admin1, countryName(site.country)].filter(Boolean).join(', ') },
        { name: 'Workers', value: site.workers },
        { name: 'Position', value: site.lat !== null && site.lon !== null ? `${site.lat}, ${site.lon}` : null },
      ]} />
      <DraftCombo label="Activity" value={site.activity === null ? '' : wordsOf(site.activity)} choices={activities} onSave={(text) => save('Change activity', { activity: activities.find(({ label }) => label === text)?.id ?? text.toLowerCase().replace(/\W+/g, '_') })} />
      <SelectField label="Did North Korean nationals work here?" hint="22 U.S.C. 9241a asks it of every place of production." choices={LABOR} value={site.northKoreanLabor} onChange={(answer) => { if (answer === 'yes' || answer === 'no' || answer === 'unknown') save('Answer on North Korean labor', { northKoreanLabor: answer }); }} />
    </Group>
  );
}
