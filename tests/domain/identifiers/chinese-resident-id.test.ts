// Chinese resident identity numbers: province, birth date and check character; no message repeats one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readResidentId, residentIdCheck } from '../../../src/domain/identifiers/chinese-resident-id.ts';

it('passes the example of the standard, and small x', () => {
  expect(readResidentId('11010519491231002X').state).toBe('ok');
  expect(readResidentId('11010519491231002x').normal).toBe('11010519491231002X');
  expect(readResidentId('440524188001010014').state).toBe('ok');
});

it.each([['110105194912310021', 'warn'], ['990105194912310021', 'wrong'], ['11010519491331002X', 'wrong'], ['11010519490230002X', 'wrong'], ['110105491231002', 'warn'], ['1101051949123100', 'wrong'], ['11010519491231002Y', 'wrong']])('%s: %s', (number, state) => {
  const reading = readResidentId(number);
  expect(reading.state).toBe(state);
  expect(reading.message).not.toContain(number.slice(0, 6));
});

it('notices any single digit changed', () => {
  fc.assert(fc.property(fc.array(fc.nat(9), { minLength: 17, maxLength: 17 }), fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
    const changed = digits.map((digit, index) => (index === place ? (digit + shift) % 10 : digit));
    expect(residentIdCheck(changed.join(''))).not.toBe(residentIdCheck(digits.join('')));
  }));
});
