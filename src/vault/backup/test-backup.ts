// "Test my backup": opens it with the vault's keys, checks every page and the custody chain, and decrypts every file in it.
import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../../contract/environment.ts';
import { Fault, toAppError } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { BlobStore } from '../blob-store.ts';
import { verifyChain } from '../custody-chain.ts';
import { readFrontier } from '../custody-tree.ts';
import { systemErrorCode } from '../durable-file.ts';
import { openDatabaseCopy } from '../encrypted-database.ts';
import type { VaultKeys } from '../key-hierarchy.ts';
import type { Reader, Row } from '../sql-connection.ts';
import { stopIfCancelled } from '../stop-if-cancelled.ts';
import { authenticateHeader, readHeader } from '../vault-header.ts';
import { authenticateManifest, OBJECT_LIST_FILE, POOL_FOLDER } from './backup-manifest.ts';
import { BACKUP_DATABASE, type FoundBackup } from './make-backup.ts';
import { objectPath } from './object-pool.ts';

const PAGE = 500;

export interface BackupTest { readonly ok: boolean; readonly files: number; readonly custodyEvents: number; readonly problems: readonly string[]; }

async function* pages(reader: Reader, sql: string, first: string | number, keyOf: (row: Row) => string | number): AsyncGenerator<Row> {
  for (let after = first; ; ) {
    const rows = await reader.all(sql, [after, PAGE]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = keyOf(last);
  }
}

async function checkFiles(blobs: BlobStore, reader: Reader, pool: string, progress: Progress): Promise<{ files: number; problems: string[] }> {
  const total = Number((await reader.get('SELECT count(*) AS total FROM blob'))?.['total'] ?? 0);
  const problems: string[] = [];
  let files = 0;
  for await (const row of pages(reader, 'SELECT sha256 FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', '', (last) => String(last['sha256']))) {
    stopIfCancelled(progress, 'The backup was not changed.');
    const sha256 = String(row['sha256']);
    try {
      await blobs.prove(sha256);
      files += 1;
    } catch (thrown) {
      problems.push(toAppError(thrown).message);
      // Out of the way, so that the next backup brings a good one.
      const file = objectPath(pool, blobs.objectFileName(sha256));
      await rename(file, `${file}.damaged`).catch((missing: unknown) => { if (systemErrorCode(missing) !== 'ENOENT') throw missing; });
    }
    progress.report('Testing files of the backup', files + problems.length, total);
  }
  return { files, problems };
}

/** @throws Fault `backup.damaged` when manifest or header were not written with these keys */
export async function testBackup(backup: FoundBackup, keys: VaultKeys, environment: Environment, progress: Progress): Promise<BackupTest> {
  const { folder, manifest } = backup;
  authenticateManifest(manifest, keys);
  authenticateHeader((await readHeader(folder)).header, keys);
  const list = createHash('sha256').update(await readFile(path.join(folder, OBJECT_LIST_FILE))).digest('hex');
  if (list !== manifest.objectListSha256) throw new Fault('backup.damaged', { reason: `${OBJECT_LIST_FILE} was changed` });
  progress.report('Testing the database of the backup', 0, null);
  const copy = await openDatabaseCopy(path.join(folder, BACKUP_DATABASE), keys.database);
  try {
    const problems = await copy.check();
    // After a page that fails its code the engine answers nothing more from this file.
    if (problems.length > 0) return { ok: false, files: 0, custodyEvents: 0, problems };
    const place = path.join(folder, '..');
    const blobs = new BlobStore(place, keys, copy.read, environment);
    const checked = await checkFiles(blobs, copy.read, path.join(place, POOL_FOLDER), progress);
    const { read } = copy;
    const rows = pages(read, 'SELECT seq, dossier_id, object, line, hash FROM custody WHERE seq > ? ORDER BY seq LIMIT ?', 0, (last) => Number(last['seq']));
    const last = await read.get('SELECT seq, hash FROM custody_head');
    const chain = await verifyChain(rows, {
      last: last && { seq: Number(last['seq']), hash: String(last['hash']) }, vaultId: manifest.vaultId,
      tree: manifest.head ? await readFrontier(read) : { size: 0, peaks: [] }, heads: manifest.head ? [manifest.head] : [],
    });
    const all = [...checked.problems, ...(chain.problem === null ? [] : [chain.problem])];
    return { ok: all.length === 0, files: checked.files, custodyEvents: chain.events, problems: all };
  } finally {
    await copy.close();
  }
}
