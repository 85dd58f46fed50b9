// Container numbers: known ones pass, and a changed digit or two digits swapped are noticed as far as ISO 6346 can.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { containerCheckDigit, readContainerNumber } from '../../../src/domain/identifiers/container-number.ts';

it.each(['CSQU3054383', 'MWCU6059784', 'OOLU7086955', 'TESU0000040', 'csqu 305438 3', 'CSQU305438-3'])('%s passes', (number) => {
  expect(readContainerNumber(number).state).toBe('ok');
  expect(readContainerNumber(number).normal).toMatch(/^[A-Z]{4}\d{7}$/);
});

it('a remainder of ten counts as zero', () => {
  expect(containerCheckDigit('TESU000004')).toBe(0);
});

it('warns of a wrong check digit and says which it should be', () => {
  expect(readContainerNumber('CSQU3054384')).toMatchObject({ state: 'warn', normal: 'CSQU3054384' });
  expect(readContainerNumber('CSQU3054384').message).toContain('should be 3, not 4');
});

it.each(['CSQX3054383', 'CSQ3054383', 'CSQU305438', 'CSQU30543833', '4SQU3054383'])('%s is no container number', (number) => {
  expect(readContainerNumber(number).state).toBe('wrong');
});

const letters = fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 3, maxLength: 3 }).map((all) => `${all.join('')}U`);
const serial = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
/** The remainder before ten is folded into zero: where it is ten, the standard itself cannot tell. */
const foldsNothing = (ten: string): boolean => containerCheckDigit(ten) !== 0;

it('a number with one digit of the serial changed never passes', () => {
  fc.assert(fc.property(letters, serial, fc.nat(5), fc.integer({ min: 1, max: 9 }), (owner, digits, place, shift) => {
    const right = owner + digits.join('');
    const changed = owner + digits.map((digit, index) => (index === place ? (digit + shift) % 10 : digit)).join('');
    fc.pre(foldsNothing(right));
    expect(readContainerNumber(changed + String(containerCheckDigit(right))).state).toBe('warn');
  }));
});

it('a number with two neighbouring digits swapped never passes', () => {
  fc.assert(fc.property(letters, serial, fc.nat(4), (owner, digits, place) => {
    const swapped = [...digits];
    [swapped[place], swapped[place + 1]] = [digits[place + 1] ?? 0, digits[place] ?? 0];
    fc.pre(digits[place] !== digits[place + 1] && foldsNothing(owner + digits.join('')));
    expect(readContainerNumber(owner + swapped.join('') + String(containerCheckDigit(owner + digits.join('')))).state).toBe('warn');
  }));
});
