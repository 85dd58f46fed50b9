// Resident identity number of the People's Republic of China (GB 11643): region, birth date, sequence, check character.
import { isIsoDate } from '../dossier/scalars.ts';
import { ok, reader, warn, type IdentifierReading } from './identifier.ts';

/** First two digits of the region: the provinces, municipalities and autonomous regions. */
const PROVINCES: ReadonlySet<string> = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83',
]);

/** Check character of the first seventeen digits (ISO 7064 MOD 11-2): 0 to 9, or X for ten. */
export function residentIdCheck(seventeen: string): string {
  const sum = [...seventeen].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Reads a resident identity number of eighteen characters. Messages never repeat the number. */
export const readResidentId = reader('A Chinese identity number has eighteen characters: seventeen digits, and a digit or X at the end.', (text): IdentifierReading | null => {
  const number = text.replaceAll(' ', '');
  if (/^\d{15}$/.test(number)) return warn(number, 'A number of the old form with fifteen digits; it carries no check character.');
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const wrong = (message: string): IdentifierReading => ({ state: 'wrong', message, normal: text });
  if (!PROVINCES.has(number.slice(0, 2))) return wrong('The first two digits are not those of a province.');
  if (!isIsoDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return wrong('Digits 7 to 14 are not a date of birth.');
  return residentIdCheck(number.slice(0, 17)) === number.charAt(17) ? ok(number) : warn(number, 'The last character does not fit the others. The number may be mistyped, or not genuine.');
});
