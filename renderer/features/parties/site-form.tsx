// One place of work: where it lies, what is done there, by how many, and the North Korean labor answer.
import type { ReactElement } from 'react';
import type { Site } from '../../../src/domain/dossier/chain.ts';
import { Button } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, Pair } from '../../components/inspector-parts.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { countryName, wordsOf } from '../../copy/words.ts';
import { countProblem } from '../../format/numbers.ts';
import { countryProblem, degreesProblem } from '../../format/places.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { packsRead } from '../../state/reference-data.ts';
import { removeSite } from '../../state/removals.ts';
import { useDossierId } from '../frame/use-dossier.ts';

const LABOR: readonly Choice[] = [{ id: 'unknown', label: 'Not answered' }, { id: 'no', label: 'No' }, { id: 'yes', label: 'Yes' }];
const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));
const shown = (value: number | null): string | null => (value === null ? null : String(value));

export function SiteForm({ site }: { readonly site: Site }): ReactElement {
  const { edits } = useApp();
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  const lots = useRecords(dossierId, 'lots');
  const packs = useRead(packsRead).value ?? [];
  const activities: readonly Choice[] = packs.flatMap((pack) => [...new Set(pack.chain.flatMap((step) => step.activities))].map((id) => ({ id, label: wordsOf(id), note: pack.name }))).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  const save = (label: string, patch: Partial<Site>): void => void edits.change(dossierId, 'sites', site, `${label} of ${site.name}`, patch);
  return (
    <Group title={`Site: ${site.name}`}>
      <DraftField label="Name of the site" value={site.name} onSave={(name) => { if (name) save('Rename', { name }); }} />
      <DraftField label="Street address" rows={2} value={site.address} onSave={(address) => save('Change address', { address })} />
      <Pair>
        <DraftField label="Province or state" value={site.admin1} onSave={(admin1) => save('Change province', { admin1 })} />
        <DraftField label="Postal code" value={site.postalCode} onSave={(postalCode) => save('Change postal code', { postalCode })} />
      </Pair>
      <Pair>
        <DraftField label="Country code of the site" value={site.country} hint={countryName(site.country)} check={countryProblem} onSave={(country) => save('Change country', { country })} />
        <DraftField label="Workers" value={shown(site.workers)} check={countProblem} onSave={(text) => save('Change workers', { workers: numberOrNull(text) })} />
      </Pair>
      <DraftCombo label="Activity" value={site.activity === null ? '' : wordsOf(site.activity)} choices={activities} onSave={(text) => save('Change activity', { activity: activities.find(({ label }) => label === text)?.id ?? text.toLowerCase().replace(/\W+/g, '_') })} />
      <Pair>
        <DraftField label="Latitude" value={shown(site.lat)} check={degreesProblem(90)} onSave={(text) => save('Change position', { lat: numberOrNull(text) })} />
        <DraftField label="Longitude" value={shown(site.lon)} check={degreesProblem(180)} onSave={(text) => save('Change position', { lon: numberOrNull(text) })} />
      </Pair>
      <SelectField label="Did North Korean nationals work here?" hint="22 U.S.C. 9241a asks it of every place of production." choices={LABOR} value={site.northKoreanLabor} onChange={(answer) => { if (answer === 'yes' || answer === 'no' || answer === 'unknown') save('Answer on North Korean labor', { northKoreanLabor: answer }); }} />
      <div><Button onPress={() => void edits.commit(dossierId, `Remove ${site.name}`, removeSite(site, steps, lots))}>Remove this site</Button></div>
    </Group>
  );
}
