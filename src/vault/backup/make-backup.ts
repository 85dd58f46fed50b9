// Makes a backup: a copy of the database, the header, and the list of objects, which are shared with the other backups there.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SignedHead } from '../../contract/custody-head.ts';
import type { Environment } from '../../contract/environment.ts';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { OBJECTS_FOLDER, type BlobStore } from '../blob-store.ts';
import { diskFault, makeFolderDurably, PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode, writeDurably } from '../durable-file.ts';
import { openDatabaseCopy, type EncryptedDatabase } from '../encrypted-database.ts';
import type { VaultKeys } from '../key-hierarchy.ts';
import { schemaVersion } from '../migrate.ts';
import type { Reader } from '../sql-connection.ts';
import { HEADER_FILE } from '../vault-header.ts';
import { MANIFEST_FILE, OBJECT_LIST_FILE, PARTIAL_PREFIX, POOL_FOLDER, readManifest, sealManifest, type BackupManifest, type BackupReason } from './backup-manifest.ts';
import { fillFolder, prunePool, readObjectList, writeObjectList, type ListedObject } from './object-pool.ts';
import { keptBackups } from './retention.ts';

export const BACKUP_DATABASE = 'vault.db';
const PAGE = 10_000;

export interface BackupParts {
  /** The vault's folder. */
  readonly folder: string;
  readonly vaultId: string;
  readonly keys: VaultKeys;
  readonly database: EncryptedDatabase;
  readonly blobs: BlobStore;
  readonly environment: Environment;
  /** The head of the log as a reader sees it; null where there is none yet. */
  readonly headOf: (reader: Reader) => Promise<SignedHead | null>;
}

/** A backup as it lies in a place. */
export interface FoundBackup { readonly id: string; readonly folder: string; readonly manifest: BackupManifest; }

async function listObjects(reader: Reader, blobs: BlobStore): Promise<{ objects: ListedObject[]; bytes: number }> {
  const objects: ListedObject[] = [];
  let bytes = 0;
  for (let after = ''; ; ) {
    const rows = await reader.all('SELECT sha256, size FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', [after, PAGE]);
    for (const row of rows) {
      bytes += Number(row['size']);
      objects.push({ name: blobs.objectFileName(String(row['sha256'])), bytes: blobs.fileBytes(Number(row['size'])) });
    }
    if (rows.length < PAGE) return { objects, bytes };
    after = String(rows.at(-1)?.['sha256']);
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes as Uint8Array);
  return hash.digest('hex');
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** "20261124T100000Z-daily"; sorts by time. */
const nameOf = (at: string, reason: BackupReason, suffix: string): string => `${at.replace(/[-:]|\.\d+/g, '')}-${reason}${suffix}`;

/** Backups of a place, newest first. Damaged ones are left out: they cannot be told from a folder of something else. */
export async function listBackups(place: string): Promise<FoundBackup[]> {
  let names: string[];
  try {
    names = await readdir(place);
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'ENOENT' || systemErrorCode(thrown) === 'ENOTDIR') return [];
    throw diskFault(thrown, place);
  }
  const found: FoundBackup[] = [];
  for (const id of names.filter((name) => !name.startsWith('.') && name !== POOL_FOLDER)) {
    const folder = path.join(place, id);
    const manifest = await readManifest(folder).catch((thrown: unknown) => {
      if (thrown instanceof Fault) return null;
      throw thrown;
    });
    if (manifest) found.push({ id, folder, manifest });
  }
  return found.toSorted((a, b) => (a.manifest.at < b.manifest.at ? 1 : a.manifest.at > b.manifest.at ? -1 : a.id < b.id ? 1 : -1));
}

/** Clears what an interrupted backup left in a place. */
export async function clearPartialBackups(place: string): Promise<number> {
  const names = await readdir(place).catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const partial = names.filter((name) => name.startsWith(PARTIAL_PREFIX));
  for (const name of partial) await rm(path.join(place, name), { recursive: true, force: true });
  return partial.length;
}

