// Takes a bundle in: first a preview, then one commit with its files, its texts and one custody event.
import * as v from 'valibot';
import type { BundleRecord } from '../../contract/bundle-record.ts';
import { Fault } from '../../contract/errors.ts';
import type { BundleConflict, BundlePreview } from '../../contract/procedures/exchange.ts';
import type { Progress } from '../../contract/progress.ts';
import { dossierSchema, type Dossier } from '../../domain/dossier/dossier.ts';
import type { EvidenceFile } from '../../domain/dossier/exhibit.ts';
import { allNew, mergeDossiers, type Choice, type MergeConflict, type MergePlan } from '../../domain/exchange/merge-dossiers.ts';
import { parseDossier } from '../../exchange/dossier-json.ts';
import { DEFAULT_LIMITS, MAX_BYTES_TO_READ } from '../../ingest/read-limits.ts';
import { stageBytes } from '../../ingest/stage-source.ts';
import type { StagedBlob, TextPage, Vault } from '../../vault/vault.ts';
import { freeId } from '../import-dossier.ts';
import type { Services } from '../services.ts';
import type { OpenedBundle } from './open-bundle.ts';

/** Changes shown at once; the counts tell of all. */
const MOST_SHOWN = 1_000;

/** Where a bundle goes: the dossier that grew from the same exchange, with the state both grew from; or a new one. */
export interface Destination { readonly dossierId: string; readonly mine: Dossier; readonly base: Dossier | null; readonly revision: number; }

async function textOf(vault: Vault, sha256: string): Promise<string> {
  return Buffer.from(await vault.blobs.read(sha256)).toString('utf8');
}

/**
 * The dossier here that shares a bundle with the one that came: newest first, and never the same bundle as its own base.
 * Null when nothing was exchanged before: two dossiers are not merged because their ids look alike.
 */
export async function destinationOf(vault: Vault, { facts }: OpenedBundle): Promise<Destination | null> {
  const records = await vault.bundles.all();
  const shared = records.find((record) => facts.exchanged.includes(record.id) && record.id !== facts.id);
  const again = records.find((record) => record.id === facts.id);
  const dossierId = shared?.dossierId ?? again?.dossierId;
  if (dossierId === undefined) return null;
  const known = (await vault.dossiers.list()).find((dossier) => dossier.id === dossierId && dossier.trashedAt === null);
  if (!known) return null;
  const { revision } = await vault.dossiers.header(dossierId);
  const basis = shared ?? again;
  return { dossierId, revision, mine: await vault.dossiers.read(dossierId), base: basis ? parseDossier(await textOf(vault, basis.base), 'metadata/dossier.json').dossier : null };
}

export function planFor(bundle: OpenedBundle, into: Destination | null, choices: Readonly<Record<string, Choice>>): MergePlan {
  if (!into) return allNew(bundle.dossier);
  return mergeDossiers({ base: into.base, mine: into.mine, theirs: bundle.dossier, isWhole: bundle.facts.scope === 'whole' }, choices);
}

/** A value in words: text as it is, lists with commas, records as JSON. */
function wordsOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.slice(0, 2000);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ').slice(0, 2000);
  return JSON.stringify(value).slice(0, 2000);
}
const shown = ({ base, mine, theirs, ...conflict }: MergeConflict): BundleConflict => ({ ...conflict, base: wordsOf(base), mine: wordsOf(mine), theirs: wordsOf(theirs) });

export async function previewOf(vault: Vault, previewId: string, bundle: OpenedBundle, into: Destination | null, choices: Readonly<Record<string, Choice>>): Promise<BundlePreview> {
  const plan = planFor(bundle, into, choices);
  const having = (kind: 'new' | 'changed' | 'removed'): number => plan.changes.filter((change) => change.kind === kind).length;
  let [newFiles, bytes] = [0, 0];
  for (const [sha256, { size }] of bundle.files) {
    bytes += size;
    if (!(await vault.blobs.has(sha256))) newFiles += 1;
  }
  const taken = (await vault.bundles.all()).find((record) => record.id === bundle.facts.id && record.direction === 'received');
  return {
    previewId, title: bundle.facts.title, scope: bundle.facts.scope, provenance: bundle.provenance,
    into: into && { dossierId: into.dossierId, title: into.mine.title }, takenAt: taken?.at ?? null,
    changes: plan.changes.slice(0, MOST_SHOWN).map((change) => ({ ...change, fields: [...change.fields] })), conflicts: plan.conflicts.map(shown),
    counts: { new: having('new'), changed: having('changed'), removed: having('removed'), same: plan.same, leftOut: plan.leftOut, conflicts: plan.conflicts.length, files: bundle.files.size, newFiles, bytes },
  };
}

/** What taking in needs of the program. */
export type Receiving = Pick<Services, 'session' | 'environment' | 'reader'>;

interface Luggage { readonly blobs: StagedBlob[]; readonly texts: { fileId: string; pages: readonly TextPage[] }[]; }

