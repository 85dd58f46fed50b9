// The vault's identity as the stock `age` program reads it, for opening objects without this program.
import { bech32 } from '@scure/base';
import { x25519PublicKey } from './x25519.ts';

/** "AGE-SECRET-KEY-1…" of a raw X25519 secret. Whoever has it can read every stored file. */
export function formatAgeIdentity(secret: Uint8Array): string {
  return bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase();
}

/** "age1…": the public key that belongs to a secret; files encrypted to it open with the vault. */
export function formatAgeRecipient(secret: Uint8Array): string {
  return bech32.encodeFromBytes('age', x25519PublicKey(secret));
}
