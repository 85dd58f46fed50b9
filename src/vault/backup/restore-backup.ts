// Restores a backup to a new, empty folder: afterwards that folder is a vault like any other.
import { constants, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { OBJECTS_FOLDER, TEMPORARY_FOLDER } from '../blob-store.ts';
import { CACHE_FOLDER } from '../derived-cache.ts';
import { diskFault, PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from '../durable-file.ts';
import { emptyFolder, requireEmptyFolder } from '../empty-folder.ts';
import { readHeader, writeHeader } from '../vault-header.ts';
import { OBJECT_LIST_FILE, POOL_FOLDER, readManifest } from './backup-manifest.ts';
import { BACKUP_DATABASE, listBackups, type FoundBackup } from './make-backup.ts';
import { fillFolder, readObjectList } from './object-pool.ts';

/** The backup in `folder`: itself, the newest of a place, or the newest of the only place inside. @throws Fault `backup.notFound`, `backup.damaged` */
export async function findBackup(folder: string): Promise<FoundBackup> {
  const manifest = await readManifest(folder);
  if (manifest) return { id: path.basename(folder), folder, manifest };
  const inside = await readdir(folder, { withFileTypes: true }).catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT' || systemErrorCode(thrown) === 'ENOTDIR') throw new Fault('backup.notFound', { path: folder }, { cause: thrown });
    throw diskFault(thrown, folder);
  });
  const places = [folder, ...inside.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name))];
  const found = (await Promise.all(places.map(listBackups))).flatMap((backups) => backups.slice(0, 1));
  const [only, ...others] = found;
  if (!only || others.some((other) => other.manifest.vaultId !== only.manifest.vaultId)) throw new Fault('backup.notFound', { path: folder });
  return only;
}

/**
 * Copies the backup; the header is written last, so that a folder with a header is a whole vault.
 * Answers the names of objects that the backup should have and has not.
 * @throws Fault `vault.exists` when the target is not empty, `disk.full`, `disk.unwritable`; the target is then empty again
 */
export async function restoreBackup(backup: FoundBackup, target: string, progress: Progress): Promise<{ missing: readonly string[] }> {
  await requireEmptyFolder(target);
  try {
    const objects = await readObjectList(path.join(backup.folder, OBJECT_LIST_FILE));
    // Copies, never links: a restored vault must stand without the disk it came from.
    const { missing } = await fillFolder(path.join(backup.folder, '..', POOL_FOLDER), path.join(target, OBJECTS_FOLDER), objects, false, progress);
    progress.report('Copying the database', 0, null);
    for (const name of [TEMPORARY_FOLDER, CACHE_FOLDER]) await mkdir(path.join(target, name), { mode: PRIVATE_FOLDER_MODE });
    const database = path.join(target, BACKUP_DATABASE);
    await copyFile(path.join(backup.folder, BACKUP_DATABASE), database, constants.COPYFILE_EXCL);
    const handle = await open(database, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(target);
    await writeHeader(target, (await readHeader(backup.folder)).header);
    return { missing };
  } catch (thrown) {
    await emptyFolder(target);
    throw diskFault(thrown, target);
  }
}
