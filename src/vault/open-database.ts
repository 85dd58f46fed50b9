// Opens the database of a vault, brings it to the schema of this program, and mends what a crash left.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SignedHead } from '../contract/custody-head.ts';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { silentProgress } from '../contract/progress.ts';
import { BACKUPS_FOLDER } from './backup/backup-manifest.ts';
import { clearPartialBackups, makeBackup } from './backup/make-backup.ts';
import { BlobStore } from './blob-store.ts';
import { EncryptedDatabase } from './encrypted-database.ts';
import { DATABASE_FILE } from './database-file.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { migrate, MIGRATIONS, schemaVersion } from './migrate.ts';
import { recoverFromCrash } from './recovery.ts';
import { logWarning } from './write-ahead-log.ts';

export interface OpenedDatabase {
  readonly database: EncryptedDatabase;
  readonly blobs: BlobStore;
  /** What was mended or brought up to date, in words. */
  readonly recovered: readonly string[];
  /** Schema before, when it was brought up to date; null otherwise. */
  readonly migratedFrom: number | null;
}

/**
 * On a disk that cannot be written: nothing is mended or brought up to date, so it must need neither.
 * @throws Fault `vault.readOnly` when it does
 */
export async function viewVaultDatabase(folder: string, keys: VaultKeys, environment: Environment): Promise<OpenedDatabase> {
  const file = path.join(folder, DATABASE_FILE);
  const waiting = await stat(`${file}-wal`).then(({ size }) => size > 0, () => false);
  if (waiting) throw new Fault('vault.readOnly', { reason: 'it was not closed before it was put there, and has to be mended first' });
  const database = await EncryptedDatabase.view(file, keys.database);
  try {
    const schema = await schemaVersion(database.read);
    if (schema > MIGRATIONS.length) throw new Fault('vault.newerVersion', { found: schema, known: MIGRATIONS.length });
    if (schema < MIGRATIONS.length) throw new Fault('vault.readOnly', { reason: 'it is of an older form and has to be brought up to date first' });
    return { database, blobs: new BlobStore(folder, keys, database.read, environment), recovered: [], migratedFrom: null };
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** A database that has content is backed up before its schema changes; when that fails, nothing is changed. Closed again when anything fails. */
export async function openVaultDatabase(folder: string, vaultId: string, keys: VaultKeys, environment: Environment, isNew: boolean): Promise<OpenedDatabase> {
  const file = path.join(folder, DATABASE_FILE);
  // Before the engine, which begins a new log.
  const logLoss = await logWarning(`${file}-wal`);
  const database = await EncryptedDatabase.open(file, keys.database, isNew);
  try {
    const blobs = new BlobStore(folder, keys, database.read, environment);
    const backups = path.join(folder, BACKUPS_FOLDER);
    const cleared = await clearPartialBackups(backups);
    const headOf = (): Promise<SignedHead | null> => Promise.resolve(null);
    let backedUp: string | null = null;
    const found = await migrate(database, {
      beforeChange: async () => { backedUp = (await makeBackup({ folder, vaultId, keys, database, blobs, environment, headOf }, backups, 'migration', true, silentProgress)).id; },
    });
    const migratedFrom = found > 0 && found < MIGRATIONS.length ? found : null;
    const recovered = [
      ...(logLoss === null ? [] : [logLoss]),
      ...(migratedFrom === null ? [] : [`The database was brought from schema ${migratedFrom} to ${MIGRATIONS.length}; the backup ${String(backedUp)} holds it as it was before.`]),
      ...(cleared > 0 ? ['An unfinished backup was removed; the vault itself was not touched by it.'] : []),
      ...(await recoverFromCrash(database, blobs)),
    ];
    return { database, blobs, recovered, migratedFrom };
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}
