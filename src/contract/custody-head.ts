// The head of a custody log as it leaves the vault: how many events, the last hash, the Merkle root, and who signs for it.
import * as v from 'valibot';
import { instantSchema, sha256Schema, textSchema } from '../domain/dossier/scalars.ts';

export const HEAD_FORM = 'clearproof-custody-head/1';

export const custodyHeadSchema = v.strictObject({
  form: v.literal(HEAD_FORM),
  vaultId: textSchema,
  /** Number of events, which is the number of the last one. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the last line. */
  head: sha256Schema,
  /** Merkle root over all lines (RFC 6962). */
  root: sha256Schema,
  at: instantSchema,
  /** PEM of the vault's Ed25519 key. */
  publicKey: v.pipe(v.string(), v.startsWith('-----BEGIN PUBLIC KEY-----'), v.maxLength(400)),
});
export type CustodyHead = v.InferOutput<typeof custodyHeadSchema>;

export const signedHeadSchema = v.strictObject({
  head: custodyHeadSchema,
  /** Ed25519 over the canonical JSON (RFC 8785) of `head`, base64. */
  signature: v.pipe(v.string(), v.base64(), v.maxLength(120)),
});
export type SignedHead = v.InferOutput<typeof signedHeadSchema>;
