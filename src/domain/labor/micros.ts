// Decimal texts as whole millionths, which a double holds exactly: what most rows of a payroll need to be added and compared, fast.

/** Of at most eight digits before the point, rounding twice stays far under half a millionth. */
const SIMPLE = /^-?\d{1,8}(?:\.\d{1,6})?$/;
export const MILLION = 1_000_000;

/** Millionths of a decimal text, 0 for none; null where it is too long for them. */
export function micros(text: string | null): number | null {
  if (text === null) return 0;
  return SIMPLE.test(text) ? Math.round(Number(text) * MILLION) : null;
}

/** The sum in millionths; null where a part, or the sum, is too long for them. */
export function sumOfMicros(parts: readonly (string | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    const own = micros(part);
    if (own === null) return null;
    sum += own;
    if (!Number.isSafeInteger(sum)) return null;
  }
  return sum;
}

/** Do the parts surely make the whole, give or take so many millionths? False is no answer: then it has to be reckoned in decimals. */
export function surelyMakes(parts: readonly (string | null)[], whole: string | null, within: number): boolean {
  const [sum, stated] = [sumOfMicros(parts), micros(whole)];
  return sum !== null && stated !== null && Math.abs(sum - stated) <= within;
}

/** Is it surely no more than `most`? False is no answer either. */
export function surelyAtMost(text: string | null, most: string): boolean {
  const [own, line] = [micros(text), micros(most)];
  return own !== null && line !== null && own <= line;
}
