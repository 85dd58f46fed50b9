// Units of measure: spellings brought to UN/ECE Recommendation 20, and conversion inside one dimension only.
import type { Decimal } from 'decimal.js';
import { Exact } from './exact.ts';

/** Codes that papers use for the same unit. */
const SAME: Readonly<Record<string, string>> = {
  KG: 'KGM', KGS: 'KGM', KILO: 'KGM', GM: 'GRM', GMS: 'GRM', LB: 'LBR', LBS: 'LBR', MT: 'TNE', TN: 'TNE', TON: 'TNE',
  PC: 'H87', PCS: 'H87', PCE: 'H87', EA: 'H87', C62: 'H87', NMB: 'H87', NAR: 'H87', NO: 'H87', UN: 'H87', U: 'H87', DOZ: 'DZN', DZ: 'DZN', PRS: 'PR', NPR: 'PR',
  CTN: 'CT', CTS: 'CT', BAG: 'BG', BGS: 'BG', BAL: 'BL', BLS: 'BL', ROL: 'RO', RLS: 'RO', DRM: 'DR',
};
const PIECES: Readonly<Record<string, string>> = { H87: '1', PR: '2', DZN: '12', DPR: '24', GRO: '144' };
/** What a lot calls its packages → Recommendation 21 code. */
const PACKAGE_CODES: Readonly<Record<string, string>> = { bale: 'BL', carton: 'CT', box: 'BX', bag: 'BG', roll: 'RO', drum: 'DR', pallet: 'PX', case: 'CS' };

/** The part of the reference data that conversion needs. */
export interface UnitReference { readonly documentGroups: { readonly kilogramsPerUnit: Readonly<Record<string, string>> } }

export interface Measure {
  /** "mass", "pieces", or the code of a unit that converts into nothing else. */
  readonly dimension: string;
  /** Kilograms, single pieces, or units of that code. */
  readonly amount: Decimal;
}

const lookup = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
export const sameUnit = (uom: string): string => lookup(SAME, uom) ?? uom;
export const packageCode = (packageType: string | null): string | null => lookup(PACKAGE_CODES, packageType?.toLowerCase().trim().replace(/s$/, '') ?? '') ?? null;

const scaled = (value: string, factor: string): Decimal => (factor === '1' ? new Exact(value) : new Exact(value).times(factor));

/** A quantity in the base unit of its dimension. `value` is decimal text. */
export function measure(value: string, uom: string, reference: UnitReference): Measure {
  const unit = sameUnit(uom);
  const kilograms = lookup(reference.documentGroups.kilogramsPerUnit, unit);
  if (kilograms !== undefined) return { dimension: 'mass', amount: scaled(value, kilograms) };
  const pieces = lookup(PIECES, unit);
  if (pieces !== undefined) return { dimension: 'pieces', amount: scaled(value, pieces) };
  return { dimension: unit, amount: new Exact(value) };
}

/** Kilograms of a quantity; null where the unit is no weight and no equivalent is known. */
export function kilograms(quantity: string, uom: string, equivalentKg: string | null, reference: UnitReference): Decimal | null {
  const { dimension, amount } = measure(quantity, uom, reference);
  if (dimension === 'mass') return amount;
  return equivalentKg === null ? null : new Exact(equivalentKg);
}

/** Further units and packages that papers of trade use. */
const OTHERS = new Set(['BL', 'CT', 'BG', 'RO', 'DR', 'BX', 'CS', 'PX', 'PK', 'PA', 'PP', 'SA', 'BJ', 'CL', 'SET', 'MTR', 'MTK', 'MTQ', 'CMT', 'CMK', 'LTR', 'MLT', 'YRD', 'YDK', 'FOT', 'FTK', 'INH', 'ONZ', 'MIL', 'CEN', 'HUR', 'DAY', 'KWH', 'P1', 'E48']);
export const isKnownUnit = (uom: string, reference: UnitReference): boolean => OTHERS.has(sameUnit(uom)) || measure('0', uom, reference).dimension !== sameUnit(uom);

const WORDS: Readonly<Record<string, string>> = { mass: 'kg', pieces: 'pieces', CT: 'cartons', BL: 'bales', BG: 'bags', RO: 'rolls', DR: 'drums', PX: 'pallets' };
/** "6000 kg", "250 cartons", "12 MTR". */
export const inWords = ({ dimension, amount }: Measure): string => `${amount.toDecimalPlaces(3).toFixed()} ${lookup(WORDS, dimension) ?? dimension}`;
