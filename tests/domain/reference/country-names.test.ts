// A country is read however a file names it; what may be two is never guessed.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countryReader } from '../../../src/domain/reference/country-names.ts';
import { countriesSchema } from '../../../src/domain/reference/lists.ts';

const country = (code: string, alpha3: string, name: string, also: readonly string[] = [], subdivisions: readonly object[] = []) => ({ code, alpha3, name, also, note: null, subdivisions });
const read = countryReader(v.parse(countriesSchema, {
  version: 1, date: '2026-11-24', source: 'ISO 3166-1', confidence: 'verified',
  countries: [
    country('CI', 'CIV', 'Côte d’Ivoire', ['Ivory Coast']), country('KR', 'KOR', 'South Korea', ['Korea']), country('KP', 'PRK', 'North Korea', ['Korea']),
    country('CN', 'CHN', 'China', [], [{ code: 'CN-XJ', name: 'Xinjiang' }]), country('LC', 'LCA', 'Saint Lucia'), country('TT', 'TTO', 'Trinidad and Tobago'), country('NL', 'NLD', 'Netherlands'), country('BT', 'BTN', 'Bhutan', ['Druk Đất']),
  ],
}));

describe('a country', () => {
  it.each([
    ['ci', 'CI'], ['CIV', 'CI'], ['Cote d\'Ivoire', 'CI'], ['CÔTE D’IVOIRE', 'CI'], ['ivory-coast', 'CI'], ['Ivory   Coast', 'CI'], ['St. Lucia', 'LC'], ['St Lucia', 'LC'], ['Trinidad & Tobago', 'TT'],
    ['The Netherlands', 'NL'], ['  the  Netherlands', 'NL'], ['South Korea', 'KR'], ['druk dat', 'BT'], ['Druk Đất', 'BT'],
  ])('“%s” is %s', (text, code) => {
    expect(read(text)).toEqual({ code });
  });

  it.each([
    ['Korea', 'may be KR (South Korea) or KP (North Korea); write its two letters'],
    [' cn-xj ', 'is a part of CN; write CN here and name the province in its own field'],
    ['Lucia', 'is no country by its code or its name here; write its two letters (ISO 3166-1), as in VN'], ['', 'is no country by its code or its name here; write its two letters (ISO 3166-1), as in VN'],
    ['Coast the Ivory', 'is no country by its code or its name here; write its two letters (ISO 3166-1), as in VN'],
  ])('“%s” %s', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });
});
