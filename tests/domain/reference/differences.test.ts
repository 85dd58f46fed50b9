// What a new version changes is told member by member; what is no reference file is refused with the place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReferenceFile } from '../../../src/domain/reference/catalogue.ts';
import { differences } from '../../../src/domain/reference/differences.ts';

const ports = (list: object[], version = 1) => ({ version, date: '2026-11-24', source: 'Schedule D', confidence: 'unverified', ports: list });
const savannah = { code: '1703', name: 'Savannah, Georgia', confidence: 'unverified' };
const boston = { code: '0401', name: 'Boston, Massachusetts', confidence: 'unverified' };

describe('differences', () => {
  it('name the member, not its place in the list', () => {
    const { total, listed } = differences(ports([savannah, boston]), ports([boston, { ...savannah, name: 'Savannah' }, { code: '1704', name: 'Atlanta' }], 2));
    expect(total).toBe(3);
    expect(listed).toEqual([
      { change: 'changed', where: 'version', before: '1', after: '2' },
      { change: 'changed', where: 'ports › 1703 › name', before: 'Savannah, Georgia', after: 'Savannah' },
      { change: 'added', where: 'ports › 1704', before: null, after: '{"code":"1704","name":"Atlanta"}' },
    ]);
  });

  it('tell what was taken away, and a list that became a word', () => {
    expect(differences(ports([savannah]), ports([])).listed).toEqual([{ change: 'removed', where: 'ports › 1703', before: JSON.stringify(savannah), after: null }]);
    expect(differences({ ports: [1] }, { ports: 'none' }).listed).toEqual([{ change: 'changed', where: 'ports', before: '[1]', after: 'none' }]);
  });

  it('call a member by its name, its number or its place, and keep twins apart', () => {
    const told = (before: unknown, after: unknown): string[] => differences(before, after).listed.map(({ change, where }) => `${change} ${where}`);
    expect(told([{ note: 'a' }, { note: 'b' }], [{ note: 'a' }, { note: 'c' }])).toEqual(['changed 2 › note']);
    expect(told([{ no: 7, x: 1 }], [{ no: 7, x: 2 }])).toEqual(['changed 7 › x']);
    expect(told([{ id: {}, title: 'T', x: 1 }], [{ id: {}, title: 'T', x: 2 }])).toEqual(['changed T › x']);
    expect(told(['red', 5, [1]], ['blue', 6, [1]])).toEqual(['removed red', 'removed 5', 'added blue', 'added 6']);
    expect(told([[1], [2]], [[1], [3]])).toEqual(['removed 2 › 2', 'added 2 › 3']);
    expect(told([{ id: 'a', x: 1 }, { id: 'a', x: 2 }], [{ id: 'a', x: 1 }, { id: 'a', x: 3 }])).toEqual(['changed a (2) › x']);
    expect(told({ a: [1] }, { a: { 1: 1 } })).toEqual(['changed a']);
    expect(told({ a: 1, b: null }, { a: [1], b: null })).toEqual(['changed a']);
  });

  it('show at most 160 characters of a value', () => {
    const after = (length: number): string | null | undefined => differences({ a: '' }, { a: 'x'.repeat(length) }).listed[0]?.after;
    expect([after(160), after(161)]).toEqual(['x'.repeat(160), `${'x'.repeat(160)}…`]);
  });

  it('are none between equals, and some between unequals; long ones are counted beyond two hundred', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(differences(value, structuredClone(value)).total).toBe(0); }));
    const many = differences({}, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, index])));
    expect([many.total, many.listed.length]).toEqual([300, 200]);
  });
});

describe('what is no reference file', () => {
  it.each([
    ['a list', [], 'not a JSON object'], ['something else', { hello: 1 }, 'none of the known kinds'], ['null', null, 'not a JSON object'],
    ['a port of three digits', ports([{ ...savannah, code: '703' }]), 'port codes, at ports.0.code'], ['a port twice', ports([savannah, savannah]), 'names one thing twice'],
    ['an unknown member', { ...ports([savannah]), extra: 1 }, 'port codes, at extra'], ['no source', { version: 1, date: '2026-11-24', confidence: 'verified', ports: [] }, 'at source'],
  ])('%s is refused, and why', (_name, json, reason) => {
    const reading = readReferenceFile(json);
    expect(reading.ok ? '' : reading.reason).toContain(reason);
  });

  it('is refused whatever it is, never thrown at', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(typeof readReferenceFile(value).ok).toBe('boolean'); }));
  });
});
