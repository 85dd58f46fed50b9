// Exchange with others: sealed bundles out and in, requests for papers, EPCIS events.
import * as v from 'valibot';
import { COLLECTION_NAMES } from '../../domain/dossier/dossier.ts';
import { command, job, query } from '../procedure.ts';
import { ingestReportSchema } from './evidence.ts';
import { count, dossierRef, grantSchema, idSchema, instantSchema, nothing, secretSchema, sha256Schema, textSchema } from './shapes.ts';

const partSchema = v.union([v.picklist(COLLECTION_NAMES), v.literal('header')]);
const choicesSchema = v.record(textSchema, v.picklist(['mine', 'theirs']));

/** Where a bundle comes from, and what of that is proven. */
export const provenanceSchema = v.strictObject({
  bundleId: idSchema,
  actor: textSchema,
  to: v.nullable(textSchema),
  sentAt: instantSchema,
  program: textSchema,
  vaultId: textSchema,
  /** SHA-256 of the bundle's file as it came. */
  sha256: sha256Schema,
  /** SHA-256 of the key that sealed it: what a person compares with the sender. */
  fingerprint: sha256Schema,
  /** first = this vault never took a bundle of that sender; known = the same key as before; changed = another key than before. */
  sender: v.picklist(['first', 'known', 'changed']),
  /** Acts of the sender's log that came along, each proven to be in its signed history. */
  acts: count,
});
export type Provenance = v.InferOutput<typeof provenanceSchema>;

export const bundleChangeSchema = v.strictObject({ part: partSchema, id: textSchema, name: textSchema, kind: v.picklist(['new', 'changed', 'removed']), fields: v.array(textSchema) });
export const bundleConflictSchema = v.strictObject({
  /** Names it in the choices. */
  key: textSchema, part: partSchema, id: textSchema, name: textSchema, field: v.nullable(textSchema),
  /** In words a person can compare; null where there is nothing. */
  base: v.nullable(textSchema), mine: v.nullable(textSchema), theirs: v.nullable(textSchema),
});
export type BundleConflict = v.InferOutput<typeof bundleConflictSchema>;

export const bundlePreviewSchema = v.strictObject({
  previewId: idSchema,
  title: textSchema,
  scope: v.picklist(['whole', 'selection']),
  provenance: provenanceSchema,
  /** The dossier here it would be merged into; null when it becomes a new one. */
  into: v.nullable(v.strictObject({ dossierId: idSchema, title: textSchema })),
  /** When this very bundle was taken in before. */
  takenAt: v.nullable(instantSchema),
  /** The first of them; `counts` has all. */
  changes: v.array(bundleChangeSchema),
  conflicts: v.array(bundleConflictSchema),
  counts: v.strictObject({ new: count, changed: count, removed: count, same: count, leftOut: count, conflicts: count, files: count, newFiles: count, bytes: count }),
});
export type BundlePreview = v.InferOutput<typeof bundlePreviewSchema>;

export const exchangedBundleSchema = v.strictObject({
  id: idSchema, direction: v.picklist(['sent', 'received']), at: instantSchema, scope: v.picklist(['whole', 'selection']), party: v.nullable(textSchema), sha256: sha256Schema, fingerprint: v.nullable(sha256Schema),
});

export const paperRequestItemSchema = v.strictObject({ what: v.pipe(textSchema, v.minLength(1), v.maxLength(200)), why: v.optional(v.pipe(textSchema, v.maxLength(500)), ''), exhibitId: v.optional(v.nullable(idSchema), null) });
const paperMatchSchema = v.strictObject({ path: textSchema, size: count, /** Number of the item it answers; null when it lies outside every folder of the request. */ item: v.nullable(count), what: v.nullable(textSchema) });

export const exchangeProcedures = {
  /** Writes one file that another person opens, or checks with stock programs. `exhibitIds` empty: the whole dossier. */
  'bundle.export': job(
    v.strictObject({
      dossierId: idSchema, folder: grantSchema, exhibitIds: v.optional(v.array(idSchema), []), to: v.optional(v.nullable(v.pipe(textSchema, v.maxLength(200))), null),
      passphrase: v.optional(v.nullable(secretSchema), null), recipients: v.optional(v.pipe(v.array(v.pipe(textSchema, v.maxLength(4000))), v.maxLength(20)), []),
    }),
    v.strictObject({ path: textSchema, bundleId: idSchema, bytes: count, sha256: sha256Schema, files: count, encrypted: v.boolean() }),
  ),
  /** Reads and proves all of a bundle, and tells what taking it in would change. Nothing is changed yet. */
  'bundle.preview': job(v.strictObject({ file: grantSchema, secret: v.optional(v.nullable(secretSchema), null) }), bundlePreviewSchema),
  /** What would change once these conflicts are decided so. */
  'bundle.decide': query(v.strictObject({ previewId: idSchema, choices: choicesSchema }), bundlePreviewSchema),
  'bundle.apply': job(v.strictObject({ previewId: idSchema, choices: v.optional(choicesSchema, {}) }), v.strictObject({ dossierId: idSchema, new: count, changed: count, removed: count, newFiles: count })),
  /** Puts away whatever bundle lies open. */
  'bundle.discard': command(nothing, nothing),
  /** Bundles of a dossier that were sent or taken in, newest first. */
  'bundle.list': query(dossierRef, v.array(exchangedBundleSchema)),
  /** What others encrypt to, and the fingerprint of the key that seals. */
  'bundle.address': query(nothing, v.strictObject({ recipient: textSchema, fingerprint: sha256Schema })),

  /** A ZIP with a folder for each paper asked for, which a supplier fills by hand. */
  'papers.request': command(
    v.strictObject({ dossierId: idSchema, folder: grantSchema, to: v.pipe(textSchema, v.maxLength(200)), note: v.optional(v.pipe(textSchema, v.maxLength(2000)), ''), items: v.pipe(v.array(paperRequestItemSchema), v.minLength(1), v.maxLength(200)) }),
    v.strictObject({ path: textSchema, requestId: idSchema, items: count }),
  ),
  /** Which returned file answers what. `source` is the folder or ZIP that came back. */
  'papers.preview': job(v.strictObject({ dossierId: idSchema, source: grantSchema }), v.strictObject({ requestId: idSchema, to: textSchema, files: v.array(paperMatchSchema), unanswered: v.array(textSchema) })),
  'papers.take': job(v.strictObject({ dossierId: idSchema, source: grantSchema }), v.strictObject({ report: ingestReportSchema, unanswered: v.array(textSchema) })),

  'epcis.export': command(v.strictObject({ dossierId: idSchema, folder: grantSchema }), v.strictObject({ path: textSchema, events: count, /** Steps that make no event. */ leftOut: v.array(v.strictObject({ step: textSchema, why: textSchema })) })),
  /** Steps, lots, sites from the events of a file, as one step of undo; what is not taken is told. */
  'epcis.import': command(v.strictObject({ dossierId: idSchema, file: grantSchema }), v.strictObject({ events: count, steps: count, lots: count, sites: count, notTaken: v.array(v.strictObject({ event: count, what: textSchema })) })),
} as const;
