// Redaction: the pages as they will be filed, looking for places to cover, and how the result looks. Places themselves are edited with dossier.edit.
import * as v from 'valibot';
import { job, query } from '../procedure.ts';
import { bytesSchema, count, idSchema, sha256Schema, textSchema } from './shapes.ts';

const piece = { offset: count, length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4 * 1024 * 1024)) };
const ids = v.pipe(v.array(v.pipe(textSchema, v.maxLength(40))), v.maxLength(100));

export const proposalSchema = v.strictObject({
  proposed: count,
  /** What was found and is covered, proposed or rejected already. */
  known: count,
  /** Pages nobody can search: a person must look at them. */
  blind: v.array(v.strictObject({ fileId: idSchema, name: textSchema, pages: v.array(count) })),
  /** Files of which more was found than is proposed at once. */
  cut: v.array(textSchema),
});

export const redactionProcedures = {
  /** The file's pages before anything is covered, as a PDF, in pieces. */
  'redaction.pages': query(
    v.strictObject({ dossierId: idSchema, fileId: idSchema, ...piece }),
    v.strictObject({ size: count, bytes: bytesSchema, pages: count, /** To be kept with each place; null where pages cannot be set otherwise. */ pagesSha256: v.nullable(sha256Schema) }),
  ),
  /** The same file with its accepted places covered, exactly as it goes into a package. */
  'redaction.preview': query(v.strictObject({ dossierId: idSchema, fileId: idSchema, ...piece }), v.strictObject({ size: count, bytes: bytesSchema, pages: count })),
  /** Searches all pages of an exhibit and proposes places, as one step of undo. */
  'redaction.propose': job(
    v.strictObject({
      dossierId: idSchema, exhibitId: idSchema,
      /** Names of all workers on record. */
      workers: v.optional(v.boolean(), false),
      /** Ids of patterns in redaction-patterns.json. */
      patterns: v.optional(ids, []),
      /** Words and names to look for. */
      words: v.optional(v.pipe(v.array(v.pipe(textSchema, v.trim(), v.minLength(2), v.maxLength(200))), v.maxLength(200)), []),
      /** Reason for what `words` finds. */
      reason: v.optional(v.pipe(textSchema, v.maxLength(40)), 'personal-identity'),
    }),
    proposalSchema,
  ),
} as const;
