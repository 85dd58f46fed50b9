// Tariff numbers, port codes and protest numbers.
import { describe, expect, it } from 'vitest';
import { portCodeReader, readPortCode } from '../../../src/domain/identifiers/port-code.ts';
import { readProtestNumber } from '../../../src/domain/identifiers/protest-number.ts';
import { readTariffNumber } from '../../../src/domain/identifiers/tariff-number.ts';

describe('HTSUS numbers', () => {
  it.each([['6109.10.0012', '6109.10.0012'], ['6109100012', '6109.10.0012'], ['6109.10.00.12', '6109.10.0012'], ['61091000', '6109.10.00'], ['0304.71.50', '0304.71.50'], ['６１０９１０００１２', '6109.10.0012']])('%s is %s', (typed, normal) => {
    expect(readTariffNumber(typed)).toEqual({ state: 'ok', message: null, normal });
  });

  it.each(['6109.10', '610910001', '61091000123', '7701.10.0000', '0001.10.0000', '6109.1O.0012'])('%s is wrong', (typed) => {
    expect(readTariffNumber(typed).state).toBe('wrong');
  });

  it('says what six digits lack, and that chapters 98 and 99 do not stand alone', () => {
    expect(readTariffNumber('6109.10').message).toContain('8 or 10');
    expect(readTariffNumber('9802.00.8042')).toMatchObject({ state: 'warn', normal: '9802.00.8042' });
    expect(readTariffNumber('99038815').state).toBe('warn');
  });
});

describe('port codes', () => {
  const read = portCodeReader({ '1703': 'Savannah, Georgia', '0901': 'Buffalo-Niagara Falls, New York' });

  it('of a known port give its name; others are kept with a warning', () => {
    expect(read('1703')).toEqual({ state: 'ok', message: 'Savannah, Georgia', normal: '1703' });
    expect(read('0901').state).toBe('ok');
    expect(read('9999')).toMatchObject({ state: 'warn', normal: '9999' });
  });

  it('have four digits', () => {
    for (const text of ['901', '17034', 'ABCD', 'toString']) expect(read(text).state).toBe('wrong');
    expect(readPortCode('9999').state).toBe('ok');
  });
});

it.each([['2704-21-154598', '2704-21-154598'], ['0901-12-100289', '0901-12-100289'], ['4601-06-102618', '4601-06-102618'], ['3901-2018-100274', '3901-2018-100274'], ['270421154598', '2704-21-154598'], ['39012018100274', '3901-2018-100274']])('protest number %s is %s', (typed, normal) => {
  expect(readProtestNumber(typed)).toEqual({ state: 'ok', message: null, normal });
});

it.each(['2704-21-15459', '2704-215-154598', '27A4-21-154598'])('%s is no protest number', (typed) => {
  expect(readProtestNumber(typed).state).toBe('wrong');
});
