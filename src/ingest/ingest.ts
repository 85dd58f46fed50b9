// Takes files and folders into a dossier, batch by batch: each batch is committed whole or not at all.
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { IngestReport, IngestRow } from '../contract/procedures/evidence.ts';
import type { Progress } from '../contract/progress.ts';
import { fileSchema } from '../domain/dossier/exhibit.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import type { StoredJob, Vault } from '../vault/vault.ts';
import { batches } from './batches.ts';
import { ingestReport } from './ingest-report.ts';
import { KnownEvidence } from './known-evidence.ts';
import { matchFile } from './match-files.ts';
import { parallel } from './parallel.ts';
import type { FileReader } from './reading.ts';
import { hashSource, stageSource } from './stage-source.ts';
import type { StageResult } from './stage-source.ts';
import { emptyBatch, Intake, refusedRow, storedRow } from './take-in.ts';
import type { Assign, Assignment, Batch } from './take-in.ts';
import { walk } from './walk.ts';
import type { Walked } from './walk.ts';

export interface IngestRequest {
  readonly dossierId: string;
  /** Absolute paths of files and folders. */
  readonly sources: readonly string[];
  /** All files go to this exhibit; null makes an inbox exhibit for each that no exhibit names. */
  readonly exhibitId: string | null;
  readonly jobId: string;
  /** Absolute paths to leave out. */
  readonly skip?: readonly string[];
  /** For an import: files whose place the dossier states by hash; the others are placed by name. Absent: no file is placed. */
  readonly placed?: Readonly<Record<string, Assignment>>;
}
export interface IngestDeps { readonly vault: Vault; readonly reader: FileReader; readonly environment: Environment; readonly progress: Progress; }

const assignmentSchema = v.strictObject({ exhibitId: v.string(), role: fileSchema.entries.role });
/** What a job needs to begin again. */
const inputSchema = v.object({ dossierId: v.string(), sources: v.array(v.string()), exhibitId: v.nullable(v.string()), skip: v.optional(v.array(v.string()), []), placed: v.exactOptional(v.record(v.string(), assignmentSchema)) });
const cursorSchema = v.object({ done: v.number(), total: v.nullable(v.number()) });

/** Files staged, encrypted and synced at the same time. */
const STAGED_AT_ONCE = 8;

/**
 * Takes everything under `sources` into the dossier and says of every file what became of it.
 * Throws `job.cancelled` after a cancel (committed batches stay), `evidence.notFound` for an unknown exhibit, `disk.full`.
 */
export function ingest(request: IngestRequest, deps: IngestDeps): Promise<IngestReport> {
  return new IngestRun(request, deps, deps.environment.now().toISOString(), false).run();
}

/** How far a stored job came. */
export const ingestCursor = (job: StoredJob): v.InferOutput<typeof cursorSchema> => v.parse(cursorSchema, job.cursor);

/** Goes on with an ingest that was cut short: what it had stored is told as stored and not taken twice. */
export async function resumeIngest(jobId: string, deps: IngestDeps): Promise<IngestReport> {
  const job = await deps.vault.jobs.get(jobId);
  if (job?.kind !== 'ingest') throw new Fault('evidence.notFound', { id: jobId });
  return new IngestRun({ ...v.parse(inputSchema, job.input), jobId }, deps, job.startedAt, true).run();
}

class IngestRun {
  readonly #request: IngestRequest;
  readonly #deps: IngestDeps;
  readonly #startedAt: string;
  readonly #resuming: boolean;
  readonly #rows: IngestRow[] = [];
  #done = 0;
  #total: number | null = null;

  constructor(request: IngestRequest, deps: IngestDeps, startedAt: string, resuming: boolean) {
    this.#request = request;
    this.#deps = deps;
    this.#startedAt = startedAt;
    this.#resuming = resuming;
  }

