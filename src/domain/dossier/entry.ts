// The entry as filed with CBP, line by line.
import * as v from 'valibot';
import { countrySchema, dateSchema, decimalSchema, idSchema, listOf, maybe, quantitySchema, textSchema, unitSchema } from './scalars.ts';

export const entryLineSchema = v.strictObject({
  id: idSchema,
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  hts: maybe(textSchema),
  description: textSchema,
  countryOfOrigin: maybe(countrySchema),
  harvestCountry: maybe(countrySchema),
  quantity: maybe(decimalSchema),
  uom: maybe(unitSchema),
  otherQuantities: listOf(quantitySchema),
  netKg: maybe(decimalSchema),
  grossKg: maybe(decimalSchema),
  valueUsd: maybe(decimalSchema),
  manufacturerId: maybe(idSchema),
});
export type EntryLine = v.InferOutput<typeof entryLineSchema>;

export const entrySchema = v.strictObject({
  number: maybe(textSchema),
  type: maybe(textSchema),
  portCode: maybe(textSchema),
  portName: maybe(textSchema),
  entryDate: maybe(dateSchema),
  summaryDate: maybe(dateSchema),
  arrivalDate: maybe(dateSchema),
  importerId: maybe(idSchema),
  brokerId: maybe(idSchema),
  lines: listOf(entryLineSchema),
});
export type Entry = v.InferOutput<typeof entrySchema>;
