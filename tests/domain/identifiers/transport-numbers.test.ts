// In-bond numbers, air waybills, carrier codes and bills of lading.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAirWaybill, readBillOfLading, readInBondNumber, readScac, remainderBySeven } from '../../../src/domain/identifiers/transport-numbers.ts';

it.each(['823456782', '257700052', '82345678 2', '82345678-2'])('in-bond number %s passes', (number) => {
  expect(readInBondNumber(number).state).toBe('ok');
});

it('an in-bond number with a wrong last digit warns and says which it should be', () => {
  expect(readInBondNumber('823456783')).toMatchObject({ state: 'warn', normal: '823456783' });
  expect(readInBondNumber('823456783').message).toContain('should be 2, not 3');
  expect(readInBondNumber('82345678').state).toBe('wrong');
});

it.each([['176-12345675', 'ok'], ['17612345675', 'ok'], ['176 1234 567 5', 'ok'], ['176-12345676', 'warn'], ['176-1234567', 'wrong'], ['AAA-12345675', 'wrong']])('air waybill %s: %s', (number, state) => {
  expect(readAirWaybill(number).state).toBe(state);
  if (state === 'ok') expect(readAirWaybill(number).normal).toBe('176-12345675');
});

it.each([['MAEU', 'ok'], ['ms', 'ok'], ['M', 'wrong'], ['MAEUX', 'wrong'], ['MA3U', 'wrong']])('carrier code %s: %s', (code, state) => {
  expect(readScac(code).state).toBe(state);
});

it('a bill of lading of another form is kept with a warning, in capitals and without spaces', () => {
  expect(readBillOfLading('msl-sgn-662409')).toEqual({ state: 'ok', message: null, normal: 'MSL-SGN-662409' });
  expect(readBillOfLading('MAEU 123456789')).toEqual({ state: 'ok', message: null, normal: 'MAEU123456789' });
  expect(readBillOfLading('770922/A')).toMatchObject({ state: 'warn', normal: '770922/A' });
});

it('a changed digit passes only where it moved by seven, as the rule allows', () => {
  const digits = fc.array(fc.nat(9), { minLength: 8, maxLength: 8 });
  fc.assert(fc.property(digits, fc.nat(7), fc.nat(9), (number, place, other) => {
    const changed = number.with(place, other);
    const told = readInBondNumber(changed.join('') + String(remainderBySeven(number.join('')))).state;
    expect(told).toBe((other - (number[place] ?? 0)) % 7 === 0 ? 'ok' : 'warn');
  }));
});
