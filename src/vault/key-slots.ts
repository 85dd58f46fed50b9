// The ways into a vault: a passphrase slot and a recovery slot, each wrapping the same master key.
import { hkdfSync } from 'node:crypto';
import type { Environment } from '../contract/environment.ts';
import type { KdfCost } from './key-derivation.ts';
import { derivePassphraseKey } from './key-derivation.ts';
import { unwrapKey, wrapKey } from './key-wrapping.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import type { PassphraseSlot, RecoverySlot, VaultHeaderBody } from './vault-header.ts';

const SALT_BYTES = 16;
/** Argon2 version 1.3, the one of RFC 9106. */
const ARGON2_VERSION = 19;

const context = (vaultId: string, kind: 'passphrase' | 'recovery'): string => `${vaultId}/${kind}`;

const recoverySlotKey = (recoveryKey: Uint8Array, salt: Uint8Array): Uint8Array =>
  Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'clearproof/vault/1/recovery', 32));

export async function createPassphraseSlot(vaultId: string, master: Uint8Array, passphrase: string, cost: KdfCost, environment: Environment): Promise<PassphraseSlot> {
  const salt = environment.randomBytes(SALT_BYTES);
  const key = await derivePassphraseKey(passphrase, salt, cost);
  return {
    kind: 'passphrase',
    kdf: { algorithm: 'argon2id', version: ARGON2_VERSION, ...cost, salt: Buffer.from(salt).toString('base64') },
    wrapped: wrapKey(master, key, context(vaultId, 'passphrase'), (length) => environment.randomBytes(length)),
  };
}

export function createRecoverySlot(vaultId: string, master: Uint8Array, recoveryKey: Uint8Array, environment: Environment): RecoverySlot {
  const salt = environment.randomBytes(SALT_BYTES);
  return {
    kind: 'recovery',
    salt: Buffer.from(salt).toString('base64'),
    wrapped: wrapKey(master, recoverySlotKey(recoveryKey, salt), context(vaultId, 'recovery'), (length) => environment.randomBytes(length)),
  };
}

/** What wraps a master key: the slots of a header, or those of a change of keys under way. */
export type Locked = Pick<VaultHeaderBody, 'vaultId' | 'slots'>;

/** Master key through the recovery slot; null when `typed` is not this vault's recovery key. */
export function unlockWithRecoveryKey(header: Locked, typed: string): Uint8Array | null {
  const recoveryKey = parseRecoveryKey(typed);
  if (!recoveryKey) return null;
  const { salt, wrapped } = header.slots.recovery;
  return unwrapKey(wrapped, recoverySlotKey(recoveryKey, Buffer.from(salt, 'base64')), context(header.vaultId, 'recovery'));
}

/** Master key through the passphrase slot; null when `secret` is not its passphrase. */
export async function unlockWithPassphrase({ vaultId, slots }: Locked, secret: string): Promise<Uint8Array | null> {
  const { kdf: { salt, memoryKiB, passes, lanes }, wrapped } = slots.passphrase;
  const key = await derivePassphraseKey(secret, Buffer.from(salt, 'base64'), { memoryKiB, passes, lanes });
  return unwrapKey(wrapped, key, context(vaultId, 'passphrase'));
}

/** Master key through whichever slot `secret` opens (recovery key or passphrase); null when neither. */
export async function unlock(header: Locked, secret: string): Promise<Uint8Array | null> {
  return unlockWithRecoveryKey(header, secret) ?? unlockWithPassphrase(header, secret);
}
