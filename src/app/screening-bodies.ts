// Bodies of screening.*: lists, runs, decisions, hints.
import path from 'node:path';
import { Fault } from '../contract/errors.ts';
import type { Bodies } from '../contract/serve.ts';
import type { ScreeningHit, ScreeningRun } from '../domain/dossier/screening.ts';
import { decideHit, hitOf, isSamePerson, reviewHit } from '../domain/screening/decide-hit.ts';
import { listAgeDays, newestVersions } from '../domain/screening/list-version.ts';
import { regionHints } from '../domain/screening/region-hints.ts';
import { stageSource } from '../ingest/stage-source.ts';
import { diffOf, loadList } from './screening/list-library.ts';
import { runScreening } from './screening/run-screening.ts';
import { loadScreeningReference } from './screening/screening-reference.ts';
import type { Services } from './services.ts';

type ScreeningBodies = Pick<Bodies, Extract<keyof Bodies, `screening.${string}`>>;

const MOST_CHANGES = 500;

export function screeningBodies(services: Services): ScreeningBodies {
  const { environment, grants, jobs, lists, resources, session } = services;
  const changedDossier = (dossierId: string): void => session.changed(dossierId, ['dossier', 'checks', 'packages', 'custody']);

  const hitIn = async (dossierId: string, runId: string, partyId: string, hitId: string): Promise<{ run: ScreeningRun; hit: ScreeningHit }> => {
    const run = await session.vault.dossiers.record(dossierId, 'screeningRuns', runId);
    const hit = run && hitOf(run, partyId, hitId);
    if (!hit) throw new Fault('screening.notFound', { id: `${runId} ${partyId} ${hitId}` });
    return { run, hit };
  };

  return {
    'screening.lists': async () => {
      const [reference, versions] = await Promise.all([loadScreeningReference(resources, session.vault), session.vault.lists.all()]);
      const newest = new Set(newestVersions(versions).map(({ id }) => id));
      const today = environment.now().toISOString().slice(0, 10);
      const { likely, review, sensitive } = reference.thresholds;
      return {
        maxAgeDays: reference.maxAgeDays, thresholds: { likely, review, sensitive },
        lists: versions.map((version) => {
          const ageDays = listAgeDays(version, today);
          return { version, isNewest: newest.has(version.id), ageDays, isOld: ageDays > reference.maxAgeDays };
        }),
      };
    },
    'screening.preview': async ({ file }) => {
      const source = grants.resolve(file);
      const staged = await stageSource(session.vault, source, new AbortController().signal);
      if (!staged.ok) throw new Fault('disk.unreadable', { path: source, reason: staged.reason });
      await session.vault.blobs.discard(staged.content.staged);
      return lists.preview({ name: path.basename(source), bytes: staged.content.bytes });
    },
    'screening.load': async ({ files, mapping, name, source, asPublished }) => {
      const paths = files.map((grant) => grants.resolve(grant));
      return jobs.start('list', null, async (progress) => {
        const loaded = await loadList(session.vault, services, await loadScreeningReference(resources, session.vault), { paths, mapping, name, source, asPublished }, progress);
        session.changed(null, ['lists', 'vault', 'custody']);
        return loaded;
      });
    },
    'screening.withdraw': async ({ versionId, reason }) => {
      const version = await session.vault.lists.get(versionId);
      if (!version || version.withdrawn !== null) throw new Fault('list.notFound', { id: versionId });
      const withdrawn = { at: environment.now().toISOString(), by: session.vault.actor(), reason };
      await session.vault.lists.withdraw({ ...version, withdrawn }, { type: 'list.withdraw', object: `list:${versionId}`, reason, details: { listId: version.listId, sha256: version.sha256 } });
      session.changed(null, ['lists', 'vault', 'custody']);
      return {};
    },
    'screening.diff': async ({ versionId }) => {
      const version = await session.vault.lists.get(versionId);
      if (!version) throw new Fault('list.notFound', { id: versionId });
      const diff = await diffOf(session.vault, services, version);
      const shown = (changes: typeof diff.added): { id: string; name: string; fields: string[] }[] => changes.slice(0, MOST_CHANGES).map((change) => ({ ...change, fields: [...change.fields] }));
      return { added: shown(diff.added), removed: shown(diff.removed), changed: shown(diff.changed) };
    },
    'screening.run': async (request) => jobs.start('screen', request.dossierId, async (progress) => {
      const done = await runScreening(services, request, progress);
      changedDossier(request.dossierId);
      return done;
    }),
    'screening.decide': async ({ dossierId, runId, partyId, hitId, decision, reason, by }) => {
      const { run, hit } = await hitIn(dossierId, runId, partyId, hitId);
      const value = decideHit(run, partyId, hitId, { decision, reason, by: by ?? session.vault.actor(), at: environment.now().toISOString() });
      await session.vault.dossiers.commit({
        dossierId, label: `Decide the hit on ${hit.matchedName}`, edits: [{ op: 'put', collection: 'screeningRuns', value }],
        act: { type: 'screening.decide', object: `screeningRun:${runId}`, reason, details: { partyId, hitId, list: hit.list, entry: hit.entry?.id ?? null, score: hit.score, decision, name: by ?? session.vault.actor() } },
      });
      changedDossier(dossierId);
      return {};
    },
    'screening.review': async ({ dossierId, runId, partyId, hitId, by }) => {
      const { run, hit } = await hitIn(dossierId, runId, partyId, hitId);
      if (hit.decision === null || hit.decidedBy === null) throw new Fault('screening.undecided');
      if (isSamePerson(hit.decidedBy, by)) throw new Fault('screening.sameReviewer', { name: by });
      await session.vault.dossiers.commit({
        dossierId, label: `Review the decision on ${hit.matchedName}`, edits: [{ op: 'put', collection: 'screeningRuns', value: reviewHit(run, partyId, hitId, { by, at: environment.now().toISOString() }) }],
        act: { type: 'screening.review', object: `screeningRun:${runId}`, details: { partyId, hitId, list: hit.list, decision: hit.decision, name: by } },
      });
      changedDossier(dossierId);
      return {};
    },
    'screening.regions': async ({ dossierId }) => {
      const [{ rows: parties }, { rows: sites }] = await Promise.all([
        session.vault.dossiers.records(dossierId, 'parties', { offset: 0, limit: 10_000 }), session.vault.dossiers.records(dossierId, 'sites', { offset: 0, limit: 10_000 }),
      ]);
      return regionHints({ parties, sites }, await loadScreeningReference(resources, session.vault));
    },
  };
}
