// What a scheme says of an audit's name, result, score and validity, read from the reference file as it ships.
import { describe, expect, it } from 'vitest';
import { resultIn, resultProblems, schemeOf, validByScheme, validMonths } from '../../../src/domain/audits/audit-scheme.ts';
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

  it('a result that ends on the last day of production still speaks, and one without its own end goes by the scheme', () => {
    expect([aged('2026-05-01', 'SMETA', null, '2026-08-31'), aged('2026-05-01', 'SMETA', null, '2026-09-01'), aged('2025-08-01', 'SMETA', null, '2027-01-01')]).toEqual(['covers', 'covers', 'aged']);
    expect(ageAt(window, { start: '2026-05-01', end: null, rating: null, validUntil: null }, null)).toBe('covers');
    expect(ageAt({ start: null, end: null }, { start: null, end: '2026-05-01', rating: null, validUntil: null }, null)).toBe('undated');
  });

  it('the window is of the processes at the site, not of movements', () => {
    const step = samples.cotton.steps.find(({ kind, siteId }) => kind !== 'transfer' && siteId === 'S05');
    expect(productionWindow('S05', samples.cotton.steps)).toEqual({ start: step?.start, end: step?.end });
    expect(productionWindow('S99', samples.cotton.steps)).toEqual({ start: null, end: null });
    const at = (siteId: string | null, start: string | null, end: string | null, kind: 'transfer' | 'origin' = 'origin') => ({ kind, siteId, start, end });
    const steps = [at('A', '2026-03-05', '2026-04-02'), at('A', null, '2026-04-09'), at('A', '2026-03-01', null), at('A', '2026-01-01', '2026-12-31', 'transfer'), at('B', '2026-02-01', '2026-05-01'), at(null, '2026-01-01', '2026-12-31')];
    expect([productionWindow('A', steps), productionWindow(null, steps)]).toEqual([{ start: '2026-03-01', end: '2026-04-09' }, { start: null, end: null }]);
  });
});

describe('a scheme of one\'s own', () => {
  const own = { ...schemes[0], id: 'own', name: 'Fair Mill', words: ['FM', '***'], gives: 'grade', results: ['Silver', 'Gold'], score: { low: 10, high: 100, bands: [{ result: 'Silver', low: 40, high: 69 }] }, validity: { text: '', months: 18, byResult: [{ result: 'Gold', months: 24 }] } } as NonNullable<ReturnType<typeof scheme>>;
  const plain = { ...own, id: 'plain', name: 'Fair Mill Group', words: [] };
  const told = (rating: string | null, score: string | null, patch: object = {}) => resultProblems({ rating, score }, { ...own, ...patch });

  it('is found by whole words, whatever their case and signs; the longest spelling decides, whichever comes first', () => {
    expect(['FAIR--MILL (2026)', 'an ＦＭ audit', 'fair mill group', 'Fairmill', '***', 'fm2'].map((name) => schemeOf(name, [own, plain])?.id ?? null)).toEqual(['own', 'own', 'plain', null, null, null]);
    expect(schemeOf('fair mill group', [plain, own])?.id).toBe('plain');
  });

  it.each([['10', 0], ['9.9', 1], ['100', 0], ['100.1', 1], ['40', 0], ['39', 1], ['69', 0], ['70', 1]] as const)('counts from 10 to 100, Silver from 40 to 69: a score of %s', (score, problems) => {
    expect(told(Number(score) < 39 || Number(score) > 70 ? null : 'Silver', score)).toHaveLength(problems);
    expect(told('Gold', score)).toHaveLength(Number(score) < 10 || Number(score) > 100 ? 1 : 0);
  });

  it('says what was recorded beside what the scheme gives', () => {
    expect(told('Bronze', '5').map(({ part, text }) => `${part}: ${text}`)).toEqual(['rating: its result is “Bronze”; Fair Mill gives Silver, Gold', 'score: its score is 5; Fair Mill counts from 10 to 100']);
    expect(told('Silver', '70').map(({ text }) => text)).toEqual(['it is graded Silver, which Fair Mill gives from 40 to 69; its score is 70']);
    expect(told(null, '5', { score: null }).map(({ text }) => text)).toEqual(['a score of 5 is recorded; Fair Mill gives none']);
    expect(told(null, null)).toEqual([]);
  });

  it('without grades takes any word for a result, save where it gives facts alone', () => {
    expect([told('passed', null, { results: [], gives: 'facts' }).length, told('passed', null, { results: [], gives: 'findings' }).length, told('Gold', null, { gives: 'facts' }).length, told(null, null, { results: [], gives: 'facts' }).length]).toEqual([1, 0, 0, 0]);
  });

  it('speaks as long as its result does, else as the scheme says, else a year', () => {
    expect([validMonths({ rating: 'Gold' }, own), validMonths({ rating: 'Silver' }, own), validMonths({ rating: null }, own), validMonths({ rating: 'Gold' }, null)]).toEqual([24, 18, 18, 12]);
    expect([validByScheme({ rating: null, start: '2026-01-31', end: null }, null), validByScheme({ rating: null, start: null, end: null }, null)]).toEqual(['2027-01-31', null]);
  });
});
