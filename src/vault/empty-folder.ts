// A folder that something new is put into: it must be empty before, and is empty again when that fails.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../contract/errors.ts';
import { diskFault, makeFolderDurably, systemErrorCode } from './durable-file.ts';

/** Makes the folder where it is missing. @throws Fault `vault.exists` when there is anything in it */
export async function requireEmptyFolder(folder: string): Promise<void> {
  try {
    await makeFolderDurably(folder);
    if ((await readdir(folder)).length > 0) throw new Fault('vault.exists', { path: folder });
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'EEXIST' || systemErrorCode(thrown) === 'ENOTDIR') throw new Fault('vault.exists', { path: folder }, { cause: thrown });
    throw diskFault(thrown, folder);
  }
}

/** The folder was empty before: what is in it now is something that did not come to be. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
}
