// What a vault remembers of a bundle it sent or took in.
import * as v from 'valibot';
import { idSchema, instantSchema, maybe, sha256Schema, textSchema } from '../domain/dossier/scalars.ts';

/** whole = all of the dossier; selection = some exhibits, and what they name. */
export const bundleScopeSchema = v.picklist(['whole', 'selection']);

export const bundleRecordSchema = v.strictObject({
  id: idSchema,
  direction: v.picklist(['sent', 'received']),
  /** The dossier of this vault. */
  dossierId: idSchema,
  at: instantSchema,
  scope: bundleScopeSchema,
  /** Who is at the other end: to whom it went, or who sent it. */
  party: maybe(textSchema),
  /** Of the bundle's file as it left or came. */
  sha256: sha256Schema,
  /** Of the dossier JSON inside, kept as the base of a later merge. */
  base: sha256Schema,
  /** Vault it came from, and the fingerprint of the key that signed it; null for what was sent. */
  vaultId: maybe(textSchema),
  fingerprint: maybe(sha256Schema),
});
export type BundleRecord = v.InferOutput<typeof bundleRecordSchema>;