/** Stages the files that are not here yet, and reads the text of each for the search. */
class Unloading {
  readonly luggage: Luggage = { blobs: [], texts: [] };
  readonly #services: Receiving;
  readonly #bundle: OpenedBundle;
  readonly #progress: Progress;
  readonly #pages = new Map<string, readonly TextPage[]>();

  constructor(services: Receiving, bundle: OpenedBundle, progress: Progress) {
    this.#services = services;
    this.#bundle = bundle;
    this.#progress = progress;
  }

  async take(files: readonly EvidenceFile[]): Promise<void> {
    for (const [done, file] of files.entries()) {
      this.#progress.report(`Taking in ${file.name}`, done, files.length);
      if (this.#progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing of the bundle was taken in.' });
      if (!this.#pages.has(file.sha256)) await this.#content(file);
      const pages = this.#pages.get(file.sha256) ?? [];
      if (pages.length > 0) this.luggage.texts.push({ fileId: file.id, pages });
    }
  }

  async #content(file: EvidenceFile): Promise<void> {
    const { session: { vault }, reader } = this.#services;
    const member = this.#bundle.files.get(file.sha256);
    if (!member) throw new Fault('evidence.notFound', { id: file.sha256 });
    const whole = member.size <= MAX_BYTES_TO_READ;
    const chunks: Uint8Array[] = [];
    async function* keeping(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        if (whole) chunks.push(chunk);
        yield chunk;
      }
    }
    const staged = await vault.blobs.stage(keeping(member.stream()), this.#progress.signal);
    this.luggage.blobs.push(staged);
    if (staged.sha256 !== file.sha256) throw new Fault('bundle.invalid', { reason: `${file.name} is not what its hash says` });
    const reading = whole ? await reader.read({ name: file.name, bytes: Buffer.concat(chunks), limits: DEFAULT_LIMITS }) : null;
    this.#pages.set(file.sha256, reading?.texts ?? []);
  }

  async discard(): Promise<void> {
    for (const blob of this.luggage.blobs) await this.#services.session.vault.blobs.discard(blob);
  }
}

export interface Applied { dossierId: string; new: number; changed: number; removed: number; newFiles: number; }

/**
 * Everything or nothing: the files are published and one transaction brings records, texts, the remembered bundle and the custody event.
 * @throws Fault `bundle.undecided`, `dossier.editConflict` when the dossier changed since the preview, `job.cancelled`, `disk.full`
 */
export async function applyBundle(services: Receiving, bundle: OpenedBundle, into: Destination | null, choices: Readonly<Record<string, Choice>>, progress: Progress): Promise<Applied> {
  const { session, environment } = services;
  const { vault } = session;
  const plan = planFor(bundle, into, choices);
  if (plan.conflicts.length > 0) throw new Fault('bundle.undecided', { count: plan.conflicts.length });
  const dossierId = into?.dossierId ?? (await freeId(services, bundle.dossier.id));
  const files = into ? plan.edits.flatMap((edit) => (edit.op === 'put' && edit.collection === 'files' ? bundle.dossier.files.filter((file) => file.id === edit.value.id) : [])) : bundle.dossier.files;
  const known = new Set(into?.mine.files.map((file) => file.id));
  const unloading = new Unloading(services, bundle, progress);
  try {
    const { facts, provenance } = bundle;
    await unloading.take(files.filter((file) => !known.has(file.id)));
    const { staged: base } = await stageBytes(vault, bundle.dossierJson);
    unloading.luggage.blobs.push(base);
    const record: BundleRecord = { id: facts.id, direction: 'received', dossierId, at: environment.now().toISOString(), scope: facts.scope, party: facts.from.actor, sha256: provenance.sha256, base: base.sha256, vaultId: facts.from.vaultId, fingerprint: provenance.fingerprint };
    const act = { type: 'bundle.receive', object: `dossier:${dossierId}`, reason: `From ${facts.from.actor}`, details: { bundle: facts.id, sha256: provenance.sha256, fingerprint: provenance.fingerprint, scope: facts.scope, changes: plan.changes.length, decided: Object.keys(choices).length, files: unloading.luggage.blobs.length - 1 } };
    if (into) await vault.dossiers.commit({ dossierId, label: `Take in the bundle of ${facts.from.actor}`, edits: [...plan.edits], act, expectedRevision: into.revision, ...unloading.luggage, bundle: record });
    else await vault.dossiers.create(v.parse(dossierSchema, { ...bundle.dossier, id: dossierId }), act, { ...unloading.luggage, bundle: record });
    const having = (kind: string): number => plan.changes.filter((change) => change.kind === kind).length;
    return { dossierId, new: having('new'), changed: having('changed'), removed: having('removed'), newFiles: unloading.luggage.blobs.length - 1 };
  } catch (thrown) {
    await unloading.discard();
    throw thrown;
  } finally {
    session.changed(dossierId, ['dossiers', 'dossier', 'evidence', 'checks', 'packages', 'custody']);
  }
}
