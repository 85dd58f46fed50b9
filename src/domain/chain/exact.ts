// Decimal arithmetic wide enough that no sum of quantities is ever rounded.
import { Decimal } from 'decimal.js';

/** A quantity has at most 50 digits, a factor of conversion eight; 80 leave room for sums of both. The usual 20 do not. */
export const Exact = Decimal.clone({ precision: 80 });
export const ZERO = new Exact(0);

/** The same few thousand figures stand on steps, lots and papers of a chain: each is read once, and equal texts give one object. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Decimal>();

/** Decimal text as a number; the text must be one. */
export function exact(text: string): Decimal {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const value = new Exact(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, value);
  return value;
}
