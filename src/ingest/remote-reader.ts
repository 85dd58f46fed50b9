// Reads hostile files in a disposable process and kills it when it takes too long or too much memory.
import * as v from 'valibot';
import type { Port } from '../contract/port.ts';
import { newReading } from './new-reading.ts';
import { residentBytes } from './process-memory.ts';
import { readReplySchema } from './reader-messages.ts';
import type { ReadCall } from './reader-messages.ts';
import type { FileReader, ReadRequest, Reading } from './reading.ts';
import { sniffType } from './sniff-type.ts';

/** A parser process just started: its port, its process id where there is one, and how to end it for sure. */
export interface ParserProcess { readonly port: Port; readonly pid?: number | undefined; kill(): void; }

export interface RemoteReaderOptions {
  readonly spawn: () => ParserProcess;
  /** Wall-clock milliseconds one file may take. */
  readonly timeoutMs?: number;
  /** Resident bytes allowed besides twice the size of the file at hand. */
  readonly maxResidentBytes?: number;
}

const WATCH_EVERY_MS = 100;
const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_RESIDENT_BYTES = 512 * 1024 * 1024;

type Breach = 'time' | 'memory' | 'crash';
type Outcome = { readonly reading: Reading } | { readonly breach: Breach };

const NOTES: Readonly<Record<Breach, string>> = {
  time: 'Reading it took too long and was stopped. The original is kept.',
  memory: 'Reading it took too much memory and was stopped. The original is kept.',
  crash: 'Reading it made the reader crash. The original is kept.',
};

/** Reads one file after the other; calls made meanwhile wait their turn. */
export class RemoteReader implements FileReader {
  readonly #spawn: () => ParserProcess;
  readonly #timeoutMs: number;
  readonly #maxResidentBytes: number;
  #process: ParserProcess | null = null;
  #filesRead = 0;
  #calls = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ spawn, timeoutMs = DEFAULT_TIMEOUT_MS, maxResidentBytes = DEFAULT_RESIDENT_BYTES }: RemoteReaderOptions) {
    this.#spawn = spawn;
    this.#timeoutMs = timeoutMs;
    this.#maxResidentBytes = maxResidentBytes;
  }
  read(request: ReadRequest): Promise<Reading> {
    const result = this.#queue.then(() => this.#readNow(request));
    this.#queue = result.catch(() => undefined);
    return result;
  }
  async close(): Promise<void> {
    await this.#queue;
    this.#end();
  }

  async #readNow(request: ReadRequest): Promise<Reading> {
    const usedBefore = this.#filesRead > 0;
    let outcome = await this.#attempt(request);
    // Memory left over from earlier files must not be blamed on this one: it gets a second try in a fresh process.
    if ('breach' in outcome && outcome.breach !== 'time' && usedBefore) outcome = await this.#attempt(request);
    if ('reading' in outcome) return outcome.reading;
    return newReading(sniffType(request.bytes), { condition: outcome.breach === 'crash' ? 'broken' : 'too_large', note: NOTES[outcome.breach] });
  }

  #attempt(request: ReadRequest): Promise<Outcome> {
    const parser = this.#parser();
    const id = (this.#calls += 1);
    return new Promise((resolve) => {
      let settled = false;
      const settle = (outcome: Outcome): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        clearInterval(watch);
        stopListening();
        stopClosing();
        if ('breach' in outcome) this.#end();
        else this.#filesRead += 1;
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ breach: 'time' }), this.#timeoutMs);
      const allowed = this.#maxResidentBytes + 2 * request.bytes.length;
      const watch = setInterval(() => {
        if (parser.pid === undefined) return;
        void residentBytes(parser.pid).then((resident) => {
          if (resident !== null && resident > allowed) settle({ breach: 'memory' });
        });
      }, WATCH_EVERY_MS);
      const stopListening = parser.port.onMessage((message) => {
        const reply = v.safeParse(readReplySchema, message);
        if (!reply.success) settle({ breach: 'crash' });
        else if (reply.output.id === id) settle({ reading: reply.output.reading });
      });
      const stopClosing = parser.port.onClose(() => settle({ breach: 'crash' }));
      const call: ReadCall = { t: 'read', id, name: request.name, bytes: request.bytes, limits: { ...request.limits } };
      parser.port.post(call);
    });
  }

  #parser(): ParserProcess {
    if (this.#process) return this.#process;
    const parser = this.#spawn();
    parser.port.onClose(() => {
      if (this.#process === parser) this.#process = null;
    });
    this.#process = parser;
    this.#filesRead = 0;
    return parser;
  }

  #end(): void {
    this.#process?.kill();
    this.#process = null;
  }
}
