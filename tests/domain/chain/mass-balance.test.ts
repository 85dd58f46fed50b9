// The mass balance adds up in any order and any unit of weight, refuses what it cannot convert, and never becomes NaN.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepBalance } from '../../../src/domain/chain/mass-balance.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { flow, samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

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
