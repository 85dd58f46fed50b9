// ChaCha20-Poly1305 (RFC 8439): node:crypto where it has it, the audited script where it has not.
import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

const ALGORITHM = 'chacha20-poly1305';
export const TAG_BYTES = 16;

export interface Aead {
  /** Ciphertext followed by its 16-byte tag. */
  seal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array): Uint8Array;
  /** The plaintext, or null when key, nonce or a single bit is not as sealed. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

export const nativeAead: Aead = {
  seal(key, nonce, plaintext) {
    const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, nonce, sealed) {
    if (sealed.length < TAG_BYTES) return null;
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plaintext = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      decipher.final();
      return plaintext;
    } catch {
      // final() throws for a wrong tag only; the plaintext must not be seen.
      plaintext.fill(0);
      return null;
    }
  },
};

export const scriptAead: Aead = {
  seal: (key, nonce, plaintext) => chacha20poly1305(key, nonce).encrypt(plaintext),
  open(key, nonce, sealed) {
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed);
    } catch {
      // The library throws for a wrong tag or for input too short to hold one.
      return null;
    }
  },
};

/** Electron's BoringSSL offers this cipher to TLS but not to programs; the bytes are the same either way. */
export const aead: Aead = getCiphers().includes(ALGORITHM) ? nativeAead : scriptAead;
