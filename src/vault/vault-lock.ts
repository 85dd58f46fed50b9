// One process owns a vault; a second one is told who has it.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { systemErrorCode, writeDurably } from './durable-file.ts';
import { holdExclusively } from './database-file.ts';

export const LOCK_FILE = 'lock.db';
export const OWNER_FILE = 'owner.json';

const ownerSchema = v.object({ host: v.string(), actor: v.string(), pid: v.number(), since: v.string() });

export interface VaultLock {
  /** In words, when the holder before died without letting go; null after a clean close. */
  readonly abandoned: string | null;
  release(): Promise<void>;
}

async function currentOwner(folder: string): Promise<{ host: string; actor: string; pid: number | string; since: string }> {
  try {
    return v.parse(ownerSchema, JSON.parse(await readFile(path.join(folder, OWNER_FILE), 'utf8')));
  } catch {
    return { host: 'an unknown computer', actor: 'somebody', pid: '?', since: 'an unknown time' }; // between taking the lock and writing who did
  }
}

async function ownerFileIsThere(file: string): Promise<boolean> {
  return readFile(file).then(() => true, (thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  });
}

/** The lock itself fell with its holder; only on a shared folder can it have been lost while the holder lives. */
function abandonedWords({ host, actor, pid, since }: Awaited<ReturnType<typeof currentOwner>>, here: string): string {
  const where = host === here ? '' : ' If it is still open there, close it there before you go on.';
  return `The vault was not closed the last time it was open (by ${actor} on ${host}, process ${pid}, since ${since}).${where}`;
}

/** For a folder that nobody can write: there is nothing to hold. */
export const noLock: VaultLock = { abandoned: null, release: () => Promise.resolve() };

/** @throws Fault `vault.inUse` with host, user, process and time of the holder. The lock falls with the process, however it ends. */
export async function lockVault(folder: string, environment: Environment): Promise<VaultLock> {
  const lock = await holdExclusively(path.join(folder, LOCK_FILE));
  if (!lock) throw new Fault('vault.inUse', await currentOwner(folder));
  const ownerFile = path.join(folder, OWNER_FILE);
  try {
    const before = (await ownerFileIsThere(ownerFile)) ? await currentOwner(folder) : null;
    const owner = { host: environment.host, actor: environment.actor, pid: environment.pid, since: environment.now().toISOString() };
    await writeDurably(ownerFile, Buffer.from(JSON.stringify(owner)));
    return {
      abandoned: before && abandonedWords(before, environment.host),
      async release() {
        await rm(ownerFile, { force: true });
        await lock.release();
      },
    };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}
