// Makes a new vault in an empty folder.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { newId, type Environment } from '../contract/environment.ts';
import { OBJECTS_FOLDER, TEMPORARY_FOLDER } from './blob-store.ts';
import { CACHE_FOLDER } from './derived-cache.ts';
import { diskFault, PRIVATE_FOLDER_MODE, syncFolder } from './durable-file.ts';
import { emptyFolder, requireEmptyFolder } from './empty-folder.ts';
import { DEFAULT_KDF_COST, type KdfCost } from './key-derivation.ts';
import { deriveVaultKeys, MASTER_KEY_BYTES } from './key-hierarchy.ts';
import { createPassphraseSlot, createRecoverySlot } from './key-slots.ts';
import { assembleVault } from './assemble-vault.ts';
import { formatRecoveryKey, RECOVERY_KEY_BYTES } from './recovery-key.ts';
import { createDatabaseFile, DATABASE_FILE } from './database-file.ts';
import { sealHeader, VAULT_FORMAT, writeHeader } from './vault-header.ts';
import { lockVault } from './vault-lock.ts';
import type { Vault } from './vault.ts';

/**
 * The recovery key is answered once and kept nowhere. The header is written last: a folder without it is no vault.
 * @throws Fault `vault.exists`, `disk.unwritable`, `disk.full`
 */
export async function createVault(folder: string, passphrase: string, environment: Environment, options: { kdf?: KdfCost } = {}): Promise<{ vault: Vault; recoveryKey: string }> {
  await requireEmptyFolder(folder);
  const lock = await lockVault(folder, environment);
  let opened: Vault | null = null;
  try {
    const master = environment.randomBytes(MASTER_KEY_BYTES);
    const keys = deriveVaultKeys(master);
    const recoveryKey = environment.randomBytes(RECOVERY_KEY_BYTES);
    const vaultId = newId(environment, 'v');
    for (const name of [OBJECTS_FOLDER, TEMPORARY_FOLDER, CACHE_FOLDER]) await mkdir(path.join(folder, name), { mode: PRIVATE_FOLDER_MODE });
    createDatabaseFile(path.join(folder, DATABASE_FILE));
    const header = sealHeader({
      form: 'clearproof-vault', format: VAULT_FORMAT, vaultId, createdAt: environment.now().toISOString(),
      slots: {
        passphrase: await createPassphraseSlot(vaultId, master, passphrase, options.kdf ?? DEFAULT_KDF_COST, environment),
        recovery: createRecoverySlot(vaultId, master, recoveryKey, environment),
      },
    }, keys);
    const { vault } = await assembleVault(folder, header, keys, lock, environment, 'new');
    opened = vault;
    await vault.custody.record({ type: 'vault.create', object: `vault:${vaultId}` });
    await writeHeader(folder, header);
    await syncFolder(folder);
    return { vault, recoveryKey: formatRecoveryKey(recoveryKey) };
  } catch (thrown) {
    await (opened ?? { close: () => lock.release() }).close();
    await emptyFolder(folder);
    throw diskFault(thrown, folder);
  }
}
