// A reference file with one code, number or list wrong is refused; nothing may stand before or after a code.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readReferenceFile } from '../../../src/domain/reference/catalogue.ts';
import { commodityPackSchema, suggestedPack } from '../../../src/domain/reference/commodity-pack.ts';
import { auditSchemesSchema, countriesSchema, yieldBandsSchema } from '../../../src/domain/reference/lists.ts';

type Json = Record<string, unknown>;
const shipped = (name: string): Json => JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../assets/reference/${name}.json`), 'utf8')) as Json;
/** The file, its list cut to three members, with `change` made to the first of them. */
function changed(name: string, list: string, change: (first: Json, members: Json[]) => void): Json {
  const file = structuredClone(shipped(name));
  const members = (file[list] as Json[]).slice(0, 3);
  const [first] = members;
  if (!first) throw new Error(`${name} has ${list}`);
  change(first, members);
  return { ...file, [list]: members };
}
const isTaken = (file: Json): boolean => readReferenceFile(file).ok;

/** File, list, member of its first entry, values it may have, and values it may not. */
const FORMS: readonly (readonly [file: string, list: string, member: string, right: readonly unknown[], wrong: readonly unknown[]])[] = [
  ['ports', 'ports', 'code', ['0001'], ['X0001', '0001X', '001', '']],
  ['entry-types', 'entryTypes', 'code', ['99'], ['X99', '99X', '9', '999']],
  ['countries', 'countries', 'code', ['QZ'], ['1QZ', 'QZ1', 'qz', 'Q']],
  ['countries', 'countries', 'alpha3', ['QZZ'], ['1QZZ', 'QZZ1', 'QZ']],
  ['countries', 'countries', 'subdivisions', [[{ code: 'QZ-1', name: 'One' }], [{ code: 'QZ-ABC', name: 'Abc', midCode: 'XA' }]], [[{ code: '1QZ-1', name: 'One' }], [{ code: 'QZ-1-', name: 'One' }], [{ code: 'QZ-ABCD', name: 'One' }], [{ code: 'QZ-', name: 'One' }]]],
  ['yield-bands', 'bands', 'low', ['0', '0.05', '00.1'], ['x0.1', '0.1x', '.1', '1.', '-0.1', '']],
  ['document-types', 'documentTypes', 'code', ['ABC_1'], ['1ABC', 'ABC-', 'abc', 'A', '-ABC']],
  ['redaction-reasons', 'redactionReasons', 'id', ['a-1'], ['A', 'a_1', '_a', '', 'a'.repeat(41)]],
  ['redaction-reasons', 'redactionReasons', 'code', ['(B)(4)'], ['(b)(4)', 'B!', '!B', '', '1234567890123']],
  ['redaction-patterns', 'redactionPatterns', 'pattern', ['\\d+'], ['(', '[']],
  ['public-holidays', 'publicHolidays', 'country', ['QZ'], ['1QZ', 'QZ1']],
  ['public-holidays', 'publicHolidays', 'days', [['01-01', '12-31', '10-19', '09-30']], [['x01-01'], ['01-01x'], ['13-01'], ['00-10'], ['01-32'], ['01-00'], ['1-1']]],
  ['units', 'unitsOfMeasure', 'factor', [], ['x1', '1x', '0', '-1', null]],
];

describe.each(FORMS)('of %s: %s, %s', (file, list, member, right, wrong) => {
  const file0 = (value: unknown): Json => changed(file, list, (first, members) => { first[member] = value; if (list === 'unitsOfMeasure') members.push(...(shipped(file)[list] as Json[]).slice(3)); });
  it.each(right.map((value) => [value]))('%j is right', (value) => { expect(readReferenceFile(file0(value))).toMatchObject({ ok: true }); });
  it.each(wrong.map((value) => [value]))('%j is refused', (value) => { expect(isTaken(file0(value))).toBe(false); });
});

describe('a list', () => {
  it('of yield bands may not have a low end above its high end; equal ends are a band', () => {
    const ends = (low: string, high: string): boolean => isTaken(changed('yield-bands', 'bands', (first) => { Object.assign(first, { low, high }); }));
    expect([ends('0.5', '0.5'), ends('0.4', '0.5'), ends('0.6', '0.5')]).toEqual([true, true, false]);
  });

  it('of indicators counts from one without a gap', () => {
    expect([1, 2, 0].map((no) => isTaken(changed('ilo-indicators', 'indicators', (first) => { first['no'] = no; })))).toEqual([true, false, false]);
    expect(isTaken(changed('ilo-indicators', 'indicators', (_, members) => { members.reverse(); }))).toBe(false);
  });

  it('of units needs a base unit of every kind, a factor for what is measured, and none for what is not', () => {
    const units = (change: (unit: Json) => Json): boolean => isTaken({ ...shipped('units'), unitsOfMeasure: (shipped('units')['unitsOfMeasure'] as Json[]).map(change) });
    expect(units((unit) => unit)).toBe(true);
    for (const kind of ['mass', 'pieces', 'length', 'area', 'volume']) {
      expect(units((unit) => (unit['kind'] === kind ? { ...unit, factor: '7' } : unit)), kind).toBe(false);
      expect(units((unit) => (unit['kind'] === kind && unit['factor'] === '1' ? { ...unit, kind: 'other', factor: null } : unit)), kind).toBe(false);
    }
    expect(units((unit) => (unit['kind'] === 'other' ? { ...unit, factor: '1' } : unit))).toBe(false);
  });

  it('of units and packages gives each code one meaning, as a spelling too', () => {
    const [file, codes] = [shipped('units'), { code: 'QQQ', name: 'quux', words: [], also: [] }];
    const packages = (...more: object[]): boolean => isTaken({ ...file, packages: [...file['packages'] as Json[], ...more] });
    expect([packages(codes), packages(codes, codes), packages({ ...codes, also: ['KGM'] }), packages({ ...codes, code: 'KGM' }), packages({ ...codes, also: ['QQQ'] })]).toEqual([true, false, false, false, false]);
  });

  it('of document types knows the group of each', () => {
    expect([null, 'nowhere'].map((group) => isTaken(changed('document-types', 'documentTypes', (first) => { if (group) first['group'] = group; })))).toEqual([true, false]);
  });

  it('that a file leaves out is empty', () => {
    const head = { version: 1, date: '2026-11-24', source: 'S', confidence: 'verified' };
    const band = v.parse(yieldBandsSchema, { ...head, bands: [{ process: 'p', low: '0', high: '1', note: null, source: 'S', confidence: 'verified' }] }).bands[0];
    const pack = v.parse(commodityPackSchema, { ...head, id: 'ab', name: 'A', htsChapters: [], steps: [], forCase: {} });
    const scheme = v.parse(auditSchemesSchema, { ...head, regionRule: [], schemes: [{ id: 's', name: 'S', covers: 'labor', result: 'r', levels: [], validity: { text: 't', months: null }, handling: 'h', remarks: [] }] }).schemes[0];
    const place = v.parse(countriesSchema, { ...head, countries: [{ code: 'QZ', alpha3: 'QZZ', name: 'Q', note: null, subdivisions: [] }] }).countries[0];
    expect([band?.activities, pack.htsHeadings, pack.chain, pack.components, pack.remarks, scheme?.words, scheme?.results, scheme?.validity.byResult, place?.also]).toEqual([[], [], [], [], [], [], [], [], []]);
  });
});

describe('a commodity pack', () => {
  const pack = (id: string, patch: object = {}): Json => ({ version: 1, date: '2026-11-24', source: 'S', confidence: 'verified', id, name: id, htsChapters: ['61'], htsHeadings: [], steps: [], forCase: {}, ...patch });
  it.each([['id', 'a1-b', true], ['id', '1a', false], ['id', 'Xab', false], ['id', 'ab_', false], ['htsChapters', ['61'], true], ['htsChapters', ['x61'], false], ['htsChapters', ['611'], false], ['htsHeadings', ['61', '61091000'], true], ['htsHeadings', ['x61'], false], ['htsHeadings', ['610910001'], false]] as const)('with %s %j: %s', (member, value, isRight) => {
    expect(v.safeParse(commodityPackSchema, pack('ab', { [member]: value })).success).toBe(isRight);
  });

  it('is suggested by the longest heading that fits, in whatever order the packs stand', () => {
    const packs = [['shirts', '610910'], ['cotton', '61'], ['knits', '6109']].map(([id = '', heading]) => v.parse(commodityPackSchema, pack(id, { htsHeadings: [heading, '999'] })));
    for (const list of [packs, packs.toReversed()]) expect(['6109.10.0012', '6109.90', '6110', '0300'].map((hts) => suggestedPack(hts, list)?.id ?? null)).toEqual(['shirts', 'knits', 'cotton', null]);
  });
});
