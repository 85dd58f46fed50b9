// Every reader takes any text whatever: it answers quickly, never throws, and its own normal form is stable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResidentId } from '../../../src/domain/identifiers/chinese-resident-id.ts';
import { readContainerNumber } from '../../../src/domain/identifiers/container-number.ts';
import { declaredManufacturerIdReader } from '../../../src/domain/identifiers/declared-manufacturer-id.ts';
import { readEntryNumber, readFilerCode } from '../../../src/domain/identifiers/entry-number.ts';
import type { IdentifierReader } from '../../../src/domain/identifiers/identifier.ts';
import { readImporterNumber } from '../../../src/domain/identifiers/importer-number.ts';
import { citedNumberReader, comparable, documentNumberReader, partyIdentifierReader } from '../../../src/domain/identifiers/known-identifiers.ts';
import { manufacturerId } from '../../../src/domain/identifiers/manufacturer-id.ts';
import { portCodeReader } from '../../../src/domain/identifiers/port-code.ts';
import { readProtestNumber } from '../../../src/domain/identifiers/protest-number.ts';
import { readTariffNumber } from '../../../src/domain/identifiers/tariff-number.ts';
import { readAirWaybill, readBillOfLading, readInBondNumber, readScac } from '../../../src/domain/identifiers/transport-numbers.ts';

const READERS: Readonly<Record<string, IdentifierReader>> = {
  readEntryNumber, readFilerCode, readContainerNumber, readInBondNumber, readAirWaybill, readScac, readBillOfLading, readTariffNumber, readImporterNumber, readProtestNumber, readResidentId,
  readPortCode: portCodeReader({ '1703': 'Savannah' }), readManufacturerId: declaredManufacturerIdReader({ name: 'Hoa Mau', address: '1 Road, Hue', country: 'VN' }),
};
/** Code units one by one, so that lone surrogates come up too. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
const MB10 = 10 * 1024 * 1024;
const hostile = ['9'.repeat(MB10), '-'.repeat(MB10), ' '.repeat(MB10), 'A1,'.repeat(MB10 / 4), '\uD800', '0S4-26\uDC0011073-6', '\u0000', '٠١٢٣٤٥٦٧٨٩', '🧵🧵🧵', '__proto__', '\u202E6-3701162-4S0', 'NaN', '１２３４'];

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  it('answers about hostile text at once, without passing it', () => {
    const started = performance.now();
    for (const text of hostile) expect(['wrong', 'warn', 'empty', 'ok']).toContain(read(text).state);
    for (const text of hostile.slice(0, 7)) expect(read(text).state).not.toBe('ok');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('has a message wherever something is the matter, and a stable normal form', () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789ABCUXZ-. '), maxLength: 20 })), (text) => {
      const reading = read(text);
      if (reading.state === 'warn' || reading.state === 'wrong') expect(reading.message).toMatch(/[.]$/);
      if (reading.state === 'wrong') expect(reading.normal).toBe(text);
      else expect(read(reading.normal)).toEqual(reading);
    }));
  });
});

it('a maker’s name and address of ten megabytes are read as quickly', () => {
  const started = performance.now();
  const long = `1,${'9'.repeat(MB10)}-A`;
  expect(manufacturerId({ name: 'A. '.repeat(MB10 / 4), street: long, city: long, country: 'VN' })).not.toBeNull();
  expect(declaredManufacturerIdReader({ name: long, address: `${'x,'.repeat(MB10 / 64)}${long}`, country: 'VN' })('VNHOAMAU00HOC').state).toBe('warn');
  expect(performance.now() - started).toBeLessThan(2000);
});

it('kinds are looked up by their own names only', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'po']) {
    expect(citedNumberReader(name)).toBeNull();
    expect(partyIdentifierReader(name, { name: '', address: null, country: null })).toBeNull();
    expect(documentNumberReader(name)).toBeNull();
  }
  expect(documentNumberReader('OCEAN_BOL')).not.toBeNull();
  expect(partyIdentifierReader('ior', { name: '', address: null, country: null })).toBe(readImporterNumber);
});

it('a number copied from a paper is never refused', () => {
  expect(citedNumberReader('container')?.('MSLU0457263, MSLU2605170')).toMatchObject({ state: 'warn', normal: 'MSLU0457263, MSLU2605170' });
  expect(citedNumberReader('container')?.('MSLU0457263').state).toBe('ok');
});

it('two papers that write one number differently agree', () => {
  expect(comparable('entry', '0s426110736')).toBe(comparable('entry', '0S4-2611073-6'));
  expect(comparable('container', 'MSLU 045726 6')).toBe('MSLU0457266');
  expect(comparable('po', 'LA-26-0457')).toBe('LA-26-0457');
  expect(comparable('container', 'not one')).toBe('not one');
});
