// The mass balance adds up in any order and any unit of weight, refuses what it cannot convert, and never becomes NaN.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowWeight, isWeighed, stepBalance, yieldBand } from '../../../src/domain/chain/mass-balance.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { flow, samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { madeLot, madeStep } from './made-chain.ts';

const lots = new Map(samples.cotton.lots.map((lot) => [lot.id, lot]));
const step = (id: string): Step => { const found = samples.cotton.steps.find((one) => one.id === id); if (!found) throw new Error(id); return found; };
const balance = (one: Step, activity: string | null = null) => stepBalance(one, (id) => lots.get(id), activity, shippedReference);
const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), fc.nat(999_999)).map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
const amount = fc.nat(1_000_000_000).map((grams) => new Decimal(grams).div(1000).toFixed());
const flows = fc.array(fc.tuple(amount, fc.constantFrom('KGM', 'GRM', 'TNE', 'LBR')).map(([quantity, uom]) => flow('L-YRN', quantity, uom)), { minLength: 1, maxLength: 6 });

describe('the mass balance of a step', () => {
  it('is the one of the worked chain', () => {
    const { totals, yieldShare, band } = balance(step('ST5'));
    expect([totals?.input, totals?.output, totals?.losses, totals?.residual].map(String)).toEqual(['6000', '5910', '90', '0']);
    expect(String(yieldShare)).toBe('0.985');
    expect(band).toMatchObject({ low: '0.95', high: '0.995', isOfStep: true });
  });

  it('takes the band of the activity where the step has none, with its source', () => {
    expect(balance({ ...step('ST3'), yieldBand: null }, 'spinning').band).toMatchObject({ low: '0.7', high: '0.9', isOfStep: false, confidence: 'unverified' });
    expect(balance({ ...step('ST3'), yieldBand: null }, 'merchant').band).toBeNull();
  });

  it('is the same in whatever order its flows stand, and its parts sum', () => {
    fc.assert(fc.property(flows, flows, (inputs, outputs) => {
      const one = { ...step('ST5'), inputs, outputs };
      const [there, back] = [balance(one), balance({ ...one, inputs: inputs.toReversed(), outputs: outputs.toReversed() })];
      expect(there.totals).toEqual(back.totals);
      expect(there.totals?.output.plus(there.totals.losses).plus(there.totals.residual).eq(there.totals.input)).toBe(true);
    }));
  });

  it('splits and merges without a difference', () => {
    fc.assert(fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (parts) => {
      const whole = parts.reduce((sum, part) => sum.plus(part), new Decimal(0)).toFixed();
      expect(balance({ ...step('ST5'), outputs: parts.map((part) => flow('L-GRG', part)) }).totals?.output.toFixed()).toBe(balance({ ...step('ST5'), outputs: [flow('L-GRG', whole)] }).totals?.output.toFixed());
    }));
  });

  it('is finite for every quantity that can be entered', () => {
    fc.assert(fc.property(decimal, decimal, decimal, (input, output, loss) => {
      const { totals, yieldShare } = balance({ ...step('ST5'), inputs: [flow('L-YRN', input)], outputs: [flow('L-GRG', output)], losses: [{ kind: 'waste', quantity: loss, uom: 'KGM', pieces: null, soldTo: null, invoice: null }] });
      for (const value of [totals?.input, totals?.output, totals?.losses, totals?.residual]) expect(value?.isFinite()).toBe(true);
      expect(yieldShare?.isFinite() ?? true).toBe(true);
    }));
  });

  it('refuses a unit that no factor brings to kilograms, and says which row', () => {
    const { totals, rows } = balance({ ...step('ST5'), inputs: [flow('L-YRN', '6000', 'MTR')] });
    expect(totals).toBeNull();
    expect(rows.filter(({ kg }) => kg === null)).toMatchObject([{ side: 'in', uom: 'MTR' }]);
  });

  it('uses a factor only for the unit it is of', () => {
    const made = { ...step('ST8'), outputs: [flow('L-GAR-BLK', '100', 'H87')], conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: null, netKgPerPiece: '0.2', sourceExhibitId: null } };
    expect(balance(made).totals?.output.toFixed()).toBe('20');
    expect(balance({ ...made, outputs: [flow('L-X', '100', 'MTR')] }).totals).toBeNull();
  });
});

