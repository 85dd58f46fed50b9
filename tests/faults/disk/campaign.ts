// One run of a program that meets a fault at a chosen change to the disk, and what is wrong with the vault afterwards.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeOldVault } from '../../support/make-old-vault.ts';
import { PASSPHRASE } from '../../support/secrets.ts';
import { bundleScript } from '../child-process.ts';
import { buildFileLayer, type Fate } from './file-layer.ts';
import { brokenPromises, promisesIn, type Promised } from './promises.ts';
import { recordWork, secretsAfter, type Recording } from './replay.ts';
import { runWorker, type Job, type Ran } from './run-worker.ts';
import { passphraseOf, prepareGrounds, type Grounds, type WorkName } from './works.ts';

export interface Outcome { readonly ran: Ran; readonly promises: readonly Promised[]; readonly problems: readonly string[]; }

/** Everything that runs of faults share, below one folder: built layer, bundled worker, grounds. */
export class Campaign {
  readonly home: string;
  readonly #layer: string;
  readonly #script: string;
  readonly #grounds: Grounds;
  readonly #changes = new Map<string, number>();
  readonly #recordings = new Map<WorkName, Promise<Recording>>();
  #runs = 0;

  private constructor(home: string, layer: string, script: string, grounds: Grounds) {
    this.home = home;
    this.#layer = layer;
    this.#script = script;
    this.#grounds = grounds;
  }

  /** `source` is file-layer.c; `script` the bundled worker, bundled here when it is left out. */
  static async prepare(home: string, source: string, script?: string): Promise<Campaign> {
    await mkdir(home, { recursive: true });
    const grounds = await prepareGrounds(path.join(home, 'grounds'), async (folder) => { await makeOldVault(folder); });
    return new Campaign(home, buildFileLayer(home, source), script ?? (await bundleScript('disk/disk-worker', home)), grounds);
  }

  async #fresh(work: WorkName, rounds: number): Promise<Job> {
    const root = path.join(this.home, `run-${this.#runs += 1}`);
    await mkdir(root);
    await this.#grounds.copyTo(work, root);
    return { script: this.#script, layer: this.#layer, root, secret: PASSPHRASE, work, rounds };
  }

  async record(work: WorkName, rounds: number): Promise<Recording> {
    const job = await this.#fresh(work, rounds);
    const recording = await recordWork(job, `${job.root}.log`);
    await rm(job.root, { recursive: true });
    return recording;
  }

  /** As `record`, once for each work. */
  recordOnce(work: WorkName, rounds: number): Promise<Recording> {
    const known = this.#recordings.get(work) ?? this.record(work, rounds);
    this.#recordings.set(work, known);
    return known;
  }

  /** How many changes the work makes when nothing goes wrong; `only` as in Fate. Counted once. */
  async countChanges(work: WorkName, rounds: number, only?: string): Promise<number> {
    const key = `${work} ${rounds} ${only ?? ''}`;
    const known = this.#changes.get(key) ?? (await this.#countAnew(work, rounds, only));
    this.#changes.set(key, known);
    return known;
  }

  async #countAnew(work: WorkName, rounds: number, only?: string): Promise<number> {
    const job = await this.#fresh(work, rounds);
    const { counted, errors } = await runWorker(job, { count: `${job.root}.count`, fate: { at: Number.MAX_SAFE_INTEGER, act: 'EIO', ...(only === undefined ? {} : { only }) } });
    await rm(job.root, { recursive: true });
    if (!counted) throw new Error(`the work did not count its changes: ${errors}`);
    return counted.changes;
  }

  /** Lets the work meet its fate, then opens the vault as a person would. */
  async meet(work: WorkName, rounds: number, fate: Fate): Promise<Outcome> {
    const job = await this.#fresh(work, rounds);
    const ran = await runWorker(job, { count: `${job.root}.count`, fate });
    const promises = promisesIn(ran.output);
    // A passphrase that was about to be acknowledged is not in the output: the worker derives it from the round.
    const problems = await brokenPromises(job.root, promises, secretsAfter(promises, [...promises, ...nextPassphrase(promises, work)]));
    const crashed = fate.act !== 'kill' && (ran.status !== 0 || !ran.output.endsWith('end\n')) ? [`the program ended with ${String(ran.status ?? ran.signal)}: ${ran.errors.slice(0, 500)}`] : [];
    if (problems.length + crashed.length === 0) await rm(job.root, { recursive: true, force: true });
    return { ran, promises, problems: [...problems, ...crashed] };
  }
}

/** The passphrase that the worker would have acknowledged next. */
function nextPassphrase(promises: readonly Promised[], work: WorkName): Promised[] {
  if (work !== 'passphrase') return [];
  return [{ what: 'passphrase', secret: passphraseOf(`r${promises.filter(({ what }) => what === 'passphrase').length}`) }];
}
