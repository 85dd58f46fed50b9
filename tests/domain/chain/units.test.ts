// Units: spellings, conversion inside one dimension by exact factors, and none across.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { exact } from '../../../src/domain/chain/exact.ts';
import { dimensionOf, inWords, isContinuous, isKnownUnit, kilograms, measure, packageCode } from '../../../src/domain/chain/units.ts';
import { unitsSchema, type Units } from '../../../src/domain/reference/units.ts';
import { shippedReference as reference } from '../../support/shipped-reference.ts';

it.each([
  ['100', 'LBR', 'mass', '45.359237'], ['100', 'LBS', 'mass', '45.359237'], ['1', 'CWA', 'mass', '45.359237'], ['16', 'ONZ', 'mass', '0.45359237'], ['1', 'LTN', 'mass', '1016.0469088'], ['1', 'STN', 'mass', '907.18474'],
  ['2666.67', 'DZN', 'pieces', '32000.04'], ['3', 'PR', 'pieces', '6'], ['1', 'YRD', 'length', '0.9144'], ['9', 'FTK', 'area', '0.83612736'], ['1', 'YDK', 'area', '0.83612736'], ['42', 'GLL', 'volume', '158.987294928'], ['1', 'BLL', 'volume', '158.987294928'],
])('%s %s is %s of %s', (value, uom, dimension, amount) => {
  expect([measure(value, uom, reference).dimension, measure(value, uom, reference).amount.toFixed()]).toEqual([dimension, amount]);
});

it('what is no weight becomes none without an equivalent, and a package converts into nothing', () => {
  expect(kilograms('3', 'MTR', null, reference)).toBeNull();
  expect(kilograms('3', 'MTR', '1.5', reference)?.toFixed()).toBe('1.5');
  expect([measure('3', 'CTN', reference), measure('3', 'SET', reference)].map((found) => inWords(found, reference))).toEqual(['3 cartons', '3 sets']);
});

it('a unit that is not listed is known to be unknown, also where every object has such a member', () => {
  expect(['KGM', 'LBS', 'CT', 'XQZ', 'TOS'].map((uom) => isKnownUnit(uom, reference))).toEqual([true, true, true, false, false]);
  expect(['Cartons ', 'bale', 'constructor', null].map((word) => packageCode(word, reference))).toEqual(['CT', 'BL', null, null]);
});

const broken = (change: (units: Units) => unknown): boolean => !v.safeParse(unitsSchema, change(structuredClone(reference.units))).success;
it('a file in which a code means two things, a factor is nothing, or a base unit is missing is refused', () => {
  const [first] = reference.units.unitsOfMeasure;
  if (!first) throw new Error('there are units');
  expect(broken((units) => units)).toBe(false);
  expect(broken((units) => ({ ...units, packages: [...units.packages, { code: 'LB', name: 'lobes', words: [], also: [] }] }))).toBe(true);
  expect(broken((units) => ({ ...units, unitsOfMeasure: [...units.unitsOfMeasure, { ...first, code: 'ZZZ', also: [], factor: '0' }] }))).toBe(true);
  expect(broken((units) => ({ ...units, unitsOfMeasure: units.unitsOfMeasure.filter(({ code }) => code !== 'KGM') }))).toBe(true);
});

it('weight, length, area and volume may differ by a scale; what is counted may not', () => {
  expect(['KGM', 'MTR', 'MTK', 'LTR', 'H87', 'CT', 'XQZ'].map((uom) => isContinuous(dimensionOf(uom, reference)))).toEqual([true, true, true, true, false, false, false]);
});

it('kilograms are those of the weight, whatever equivalent stands beside it', () => {
  expect([kilograms('2', 'TNE', '7', reference), kilograms('2', 'KGM', null, reference)].map(String)).toEqual(['2000', '2']);
});

it('an amount is told in the base unit, to the thousandth, and an unknown unit by its code', () => {
  expect([measure('6000.12345', 'KGM', reference), measure('2', 'KMT', reference), measure('1', 'XQZ', reference)].map((found) => inWords(found, reference))).toEqual(['6000.123 kg', '2000 m', '1 XQZ']);
});

const codes = [...reference.units.unitsOfMeasure.map(({ code }) => code), 'CT', 'XQZ'];
const amounts = fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`), { minLength: 1, maxLength: 6 });
it.each(codes)('%s: converting a sum is summing what was converted, in any order; converting again changes nothing', (uom) => {
  const base = (value: string) => measure(value, uom, reference).amount;
  const baseCode = reference.units.unitsOfMeasure.find(({ kind, factor }) => factor === '1' && kind === dimensionOf(uom, reference))?.code ?? uom;
  fc.assert(fc.property(amounts, (values) => {
    const sum = values.reduce((total, value) => total.plus(value), exact('0'));
    const converted = values.map(base);
    const total = (list: typeof converted) => list.reduce((all, one) => all.plus(one), exact('0')).toFixed();
    expect(total(converted)).toBe(base(sum.toFixed()).toFixed());
    expect(total(converted.toReversed())).toBe(total(converted));
    for (const one of converted) expect(measure(one.toFixed(), baseCode, reference)).toEqual({ dimension: dimensionOf(uom, reference), amount: one });
  }), { numRuns: 20 });
});
