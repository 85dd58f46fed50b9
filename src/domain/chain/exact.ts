// Decimal arithmetic wide enough that no sum of quantities is ever rounded.
import { Decimal } from 'decimal.js';

/** A quantity has at most 50 digits, a factor of conversion eight; 80 leave room for sums of both. The usual 20 do not. */
export const Exact = Decimal.clone({ precision: 80 });
