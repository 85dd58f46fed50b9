// One screening run: which lists, which names, which hits, and what was decided about each.
import * as v from 'valibot';
import { dateSchema, decimalSchema, idSchema, instantSchema, listOf, maybe, sha256Schema, textSchema } from './scalars.ts';

export const screeningListSchema = v.strictObject({
  id: textSchema,
  name: textSchema,
  source: maybe(textSchema),
  asPublished: maybe(dateSchema),
  fileName: maybe(textSchema),
  entries: maybe(v.pipe(v.number(), v.integer())),
  sha256: maybe(sha256Schema),
});

export const SCREENING_DECISIONS = ['no_match', 'false_positive', 'true_match', 'unresolved'] as const;
export const HIT_DECISIONS = ['false_positive', 'true_match', 'unresolved'] as const;
export type HitDecision = (typeof HIT_DECISIONS)[number];

/** The entry of the list as it stood there, so that the record speaks without the list. */
export const hitEntrySchema = v.strictObject({
  id: textSchema,
  name: textSchema,
  aliases: listOf(textSchema),
  type: maybe(textSchema),
  country: maybe(textSchema),
  addresses: listOf(textSchema),
  programs: listOf(textSchema),
  merchandise: maybe(textSchema),
  status: maybe(textSchema),
  since: maybe(dateSchema),
  remarks: maybe(textSchema),
});

export const screeningHitSchema = v.strictObject({
  /** Id of the list in the run. */
  list: textSchema,
  matchedName: textSchema,
  score: decimalSchema,
  /** Unique in the result of a party; absent in records that came from elsewhere. */
  id: maybe(idSchema),
  /** Name of the party that was alike. */
  partyName: maybe(textSchema),
  why: maybe(textSchema),
  entry: maybe(hitEntrySchema),
  decision: maybe(v.picklist(HIT_DECISIONS)),
  reason: maybe(textSchema),
  decidedBy: maybe(textSchema),
  decidedAt: maybe(instantSchema),
  secondReviewer: maybe(textSchema),
  reviewedAt: maybe(instantSchema),
});
export type ScreeningHit = v.InferOutput<typeof screeningHitSchema>;

export const screeningResultSchema = v.strictObject({
  partyId: idSchema,
  hits: listOf(screeningHitSchema),
  /** For the party as a whole: that of its gravest hit. */
  decision: v.picklist(SCREENING_DECISIONS),
  reason: maybe(textSchema),
  decidedBy: maybe(textSchema),
  secondReviewer: maybe(textSchema),
  /** Every name that was compared: legal, local script, aliases, sites. */
  searched: listOf(textSchema),
});
export type ScreeningResult = v.InferOutput<typeof screeningResultSchema>;

/** What of a party or site pointed at an area of concern on that day: a reason to look, never a finding. */
export const areaHintSchema = v.strictObject({ partyId: idSchema, siteId: maybe(idSchema), seen: textSchema, region: textSchema, source: textSchema });

export const screeningRunSchema = v.strictObject({
  id: idSchema,
  runDate: dateSchema,
  runBy: maybe(textSchema),
  /** How names were compared, in words and numbers, and what the result does not mean. */
  algorithm: v.optional(v.record(v.string(), v.union([textSchema, v.number()])), {}),
  lists: listOf(screeningListSchema),
  results: listOf(screeningResultSchema),
  areaHints: listOf(areaHintSchema),
});
export type ScreeningRun = v.InferOutput<typeof screeningRunSchema>;
