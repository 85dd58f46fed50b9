// The second half of a change of keys: what the new keys encrypt takes the place of what the old ones did. May be cut off at any instant and done again.
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { BACKUPS_FOLDER } from '../backup/backup-manifest.ts';
import { OBJECTS_FOLDER, QUARANTINE_FOLDER, TRASH_FOLDER } from '../blob-store.ts';
import { CACHE_FOLDER } from '../derived-cache.ts';
import { diskFault, PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from '../durable-file.ts';
import type { VaultKeys } from '../key-hierarchy.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { LOG_FOLDER } from '../second-record.ts';
import { sealHeader, writeHeader, type VaultHeader } from '../vault-header.ts';

/** Holds what the old keys encrypt, on its way out. */
const OLD_FOLDER = 'rotation';

/** What the old keys encrypt and the new ones do not: journals of the old database, bytes that can be made again, damaged files, backups. */
const LEFT_BEHIND = [`${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, CACHE_FOLDER, QUARANTINE_FOLDER, BACKUPS_FOLDER];
/** In both: the old one goes, then the new one comes. */
const REPLACED = [OBJECTS_FOLDER, LOG_FOLDER, TRASH_FOLDER, DATABASE_FILE];

/**
 * Where the new keys put what is to become `name`: beside it, so that it gets its name by a rename inside one folder. A disk may
 * keep the two halves of a rename between folders one without the other, and then a file would be in neither.
 */
export const freshPath = (folder: string, name: string): string => path.join(folder, `${name}.new`);

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(() => true, (thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  });
}

/** Removes a generation that was being made. */
export async function dropGeneration(folder: string): Promise<void> {
  for (const name of REPLACED) await rm(freshPath(folder, name), { recursive: true, force: true });
}

/**
 * Puts the new generation in its place and removes the old one; answers the header without the mark.
 * Call it with the header that says `moving`, under the vault's lock, with nothing open.
 * @throws Fault `disk.full`, `disk.unwritable`; the next opening then goes on
 */
export async function finishRotation(folder: string, header: VaultHeader, keys: VaultKeys): Promise<VaultHeader> {
  const old = path.join(folder, OLD_FOLDER);
  const setAside = async (name: string): Promise<void> => {
    if (!(await isThere(path.join(folder, name)))) return;
    // What a crash left there of the same.
    await rm(path.join(old, name), { recursive: true, force: true });
    await rename(path.join(folder, name), path.join(old, name));
  };
  try {
    await mkdir(old, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    for (const name of LEFT_BEHIND) await setAside(name);
    for (const name of REPLACED) {
      if (!(await isThere(freshPath(folder, name)))) continue; // done before the crash
      await setAside(name);
      await rename(freshPath(folder, name), path.join(folder, name));
    }
    await syncFolder(folder);
    await rm(old, { recursive: true });
    await mkdir(path.join(folder, CACHE_FOLDER), { recursive: true, mode: PRIVATE_FOLDER_MODE });
    await syncFolder(folder);
    const { mac: _mac, rotation: _rotation, ...body } = header;
    const finished = sealHeader(body, keys);
    await writeHeader(folder, finished);
    return finished;
  } catch (thrown) {
    throw diskFault(thrown, folder);
  }
}
