// The objects of a place where backups are kept: one file per content, shared by every backup there.
import { constants, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Progress } from '../../contract/progress.ts';
import { makeFolderDurably, PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from '../durable-file.ts';
import { stopIfCancelled } from '../stop-if-cancelled.ts';

/** An object as a backup lists it: the name on disk tells nothing without the vault's keys. */
export interface ListedObject { readonly name: string; readonly bytes: number; }

/** Objects that are copied and synced at once. */
const PARALLEL = 16;

export const objectPath = (folder: string, name: string): string => path.join(folder, name.slice(0, 2), name);
export const writeObjectList = (objects: readonly ListedObject[]): string => objects.map(({ name, bytes }) => `${bytes} ${name}\n`).join('');

export async function readObjectList(file: string): Promise<ListedObject[]> {
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const found = /^(\d+) ([0-9a-f]{64}\.age)$/.exec(line);
    return found ? [{ bytes: Number(found[1]), name: String(found[2]) }] : [];
  });
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

async function copySynced(source: string, target: string): Promise<void> {
  const temporary = `${target}.new`;
  await rm(temporary, { force: true });
  await copyFile(source, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  const handle = await open(temporary, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, target);
}

/** Links where the file system can and `mayLink`, copies elsewhere; answers whether it was linked. */
async function place(source: string, target: string, mayLink: boolean): Promise<boolean> {
  if (mayLink) {
    try {
      await link(source, target);
      return true;
    } catch (thrown) {
      const code = systemErrorCode(thrown);
      if (code === 'EEXIST') {
        await rm(target);
        return place(source, target, mayLink);
      }
      if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw thrown;
    }
  }
  await copySynced(source, target);
  return false;
}

export interface FillReport {
  readonly missing: readonly string[];
  /** True when at least one file shares its bytes with the source. */
  readonly linked: boolean;
}

/** Brings every listed object from one folder of objects into another; what is there with the right length stays. Names are made durable. */
export async function fillFolder(from: string, to: string, objects: readonly ListedObject[], mayLink: boolean, progress: Progress): Promise<FillReport> {
  const folders = new Set<string>();
  const missing: string[] = [];
  let [done, linked] = [0, false];
  await makeFolderDurably(to);
  const bring = async ({ name, bytes }: ListedObject): Promise<void> => {
    const [source, target] = [objectPath(from, name), objectPath(to, name)];
    if ((await sizeOf(target)) !== bytes) {
      if ((await sizeOf(source)) === null) missing.push(name);
      else {
        linked = (await place(source, target, mayLink)) || linked;
        folders.add(path.dirname(target));
      }
    }
    done += 1;
    progress.report('Copying evidence files', done, objects.length);
  };
  for (const shard of new Set(objects.map(({ name }) => name.slice(0, 2)))) await mkdir(path.join(to, shard), { recursive: true, mode: PRIVATE_FOLDER_MODE });
  for (let at = 0; at < objects.length; at += PARALLEL) {
    stopIfCancelled(progress, 'No backup was made; what was copied is used by the next.');
    await Promise.all(objects.slice(at, at + PARALLEL).map(bring));
  }
  for (const folder of [...folders, to]) await syncFolder(folder);
  return { missing, linked };
}

/** Removes objects that no backup of the place lists any more. */
export async function prunePool(pool: string, kept: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(pool, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !kept.has(entry.name)) await rm(path.join(entry.parentPath, entry.name), { force: true });
  }
}
