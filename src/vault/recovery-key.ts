// The recovery key: 128 random bits written so that a person can copy them from paper without error.
import { createHash } from 'node:crypto';

/** Crockford base 32: no I, L, O or U, so that 1, 0 and V are never in doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY_KEY_BYTES = 16;
/** 128 bits of key and 12 bits of checksum, five bits a letter. */
const LETTERS = 28;
const GROUP = 4;
const CHECK_BITS = 12n;

function checksum(key: Uint8Array): bigint {
  const digest = createHash('sha256').update('clearproof recovery key').update(key).digest();
  return BigInt(digest.readUInt16BE(0) >> 4);
}

/** The key as seven groups of four letters: "7K2M-…". */
export function formatRecoveryKey(key: Uint8Array): string {
  let bits = (BigInt(`0x${Buffer.from(key).toString('hex')}`) << CHECK_BITS) | checksum(key);
  let letters = '';
  for (let index = 0; index < LETTERS; index += 1) {
    letters = ALPHABET.charAt(Number(bits & 31n)) + letters;
    bits >>= 5n;
  }
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}

/** Reads what a person typed, in any case, with or without hyphens; null when it is not a recovery key. */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== LETTERS) return null;
  let bits = 0n;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const key = Buffer.from((bits >> CHECK_BITS).toString(16).padStart(2 * RECOVERY_KEY_BYTES, '0'), 'hex');
  return (bits & ((1n << CHECK_BITS) - 1n)) === checksum(key) ? key : null;
}
