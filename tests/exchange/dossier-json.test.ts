// The two JSON forms: what is read is complete, what is written reads back the same, what is wrong is named.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/contract/errors.ts';
import { countryReader } from '../../src/domain/reference/country-names.ts';
import { parseDossier, writeDossier } from '../../src/exchange/dossier-json.ts';
import { shippedReference } from '../support/shipped-reference.ts';

const sample = (name: string): string => readFileSync(path.join(import.meta.dirname, `../../assets/sample/${name}.json`), 'utf8');

const codeOf = (act: () => unknown): { code: string; message: string } => {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, message: thrown.message };
    throw thrown;
  }
  throw new Error('nothing was thrown');
};

describe.each(['cotton', 'seafood'])('the worked dossier %s', (name) => {
  it('reads completely: every member of every list becomes a record', () => {
    const raw = JSON.parse(sample(name)) as Record<string, unknown[] | undefined>;
    const { dossier, problems } = parseDossier(sample(name), name);
    expect(problems).toEqual([]);
    const pairs = { parties: 'parties', sites: 'sites', lots: 'lots', steps: 'steps', bales: 'units', trims: 'components', colors: 'variants', massBalance: 'balances', audits: 'audits', exhibits: 'exhibits', cbpRequests: 'requests', roster: 'workers', productionTimecards: 'timecards' } as const;
    for (const [theirs, ours] of Object.entries(pairs)) expect(dossier[ours as 'parties'], theirs).toHaveLength(raw[theirs]?.length ?? 0);
  });

  it('written in our form and read again is the same dossier', () => {
    const { dossier } = parseDossier(sample(name), name);
    expect(parseDossier(writeDossier(dossier), 'again').dossier).toEqual(dossier);
  });
});

describe('countries of a dossier file', () => {
  const read = countryReader(shippedReference.countries);
  const named = (country: string): string => JSON.stringify({ ...JSON.parse(sample('cotton')) as object, sites: [{ id: 'S1', name: 'Mill', country }] });

  it.each([
    ['VNM', 'VN'], ['vn', 'VN'], ['Viet Nam', 'VN'], ['Việt Nam', 'VN'], ['P.R. China', 'CN'], ['中国', 'CN'], ['The Netherlands', 'NL'], ['UK', 'GB'], ['USA', 'US'], ['Côte d’Ivoire', 'CI'], ['Cote d\'Ivoire', 'CI'],
    ['Republic of Korea', 'KR'], ['DPRK', 'KP'], ['PRK', 'KP'], ['Bosnia and Herzegovina', 'BA'], ['Saint Lucia', 'LC'],
  ])('%s is %s', (text, code) => {
    expect(parseDossier(named(text), 'x', read).dossier.sites[0]?.country).toBe(code);
  });

  it.each([
    ['Korea', '“Korea” may be KP (North Korea) or KR (South Korea); write its two letters'], ['Congo', '“Congo” may be CD (Congo - Kinshasa) or CG (Congo - Brazzaville); write its two letters'],
    ['CN-XJ', '“CN-XJ” is a part of CN; write CN here and name the province in its own field'], ['Xanadu', '“Xanadu” is no country by its code or its name here; write its two letters (ISO 3166-1), as in VN'],
  ])('%s is refused with the place and what to write', (text, reason) => {
    expect(codeOf(() => parseDossier(named(text), 'x', read))).toMatchObject({ code: 'dossier.invalid', message: expect.stringContaining(`sites.0.country: ${reason}`) as string });
  });

  it('are read wherever they stand, and words of the same key in loose records are left alone', () => {
    const json = JSON.stringify({ ...JSON.parse(sample('seafood')) as object, sites: [], steps: [], roster: [], payroll: null }).replaceAll('"CN"', '"CHN"').replace('"refs":{', '"refs":{"country":"as printed",');
    const { dossier } = parseDossier(json, 'x', read);
    expect([dossier.entry.lines[0]?.countryOfOrigin, dossier.parties.find(({ id }) => id === 'P04')?.country, dossier.payrollParameters[0]?.country]).toEqual(['CN', 'CN', 'CN']);
    expect(dossier.exhibits[0]?.refs['country']).toBe('as printed');
  });
});

describe('a dossier file that is wrong', () => {
  it('is refused with the place when the JSON is broken', () => {
    const { code, message } = codeOf(() => parseDossier('{"schema": "dossier-demo/1", ', 'half.json'));
    expect(code).toBe('dossier.badJson');
    expect(message).toContain('half.json');
  });

  it('is refused with the place when it has a key we do not know', () => {
    const raw = JSON.parse(sample('cotton')) as { parties: Record<string, unknown>[] };
    raw.parties[2] = { ...raw.parties[2], faxNumber: '1' };
    const { code, message } = codeOf(() => parseDossier(JSON.stringify(raw), 'x'));
    expect(code).toBe('dossier.invalid');
    expect(message).toContain('parties.2.faxNumber');
    expect(message).toContain('not known');
  });

  it('is refused when its form is unknown', () => {
    expect(codeOf(() => parseDossier('{"schema":"dossier/99"}', 'x')).code).toBe('dossier.unknownForm');
    expect(codeOf(() => parseDossier('[]', 'x')).code).toBe('dossier.unknownForm');
  });

  it('is refused when an id stands twice, and accepted with a note when a printed number does', () => {
    const { dossier } = parseDossier(sample('cotton'), 'x');
    const twice = { ...dossier, lots: [...dossier.lots, dossier.lots[0]] };
    expect(codeOf(() => parseDossier(JSON.stringify(twice), 'x')).message).toContain('stands twice');
    const raw = JSON.parse(sample('cotton')) as { exhibits: Record<string, unknown>[] };
    raw.exhibits[1] = { ...raw.exhibits[1], exhibitNo: 'A-01' };
    const imported = parseDossier(JSON.stringify(raw), 'x');
    expect(imported.problems).toHaveLength(1);
    expect(imported.dossier.exhibits).toHaveLength(52);
  });

  it('keeps every digit of a quantity', () => {
    const { dossier } = parseDossier(sample('cotton'), 'x');
    expect(dossier.lots.find((lot) => lot.id === 'L-COT')?.quantity).toBe('19439.17');
  });
});