  async run(): Promise<IngestReport> {
    const { vault, progress } = this.#deps;
    const { dossierId, sources, exhibitId, skip } = this.#request;
    if (exhibitId !== null && !(await vault.dossiers.record(dossierId, 'exhibits', exhibitId))) throw new Fault('evidence.notFound', { id: exhibitId });
    await vault.jobs.put(this.#job('running'));
    try {
      progress.report('Looking for files', 0, null);
      const found: Walked[] = [];
      for await (const walked of walk(sources, skip)) found.push(walked);
      this.#total = found.length;
      const known = await KnownEvidence.load(vault, dossierId);
      const assign = await this.#assign();
      for (const group of batches(found)) {
        if (progress.signal.aborted) throw this.#cancelled();
        await this.#takeGroup(group, found.length, known, assign);
      }
      await vault.jobs.put(this.#job('done'));
      return ingestReport(this.#rows);
    } catch (thrown) {
      await vault.jobs.put(this.#job(progress.signal.aborted ? 'cancelled' : 'failed'));
      throw progress.signal.aborted ? this.#cancelled() : thrown;
    }
  }

  async #assign(): Promise<Assign> {
    const { dossierId, exhibitId, placed } = this.#request;
    if (exhibitId !== null) return () => ({ exhibitId, role: 'original' });
    if (!placed) return () => null;
    const { exhibits } = await this.#deps.vault.dossiers.read(dossierId);
    return (name, sha256) => placed[sha256] ?? matchFile(name, exhibits);
  }

  async #takeGroup(group: readonly Walked[], total: number, known: KnownEvidence, assign: Assign): Promise<void> {
    const { vault, reader, environment, progress } = this.#deps;
    const intake = new Intake({ vault, reader, environment, known, assign });
    const batch = emptyBatch();
    const staged = await this.#stageAll(group, known, batch.rows);
    let begun = 0;
    try {
      for (const { walked, result } of staged) {
        if (progress.signal.aborted) throw this.#cancelled();
        progress.report(`Reading ${walked.relativePath}`, this.#done + begun, total);
        begun += 1;
        if (result.ok) await intake.take({ relativePath: walked.relativePath, content: result.content, parent: null }, batch);
        else batch.rows.push(refusedRow(walked.relativePath, result.outcome, result.reason));
      }
    } catch (thrown) {
      const rest = staged.slice(begun).flatMap(({ result }) => (result.ok ? [result.content.staged] : []));
      await Promise.all([...batch.blobs, ...rest].map((blob) => vault.blobs.discard(blob)));
      throw thrown;
    }
    this.#done += group.length;
    if (batch.edits.length > 0) await this.#commit(batch);
    this.#rows.push(...batch.rows);
    progress.report('Storing files', this.#done, total);
  }

  /** Stages the files of one group; those already told (not readable, stored before the resume) become rows. */
  async #stageAll(group: readonly Walked[], known: KnownEvidence, rows: IngestRow[]): Promise<{ walked: Walked; result: StageResult }[]> {
    const { vault, progress } = this.#deps;
    const outcomes = await parallel(group, STAGED_AT_ONCE, async (walked) => {
      if (walked.kind !== 'file') return { walked, result: { ok: false, outcome: walked.kind, reason: walked.reason } as const };
      const before = this.#resuming ? await this.#storedBefore(walked.path, walked.relativePath, known) : null;
      return before ? { before } : { walked, result: await stageSource(vault, walked.path, progress.signal) };
    }, async (outcome) => {
      if (outcome.result?.ok) await vault.blobs.discard(outcome.result.content.staged);
    });
    return outcomes.flatMap((outcome) => {
      if (outcome.before === undefined) return [outcome];
      rows.push(...outcome.before);
      return [];
    });
  }

  async #storedBefore(path: string, relativePath: string, known: KnownEvidence): Promise<IngestRow[] | null> {
    const sha256 = await hashSource(path);
    const file = sha256 === null ? undefined : known.withBytes(sha256).find((twin) => twin.relativePath === relativePath);
    if (!file) return null;
    const tree = (root: EvidenceFile): EvidenceFile[] => [root, ...known.childrenOf(root.id).flatMap(tree)];
    return tree(file).map(storedRow);
  }

  async #commit({ edits, blobs, texts, files }: Batch): Promise<void> {
    await this.#deps.vault.dossiers.commit({
      dossierId: this.#request.dossierId,
      label: files.length === 1 ? 'Add a file' : `Add ${files.length} files`,
      edits, blobs, texts,
      act: {
        type: 'evidence.ingest', object: `dossier:${this.#request.dossierId}`,
        details: { job: this.#request.jobId, files: files.map(({ id, name, sha256, size }) => ({ id, name, sha256, size })) },
      },
      job: this.#job('running'),
    });
  }

  #job(state: StoredJob['state']): StoredJob {
    const { jobId, dossierId, ...input } = this.#request;
    return { jobId, kind: 'ingest', dossierId, startedAt: this.#startedAt, state, input: { dossierId, ...input }, cursor: { done: this.#done, total: this.#total } };
  }

  #cancelled(): Fault {
    return new Fault('job.cancelled', { kept: `${this.#done} files were looked at before, and what was stored of them stays.` });
  }
}
