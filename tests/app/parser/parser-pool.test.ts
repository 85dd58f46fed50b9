// A parser process may die at any moment: it costs the file it was reading, never the next one.
import { describe, expect, it } from 'vitest';
import { ParserPool, type ParserProcess } from '../../../src/app/parser/parser-pool.ts';
import { memoryPorts, type Port } from '../../../src/contract/port.ts';

const LIMITS = { seconds: 0.3, residentMiB: 1000 };
const task = { task: 'prepare', request: { name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(), sha256: '' } } as const;

/** Processes that answer with their own number, unless told to be silent. */
function startProcesses(silent: readonly number[] = []) {
  const far: Port[] = [];
  const killed: number[] = [];
  const spawn = (): Promise<ParserProcess> => {
    const [near, other] = memoryPorts();
    const number = far.push(other);
    if (!silent.includes(number)) other.onMessage(() => other.post({ ok: true, value: number }));
    return Promise.resolve({ port: near, pid: null, kill: () => { killed.push(number); other.close(); } });
  };
  return { spawn, far, killed };
}

describe('the parser pool', () => {
  it('uses a process again while it lives', async () => {
    const pool = new ParserPool(startProcesses().spawn, 1);
    expect([await pool.run(task, LIMITS), await pool.run(task, LIMITS)]).toEqual([1, 1]);
  });

  it('starts a fresh process when an idle one died', async () => {
    const { spawn, far } = startProcesses();
    const pool = new ParserPool(spawn, 1);
    expect(await pool.run(task, LIMITS)).toBe(1);
    far[0]?.close();
    expect(await pool.run(task, LIMITS)).toBe(2);
  });

  it('kills a process that takes too long, says so, and goes on with another', async () => {
    const { spawn, killed } = startProcesses([1]);
    const pool = new ParserPool(spawn, 1);
    await expect(pool.run(task, LIMITS)).rejects.toThrow('longer than');
    expect(killed).toEqual([1]);
    expect(await pool.run(task, LIMITS)).toBe(2);
  });

  it('fails only the file whose process died', async () => {
    const { spawn, far } = startProcesses([1]);
    const pool = new ParserPool(spawn, 2);
    const first = pool.run(task, LIMITS);
    const second = pool.run(task, LIMITS);
    await Promise.resolve();
    far[0]?.close();
    await expect(first).rejects.toThrow('stopped unexpectedly');
    expect(await second).toBe(2);
  });
});
