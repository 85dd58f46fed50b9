// Three-way merge holds what it promises for any values: nothing of one side is lost without a conflict, and both sides see the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeValues, sameValue } from '../../../src/domain/exchange/merge-values.ts';

const leaf = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }), fc.constant(null), fc.uniqueArray(fc.constantFrom('x', 'y', 'z')));
const record = fc.dictionary(fc.constantFrom('k', 'l', 'm'), fc.oneof(leaf, fc.dictionary(fc.constantFrom('p', 'q'), leaf)));
const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])].map(String).sort() : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])) : value);

describe('a three-way merge', () => {
  it('takes what one side changed, and leaves alone what none did', () => {
    fc.assert(fc.property(record, record, (base, other) => {
      expect(mergeValues(base, base, other)).toEqual({ value: other, conflicts: [] });
      expect(mergeValues(base, other, base)).toEqual({ value: other, conflicts: [] });
      expect(mergeValues(base, other, other).conflicts).toEqual([]);
    }), { numRuns: 200, seed: 4 });
  });

  it('finds the same conflicts from either side, and the same result when they are decided the same way', () => {
    fc.assert(fc.property(record, record, record, (base, mine, theirs) => {
      const [here, there] = [mergeValues(base, mine, theirs), mergeValues(base, theirs, mine)];
      expect(here.conflicts.map(({ path }) => path.join()).sort()).toEqual(there.conflicts.map(({ path }) => path.join()).sort());
      expect(sorted(mergeValues(base, mine, theirs, () => 'theirs').value)).toEqual(sorted(mergeValues(base, theirs, mine, () => 'mine').value));
    }), { numRuns: 200, seed: 5 });
  });

  it('never changes a field that only this side touched', () => {
    fc.assert(fc.property(record, record, record, (base, mine, theirs) => {
      const merged = mergeValues(base, mine, theirs, () => 'theirs').value as Record<string, unknown>;
      for (const key of Object.keys(mine)) if (sameValue(base[key], theirs[key])) expect(merged[key]).toEqual(mine[key]);
    }), { numRuns: 200, seed: 6 });
  });

  it('merges lists of words as sets and lists of records by their id', () => {
    expect(mergeValues(['a', 'b'], ['a', 'c'], ['b', 'd']).value).toEqual(['c', 'd']);
    expect(mergeValues([{ id: '1', n: 1 }, { id: '2', n: 2 }], [{ id: '1', n: 9 }, { id: '2', n: 2 }], [{ id: '1', n: 1 }, { id: '2', n: 5 }]).value).toEqual([{ id: '1', n: 9 }, { id: '2', n: 5 }]);
  });
});
