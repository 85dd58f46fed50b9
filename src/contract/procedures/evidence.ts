// Evidence: take files in, list and search exhibits, read a file's bytes and text.
import * as v from 'valibot';
import { exhibitSchema, fileSchema } from '../../domain/dossier/exhibit.ts';
import { command, job, query } from '../procedure.ts';
import { bytesSchema, count, grantSchema, idSchema, nothing, pageOf, sha256Schema, textSchema, window } from './shapes.ts';

/** What became of one file that was offered. */
export const ingestRowSchema = v.strictObject({
  /** Path as offered, inside archives with `!/` between archive and member. */
  path: textSchema,
  outcome: v.picklist(['stored', 'duplicate', 'refused', 'failed']),
  condition: v.nullable(textSchema),
  /** Why it was refused or flagged; null when all is well. */
  reason: v.nullable(textSchema),
  fileId: v.nullable(idSchema),
  exhibitId: v.nullable(idSchema),
  sha256: v.nullable(sha256Schema),
  size: count,
});
export type IngestRow = v.InferOutput<typeof ingestRowSchema>;

export const ingestReportSchema = v.strictObject({
  stored: count, duplicates: count, refused: count, failed: count, flagged: count, bytes: count,
  rows: v.array(ingestRowSchema),
});
export type IngestReport = v.InferOutput<typeof ingestReportSchema>;

export const exhibitRowSchema = v.strictObject({ exhibit: exhibitSchema, files: v.array(fileSchema) });

export const evidenceProcedures = {
  'evidence.ingest': job(v.strictObject({ dossierId: idSchema, sources: v.pipe(v.array(grantSchema), v.minLength(1), v.maxLength(10_000)), exhibitId: v.optional(v.nullable(idSchema), null) }), ingestReportSchema),
  /** Goes on with an ingest that a crash or cancel cut short. */
  'evidence.resume': job(v.strictObject({ jobId: textSchema }), ingestReportSchema),
  'evidence.interrupted': query(v.strictObject({ dossierId: idSchema }), v.array(v.strictObject({ jobId: textSchema, done: count, total: v.nullable(count), startedAt: textSchema }))),
  'evidence.list': query(
    v.strictObject({
      dossierId: idSchema, ...window,
      text: v.optional(textSchema, ''),
      state: v.optional(v.nullable(v.picklist(['inbox', 'ready', 'withdrawn'])), null),
      section: v.optional(v.nullable(textSchema), null),
      docType: v.optional(v.nullable(textSchema), null),
      stepId: v.optional(v.nullable(idSchema), null),
      partyId: v.optional(v.nullable(idSchema), null),
      language: v.optional(v.nullable(textSchema), null),
      sort: v.optional(v.picklist(['exhibitNo', 'title', 'docType', 'docDate', 'pages', 'addedAt']), 'exhibitNo'),
      descending: v.optional(v.boolean(), false),
    }),
    pageOf(exhibitRowSchema),
  ),
  'evidence.facets': query(v.strictObject({ dossierId: idSchema }), v.record(v.string(), v.array(v.strictObject({ value: textSchema, count })))),
  'evidence.get': query(v.strictObject({ dossierId: idSchema, exhibitId: idSchema }), exhibitRowSchema),
  /** Bytes of a stored original, at most 4 MiB a call; the window never sees a path. */
  'evidence.bytes': query(v.strictObject({ dossierId: idSchema, fileId: idSchema, offset: count, length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4 * 1024 * 1024)) }), v.strictObject({ size: count, bytes: bytesSchema })),
  /** Opens a locked PDF with its password, which is kept nowhere; answers the file as it is known then. */
  'evidence.openLocked': command(v.strictObject({ dossierId: idSchema, fileId: idSchema, password: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)) }), fileSchema),
  'evidence.text': query(v.strictObject({ dossierId: idSchema, fileId: idSchema }), v.array(v.strictObject({ page: count, text: textSchema }))),
  'evidence.search': query(v.strictObject({ dossierId: idSchema, text: v.pipe(textSchema, v.maxLength(500)), limit: v.optional(count, 50) }), v.array(v.strictObject({ exhibitId: v.nullable(idSchema), exhibitNo: v.nullable(textSchema), title: textSchema, fileId: idSchema, page: count, snippet: textSchema }))),
  /** Saves a byte-exact copy of an original where the user asked. */
  'evidence.saveOriginal': command(v.strictObject({ dossierId: idSchema, fileId: idSchema, folder: grantSchema }), v.strictObject({ path: textSchema })),
  'job.cancel': command(v.strictObject({ jobId: textSchema }), nothing),
  'job.list': query(nothing, v.array(v.looseObject({ jobId: textSchema }))),
} as const;
