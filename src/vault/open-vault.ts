// Unlocks a vault: lock, keys, and what a crash left mended.
import { access, constants } from 'node:fs/promises';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import { assembleVault } from './assemble-vault.ts';
import { systemErrorCode } from './durable-file.ts';
import { deriveVaultKeys, type VaultKeys } from './key-hierarchy.ts';
import { unlock } from './key-slots.ts';
import { finishRotation } from './rotation/finish-rotation.ts';
import { authenticateHeader, readHeader, writeHeader, type VaultHeader } from './vault-header.ts';
import { lockVault, noLock } from './vault-lock.ts';
import type { Vault } from './vault.ts';

/**
 * Header and keys of the vault in `folder`; a change of keys that a crash cut off is finished, or said to be waiting.
 * Call it under the vault's lock.
 */
export async function unlockFolder(folder: string, secret: string, readOnly = false): Promise<{ header: VaultHeader; keys: VaultKeys; recovered: string[] }> {
  const { header, copyDiffers, repaired } = await readHeader(folder);
  const master = await unlock(header, secret);
  if (!master) throw new Fault('vault.wrongSecret');
  const keys = deriveVaultKeys(master);
  authenticateHeader(header, keys);
  if (readOnly && header.rotation?.step === 'moving') throw new Fault('vault.readOnly', { reason: 'a change of its keys has to be finished first' });
  if (readOnly) return { header, keys, recovered: ['Opened for reading only, because the folder cannot be written. Everything can be looked at and checked; nothing can be changed or issued.'] };
  if (copyDiffers) await writeHeader(folder, header);
  const recovered = repaired === null ? [] : [repaired];
  if (header.rotation?.step === 'preparing') recovered.push('A change of keys was begun and is not finished. Go on with it, or keep the present keys, under “Safety of the vault”.');
  if (header.rotation?.step !== 'moving') return { header, keys, recovered };
  return { header: await finishRotation(folder, header, keys), keys, recovered: [...recovered, 'The new keys were in force already when the program stopped; what was encrypted with the old ones is removed now.'] };
}

/** Whether the disk is read-only or the folder forbidden to us: a vault there is opened for looking only. */
async function cannotBeWritten(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(() => false, (thrown: unknown) => ['EROFS', 'EACCES', 'EPERM'].includes(systemErrorCode(thrown) ?? ''));
}

/**
 * Opens the vault in `folder` with its passphrase or recovery key.
 * `recovered` says in words what was mended of an earlier crash; it is empty after a clean close.
 * @throws Fault `vault.notFound`, `vault.newerVersion`, `vault.damagedHeader`, `vault.inUse`, `vault.wrongSecret`, `vault.notEncrypted`, `vault.damagedDatabase`
 */
export async function openVault(folder: string, secret: string, environment: Environment): Promise<{ vault: Vault; recovered: string[] }> {
  // Before the lock, which writes: a folder that is no vault, or one of a newer program, is not touched at all.
  await readHeader(folder);
  const readOnly = await cannotBeWritten(folder);
  const lock = readOnly ? noLock : await lockVault(folder, environment);
  try {
    const { header, keys, recovered } = await unlockFolder(folder, secret, readOnly);
    const opened = await assembleVault(folder, header, keys, lock, environment, readOnly ? 'view' : 'open');
    return { vault: opened.vault, recovered: [lock.abandoned, ...recovered, ...opened.recovered].filter((text) => text !== null) };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}
