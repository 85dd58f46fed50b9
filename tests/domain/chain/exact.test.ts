// Sums of quantities are never rounded, however many figures were read before.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exact } from '../../../src/domain/chain/exact.ts';

it('adds what differs by fifty digits without a loss', () => {
  expect(exact(`1${'0'.repeat(40)}`).plus(exact('0.0000000001')).toFixed()).toBe(`1${'0'.repeat(40)}.0000000001`);
});

it('gives one object for equal texts, and lets go of all when there are too many', () => {
  const first = exact('123.456');
  expect(exact('123.456')).toBe(first);
  for (let index = 0; index < 25_000; index += 1) exact(`${index}.5`);
  expect(exact('123.456')).not.toBe(first);
  expect(exact('123.456').eq(first)).toBe(true);
});

it('reads decimal text as it stands', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 49n), max: 10n ** 49n }), (whole) => { expect(exact(String(whole)).toFixed()).toBe(String(whole)); }));
});
