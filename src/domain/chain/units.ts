// Units of measure: spellings brought to UN/ECE Recommendation 20, and conversion inside one dimension only, by the factors of the reference data.
import type { Decimal } from 'decimal.js';
import type { Units } from '../reference/units.ts';
import { exact } from './exact.ts';

/** The part of the reference data that conversion needs. */
export interface UnitReference { readonly units: Units }

export interface Measure {
  /** "mass", "pieces", "length", "area", "volume", or the code of a unit or package that converts into nothing else. */
  readonly dimension: string;
  /** Kilograms, single pieces, metres, square metres, litres, or units of that code. */
  readonly amount: Decimal;
}

interface Known { readonly code: string; readonly dimension: string; readonly factor: string; readonly short: string }
interface Index { readonly byCode: ReadonlyMap<string, Known>; readonly byWord: ReadonlyMap<string, string>; readonly baseOf: ReadonlyMap<string, string> }

const indexes = new WeakMap<Units, Index>();

function indexOf({ units }: UnitReference): Index {
  const made = indexes.get(units);
  if (made) return made;
  const known = [
    ...units.unitsOfMeasure.map(({ code, kind, factor, short, also }) => ({ also, unit: { code, dimension: factor === null ? code : kind, factor: factor ?? '1', short } })),
    ...units.packages.map(({ code, name, also }) => ({ also, unit: { code, dimension: code, factor: '1', short: name } })),
  ];
  const index: Index = {
    byCode: new Map(known.flatMap(({ also, unit }) => [unit.code, ...also].map((code) => [code, unit] as const))),
    byWord: new Map(units.packages.flatMap(({ code, words }) => words.map((word) => [word, code] as const))),
    baseOf: new Map(known.filter(({ unit }) => unit.factor === '1').toReversed().map(({ unit }) => [unit.dimension, unit.short] as const)),
  };
  indexes.set(units, index);
  return index;
}

/** Recommendation 21 code of what a lot calls its packages; null where the word is unknown. */
export const packageCode = (packageType: string | null, reference: UnitReference): string | null => (packageType === null ? null : indexOf(reference).byWord.get(packageType.toLowerCase().trim()) ?? null);

/** A quantity in the base unit of its dimension. `value` is decimal text; a unit that is not known is a dimension of its own. */
export function measure(value: string, uom: string, reference: UnitReference): Measure {
  const unit = indexOf(reference).byCode.get(uom);
  if (unit === undefined) return { dimension: uom, amount: exact(value) };
  return { dimension: unit.dimension, amount: unit.factor === '1' ? exact(value) : exact(value).times(exact(unit.factor)) };
}

export const dimensionOf = (uom: string, reference: UnitReference): string => indexOf(reference).byCode.get(uom)?.dimension ?? uom;
export const isKnownUnit = (uom: string, reference: UnitReference): boolean => indexOf(reference).byCode.has(uom);

/** Weighed or measured, so that two statements of it may differ by a scale; pieces and packages are counted. */
export const isContinuous = (dimension: string): boolean => dimension === 'mass' || dimension === 'length' || dimension === 'area' || dimension === 'volume';

/** Kilograms of a quantity; null where the unit is no weight and no equivalent is known. */
export function kilograms(quantity: string, uom: string, equivalentKg: string | null, reference: UnitReference): Decimal | null {
  const { dimension, amount } = measure(quantity, uom, reference);
  if (dimension === 'mass') return amount;
  return equivalentKg === null ? null : exact(equivalentKg);
}

/** "6000 kg", "250 cartons", "12 m". */
export const inWords = ({ dimension, amount }: Measure, reference: UnitReference): string => `${amount.toDecimalPlaces(3).toFixed()} ${indexOf(reference).baseOf.get(dimension) ?? dimension}`;
