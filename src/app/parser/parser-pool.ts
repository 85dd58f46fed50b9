// Runs hostile files through disposable processes: a few at a time, each watched for time and memory, killed on breach.
import { readFile } from 'node:fs/promises';
import { Fault } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';
import type { ParserAnswer, ParserTask } from './parser-host.ts';

export interface ParserProcess {
  readonly port: Port;
  /** Null where the platform does not tell; memory is then not watched. */
  readonly pid: number | null;
  kill(): void;
}

export interface ParserLimits {
  readonly seconds: number;
  readonly residentMiB: number;
}

const WATCH_EVERY_MS = 200;
const PAGE_BYTES = 4096;

/** Resident memory of a process in MiB, null where /proc does not exist. */
async function residentMiB(pid: number): Promise<number | null> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return statm === null ? null : (Number(statm.split(' ')[1]) * PAGE_BYTES) / 2 ** 20;
}

export class ParserPool {
  readonly #spawn: () => Promise<ParserProcess>;
  readonly #size: number;
  readonly #idle: ParserProcess[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #dead = new WeakSet<ParserProcess>();
  #busy = 0;
  #closed = false;

  constructor(spawn: () => Promise<ParserProcess>, size: number) {
    this.#spawn = spawn;
    this.#size = size;
  }

  /**
   * Runs one task. Throws Fault `evidence.unparsable` when the process died or was killed, and whatever fault the task
   * itself answered. A process that died is not used again.
   */
  async run(task: ParserTask, limits: ParserLimits): Promise<Extract<ParserAnswer, { ok: true }>['value']> {
    if (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    try {
      const worker = this.#idle.pop() ?? (await this.#start());
      const answer = await this.#ask(worker, task, limits);
      if (this.#closed) worker.kill();
      else this.#idle.push(worker);
      if (answer.ok) return answer.value;
      throw new Fault(answer.error.code, answer.error.details);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #start(): Promise<ParserProcess> {
    const worker = await this.#spawn();
    // One that dies while idle must not be given the next file.
    worker.port.onClose(() => {
      this.#dead.add(worker);
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return worker;
  }

  #ask(worker: ParserProcess, task: ParserTask, limits: ParserLimits): Promise<ParserAnswer> {
    return new Promise((resolve, reject) => {
      const stops: (() => void)[] = [];
      const settle = (act: () => void): void => {
        for (const stop of stops.splice(0)) stop();
        act();
      };
      const giveUp = (reason: string): void => settle(() => {
        worker.kill();
        reject(new Fault('evidence.unparsable', { name: task.request.name, reason }));
      });
      stops.push(worker.port.onMessage((answer) => settle(() => resolve(answer as ParserAnswer))));
      stops.push(worker.port.onClose(() => giveUp('the reader stopped unexpectedly')));
      const deadline = setTimeout(() => giveUp(`reading took longer than ${limits.seconds} seconds`), limits.seconds * 1000);
      stops.push(() => clearTimeout(deadline));
      const { pid } = worker;
      if (pid !== null) {
        const watch = setInterval(() => void residentMiB(pid).then((used) => {
          if (used !== null && used > limits.residentMiB && stops.length > 0) giveUp(`reading needed more than ${limits.residentMiB} MiB of memory`);
        }), WATCH_EVERY_MS);
        stops.push(() => clearInterval(watch));
      }
      if (this.#dead.has(worker)) giveUp('the reader stopped unexpectedly');
      else worker.port.post(task);
    });
  }

  /** Ends the idle processes; a busy one is ended when its task is over. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#idle.splice(0)) worker.kill();
  }
}
