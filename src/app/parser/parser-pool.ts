// Runs hostile files through disposable processes: a few at a time, each watched for time and memory, killed on breach.
import * as v from 'valibot';
import { Fault } from '../../contract/errors.ts';
import { answerSchema, type DisposableProcess } from '../disposable-process.ts';
import { progressSchema, type ParserTask } from './parser-protocol.ts';
import { residentMiB } from './resident-memory.ts';

export interface ParserLimits {
  readonly seconds: number;
  /** What one file may add to the memory its process held before. */
  readonly addedMiB: number;
  /** The process ends with the task, because it was told a secret. */
  readonly once?: boolean;
}

/** For long tasks: told how far they are; stopped by ending their process. */
export interface ParserWatch { onProgress(done: number, total: number): void; readonly signal: AbortSignal }

/** A file ended its process: by dying, by time, by memory, or by an answer that is none. `message` says how, to follow a name. */
export class ParserBreach extends Error {
  readonly kind: 'died' | 'time' | 'memory' | 'nonsense';
  constructor(kind: ParserBreach['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const WATCH_EVERY_MS = 200;
/** A process that still holds so much from earlier files is not given another one: what is blamed on a file must be its own. */
const WORN_MIB = 250;

export class ParserPool {
  readonly #spawn: () => Promise<DisposableProcess>;
  readonly #size: number;
  readonly #resident: (pid: number) => Promise<number | null>;
  readonly #idle: DisposableProcess[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #dead = new WeakSet<DisposableProcess>();
  #busy = 0;
  #closed = false;

  constructor(spawn: () => Promise<DisposableProcess>, size: number, resident = residentMiB) {
    this.#spawn = spawn;
    this.#size = size;
    this.#resident = resident;
  }

  /**
   * Runs one task and answers what `schema` makes of its value. Throws ParserBreach when the process died or was killed, and
   * `job.cancelled` when `watch` was told to stop, and whatever fault the task itself answered. A process that died or broke a limit is not used again.
   */
  async run<T>(task: ParserTask, schema: v.GenericSchema<unknown, T>, limits: ParserLimits, watch: ParserWatch | null = null): Promise<T> {
    if (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    try {
      const { worker, heldMiB } = await this.#take();
      const answer = v.safeParse(answerSchema, await this.#ask(worker, task, limits, heldMiB, watch));
      const value = answer.success && answer.output.ok ? v.safeParse(schema, answer.output.value) : null;
      if (!answer.success || value?.success === false) {
        worker.kill();
        throw new ParserBreach('nonsense', 'the reader answered what it must not');
      }
      if (this.#closed || limits.once) worker.kill();
      else if (!this.#dead.has(worker)) this.#idle.push(worker);
      if (value?.success) return value.output;
      if (answer.output.ok) throw new ParserBreach('nonsense', 'the reader answered nothing');
      throw new Fault(answer.output.error.code, answer.output.error.details);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle processes; a busy one is ended when its task is over. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#idle.splice(0)) worker.kill();
  }

  /** An idle process that is not worn, else a fresh one; with the memory it holds already. */
  async #take(): Promise<{ readonly worker: DisposableProcess; readonly heldMiB: number }> {
    for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) {
      const heldMiB = await this.#held(worker);
      if (heldMiB <= WORN_MIB && !this.#dead.has(worker)) return { worker, heldMiB };
      worker.kill();
    }
    const worker = await this.#start();
    return { worker, heldMiB: await this.#held(worker) };
  }

  async #held({ pid }: DisposableProcess): Promise<number> {
    return pid === null ? 0 : ((await this.#resident(pid)) ?? 0);
  }

  async #start(): Promise<DisposableProcess> {
    const worker = await this.#spawn();
    // One that dies while idle must not be given the next file.
    worker.port.onClose(() => {
      this.#dead.add(worker);
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return worker;
  }

  #ask(worker: DisposableProcess, task: ParserTask, limits: ParserLimits, heldMiB: number, watching: ParserWatch | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const stops: (() => void)[] = [];
      const settle = (act: () => void): void => {
        for (const stop of stops.splice(0)) stop();
        act();
      };
      const giveUp = (kind: ParserBreach['kind'], reason: string): void => settle(() => {
        worker.kill();
        reject(new ParserBreach(kind, reason));
      });
      stops.push(worker.port.onMessage((answer) => {
        const told = watching ? v.safeParse(progressSchema, answer) : null;
        if (told?.success) watching?.onProgress(told.output.progress.done, told.output.progress.total);
        else settle(() => resolve(answer));
      }));
      if (watching) {
        const stop = (): void => settle(() => {
          worker.kill();
          reject(new Fault('job.cancelled', { kept: 'Nothing was stored.' }));
        });
        watching.signal.addEventListener('abort', stop);
        stops.push(() => watching.signal.removeEventListener('abort', stop));
        if (watching.signal.aborted) { stop(); return; }
      }
      stops.push(worker.port.onClose(() => giveUp('died', 'the reader stopped unexpectedly')));
      const deadline = setTimeout(() => giveUp('time', `reading took longer than ${limits.seconds} seconds`), limits.seconds * 1000);
      stops.push(() => clearTimeout(deadline));
      // Memory is watched where the platform tells it.
      if (worker.pid !== null) {
        const watch = setInterval(() => void this.#held(worker).then((used) => {
          if (used - heldMiB > limits.addedMiB && stops.length > 0) giveUp('memory', `reading needed more than ${limits.addedMiB} MiB of memory`);
        }), WATCH_EVERY_MS);
        stops.push(() => clearInterval(watch));
      }
      if (this.#dead.has(worker)) giveUp('died', 'the reader stopped unexpectedly');
      else worker.port.post(task);
    });
  }
}
