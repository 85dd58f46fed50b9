// Entry number: filer code, seven digits, check digit (CATAIR Appendix E; CBP Form 7501 instructions, Appendix 1).
import { ok, reader, warn } from './identifier.ts';

/** A–I are 1–9, J–R are 1–9, S–Z are 2–9. */
function valueOf(character: string): number {
  if (character <= '9') return Number(character);
  const place = character.charCodeAt(0) - 65;
  return place < 18 ? (place % 9) + 1 : place - 16;
}

/** Check digit of the ten characters of filer code and number: every other one doubled from the right, digits added, up to the next ten. */
export function entryCheckDigit(filerAndNumber: string): number {
  const sum = [...filerAndNumber].reduceRight((total, character, index) => {
    const value = valueOf(character) * ((filerAndNumber.length - index) % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * Reads an entry number; normal form `FFF-NNNNNNN-C`.
 * A check digit that does not fit is a warning only: CBP itself has published two such numbers (HQ H318182, H318835).
 */
export const readEntryNumber = reader('An entry number has a filer code of three, seven digits and a check digit, as in 0S4-2611073-6.', (text) => {
  const parts = /^([A-Z0-9]{3})[- ]?(\d{7})[- ]?(\d)$/.exec(text);
  if (!parts) return null;
  const [, filer = '', number = '', digit = ''] = parts;
  if (filer === '000') return { state: 'wrong', message: 'No filer has the code 000; the first three characters are the broker’s filer code.', normal: text };
  const normal = `${filer}-${number}-${digit}`;
  const expected = entryCheckDigit(filer + number);
  return Number(digit) === expected ? ok(normal) : warn(normal, `By CBP’s rule the last digit would be ${expected}, not ${digit}. Compare it with the notice and keep it if it is printed so.`);
});

/** Reads a filer code: three letters or digits, not 000. */
export const readFilerCode = reader('A filer code has three letters or digits, as in 0S4.', (text) => (/^(?!000)[A-Z0-9]{3}$/.test(text) ? ok(text) : null));
