// Screening: lists of the vault, runs over the parties of a dossier, decisions on hits.
import * as v from 'valibot';
import { HIT_DECISIONS } from '../../domain/dossier/screening.ts';
import { dateSchema } from '../../domain/dossier/scalars.ts';
import { listVersionSchema } from '../../domain/screening/list-version.ts';
import { columnMappingSchema, tablePreviewSchema } from '../list-columns.ts';
import { command, job, query } from '../procedure.ts';
import { count, dossierRef, grantSchema, idSchema, nothing, textSchema } from './shapes.ts';

const line = v.pipe(textSchema, v.trim(), v.minLength(1), v.maxLength(400));
const person = v.pipe(textSchema, v.trim(), v.minLength(2), v.maxLength(200));
const reason = v.pipe(textSchema, v.trim(), v.minLength(10), v.maxLength(4000));
const change = v.strictObject({ id: textSchema, name: textSchema, fields: v.array(textSchema) });
const hitRef = { dossierId: idSchema, runId: idSchema, partyId: idSchema, hitId: idSchema };

/** A loaded list with its age today, and whether that is a reason to load it again. */
export const agedListSchema = v.strictObject({ version: listVersionSchema, isNewest: v.boolean(), ageDays: v.number(), isOld: v.boolean() });

export const regionHintSchema = v.strictObject({
  partyId: idSchema,
  siteId: v.nullable(idSchema),
  /** What was seen: "postal code 830000". */
  seen: textSchema,
  region: textSchema,
  source: textSchema,
  confidence: v.picklist(['verified', 'unverified']),
});

export const screeningProcedures = {
  /** Every version of every list, newest first. */
  'screening.lists': query(nothing, v.strictObject({ maxAgeDays: count, thresholds: v.strictObject({ likely: textSchema, review: textSchema, sensitive: textSchema }), lists: v.array(agedListSchema) })),
  /** First rows of a table of unknown form, for naming its columns. */
  'screening.preview': query(v.strictObject({ file: grantSchema }), tablePreviewSchema),
  /** Reads, checks and stores one list; several files only for the CSV set of OFAC. `name` is for tables whose columns are given. */
  'screening.load': job(
    v.strictObject({
      files: v.pipe(v.array(grantSchema), v.minLength(1), v.maxLength(6)),
      mapping: v.optional(v.nullable(columnMappingSchema), null), name: v.optional(v.nullable(line), null),
      source: v.optional(v.nullable(line), null), asPublished: v.optional(v.nullable(dateSchema), null),
    }),
    v.strictObject({ version: listVersionSchema, unchanged: v.boolean() }),
  ),
  /** No longer searched from now on; the version before it, if there is one, is searched again. */
  'screening.withdraw': command(v.strictObject({ versionId: idSchema, reason }), nothing),
  /** What changed from the version before: at most 500 entries of each kind. */
  'screening.diff': query(v.strictObject({ versionId: idSchema }), v.strictObject({ added: v.array(change), removed: v.array(change), changed: v.array(change) })),
  /** Compares every party with the newest version of every list, or of those named. */
  'screening.run': job(
    v.strictObject({ dossierId: idSchema, listIds: v.optional(v.nullable(v.array(line)), null), threshold: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 0.85) }),
    v.strictObject({ runId: idSchema, parties: count, hits: count, partiesWithHits: count, warnings: v.array(textSchema) }),
  ),
  /** `by` is who decides, when it is not the person whose session this is. */
  'screening.decide': command(v.strictObject({ ...hitRef, decision: v.picklist(HIT_DECISIONS), reason, by: v.optional(v.nullable(person), null) }), nothing),
  /** A second person agrees with the decision; who decided cannot. */
  'screening.review': command(v.strictObject({ ...hitRef, by: person }), nothing),
  /** Places and numbers of parties and sites that point at a region of concern. */
  'screening.regions': query(dossierRef, v.array(regionHintSchema)),
} as const;
