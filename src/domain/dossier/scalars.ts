// The small value types every dossier record is made of, with the schema that admits them.
import * as v from 'valibot';

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True when `text` is a calendar date that exists, written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Text of 1 to 64 characters that names a record inside its collection. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Calendar date without time zone, `YYYY-MM-DD`. */
export const dateSchema = v.pipe(v.string(), v.check(isIsoDate, 'is not a calendar date of the form YYYY-MM-DD'));

/** Instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export const instantSchema = v.pipe(v.string(), v.isoTimestamp());

/** Money, weights, counts and rates: decimal digits as text, so that no binary rounding ever touches them. */
export const decimalSchema = v.pipe(v.string(), v.regex(/^-?\d{1,30}(\.\d{1,20})?$/, 'is not a decimal number'));

/** UN/ECE Recommendation 20 unit or Recommendation 21 package code: KGM, LBR, H87, CT, BL. */
export const unitSchema = v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,3}$/, 'is not a UN/ECE unit code'));

/** ISO 3166-1 alpha-2 country code. */
export const countrySchema = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'is not a two-letter country code'));

/** ISO 4217 currency code. */
export const currencySchema = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is not a three-letter currency code'));

/** BCP 47 language tag: en, vi, zh, zh-Hant. */
export const languageSchema = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag'));

/** SHA-256 in lower-case hexadecimal. */
export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hexadecimal'));

/** Free text typed by a person; 100,000 characters at most. */
export const textSchema = v.pipe(v.string(), v.maxLength(100_000));

/** A field that may be absent in the file and is then null in memory. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

/** A list that may be absent in the file and is then empty in memory. */
export const listOf = <S extends v.GenericSchema>(schema: S) => v.optional(v.array(schema), []);

/** A value with its unit and what was counted or weighed ("net", "cartons", "bales"). */
export const quantitySchema = v.strictObject({ value: decimalSchema, uom: unitSchema, what: textSchema });
export type Quantity = v.InferOutput<typeof quantitySchema>;

export type DecimalText = string;
export type IsoDate = string;
