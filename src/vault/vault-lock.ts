// One process owns a vault; a second one is told who has it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { writeDurably } from './durable-file.ts';
import { holdExclusively } from './sqlite-driver.ts';

export const LOCK_FILE = 'lock.db';
export const OWNER_FILE = 'owner.json';

const ownerSchema = v.object({ host: v.string(), actor: v.string(), pid: v.number(), since: v.string() });

async function currentOwner(folder: string): Promise<{ host: string; pid: number | string; since: string }> {
  try {
    return v.parse(ownerSchema, JSON.parse(await readFile(path.join(folder, OWNER_FILE), 'utf8')));
  } catch {
    return { host: 'an unknown computer', pid: '?', since: 'an unknown time' }; // between taking the lock and writing who did
  }
}

/** @throws Fault `vault.inUse` with host, process and time of the holder. The lock falls with the process, however it ends. */
export async function lockVault(folder: string, environment: Environment): Promise<{ release(): Promise<void> }> {
  const lock = await holdExclusively(path.join(folder, LOCK_FILE));
  if (!lock) throw new Fault('vault.inUse', await currentOwner(folder));
  const owner = { host: environment.host, actor: environment.actor, pid: environment.pid, since: environment.now().toISOString() };
  await writeDurably(path.join(folder, OWNER_FILE), Buffer.from(JSON.stringify(owner)));
  return lock;
}
