// Wrapping the vault master key under another key, so that one wrapped value opens under one key only.
import { createCipheriv, createDecipheriv, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

export const base64Schema = v.pipe(v.string(), v.base64(), v.maxLength(256));

export const wrappedKeySchema = v.strictObject({
  nonce: base64Schema,
  /**
   * Value that only the right key derives. AES-GCM alone does not commit to its key:
   * a ciphertext can be made that opens under two keys.
   */
  keyCheck: base64Schema,
  ciphertext: base64Schema,
});
export type WrappedKey = v.InferOutput<typeof wrappedKeySchema>;

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

const expand = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `clearproof/vault/1/wrap/${purpose}`, 32));

/** Encrypts `secret` under `key`; `context` (vault id and slot) must be the same at unwrapping. */
export function wrapKey(secret: Uint8Array, key: Uint8Array, context: string, randomBytes: (length: number) => Uint8Array): WrappedKey {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', expand(key, 'key'), nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), keyCheck: expand(key, 'check').toString('base64'), ciphertext: ciphertext.toString('base64') };
}

/** The wrapped secret, or null when `key` is not the key it was wrapped under. */
export function unwrapKey(wrapped: WrappedKey, key: Uint8Array, context: string): Uint8Array | null {
  const expected = expand(key, 'check');
  const found = Buffer.from(wrapped.keyCheck, 'base64');
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return null;
  const nonce = Buffer.from(wrapped.nonce, 'base64');
  const sealed = Buffer.from(wrapped.ciphertext, 'base64');
  if (nonce.length !== NONCE_BYTES || sealed.length <= TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', expand(key, 'key'), nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    // A wrong tag is the answer "not this key", the only thing the caller can be told.
    return null;
  }
}
