// The keys of an open vault, all derived from the vault master key (VMK), and their end.
import { createHmac, hkdfSync } from 'node:crypto';
import { x25519PublicKey } from './x25519.ts';

export const MASTER_KEY_BYTES = 32;

/** One purpose, one key: none of them tells anything about another. */
export interface VaultKeys {
  readonly master: Uint8Array;
  /** Raw key of the SQLCipher database. */
  readonly database: Uint8Array;
  /** Names stored objects, so that a thief cannot ask whether a known document is inside. */
  readonly name: Uint8Array;
  /** Salts the commitments of the custody log. */
  readonly log: Uint8Array;
  /** Authenticates vault.json. */
  readonly header: Uint8Array;
  /** Seed of the Ed25519 key that signs heads of the custody log. */
  readonly signing: Uint8Array;
  /** X25519 secret: every object is an age file to the public key that belongs to it. */
  readonly identity: Uint8Array;
  readonly recipient: Uint8Array;
}

const derive = (master: Uint8Array, purpose: string): Uint8Array =>
  Buffer.from(hkdfSync('sha256', master, new Uint8Array(), `clearproof/vault/1/${purpose}`, 32));

/** Derives every key from the master key (HKDF-SHA256, RFC 5869). */
export function deriveVaultKeys(master: Uint8Array): VaultKeys {
  const identity = derive(master, 'age identity');
  return {
    master,
    database: derive(master, 'db'),
    name: derive(master, 'name'),
    log: derive(master, 'log'),
    header: derive(master, 'header'),
    signing: derive(master, 'head signature'),
    identity,
    recipient: x25519PublicKey(identity),
  };
}

/** Overwrites the keys in memory; the vault is useless afterwards. */
export function wipeVaultKeys(keys: VaultKeys): void {
  for (const key of [keys.master, keys.database, keys.name, keys.log, keys.header, keys.signing, keys.identity]) key.fill(0);
}

/** Name of an object on disk: 64 hexadecimal digits that only the key holder can compute. */
export function objectName(keys: VaultKeys, kind: 'blob' | 'cache', content: string): string {
  return createHmac('sha256', keys.name).update(`${kind}\0${content}`).digest('hex');
}
