// A labor table that was taken in: from which file, read how, with which sums. The next table of the site is read the same way.
import * as v from 'valibot';
import { importChoicesSchema } from '../labor/import/import-choices.ts';
import { decimalSchema, idSchema, instantSchema, maybe, textSchema } from './scalars.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const laborImportSchema = v.strictObject({
  /** Records of the import are named after it: "LI1.27" is its row 27. */
  id: idSchema,
  exhibitId: maybe(idSchema),
  fileName: textSchema,
  sheet: textSchema,
  choices: importChoicesSchema,
  rows: count,
  people: count,
  leftOut: count,
  problems: count,
  /** By field: the sum of the rows, and the one printed in the table. */
  totals: v.optional(v.record(v.string(), v.strictObject({ ours: decimalSchema, printed: maybe(decimalSchema) })), {}),
  at: instantSchema,
  by: textSchema,
});
export type LaborImport = v.InferOutput<typeof laborImportSchema>;
