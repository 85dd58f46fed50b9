// Entry numbers: the fourteen published ones pass, the two of filer 231 warn, and any single wrong digit is noticed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryCheckDigit, readEntryNumber, readFilerCode } from '../../../src/domain/identifiers/entry-number.ts';

/** Entry numbers printed in HQ H005628. */
const PUBLISHED = [
  '6110316-2', '6111115-7', '6111223-9', '6111109-0', '6111082-9', '6110748-6', '6111267-6', '6110711-4', '6111447-4', '6110706-4', '6111495-3', '6110240-4', '6111224-7', '6110467-3',
].map((rest) => `002-${rest}`);

describe('numbers from published rulings', () => {
  it.each(PUBLISHED)('%s passes', (number) => {
    expect(readEntryNumber(number)).toEqual({ state: 'ok', message: null, normal: number });
  });

  it.each([['231-2840311-6', '2'], ['231-2843345-1', '7']])('%s, as printed in a ruling, warns and is kept', (number, expected) => {
    const reading = readEntryNumber(number);
    expect(reading).toMatchObject({ state: 'warn', normal: number });
    expect(reading.message).toContain(`would be ${expected}`);
  });

  it('counts letters of the filer code', () => {
    expect(entryCheckDigit('B760324527')).toBe(8);
    expect(entryCheckDigit('0S42611073')).toBe(6);
    expect(readEntryNumber('0S4-2611208-8').state).toBe('ok');
  });
});

describe('how it may be written', () => {
  it.each(['0S4-2611073-6', '0s4-2611073-6', '0S426110736', ' 0S4 2611073 6 ', '0S4–2611073–6', '０Ｓ４－２６１１０７３－６', '0S4 - 2611073 - 6', '0S4-2611\u200B073-6'])('%j is the same number', (typed) => {
    expect(readEntryNumber(typed)).toEqual({ state: 'ok', message: null, normal: '0S4-2611073-6' });
  });

  it.each(['0S4-2611073', '0S4-26110736-6', '0S42611073X', '0$4-2611073-6', '0S4/2611073/6'])('%j is no entry number', (typed) => {
    expect(readEntryNumber(typed).state).toBe('wrong');
  });

  it('refuses filer 000, and says nothing of an empty field', () => {
    expect(readEntryNumber('000-1234567-4').message).toContain('000');
    expect(readFilerCode('000').state).toBe('wrong');
    expect(readFilerCode('0S4').state).toBe('ok');
    expect(readEntryNumber('  ')).toEqual({ state: 'empty', message: null, normal: '' });
  });
});

it('a number with one digit changed never passes', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }).filter((all) => all.slice(0, 3).some((digit) => digit !== 0));
  fc.assert(fc.property(digits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (ten, place, shift) => {
    const check = entryCheckDigit(ten.join(''));
    const changed = ten.map((digit, index) => (index === place ? (digit + shift) % 10 : digit)).join('');
    expect(readEntryNumber(ten.join('') + String(check)).state).toBe('ok');
    expect(readEntryNumber(changed + String(check)).state).not.toBe('ok');
  }));
});
