// The passphrase stanza of an age file (c2sp.org/age, scrypt), with the key derivation off the main thread.
import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Stanza, type Identity, type Recipient } from 'age-encryption';

const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
/** About a second and 256 MiB, the default of the `age` program. */
const WORK_FACTOR = 18;
/** A hostile file may ask for more work than a computer can do; 1 GiB of memory is the most that is spent. */
const LARGEST_WORK_FACTOR = 20;
const BLOCK = 8;
const NONCE = new Uint8Array(12);
const WRAPPED_BYTES = 32;

function deriveKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> {
  const cost = 2 ** workFactor;
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([LABEL, salt]), 32, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Wraps the file key for who knows the passphrase. Such a file has no other recipient. */
export const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(16);
    const key = await deriveKey(passphrase, salt, WORK_FACTOR);
    return [new Stanza(['scrypt', encode(salt), String(WORK_FACTOR)], chacha20poly1305(key, NONCE).encrypt(fileKey))];
  },
});

/** Opens what was encrypted to the passphrase; answers null for another passphrase, another kind of file, or too much work. */
export const passphraseIdentity = (passphrase: string): Identity => ({
  async unwrapFileKey(stanzas) {
    const [stanza] = stanzas;
    if (stanzas.length !== 1 || stanza?.args[0] !== 'scrypt' || stanza.body.length !== WRAPPED_BYTES) return null;
    const [, salt = '', workFactor = ''] = stanza.args;
    const bytes = Buffer.from(salt, 'base64');
    if (bytes.length !== 16 || encode(bytes) !== salt || !/^[1-9]\d?$/.test(workFactor) || Number(workFactor) > LARGEST_WORK_FACTOR) return null;
    const key = await deriveKey(passphrase, bytes, Number(workFactor));
    try {
      return chacha20poly1305(key, NONCE).decrypt(stanza.body);
    } catch {
      return null; // The library throws for a wrong tag only: another passphrase.
    }
  },
});
