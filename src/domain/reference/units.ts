// Units of measure and packages: their codes, how papers write them, and what one is in the base unit of its kind.
import * as v from 'valibot';
import { confidence, head, text, texts } from './statement.ts';

/** The base units are kilogram, piece, metre, square metre and litre; "other" converts into nothing. */
export const UNIT_KINDS = ['mass', 'pieces', 'length', 'area', 'volume', 'other'] as const;

const code = v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,3}$/, 'is not a UN/ECE code'));

export const unitsSchema = v.pipe(
  v.strictObject({
    ...head,
    /** UN/ECE Recommendation 20. */
    unitsOfMeasure: v.pipe(v.array(v.pipe(
      v.strictObject({
        code, name: text, kind: v.picklist(UNIT_KINDS),
        /** Base units in one of it, decimal text; null where it converts into nothing. */
        factor: v.nullable(v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/), v.check((value) => Number(value) > 0, 'is not more than nothing'))),
        /** As one writes it after a number: "kg". */
        short: text,
        /** Other codes that papers use for it. */
        also: v.array(code), source: text, confidence,
      }),
      v.check(({ kind, factor }) => (kind === 'other') === (factor === null), 'has a factor without a kind, or a kind without a factor'),
    )), v.check((units) => UNIT_KINDS.every((kind) => kind === 'other' || units.some((unit) => unit.kind === kind && unit.factor === '1')), 'lacks a base unit of a kind')),
    /** UN/ECE Recommendation 21. */
    packages: v.array(v.strictObject({
      code, /** In the plural: "cartons". */ name: text,
      /** What a lot calls them. */
      words: texts, also: v.array(code),
    })),
  }),
  v.check(({ unitsOfMeasure, packages }) => { const codes = [...unitsOfMeasure, ...packages].flatMap((one) => [one.code, ...one.also]); return new Set(codes).size === codes.length; }, 'gives one code two meanings'),
);
export type Units = v.InferOutput<typeof unitsSchema>;
