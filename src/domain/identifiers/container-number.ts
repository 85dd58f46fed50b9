// Freight container number (ISO 6346): owner, category, six digits, check digit.
import { ok, reader, warn } from './identifier.ts';

/** Letters count from 10 upwards, leaving out 11, 22 and 33. */
const valueOf = (character: string): number => {
  if (character <= '9') return Number(character);
  const place = character.charCodeAt(0) - 65;
  return place + 10 + Math.ceil(place / 10);
};

/** Check digit of owner, category and serial number (ten characters): weights 1, 2, 4 …; remainder by 11, ten counts as zero. */
export const containerCheckDigit = (ten: string): number => ([...ten].reduce((sum, character, index) => sum + valueOf(character) * 2 ** index, 0) % 11) % 10;

/** Reads a container number; normal form `AAAUNNNNNNC`. */
export const readContainerNumber = reader('A container number has four letters and seven digits, as in CSQU3054383; the fourth letter is U, J or Z.', (text) => {
  const parts = /^([A-Z]{3}[UJZ])[- ]?(\d{6})[- ]?(\d)$/.exec(text);
  if (!parts) return null;
  const [, owner = '', serial = '', digit = ''] = parts;
  const expected = containerCheckDigit(owner + serial);
  const normal = owner + serial + digit;
  return Number(digit) === expected ? ok(normal) : warn(normal, `The last digit should be ${expected}, not ${digit} (ISO 6346). A letter or digit is probably mistyped: compare the bill of lading.`);
});
