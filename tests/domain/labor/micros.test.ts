// Millionths answer as decimals do, or not at all.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, MILLION, sumOfMicros, surelyAtMost, surelyMakes } from '../../../src/domain/labor/micros.ts';

const decimalText = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.option(fc.stringMatching(/^\d{1,8}$/), { nil: null }))
  .map(([isNegative, whole, part]) => `${isNegative ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`);
/** Around the line that two cents draw. */
const nearCents = fc.integer({ min: -60_000, max: 60_000 });

describe('millionths', () => {
  it('are exactly the decimal wherever there are any', () => {
    fc.assert(fc.property(decimalText, (text) => {
      const own = micros(text);
      if (own !== null) expect(new Decimal(own).div(MILLION).eq(text)).toBe(true);
      else expect(new Decimal(text).abs().gte(1e8) || new Decimal(text).decimalPlaces() > 6 || /\.\d{7,}$/.test(text)).toBe(true);
    }), { numRuns: 2000 });
  });

  it('add up as decimals do, or give no sum', () => {
    fc.assert(fc.property(fc.array(fc.oneof(decimalText, fc.constant(null)), { maxLength: 40 }), (parts) => {
      const sum = sumOfMicros(parts);
      if (sum !== null) expect(new Decimal(sum).div(MILLION).eq(parts.reduce((total, part) => total.plus(part ?? 0), new Decimal(0)))).toBe(true);
    }), { numRuns: 1000 });
    expect(sumOfMicros(Array.from({ length: 100 }, () => '99999999.999999'))).toBeNull();
  });

  it('call right only what is right, to the cent and at the line itself', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { minLength: 1, maxLength: 6 }), nearCents, (amounts, off) => {
      const text = (number: number): string => new Decimal(number).div(MILLION).toFixed();
      const whole = text(amounts.reduce((sum, amount) => sum + amount, 0) + off);
      expect(surelyMakes(amounts.map(text), whole, 20_000)).toBe(Math.abs(off) <= 20_000);
    }), { numRuns: 1000 });
    expect(surelyMakes(['1.0000001'], '1', 20_000)).toBe(false);
  });

  it('compare with a limit as decimals do, or say nothing', () => {
    fc.assert(fc.property(decimalText, decimalText, (text, most) => { if (surelyAtMost(text, most)) expect(new Decimal(text).lte(most)).toBe(true); }), { numRuns: 1000 });
    expect(surelyAtMost('60', '60')).toBe(true);
    expect(surelyAtMost('60.000001', '60')).toBe(false);
  });
});
