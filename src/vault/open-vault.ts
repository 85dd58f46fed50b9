// Unlocks a vault: lock, keys, and what a crash left mended.
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { assembleVault } from './assemble-vault.ts';
import { deriveVaultKeys } from './key-hierarchy.ts';
import { unlock } from './key-slots.ts';
import { authenticateHeader, readHeader, writeHeader } from './vault-header.ts';
import { lockVault } from './vault-lock.ts';
import type { Vault } from './vault.ts';

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
