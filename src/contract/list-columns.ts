// Columns of a table of unknown form: which holds what, and the first rows to choose them by.
import * as v from 'valibot';

const column = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));
const maybeColumn = v.optional(v.nullable(column), null);

/** Columns of a table counted from 0; `name` is the only one that must be there. */
export const columnMappingSchema = v.strictObject({
  /** Sheet of a workbook, counted from 0. */
  sheet: v.optional(column, 0),
  /** Row that holds the titles, counted from 0; what stands above it is left out. */
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 0),
  name: column,
  id: maybeColumn, localName: maybeColumn, aliases: maybeColumn, type: maybeColumn, country: maybeColumn, address: maybeColumn, program: maybeColumn, since: maybeColumn, status: maybeColumn, remarks: maybeColumn,
});
export type ColumnMapping = v.InferOutput<typeof columnMappingSchema>;

/** The first rows of each sheet of a table, for a person to say which column holds what. */
export const tablePreviewSchema = v.strictObject({
  sheets: v.pipe(v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(400)), rows: v.array(v.array(v.pipe(v.string(), v.maxLength(400)))) })), v.maxLength(50)),
});
export type TablePreview = v.InferOutput<typeof tablePreviewSchema>;
