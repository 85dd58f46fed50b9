// One screening run: which lists, which names, which hits, and what was decided about each.
import * as v from 'valibot';
import { dateSchema, decimalSchema, idSchema, listOf, maybe, sha256Schema, textSchema } from './scalars.ts';

export const screeningListSchema = v.strictObject({
  id: textSchema,
  name: textSchema,
  source: maybe(textSchema),
  asPublished: maybe(dateSchema),
  fileName: maybe(textSchema),
  entries: maybe(v.pipe(v.number(), v.integer())),
  sha256: maybe(sha256Schema),
});

export const screeningHitSchema = v.strictObject({ list: textSchema, matchedName: textSchema, score: decimalSchema });

export const SCREENING_DECISIONS = ['no_match', 'false_positive', 'true_match', 'unresolved'] as const;

export const screeningResultSchema = v.strictObject({
  partyId: idSchema,
  hits: listOf(screeningHitSchema),
  decision: v.picklist(SCREENING_DECISIONS),
  reason: maybe(textSchema),
  decidedBy: maybe(textSchema),
  secondReviewer: maybe(textSchema),
});

export const screeningRunSchema = v.strictObject({
  id: idSchema,
  runDate: dateSchema,
  runBy: maybe(textSchema),
  algorithm: v.optional(v.record(v.string(), v.union([textSchema, v.number()])), {}),
  lists: listOf(screeningListSchema),
  results: listOf(screeningResultSchema),
});
export type ScreeningRun = v.InferOutput<typeof screeningRunSchema>;
