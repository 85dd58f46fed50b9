// Replays a record of changes into the states a crash may leave on the disk, and opens each as a person would.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PASSPHRASE } from '../../support/secrets.ts';
import { parseChanges, type Change } from './changes.ts';
import { CRASH_MODELS, DiskModel, readContent, writeContent, type Chance, type Content, type CrashModel } from './disk-model.ts';
import { brokenPromises, promisesIn, type Promised } from './promises.ts';
import { runWorker, type Job } from './run-worker.ts';

/** Chances from a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Recording { readonly ground: Content; readonly changes: readonly Change[]; }

/** Lets the worker do its work once, recorded; the record must give the folder as it then is, or the layer missed something. */
export async function recordWork(job: Job, log: string): Promise<Recording> {
  const ground = await readContent(job.root);
  const { status, errors } = await runWorker(job, { log });
  if (status !== 0) throw new Error(`the work failed without any fault: ${errors}`);
  const changes = parseChanges(await readFile(log), job.root);
  const disk = new DiskModel(ground);
  for (const change of changes) disk.apply(change);
  const [told, found] = [disk.crashed('killed', () => 0), await readContent(job.root)];
  const differing = [...new Set([...told.keys(), ...found.keys()])].filter((name) => {
    const [a, b] = [told.get(name), found.get(name)];
    return a === undefined || b === undefined || (a === null) !== (b === null) || (a !== null && b !== null && !a.equals(b));
  });
  if (differing.length > 0) throw new Error(`the record does not tell of ${differing.join(', ')}`);
  return { ground, changes };
}

/** The secrets that may be in force: the last that was acknowledged, and the one that was about to be. */
export function secretsAfter(promises: readonly Promised[], all: readonly Promised[]): string[] {
  const secrets = [PASSPHRASE, ...all.flatMap((one) => (one.what === 'passphrase' ? [one.secret] : []))];
  const acknowledged = promises.filter(({ what }) => what === 'passphrase').length;
  return secrets.slice(acknowledged, acknowledged + 2);
}

const fingerprintOf = (content: Content): string => {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...content].toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${bytes === null ? 'folder' : bytes.length}\0`).update(bytes ?? '');
  return hash.digest('hex');
};

export interface ReplayReport { /** States that were laid down and opened. */ readonly states: number; /** States equal to one before them, not opened again. */ readonly same: number; readonly problems: readonly string[]; }

export interface ReplayOptions {
  /** Folder to lay states down in; fast memory is best. */
  readonly scratch: string;
  readonly seed: number;
  /** How many states to try at most, spread over all points and models. */
  readonly most: number;
  readonly stopAtFirst?: boolean;
  /** Leaves out crashes before anything was acknowledged. */
  readonly afterFirstAnswer?: boolean;
  /** Crashes only between these changes, the first and the last of them; everywhere when left out. */
  readonly between?: readonly [number, number];
}

/** A crash after any change, under any model: a sample of `most` of them, each point and model with the same chance. */
export async function replay({ ground, changes }: Recording, { scratch, seed, most, stopAtFirst = false, afterFirstAnswer = false, between = [0, changes.length] }: ReplayOptions): Promise<ReplayReport> {
  const chance = chanceFrom(seed);
  const first = afterFirstAnswer ? changes.findIndex(({ kind, data }) => kind === 'answer' && data.includes('ack ')) : -1;
  const points = [0, ...changes.flatMap((change, index) => (change.kind === 'answer' ? [] : [index + 1]))];
  const every = points.filter((point) => point > first && point >= between[0] && point <= between[1]).flatMap((point) => CRASH_MODELS.map((model): { point: number; model: CrashModel; rank: number } => ({ point, model, rank: chance() })));
  const chosen = every.toSorted((a, b) => a.rank - b.rank).slice(0, most).toSorted((a, b) => a.point - b.point);
  const all = promisesIn(changes.filter(({ kind }) => kind === 'answer').map(({ data }) => data.toString()).join(''));
  const disk = new DiskModel(ground);
  const seen = new Set<string>();
  const problems: string[] = [];
  let [applied, output, same] = [0, '', 0];
  for (const { point, model } of chosen) {
    for (; applied < changes.length && (applied < point || changes[applied]?.kind === 'answer'); applied += 1) {
      const change = changes[applied];
      if (!change) break;
      disk.apply(change);
      if (change.kind === 'answer') output += change.data.toString();
    }
    const content = disk.crashed(model, chance);
    const promises = promisesIn(output);
    const fingerprint = `${fingerprintOf(content)} ${promises.length}`;
    if (seen.has(fingerprint)) {
      same += 1;
      continue;
    }
    seen.add(fingerprint);
    const root = path.join(scratch, `state-${seen.size}`);
    await mkdir(root, { recursive: true });
    await writeContent(root, content);
    const broken = await brokenPromises(root, promises, secretsAfter(promises, all));
    problems.push(...broken.map((problem) => `after change ${point} of ${changes.length} (${changes[point - 1]?.kind ?? 'none'} ${changes[point - 1]?.path ?? ''}), ${model}: ${problem}`));
    await rm(root, { recursive: true, force: true });
    if (stopAtFirst && problems.length > 0) break;
  }
  return { states: seen.size, same, problems };
}
