// Amounts of the chain in words: computed ones rounded to what a scale shows.
import type { Decimal } from 'decimal.js';
import { formatDecimal } from '../../format/numbers.ts';

const UNITS: Readonly<Record<string, string>> = { mass: 'kg', pieces: 'pieces' };

/** "6,000", "1,234.57"; "not known" where there is no number. */
export const amountText = (value: Decimal | null): string => (value === null ? 'not known' : formatDecimal(value.toDecimalPlaces(2).toFixed()));
export const amountIn = (value: Decimal, dimension: string): string => `${amountText(value)} ${UNITS[dimension] ?? dimension}`.trim();
/** "39.6 %" */
export const percentText = (share: Decimal): string => `${share.times(100).toDecimalPlaces(1).toFixed()} %`;