describe('a flow comes to kilograms', () => {
  const conversion = { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: null, netKgPerPiece: '0.2', sourceExhibitId: null };
  const shirts = madeLot('L', { quantity: '400', uom: 'H87', netKg: '100' });
  type Weighing = readonly [quantity: string, uom: string, stated: string | null, factor: Step['conversion'], lot: ReturnType<typeof madeLot> | undefined];
  const weigh = ([quantity, uom, stated, factor, lot]: Weighing) => { const { kg, by } = flowWeight(flow('L', quantity, uom, stated), factor, () => lot, shippedReference); return [kg?.toFixed() ?? null, by]; };
  const cases: readonly (readonly [string, Weighing, readonly [string | null, string | null]])[] = [
    ['by its unit before all else', ['2', 'TNE', '7', conversion, shirts], ['2000', 'unit']],
    ['by what it states', ['100', 'H87', '7', conversion, shirts], ['7', 'stated']],
    ['by the factor of the step', ['100', 'H87', null, conversion, shirts], ['20', 'factor']],
    ['by the weight of its lot, where the factor is of another unit', ['100', 'H87', null, { ...conversion, toUom: 'MTR' }, shirts], ['25', 'lot']],
    ['by the weight of its lot, where the factor says nothing', ['100', 'H87', null, { ...conversion, netKgPerPiece: null }, shirts], ['25', 'lot']],
    ['not by a lot in another unit', ['100', 'MTR', null, null, shirts], [null, null]],
    ['not by a lot that states no weight', ['100', 'H87', null, null, { ...shirts, netKg: null }], [null, null]],
    ['not by a lot that states no quantity', ['100', 'H87', null, null, { ...shirts, quantity: null }], [null, null]],
    ['not by a lot of nothing', ['100', 'H87', null, null, { ...shirts, quantity: '0' }], [null, null]],
    ['not by a lot that is not there', ['100', 'H87', null, null, undefined], [null, null]],
  ];
  it.each(cases)('%s', (_, weighing, weight) => {
    expect(weigh(weighing)).toEqual(weight);
  });
});

describe('the band of a yield', () => {
  const bands = { bands: [
    { activities: ['spinning'], process: 'ring', low: '0.7', high: '0.9', source: 'A', confidence: 'verified' as const }, { activities: ['spinning', 'weaving'], process: 'open end', low: '0.65', high: '0.85', source: 'A', confidence: 'verified' as const },
    { activities: ['weaving'], process: 'loom', low: '0.9', high: '0.99', source: 'B', confidence: 'unverified' as const },
  ].map((band) => ({ ...band, id: band.process, note: null })) };
  const band = (activity: string | null, patch: object = {}) => yieldBand(madeStep('s', 1, 'transformation', {}, {}, patch), activity, { ...shippedReference, yieldBands: { bands: bands.bands } });
  it('is the widest of its activity, with every process, each source once, and as sure as the least sure', () => {
    expect(band('spinning')).toEqual({ low: '0.65', high: '0.9', process: 'ring; open end', source: 'A', confidence: 'verified', isOfStep: false });
    expect(band('weaving')).toEqual({ low: '0.65', high: '0.99', process: 'open end; loom', source: 'A; B', confidence: 'unverified', isOfStep: false });
  });
  it('is the stated one of the step before all others, and none for what is no transformation or has no activity', () => {
    expect(band('spinning', { yieldBand: { low: '0.5', high: '0.6' } })).toEqual({ low: '0.5', high: '0.6', process: 's', source: 'Stated for this step', confidence: 'unverified', isOfStep: true });
    expect([band('spinning', { kind: 'origin' }), band(null), band('dyeing')]).toEqual([null, null, null]);
  });
});

it('a balance without input has no yield; one with an unweighed row has no totals and no tolerance', () => {
  const [empty, unweighed] = [balance(madeStep('s', 1, 'transformation', {}, { a: '5' })), balance(madeStep('s', 1, 'transformation', { a: '5 MTR' }, {}))];
  expect([empty.yieldShare, empty.totals?.residual.toFixed(), isWeighed(empty), isWeighed(unweighed), unweighed.tolerance.toFixed()]).toEqual([null, '-5', true, false, '0']);
  expect(balance(madeStep('s', 1, 'transformation', { a: '-500' }, {})).tolerance.toFixed()).toBe('1');
});

it('each row tells what it is of, and how it came to kilograms', () => {
  const { rows } = balance(madeStep('s', 1, 'transformation', { a: '5' }, { b: '4' }, { losses: [{ kind: 'dust', quantity: '1', uom: 'KGM' }, { kind: 'ends', quantity: '2', uom: 'MTR' }] }));
  expect(rows.map(({ kg, ...row }) => ({ ...row, kg: kg?.toFixed() ?? null }))).toEqual([
    { side: 'in', lotId: 'a', loss: null, quantity: '5', uom: 'KGM', kg: '5', by: 'unit' }, { side: 'out', lotId: 'b', loss: null, quantity: '4', uom: 'KGM', kg: '4', by: 'unit' },
    { side: 'loss', lotId: null, loss: 'dust', quantity: '1', uom: 'KGM', kg: '1', by: 'unit' }, { side: 'loss', lotId: null, loss: 'ends', quantity: '2', uom: 'MTR', kg: null, by: null },
  ]);
});
