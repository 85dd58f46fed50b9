// From a passphrase to a key: Argon2id (RFC 9106) with a cost that is checked before it is paid.
import { hashRaw } from '@node-rs/argon2';
import * as v from 'valibot';

const MIB_IN_KIB = 1024;

/**
 * Accepted costs. Below the floor guessing is too cheap (OWASP: 19 MiB, 2 passes);
 * above the ceiling a forged header could exhaust the machine.
 */
export const kdfCostSchema = v.strictObject({
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(19 * MIB_IN_KIB), v.maxValue(1024 * MIB_IN_KIB)),
  passes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  lanes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
});
export type KdfCost = v.InferOutput<typeof kdfCostSchema>;

export const DEFAULT_KDF_COST: KdfCost = { memoryKiB: 256 * MIB_IN_KIB, passes: 3, lanes: 4 };

/** Algorithm number of Argon2id in the library; its type is a const enum, which isolated modules cannot read. */
const ARGON2ID = 2;

/**
 * 32-byte key from a passphrase. The passphrase is taken in Unicode NFC, so that it opens
 * the vault from any keyboard that composes letters in its own way.
 */
export async function derivePassphraseKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
  const { memoryKiB, passes, lanes } = v.parse(kdfCostSchema, cost);
  const password = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  try {
    return await hashRaw(password, { algorithm: ARGON2ID, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes, salt, outputLen: 32 });
  } finally {
    password.fill(0);
  }
}
