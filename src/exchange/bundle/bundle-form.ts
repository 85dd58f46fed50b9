// What stands in metadata/bundle.json of a sealed bundle, and where its parts lie.
import * as v from 'valibot';
import { bundleScopeSchema } from '../../contract/bundle-record.ts';
import { idSchema, instantSchema, listOf, maybe, textSchema } from '../../domain/dossier/scalars.ts';

export const BUNDLE_FORM = 'clearproof-bundle/1';

/** Places inside the bag. Evidence lies under `data/files/`, everything about it under `metadata/`. */
export const PARTS = {
  bundle: 'metadata/bundle.json',
  dossier: 'metadata/dossier.json',
  custody: 'metadata/custody.json',
  key: 'metadata/vault-key.pem',
  readMe: 'README.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.sig',
  files: 'data/files/',
} as const;

export const bundleSchema = v.strictObject({
  form: v.literal(BUNDLE_FORM),
  id: idSchema,
  scope: bundleScopeSchema,
  dossierId: idSchema,
  title: textSchema,
  sentAt: instantSchema,
  from: v.strictObject({ vaultId: textSchema, actor: textSchema }),
  /** To whom, as the sender wrote it. */
  to: maybe(textSchema),
  program: textSchema,
  /** Bundles of this dossier that the sender sent or received before, oldest first: among them is what both sides grew from. */
  exchanged: listOf(idSchema),
});
export type BundleFacts = v.InferOutput<typeof bundleSchema>;
