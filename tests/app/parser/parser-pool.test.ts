// A parser process may die, hang, swell or lie at any moment: it costs the file it was reading, never the next one.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createParserClient } from '../../../src/app/parser/parser-client.ts';
import type { DisposableProcess } from '../../../src/app/disposable-process.ts';
import { ParserPool } from '../../../src/app/parser/parser-pool.ts';
import type { ParserTask } from '../../../src/app/parser/parser-protocol.ts';
import { memoryPorts, type Port } from '../../../src/contract/port.ts';
import { DEFAULT_LIMITS } from '../../../src/ingest/read-limits.ts';

const LIMITS = { seconds: 0.3, addedMiB: 1000 };
const request = { name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(3), sha256: '' };
const task = { task: 'prepare', request } as const;

/** Processes that give `answer(number)`, their number being 1 for the first; undefined is silence. */
function startProcesses(answer: (number: number, task: ParserTask) => unknown = (number) => ({ ok: true, value: number })) {
  const far: Port[] = [];
  const killed: number[] = [];
  const spawn = (): Promise<DisposableProcess> => {
    const [near, other] = memoryPorts();
    const number = far.push(other);
    other.onMessage((message) => {
      const said = answer(number, message as ParserTask);
      if (said !== undefined) other.post(said);
    });
    return Promise.resolve({ port: near, pid: number, kill: () => { killed.push(number); other.close(); } });
  };
  return { spawn, far, killed };
}

const silent = (...numbers: number[]) => (number: number): unknown => (numbers.includes(number) ? undefined : { ok: true, value: number });
const steady = (): Promise<number> => Promise.resolve(100);

describe('the parser pool', () => {
  it('uses a process again while it lives', async () => {
    const pool = new ParserPool(startProcesses().spawn, 1, steady);
    expect([await pool.run(task, v.number(), LIMITS), await pool.run(task, v.number(), LIMITS)]).toEqual([1, 1]);
  });

  it('starts a fresh process when an idle one died', async () => {
    const { spawn, far } = startProcesses();
    const pool = new ParserPool(spawn, 1, steady);
    expect(await pool.run(task, v.number(), LIMITS)).toBe(1);
    far[0]?.close();
    expect(await pool.run(task, v.number(), LIMITS)).toBe(2);
  });

  it('kills a process that takes too long, says so, and goes on with another', async () => {
    const { spawn, killed } = startProcesses(silent(1));
    const pool = new ParserPool(spawn, 1, steady);
    await expect(pool.run(task, v.number(), LIMITS)).rejects.toMatchObject({ kind: 'time', message: 'reading took longer than 0.3 seconds' });
    expect(killed).toEqual([1]);
    expect(await pool.run(task, v.number(), LIMITS)).toBe(2);
  });

  it('fails only the file whose process died', async () => {
    const { spawn, far } = startProcesses(silent(1));
    const pool = new ParserPool(spawn, 2, steady);
    const first = pool.run(task, v.number(), LIMITS);
    const second = pool.run(task, v.number(), LIMITS);
    setTimeout(() => far[0]?.close(), 20);
    await expect(first).rejects.toMatchObject({ kind: 'died' });
    expect(await second).toBe(2);
  });

  it.each([
    ['is of another form than asked for', { ok: true, value: 'seven' }],
    ['is neither good nor bad', { fine: true }],
    ['is an error of no known code', { ok: false, error: { code: 'made.up', message: '', kept: '', fix: '', details: {} } }],
  ])('does not believe an answer that %s, and does not use that process again', async (_, said) => {
    const { spawn, killed } = startProcesses((number) => (number === 1 ? said : { ok: true, value: number }));
    const pool = new ParserPool(spawn, 1, steady);
    await expect(pool.run(task, v.number(), LIMITS)).rejects.toMatchObject({ kind: 'nonsense' });
    expect(killed).toEqual([1]);
    expect(await pool.run(task, v.number(), LIMITS)).toBe(2);
  });

  it('kills a process that swells, and calls it memory', async () => {
    const { spawn } = startProcesses(silent(1));
    let used = 100;
    const pool = new ParserPool(spawn, 1, () => Promise.resolve((used += 600)));
    await expect(pool.run(task, v.number(), { seconds: 5, addedMiB: 1000 })).rejects.toMatchObject({ kind: 'memory' });
  });

  it('blames on a file only what it added to the memory of its process', async () => {
    const held = new Map([[1, 100]]);
    const { spawn } = startProcesses((number) => {
      held.set(number, (held.get(number) ?? 100) + 100);
      return { ok: true, value: number };
    });
    const pool = new ParserPool(spawn, 1, (pid) => Promise.resolve(held.get(pid) ?? 100));
    const limits = { seconds: 0.3, addedMiB: 150 };
    expect([await pool.run(task, v.number(), limits), await pool.run(task, v.number(), limits)]).toEqual([1, 1]);
    expect(await pool.run(task, v.number(), limits)).toBe(2); // the first holds 300 MiB of earlier files
  });
});

describe('a file that ends its parser process', () => {
  const reading = { name: 'a.pdf', bytes: new Uint8Array(3), limits: DEFAULT_LIMITS };
  const sheet = { pdf: new Uint8Array([1]), pages: 1, rung: 'placeholder', notes: ['Not shown.'], obstacles: [] } as const;

  it('is kept as broken when the reader dies of it', async () => {
    const { spawn, far } = startProcesses(() => { far[0]?.close(); });
    expect(await createParserClient(spawn, 1).reader.read(reading)).toMatchObject({ condition: 'broken', note: 'The reader stopped unexpectedly.' });
  });

  it('is shown by a sheet from a fresh process, so that the package goes on', async () => {
    const asked: ParserTask[] = [];
    const { spawn, far } = startProcesses((number, message) => {
      asked.push(message);
      if (number > 1) return { ok: true, value: sheet };
      far[0]?.close();
      return undefined;
    });
    expect(await createParserClient(spawn, 1).preparer.prepare(request)).toEqual(sheet);
    expect(asked.at(-1)).toEqual({ task: 'stand-in', request: { name: 'a.pdf', mediaType: 'application/pdf', size: 3, sha256: '', reason: 'the reader stopped unexpectedly' } });
  });

  it('fails by its name when not even a sheet can be made', async () => {
    const { spawn, far } = startProcesses((number) => { far[number - 1]?.close(); });
    await expect(createParserClient(spawn, 1).preparer.prepare(request)).rejects.toMatchObject({ code: 'evidence.unparsable', details: { name: 'a.pdf' } });
  });
});
