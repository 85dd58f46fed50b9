// What a scheme says of an audit's name, result, score and validity, read from the reference file as it ships.
import { describe, expect, it } from 'vitest';
import { resultIn, resultProblems, schemeOf, validByScheme } from '../../../src/domain/audits/audit-scheme.ts';
import { ageAt, productionWindow } from '../../../src/domain/audits/production-window.ts';
import { samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const { schemes } = shippedReference.auditSchemes;
const scheme = (name: string) => schemeOf(name, schemes);
const problems = (name: string, rating: string | null, score: string | null = null): string[] => {
  const known = scheme(name);
  return known ? resultProblems({ rating, score }, known).map(({ part }) => part) : ['unknown'];
};

describe('the scheme of an audit', () => {
  it.each([
    ['SMETA', 'smeta'], ['Sedex SMETA 7.0, 4-pillar', 'smeta'], ['BSCI', 'amfori_bsci'], ['amfori BSCI', 'amfori_bsci'], ['BCI', 'better_cotton'], ['SA 8000:2014', 'sa8000'], ['RBA VAP', 'rba_vap'], ['Wrapping', null], ['Own checklist', null],
  ])('%s is %s', (name, id) => {
    expect(scheme(name)?.id ?? null).toBe(id);
  });

  it.each([['WRAP', 'WRAP Gold', 'Gold'], ['WRAP', 'Goldilocks', null], ['WRAP', 'Gold or Platinum', null], ['BSCI', 'B', 'B'], ['BSCI', 'Overall rating: C', 'C']])('of %s, “%s” is the result %s', (name, text, result) => {
    const known = scheme(name);
    expect(known && resultIn(text, known)).toBe(result);
  });

  it.each([
    ['WRAP', 'Gold', null, []], ['WRAP', 'Bronze', null, ['rating']], ['WRAP', 'Gold', '90', ['score']], ['SLCP', 'passed', null, ['rating']], ['SMETA', null, null, []],
    ['RBA', 'Gold', '185', []], ['RBA', 'Platinum', '185', ['score']], ['RBA', null, '201', ['score']], ['BSCI', 'A', '86', []], ['BSCI', 'A', '85', ['score']],
  ] as const)('%s with result %s and score %s is questioned for %j', (name, rating, score, parts) => {
    expect(problems(name, rating, score)).toEqual(parts);
  });

  it.each([['WRAP', 'Platinum', '2028-02-29'], ['WRAP', 'Gold', '2027-02-28'], ['WRAP', 'Silver', '2026-08-28'], ['WRAP', null, '2027-02-28'], ['BSCI', 'B', '2028-02-28'], ['BSCI', 'C', '2027-02-28'], ['SA8000', null, '2029-02-28'], ['Own checklist', null, '2027-02-28']])('%s %s of 28 February 2026 speaks until %s', (name, rating, until) => {
    expect(validByScheme({ rating, start: null, end: '2026-02-28' }, scheme(name))).toBe(until.replace('02-29', '02-28'));
  });
});

describe('age at the window of production', () => {
  const window = { start: '2026-06-01', end: '2026-08-31' };
  const aged = (end: string | null, name = 'SMETA', rating: string | null = null, validUntil: string | null = null) => ageAt(window, { start: null, end, rating, validUntil }, scheme(name));
  it.each([
    ['2025-08-31', 'SMETA', null, null, 'covers'], ['2025-08-30', 'SMETA', null, null, 'aged'], ['2025-08-30', 'WRAP', 'Platinum', null, 'covers'], ['2026-02-27', 'WRAP', 'Silver', null, 'aged'],
    ['2026-05-01', 'WRAP', 'Gold', '2026-08-30', 'aged'], ['2027-08-31', 'SMETA', null, null, 'covers'], ['2027-09-01', 'SMETA', null, null, 'later'], [null, 'SMETA', null, null, 'undated'],
  ] as const)('ended %s, %s %s, valid until %s: %s', (end, name, rating, validUntil, age) => {
    expect(aged(end, name, rating, validUntil)).toBe(age);
  });

  it('the window is of the processes at the site, not of movements', () => {
    const step = samples.cotton.steps.find(({ kind, siteId }) => kind !== 'transfer' && siteId === 'S05');
    expect(productionWindow('S05', samples.cotton.steps)).toEqual({ start: step?.start, end: step?.end });
    expect(productionWindow('S99', samples.cotton.steps)).toEqual({ start: null, end: null });
  });
});
