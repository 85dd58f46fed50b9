// The real clock, randomness and host: the one place in the core that asks the machine.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Environment } from '../contract/environment.ts';

/** The login name; a process of an account that the machine does not list, as in containers, goes by its number. */
function loginName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** `actor` defaults to the login name; it stands beside every act in the custody log. */
export function hostEnvironment(actor = loginName()): Environment {
  return {
    now: () => new Date(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    actor,
    host: os.hostname(),
    pid: process.pid,
  };
}
