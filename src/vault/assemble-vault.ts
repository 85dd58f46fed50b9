// Puts an unlocked vault together: database, stores, custody log, second record, backups, fixity.
import path from 'node:path';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { formatAgeIdentity, formatAgeRecipient } from './age-identity.ts';
import { vaultBackups } from './backup/backups.ts';
import { bundleStore } from './bundle-store.ts';
import { CustodyLog } from './custody-log.ts';
import { derivedCache } from './derived-cache.ts';
import { DossierStore } from './dossier-store.ts';
import { fixity } from './fixity.ts';
import { keyFingerprint, signingPublicKey } from './head-signature.ts';
import { wipeVaultKeys, type VaultKeys } from './key-hierarchy.ts';
import { createPassphraseSlot, unlock, unlockWithRecoveryKey } from './key-slots.ts';
import { keyRotation } from './rotation/key-rotation.ts';
import { listStore } from './list-store.ts';
import { openVaultDatabase, viewVaultDatabase } from './open-database.ts';
import { referenceStore } from './reference-store.ts';
import { SecondRecord } from './second-record.ts';
import { vaultSettings } from './settings.ts';
import { identityStore, jobStore, packageStore } from './small-stores.ts';
import { sealHeader, VAULT_FORMAT, writeHeader, type VaultHeader } from './vault-header.ts';
import type { VaultLock } from './vault-lock.ts';
import type { Vault, VaultInfo } from './vault.ts';
import { verifyVault } from './verify-vault.ts';

/** The vault over an unlocked header; takes over the lock and the keys, and gives both back when closed. */
export async function assembleVault(folder: string, firstHeader: VaultHeader, keys: VaultKeys, lock: VaultLock, environment: Environment, mode: 'open' | 'new' | 'view' = 'open'): Promise<{ vault: Vault; recovered: readonly string[] }> {
  let header = firstHeader;
  let closed = false;
  const { vaultId } = header;
  const { database, blobs, recovered, migratedFrom } = mode === 'view' ? await viewVaultDatabase(folder, keys, environment) : await openVaultDatabase(folder, vaultId, keys, environment, mode === 'new');
  const custody = new CustodyLog({ database, environment, vaultId, signing: keys.signing });
  const second = new SecondRecord(folder, keys, database, environment);
  const checker = fixity({ database, blobs, environment });
  const settings = vaultSettings(database, custody);
  custody.stampWith((await settings.read()).profile);
  database.onCommitted = () => second.noteTransaction();
  if (migratedFrom !== null) await custody.record({ type: 'schema.migrate', object: `vault:${vaultId}`, details: { from: migratedFrom } });

  const info = async (): Promise<VaultInfo> => {
    const counts = await database.read.get('SELECT (SELECT count(*) FROM dossier WHERE trashed_at IS NULL) AS dossiers, (SELECT count(*) FROM blob) AS files, (SELECT coalesce(sum(size), 0) FROM blob) AS bytes');
    const head = await custody.head();
    return {
      vaultId, name: path.basename(folder), path: folder, format: VAULT_FORMAT, createdAt: header.createdAt, readOnly: mode === 'view',
      dossiers: Number(counts?.['dossiers']), files: Number(counts?.['files']), bytes: Number(counts?.['bytes']), custodyEvents: head?.seq ?? 0, custodyHead: head?.hash ?? null,
    };
  };

  const changeHeader = async (change: Partial<VaultHeader>): Promise<void> => {
    const { mac: _old, ...body } = header;
    const changed = sealHeader({ ...body, ...change }, keys);
    await writeHeader(folder, changed);
    header = changed;
  };
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await database.close().finally(async () => {
      wipeVaultKeys(keys);
      await lock.release();
    });
  };

  const rotation = keyRotation({ folder, keys, database, environment, header: () => header, changeHeader, flush: () => second.flush(), close });

  const cache = derivedCache(folder, keys, environment);
  const vault: Vault = {
    folder, id: vaultId, blobs, custody, info,
    publicKey: signingPublicKey(keys.signing),
    actor: () => custody.actor(),
    keyFingerprint: keyFingerprint(signingPublicKey(keys.signing)),
    dossiers: new DossierStore({ database, blobs, custody, keys, environment }),
    jobs: jobStore(database),
    packages: packageStore({ database, blobs, custody, environment }),
    identities: identityStore(database, custody),
    cache: { ...cache, ...(mode === 'view' ? { put: () => Promise.resolve() } : {}) },
    settings,
    reference: referenceStore(database, custody),
    lists: listStore({ database, blobs, custody, environment }),
    bundles: bundleStore({ database, blobs, custody, environment }),
    ageKeys: { recipient: formatAgeRecipient(keys.identity), identity: () => formatAgeIdentity(keys.identity) },
    fixity: checker,
    rotation,
    backups: vaultBackups({ folder, vaultId, keys, database, blobs, environment, custody, headOf: (reader) => custody.describeHead(reader), flush: () => second.flush() }),
    confirmRecoveryKey: (typed) => Promise.resolve(unlockWithRecoveryKey(header, typed) !== null),
    async changePassphrase(current, next) {
      if (!(await unlock(header, current))) throw new Fault('vault.wrongSecret');
      const { memoryKiB, passes, lanes } = header.slots.passphrase.kdf;
      const passphrase = await createPassphraseSlot(vaultId, keys.master, next, { memoryKiB, passes, lanes }, environment);
      // New keys that were being prepared were wrapped under the passphrase that goes.
      if (rotation.isPrepared()) await rotation.drop();
      await changeHeader({ slots: { ...header.slots, passphrase } });
      await custody.record({ type: 'vault.changePassphrase', object: `vault:${vaultId}` });
    },
    verify: (progress, options) => verifyVault({ database, fixity: checker, custody }, progress, options),
    async close() {
      if (closed) return;
      await (mode === 'view' ? Promise.resolve() : second.flush()).finally(close);
    },
  };
  return { vault, recovered };
}
