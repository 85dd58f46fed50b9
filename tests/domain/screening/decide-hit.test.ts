// A hit is decided with a reason and seen by a second person; the party is what its gravest hit makes of it.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { screeningRunSchema, type ScreeningRun } from '../../../src/domain/dossier/screening.ts';
import { decideHit, hitOf, isSamePerson, reviewHit, summarized } from '../../../src/domain/screening/decide-hit.ts';

const hit = (id: string, patch: object = {}): object => ({ id, list: 'SDN', matchedName: `Name ${id}`, score: '0.9', ...patch });
const run = (...hits: readonly object[]): ScreeningRun => v.parse(screeningRunSchema, { id: 'R', runDate: '2026-05-01', results: [{ partyId: 'P', hits, decision: 'unresolved' }, { partyId: 'Q', hits: [hit('H1')], decision: 'unresolved', reason: 'open' }] });
const resultOf = (of: ScreeningRun) => { const [result] = of.results; if (!result) throw new Error('the run has no result'); return result; };
const cleared = { decision: 'false_positive', reason: 'another country', decidedBy: 'Ann' };

describe('a party', () => {
  test.each([
    ['without a hit is no match', [], 'no_match'],
    ['with an open hit is unresolved', [hit('H1', cleared), hit('H2')], 'unresolved'],
    ['with a hit left unresolved is unresolved', [hit('H1', { decision: 'unresolved' })], 'unresolved'],
    ['with cleared hits is cleared', [hit('H1', cleared), hit('H2', cleared)], 'false_positive'],
    ['with one true match is a match, whatever is open', [hit('H1', cleared), hit('H2', { decision: 'true_match' }), hit('H3')], 'true_match'],
  ])('%s', (_, hits, decision) => expect(summarized(resultOf(run(...hits))).decision).toBe(decision));

  test('says why, and who decided and saw each hit', () => {
    expect(summarized(resultOf(run(hit('H1', { ...cleared, secondReviewer: 'Bo' }), hit('H2', { ...cleared, decidedBy: null, secondReviewer: 'Cy' }), hit('H3', { ...cleared, secondReviewer: 'Bo' }))))).toMatchObject({
      reason: 'Name H1 (SDN): another country (Ann, second reviewer Bo)\nName H2 (SDN): another country (second reviewer Cy)\nName H3 (SDN): another country (Ann, second reviewer Bo)',
      decidedBy: 'Ann', secondReviewer: 'Bo, Cy',
    });
  });
  test('says nothing of a hit without a decision or a reason', () => {
    expect(summarized(resultOf(run(hit('H1', { reason: 'typed early' }), hit('H2', { decision: 'false_positive' }))))).toMatchObject({ reason: null, decidedBy: null, secondReviewer: null });
    expect(summarized(resultOf(run(hit('H1', { ...cleared, decidedBy: null }))))).toMatchObject({ reason: 'Name H1 (SDN): another country', decidedBy: null });
  });
  test('was not seen by a second person while one of its hits was not', () => {
    expect(summarized(resultOf(run(hit('H1', { ...cleared, secondReviewer: 'Bo' }), hit('H2', cleared)))).secondReviewer).toBeNull();
  });
});

describe('a decision', () => {
  const decision = { decision: 'false_positive', reason: 'another country', by: 'Ann', at: '2026-05-02T10:00:00.000Z' } as const;
  const before = run(hit('H1', { secondReviewer: 'Bo', reviewedAt: '2026-05-01T10:00:00.000Z' }), hit('H2'));

  test('is of one hit of one party, and takes the review of the old one away', () => {
    const after = decideHit(before, 'P', 'H1', decision);
    expect(hitOf(after, 'P', 'H1')).toMatchObject({ decision: 'false_positive', reason: 'another country', decidedBy: 'Ann', decidedAt: decision.at, secondReviewer: null, reviewedAt: null });
    expect([hitOf(after, 'P', 'H2'), after.results[1]]).toEqual([hitOf(before, 'P', 'H2'), before.results[1]]);
    expect(resultOf(after)).toMatchObject({ decision: 'unresolved', decidedBy: 'Ann' });
  });
  test('of the last open hit decides the party', () => {
    expect(resultOf(decideHit(decideHit(before, 'P', 'H1', decision), 'P', 'H2', decision)).decision).toBe('false_positive');
  });
  test('is seen by a second person', () => {
    const after = reviewHit(decideHit(before, 'P', 'H1', decision), 'P', 'H1', { by: 'Cy', at: '2026-05-03T10:00:00.000Z' });
    expect(hitOf(after, 'P', 'H1')).toMatchObject({ reason: 'another country', decidedBy: 'Ann', secondReviewer: 'Cy', reviewedAt: '2026-05-03T10:00:00.000Z' });
  });
  test.each([['X', 'H1'], ['P', 'X']])('of %s %s is of no hit', (partyId, hitId) => expect(hitOf(before, partyId, hitId)).toBeNull());
});

test.each([['Ann  Lee', 'ann lee', true], ['Ann-Lee.', 'Ann Lee', true], ['Ａｎｎ', 'ann', true], ['Ann', 'Anna', false], ['Ann', 'A nn', false]])('%s and %s are one person: %s', (a, b, isSame) => expect(isSamePerson(a, b)).toBe(isSame));
