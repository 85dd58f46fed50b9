// Protest number: port, year, six digits (CBP Form 19; ACE).
import { ok, reader } from './identifier.ts';

/** Reads a protest number; normal form `PPPP-YY-NNNNNN`, with a year of two or four digits as CBP prints both. */
export const readProtestNumber = reader('A protest number has the port, the year and six digits, as in 2704-21-154598.', (text) => {
  const parts = /^(\d{4})[- ]?(\d{2}|(?:19|20)\d{2})[- ]?(\d{6})$/.exec(text);
  return parts ? ok(parts.slice(1).join('-')) : null;
});
