// Unlocks a vault and puts it together: lock, keys, database, stores, and recovery of what a crash left.
import path from 'node:path';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { Progress } from '../contract/progress.ts';
import { BlobStore } from './blob-store.ts';
import { CustodyLog } from './custody-log.ts';
import { derivedCache } from './derived-cache.ts';
import { DossierStore } from './dossier-store.ts';
import { createPassphraseSlot, unlock, unlockWithRecoveryKey } from './key-slots.ts';
import { deriveVaultKeys, wipeVaultKeys, type VaultKeys } from './key-hierarchy.ts';
import { migrate } from './migrate.ts';
import { recoverFromCrash } from './recovery.ts';
import { identityStore, jobStore, packageStore } from './small-stores.ts';
import { EncryptedDatabase } from './sqlite-driver.ts';
import { authenticateHeader, readHeader, sealHeader, VAULT_FORMAT, writeHeader, type VaultHeader } from './vault-header.ts';
import { lockVault, type VaultLock } from './vault-lock.ts';
import type { Vault, VaultInfo } from './vault.ts';
import { verifyVault } from './verify-vault.ts';

export const DATABASE_FILE = 'vault.db';

/**
 * Opens the vault in `folder` with its passphrase or recovery key.
 * `recovered` says in words what was mended of an earlier crash; it is empty after a clean close.
 * @throws Fault `vault.notFound`, `vault.newerVersion`, `vault.damagedHeader`, `vault.inUse`, `vault.wrongSecret`, `vault.notEncrypted`, `vault.damagedDatabase`
 */
export async function openVault(folder: string, secret: string, environment: Environment): Promise<{ vault: Vault; recovered: string[] }> {
  // Before the lock, which writes: a folder that is no vault, or one of a newer program, is not touched at all.
  await readHeader(folder);
  const lock = await lockVault(folder, environment);
  try {
    const found = await readHeader(folder);
    const master = await unlock(found.header, secret);
    if (!master) throw new Fault('vault.wrongSecret');
    const keys = deriveVaultKeys(master);
    authenticateHeader(found.header, keys);
    if (found.copyDiffers) await writeHeader(folder, found.header);
    const opened = await assembleVault(folder, found.header, keys, lock, environment);
    return { vault: opened.vault, recovered: [lock.abandoned, found.repaired, ...opened.recovered].filter((text) => text !== null) };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

/** The database with the schema of this program, and what recovery mended; closed again when either fails. */
async function openDatabase(folder: string, keys: VaultKeys, environment: Environment, isNew: boolean): Promise<{ database: EncryptedDatabase; blobs: BlobStore; recovered: string[] }> {
  const database = await EncryptedDatabase.open(path.join(folder, DATABASE_FILE), keys.database, isNew);
  try {
    await migrate(database);
    const blobs = new BlobStore(folder, keys, database.read, environment);
    return { database, blobs, recovered: await recoverFromCrash(database, blobs) };
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** The vault over an unlocked header; takes over the lock and the keys, and gives both back when closed. */
export async function assembleVault(folder: string, firstHeader: VaultHeader, keys: VaultKeys, lock: VaultLock, environment: Environment, isNew = false): Promise<{ vault: Vault; recovered: string[] }> {
  let header = firstHeader;
  const { database, blobs, recovered } = await openDatabase(folder, keys, environment, isNew);
  const custody = new CustodyLog(database, environment);

  const info = async (): Promise<VaultInfo> => {
    const counts = await database.read.get('SELECT (SELECT count(*) FROM dossier WHERE trashed_at IS NULL) AS dossiers, (SELECT count(*) FROM blob) AS files, (SELECT coalesce(sum(size), 0) FROM blob) AS bytes');
    const head = await custody.head();
    return {
      vaultId: header.vaultId, name: path.basename(folder), path: folder, format: VAULT_FORMAT, createdAt: header.createdAt,
      dossiers: Number(counts?.['dossiers']), files: Number(counts?.['files']), bytes: Number(counts?.['bytes']), custodyEvents: head?.seq ?? 0, custodyHead: head?.hash ?? null,
    };
  };

  const vault: Vault = {
    folder, id: header.vaultId, blobs, custody, info,
    dossiers: new DossierStore({ database, blobs, custody, keys, environment }),
    jobs: jobStore(database),
    packages: packageStore({ database, blobs, custody, environment }),
    identities: identityStore(database, custody),
    cache: derivedCache(folder, keys, environment),
    confirmRecoveryKey: (typed) => Promise.resolve(unlockWithRecoveryKey(header, typed) !== null),
    async changePassphrase(current, next) {
      if (!(await unlock(header, current))) throw new Fault('vault.wrongSecret');
      const { memoryKiB, passes, lanes } = header.slots.passphrase.kdf;
      const passphrase = await createPassphraseSlot(header.vaultId, keys.master, next, { memoryKiB, passes, lanes }, environment);
      const { mac: _old, ...body } = header;
      const changed = sealHeader({ ...body, slots: { ...body.slots, passphrase } }, keys);
      await writeHeader(folder, changed);
      header = changed;
      await custody.record({ type: 'vault.changePassphrase', object: `vault:${header.vaultId}` });
    },
    verify: (progress?: Progress) => verifyVault(database, blobs, custody, progress),
    async close() {
      try {
        await database.close();
      } finally {
        wipeVaultKeys(keys);
        await lock.release();
      }
    },
  };
  return { vault, recovered };
}
