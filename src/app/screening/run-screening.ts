// Runs a screening over the parties of a dossier and keeps its record there.
import { newId } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { OutputOf } from '../../contract/catalogue.ts';
import type { Progress } from '../../contract/progress.ts';
import { listAgeDays, newestVersions } from '../../domain/screening/list-version.ts';
import { regionHints } from '../../domain/screening/region-hints.ts';
import type { SearchedList } from '../../domain/screening/screen-parties.ts';
import { screeningRecord, searchedParties } from '../../domain/screening/screening-record.ts';
import type { Services } from '../services.ts';
import { entriesOf } from './list-library.ts';
import { loadScreeningReference } from './screening-reference.ts';

export interface RunRequest {
  readonly dossierId: string;
  /** Lists to compare with; null for all that are loaded. */
  readonly listIds: readonly string[] | null;
  readonly threshold: number;
}

/** Throws Fault `screening.noLists` when nothing is loaded, `list.notFound` for a list that is not. */
export async function runScreening({ session, environment, lists: tools, resources }: Services, { dossierId, listIds, threshold }: RunRequest, progress: Progress): Promise<OutputOf<'screening.run'>> {
  const { vault } = session;
  const reference = await loadScreeningReference(resources, vault);
  const newest = newestVersions(await vault.lists.all());
  for (const id of listIds ?? []) if (!newest.some(({ listId }) => listId === id)) throw new Fault('list.notFound', { id });
  const versions = newest.filter(({ listId }) => listIds === null || listIds.includes(listId));
  if (versions.length === 0) throw new Fault('screening.noLists');

  const lists: SearchedList[] = [];
  for (const version of versions) {
    progress.report(`Reading ${version.name}`, lists.length, versions.length);
    lists.push({ listId: version.listId, entries: await entriesOf(vault, { lists: tools }, version) });
  }
  const dossier = await vault.dossiers.read(dossierId);
  const parties = searchedParties(dossier);
  const screened = await tools.screen({ lists, parties, threshold, reference }, progress);

  const now = environment.now().toISOString();
  const runDate = now.slice(0, 10);
  const run = screeningRecord({ id: newId(environment, 'screening'), runDate, runBy: vault.actor(), threshold, reference, lists: versions, parties, screened, hints: regionHints(dossier, reference) });
  const hits = run.results.reduce((sum, result) => sum + result.hits.length, 0);
  await vault.dossiers.commit({
    dossierId, label: 'Screen the parties', edits: [{ op: 'put', collection: 'screeningRuns', value: run }],
    act: { type: 'screening.run', object: `screeningRun:${run.id}`, details: { lists: versions.map(({ listId, sha256 }) => ({ listId, sha256 })), threshold, parties: parties.length, hits } },
  });
  const warnings = versions.filter((version) => listAgeDays(version, runDate) > reference.maxAgeDays).map((version) => `${version.name} is ${listAgeDays(version, runDate)} days old; load the current one and screen again.`);
  return { runId: run.id, parties: parties.length, hits, partiesWithHits: run.results.filter((result) => result.hits.length > 0).length, warnings };
}