/** Drops what the schedule no longer keeps, then objects that nothing lists. A folder whose list cannot be read keeps every object. */
async function prune(place: string, now: Date): Promise<void> {
  const backups = await listBackups(place);
  const kept = new Set(keptBackups(backups.map(({ id, manifest }) => ({ id, at: manifest.at })), now).map(({ id }) => id));
  for (const { id, folder } of backups) if (!kept.has(id)) await rm(folder, { recursive: true });
  const names = new Set<string>();
  for (const entry of await readdir(place, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === POOL_FOLDER) continue;
    const listed = await readObjectList(path.join(place, entry.name, OBJECT_LIST_FILE)).catch((thrown: unknown) => {
      if (systemErrorCode(thrown) === 'ENOENT') return null;
      throw thrown;
    });
    if (!listed) return;
    for (const { name } of listed) names.add(name);
  }
  await prunePool(path.join(place, POOL_FOLDER), names);
}

/**
 * The backup gets its name last: before that it is a folder that the next opening clears away.
 * Objects are linked where `mayLink` and the disk can, which protects from deletion but not from a failing disk.
 * @throws Fault `disk.full`, `disk.unwritable`, `backup.damaged` when the copy does not pass its own check
 */
export async function makeBackup(parts: BackupParts, place: string, reason: BackupReason, mayLink: boolean, progress: Progress): Promise<FoundBackup> {
  const { folder, keys, database, environment } = parts;
  const partial = path.join(place, `${PARTIAL_PREFIX}${Buffer.from(environment.randomBytes(8)).toString('hex')}`);
  const at = environment.now().toISOString();
  try {
    await makeFolderDurably(place);
    await mkdir(partial, { mode: PRIVATE_FOLDER_MODE });
    progress.report('Copying the database', 0, null);
    const copy = path.join(partial, BACKUP_DATABASE);
    const { head, schema } = await database.copyTo(copy, async (reader) => ({ head: await parts.headOf(reader), schema: await schemaVersion(reader) }));
    await syncFile(copy);
    const { objects, bytes } = await checkCopy(copy, parts);
    const filled = await fillFolder(path.join(folder, OBJECTS_FOLDER), path.join(place, POOL_FOLDER), objects, mayLink, progress);
    const list = writeObjectList(objects);
    await writeDurably(path.join(partial, OBJECT_LIST_FILE), Buffer.from(list));
    await writeDurably(path.join(partial, HEADER_FILE), await readFile(path.join(folder, HEADER_FILE)));
    const manifest = sealManifest({
      form: 'clearproof-backup/1', vaultId: parts.vaultId, at, reason, schema, files: objects.length, bytes, databaseBytes: (await stat(copy)).size, databaseSha256: await hashFile(copy),
      objectListSha256: createHash('sha256').update(list).digest('hex'), linked: filled.linked, head,
    }, keys);
    await writeDurably(path.join(partial, MANIFEST_FILE), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    const taken = new Set(await readdir(place));
    let [id, number] = [nameOf(at, reason, ''), 1];
    while (taken.has(id)) id = nameOf(at, reason, `-${number += 1}`);
    await rename(partial, path.join(place, id));
    await syncFolder(place);
    await prune(place, environment.now());
    return { id, folder: path.join(place, id), manifest };
  } catch (thrown) {
    await rm(partial, { recursive: true, force: true });
    throw diskFault(thrown, place);
  }
}

async function checkCopy(file: string, { keys, blobs }: BackupParts): Promise<{ objects: ListedObject[]; bytes: number }> {
  const copy = await openDatabaseCopy(file, keys.database);
  try {
    const [problem] = await copy.check();
    if (problem !== undefined) throw new Fault('backup.damaged', { reason: problem });
    return await listObjects(copy.read, blobs);
  } finally {
    await copy.close();
  }
}
