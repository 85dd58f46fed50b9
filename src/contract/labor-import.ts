// What the import of a labor table shows before anything is stored, and what a person wishes of it.
import * as v from 'valibot';
import { idSchema } from '../domain/dossier/scalars.ts';
import { conventionsSchema, importChoicesSchema, mappedColumnSchema } from '../domain/labor/import/import-choices.ts';
import { QUESTIONS } from '../domain/labor/import/propose-choices.ts';
import { TABLE_KINDS } from '../domain/labor/import/table-fields.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.pipe(v.string(), v.maxLength(1000));
const orNull = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/** Everything a person decided so far; what is null is proposed. */
export const importWishSchema = v.strictObject({
  kind: orNull(v.picklist(TABLE_KINDS)), sheet: orNull(count), headerRow: orNull(count), headerRows: orNull(v.picklist([1, 2])), columns: orNull(v.pipe(v.array(mappedColumnSchema), v.maxLength(200))),
  conventions: v.optional(v.partial(conventionsSchema), {}), siteId: orNull(idSchema),
});
export type ImportWish = v.InferOutput<typeof importWishSchema>;

export const importSummarySchema = v.strictObject({
  rows: count, people: count,
  leftOut: v.array(v.strictObject({ row: count, why: v.picklist(['total', 'titles', 'nothing', 'noWorker']) })), leftOutCount: count,
  problems: v.array(v.strictObject({ row: count, title: words, what: words })), problemCount: count,
  totals: v.array(v.strictObject({ field: words, title: words, ours: words, printed: v.nullable(words) })),
  notes: v.array(words),
});

export const laborPreviewSchema = v.strictObject({
  fileName: words,
  sheets: v.array(v.strictObject({ name: words, rows: count, cut: v.boolean() })),
  choices: importChoicesSchema,
  unsure: v.array(v.picklist(QUESTIONS)),
  summary: importSummarySchema,
  /** By column: its title and first cells, masked. */
  columns: v.array(v.strictObject({ title: words, samples: v.array(words) })),
  firstRows: v.array(v.strictObject({ row: count, text: words })),
});
export type LaborPreview = v.InferOutput<typeof laborPreviewSchema>;
