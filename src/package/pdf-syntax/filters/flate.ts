// FlateDecode: zlib, and of damaged data everything before the damage.
import { constants, inflateSync } from 'node:zlib';
import { tooMuch, type Filter } from './filter.ts';

const isTooMuch = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE';

/** What the first `length` bytes inflate to without insisting on an end; null when they hold the damage. */
function beginning(bytes: Buffer, length: number, cap: number): Buffer | null {
  try {
    return inflateSync(bytes.subarray(0, length), { maxOutputLength: cap, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (thrown) {
    if (isTooMuch(thrown)) throw tooMuch();
    return null;
  }
}

export const flate: Filter = (bytes, _parameters, cap) => {
  try {
    return { data: inflateSync(bytes, { maxOutputLength: cap }), damage: null };
  } catch (thrown) {
    if (isTooMuch(thrown)) throw tooMuch();
  }
  const damage = 'a compressed stream is damaged';
  const all = beginning(bytes, bytes.length, cap);
  if (all) return { data: all, damage };
  // Everything up to the damage inflates and everything beyond does not, so the place is found by halving.
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginning(bytes, middle, cap)) good = middle;
    else bad = middle;
  }
  return { data: beginning(bytes, good, cap) ?? Buffer.alloc(0), damage };
};
