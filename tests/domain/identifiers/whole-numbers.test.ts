// A number is read as a whole: one sign too many before or behind it is another number, or none.
import { describe, expect, it } from 'vitest';
import { readResidentId } from '../../../src/domain/identifiers/chinese-resident-id.ts';
import { readContainerNumber } from '../../../src/domain/identifiers/container-number.ts';
import { declaredManufacturerIdReader } from '../../../src/domain/identifiers/declared-manufacturer-id.ts';
import { readEntryNumber, readFilerCode } from '../../../src/domain/identifiers/entry-number.ts';
import type { IdentifierReader } from '../../../src/domain/identifiers/identifier.ts';
import { readImporterNumber } from '../../../src/domain/identifiers/importer-number.ts';
import { citedNumberReader, documentNumberReader, partyIdentifierReader } from '../../../src/domain/identifiers/known-identifiers.ts';
import { readPortCode } from '../../../src/domain/identifiers/port-code.ts';
import { readProtestNumber } from '../../../src/domain/identifiers/protest-number.ts';
import { readTariffNumber } from '../../../src/domain/identifiers/tariff-number.ts';
import { readAirWaybill, readBillOfLading, readInBondNumber, readScac } from '../../../src/domain/identifiers/transport-numbers.ts';

const WHOLE: readonly (readonly [string, IdentifierReader])[] = [
  ['0S4-2611073-6', readEntryNumber], ['0S4', readFilerCode], ['CSQU3054383', readContainerNumber], ['823456782', readInBondNumber], ['176-12345675', readAirWaybill], ['MAEU', readScac], ['6109.10.0012', readTariffNumber],
  ['12-3456789XX', readImporterNumber], ['123-45-6789', readImporterNumber], ['123456-12345', readImporterNumber], ['2704-21-154598', readProtestNumber], ['11010519491231002X', readResidentId], ['2704', readPortCode],
];

describe('one sign too many', () => {
  it.each(WHOLE)('%s is right, and wrong with anything before or behind it', (number, read) => {
    expect(read(number).state).toBe('ok');
    for (const sign of ['1', 'A', '.']) for (const text of [sign + number, number + sign]) expect([text, read(text).state]).toEqual([text, 'wrong']);
  });

  it('a bill of lading that is no carrier code and up to twelve more is kept, with a doubt', () => {
    expect(['MAEU1', 'AB123456789012', 'ABCD12345678901X'].map((text) => readBillOfLading(text).state)).toEqual(['ok', 'ok', 'ok']);
    expect(['1MAEU123', 'M1', 'MAEU1234567890123', 'MAEU_1'].map((text) => readBillOfLading(text).state)).toEqual(['warn', 'warn', 'warn', 'warn']);
  });

  it.each(['6109.10', '6109 10', '610910'])('%s is told to be the international part only', (text) => expect(readTariffNumber(text).message).toContain('Six digits'));
  it.each(['6109.1', '61O9.10', '16109.10', '6109.10.', '6109-10', '109.10', '6109.1A'])('%s is no tariff number of any length', (text) => expect(readTariffNumber(text).message).toContain('8 or 10 digits'));

  it('eighty signs are still read, eighty-one not', () => {
    expect(readScac(`MAEU${' '.repeat(76)}`).state).toBe('ok');
    expect(readScac(`MAEU${' '.repeat(77)}`).state).toBe('wrong');
  });

  it('spaces around hyphens, however they were typed, do not count', () => {
    for (const text of ['0S4 - 2611073 - 6', '0S4 -2611073- 6', '0S4\u00a0\u2013\t2611073 \n-  6']) expect(readEntryNumber(text)).toMatchObject({ state: 'ok', normal: '0S4-2611073-6' });
  });
});

describe('which reader belongs to what', () => {
  const maker = { name: 'Hoa Mau', address: null, country: 'VN' };
  it('by the scheme of a party', () => {
    expect([partyIdentifierReader('filer', maker), partyIdentifierReader('scac', maker)]).toEqual([readFilerCode, readScac]);
    expect(partyIdentifierReader('mid', maker)?.('KHHOAMAU00HOC')).toMatchObject({ state: 'warn', message: expect.stringContaining('VN') as unknown });
  });
  it.each([['CBP_3461', '0S4-2611073-6'], ['CBP_7501', '0S4-2611073-6'], ['AIR_WAYBILL', '176-12345675'], ['OCEAN_BOL', 'MAEU1']])('by the type of a document: %s', (docType, number) => {
    expect([documentNumberReader(docType)?.(number).state, documentNumberReader(docType)?.('?').state]).toEqual(['ok', 'warn']);
  });
  it.each([['awb', '176-12345675'], ['inBond', '823456782'], ['entry', '0S4-2611073-6']])('by the name of a cited number: %s', (name, number) => {
    expect([citedNumberReader(name)?.(number).state, citedNumberReader(name)?.('?').state]).toEqual(['ok', 'warn']);
  });
});

describe('a manufacturer ID against its maker', () => {
  const state = (mid: string, address: string | null, country: string | null, name = 'Hoa Mau') => declaredManufacturerIdReader({ name, address, country })(mid).state;
  it('a Canadian maker is named by its province, and by no other country', () => {
    expect([state('XOHOAMAU12TOR', '12 King St, Toronto', 'CA'), state('VNHOAMAU12TOR', '12 King St, Toronto', 'CA'), state('XOHOAMAU12TOR', '12 King St, Toronto', 'VN')]).toEqual(['ok', 'warn', 'warn']);
  });
  it('a maker in a city-state has its name for a city', () => {
    expect([state('SGHOAMAU12SIN', '12 Jurong Road', 'SG'), state('SGHOAMAU12JUR', '12 Jurong Road, Jurong', 'SG')]).toEqual(['ok', 'warn']);
  });
  it('the city stands at the start of a word of the address, not inside one or at its end', () => {
    expect([state('VNHOAMAU1HUE', '1 Road, Hue', 'VN'), state('VNHOAMAU1HUE', '1 Road, Ward 5 Hue City', 'VN'), state('VNHOAMAU1HUE', '1 Road, Nhue', 'VN')]).toEqual(['ok', 'ok', 'warn']);
  });
  it('a number that stands in the address may not be left out, one that does not stand there not be put in', () => {
    expect([state('VNHOAMAUHUE', 'Main Road, Hue', 'VN'), state('VNHOAMAUHUE', '7 Main Road, Hue', 'VN'), state('VNHOAMAU8HUE', '7 Main Road, Hue', 'VN')]).toEqual(['ok', 'warn', 'warn']);
  });
  it('without address or country only the name can be compared', () => {
    expect([state('VNHOAMAU99XYZ', null, 'VN'), state('VNHOAMAU99XYZ', null, null), state('VNOTHMAU99XYZ', null, null)]).toEqual(['ok', 'ok', 'warn']);
  });
});
