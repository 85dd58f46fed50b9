// The words, thresholds and known lists that screening works with: versioned data with source and confidence.
import * as v from 'valibot';
import { dateSchema, decimalSchema } from '../dossier/scalars.ts';

const words = v.array(v.pipe(v.string(), v.minLength(1)));

export const screeningReferenceSchema = v.strictObject({
  version: v.number(),
  date: dateSchema,
  source: v.string(),
  confidence: v.picklist(['verified', 'unverified']),
  /** Scores from 0 to 1: at or above `likely` a hit is probably the same, from `review` on a person must look, `sensitive` casts the net wider. */
  thresholds: v.strictObject({ likely: decimalSchema, review: decimalSchema, sensitive: decimalSchema }),
  /** A list older than this is warned about. */
  maxAgeDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Forms of company, set apart before names are compared; several words may make one form. */
  legalForms: words,
  chineseLegalForms: words,
  /** Characters that differ by region, not by simplification, each with the one it counts as: 矽 in Taiwan is 硅 on the mainland. */
  chineseVariants: v.array(v.tuple([v.string(), v.string()])),
  /** Words of place and trade that many unrelated companies share; they count a quarter. */
  weakWords: words,
  /** Names of places that are romanized in several ways. */
  spellings: v.array(v.strictObject({ one: v.string(), others: words })),
  /** Areas whose mention is worth a look beside the names; a hint, not a finding. */
  areas: v.array(v.strictObject({
    id: v.string(), name: v.string(), country: v.string(), words, source: v.string(), confidence: v.picklist(['verified', 'unverified']),
    /** First digits of the PRC division code inside a registration number (characters 3 to 8 of the USCC). */
    divisionCodes: words,
    phoneCodes: words,
  })),
  lists: v.array(v.strictObject({
    id: v.string(), name: v.string(), publisher: v.string(), source: v.string(),
    /** False for research sources, which are no legal list. */
    legal: v.boolean(),
  })),
});
export type ScreeningReference = v.InferOutput<typeof screeningReferenceSchema>;
