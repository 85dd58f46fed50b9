// A clock that stands still, randomness from a seed, and a host of no consequence.
import { createHash } from 'node:crypto';
import type { Environment } from '../../src/contract/environment.ts';

export interface FixedEnvironment extends Environment {
  /** Moves the clock on. */
  advance(milliseconds: number): void;
}

export function fixedEnvironment(at = '2026-11-24T10:00:00.000Z', seed = 'seed'): FixedEnvironment {
  let time = new Date(at).getTime();
  let drawn = 0;
  return {
    now: () => new Date(time),
    advance: (milliseconds) => void (time += milliseconds),
    randomBytes(length) {
      const bytes = new Uint8Array(length);
      for (let offset = 0; offset < length; offset += 32) bytes.set(createHash('sha256').update(`${seed}:${drawn++}`).digest().subarray(0, length - offset), offset);
      return bytes;
    },
    actor: 'tester',
    host: 'test-host',
    pid: 4242,
  };
}
