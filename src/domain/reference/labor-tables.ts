// Reference data for labor tables: what suppliers call their columns and totals, and the days on which nobody works.
import * as v from 'valibot';
import { TABLE_FIELDS, TABLE_KINDS } from '../labor/import/table-fields.ts';
import { confidence, distinct, head, text, texts } from './statement.ts';

const words = v.record(v.picklist(['en', 'zh', 'vi', 'in', 'hi']), texts);
const fieldNames = new Set(TABLE_KINDS.flatMap((kind) => TABLE_FIELDS[kind].map(({ id }) => id)));

/** Words by language; `in` are the abbreviations of Indian payrolls. */
export const laborColumnsSchema = v.strictObject({
  ...head,
  laborColumns: v.pipe(
    v.array(v.strictObject({ field: v.pipe(text, v.check((id) => fieldNames.has(id), 'is no field of a labor table')), words, source: text, confidence })),
    distinct(({ field }) => field),
  ),
  /** Words in the title of a table or sheet that tell which table it is. */
  tables: v.pipe(v.array(v.strictObject({ table: v.picklist(TABLE_KINDS), words })), distinct(({ table }) => table)),
  /** Words that mark a row of sums. */
  totals: texts,
  /** Marks of a day worked, and of one not worked, in a grid of days. */
  present: texts, absent: texts,
  /** Words for a transfer that did not arrive. */
  returned: texts,
  /** Spellings of nationalities (ISO 3166-1 alpha-3) and languages (BCP 47). */
  nationalities: v.pipe(v.array(v.strictObject({ code: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), words: texts })), distinct(({ code }) => code)),
  languages: v.pipe(v.array(v.strictObject({ code: text, words: texts })), distinct(({ code }) => code)),
});
export type LaborColumns = v.InferOutput<typeof laborColumnsSchema>;

/** Public holidays on a fixed day of the year. Those that move with the moon are not in it. */
export const publicHolidaysSchema = v.strictObject({
  ...head,
  publicHolidays: v.pipe(v.array(v.strictObject({
    country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
    /** MM-DD. */
    days: v.array(v.pipe(v.string(), v.regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))),
    source: text, confidence,
  })), distinct(({ country }) => country)),
});
