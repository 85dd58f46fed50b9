// What a person decides about a table before it is taken in: which table, where its titles are, what its columns and numbers mean.
import * as v from 'valibot';
import { currencySchema, dateSchema, decimalSchema, idSchema, maybe } from '../../dossier/scalars.ts';
import { TABLE_KINDS } from './table-fields.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(400));

export const mappedColumnSchema = v.strictObject({
  /** Counted from 0. */
  column: v.pipe(whole, v.maxValue(999)),
  /** As it stands in the table, to find the column again in the next one. */
  title: text,
  field: v.pipe(v.string(), v.maxLength(40)),
});
export type MappedColumn = v.InferOutput<typeof mappedColumnSchema>;

/** What the figures of a table mean; nothing of it stands in the cells. */
export const conventionsSchema = v.strictObject({
  currency: maybe(currencySchema),
  decimalMark: v.picklist(['point', 'comma']),
  dateOrder: v.picklist(['ymd', 'dmy', 'mdy']),
  /** Money is multiplied by it: 1000 for "in thousands". */
  moneyFactor: v.optional(v.picklist(['1', '1000', '10000', '1000000']), '1'),
  hourUnit: v.optional(v.picklist(['hours', 'minutes', 'days']), 'hours'),
  /** Hours that a tick in a grid of days stands for, and a day where hours are counted in days. */
  hoursPerDay: v.optional(decimalSchema, '8'),
  periodStart: maybe(dateSchema),
  periodEnd: maybe(dateSchema),
  /** For rows that name no date of payment. */
  payDate: maybe(dateSchema),
});
export type Conventions = v.InferOutput<typeof conventionsSchema>;

export const importChoicesSchema = v.strictObject({
  kind: v.picklist(TABLE_KINDS),
  /** Counted from 0. */
  sheet: v.pipe(whole, v.maxValue(999)),
  /** As a spreadsheet counts; 0 where the table has no titles. */
  headerRow: v.pipe(whole, v.maxValue(1000)),
  headerRows: v.picklist([1, 2]),
  columns: v.pipe(v.array(mappedColumnSchema), v.maxLength(200)),
  conventions: conventionsSchema,
  siteId: maybe(idSchema),
});
export type ImportChoices = v.InferOutput<typeof importChoicesSchema>;
