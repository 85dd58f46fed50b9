// The real clock, randomness and host: the one place in the core that asks the machine.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Environment } from '../contract/environment.ts';

/** `actor` defaults to the login name; it stands beside every act in the custody log. */
export function hostEnvironment(actor = os.userInfo().username): Environment {
  return {
    now: () => new Date(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    actor,
    host: os.hostname(),
    pid: process.pid,
  };
}
