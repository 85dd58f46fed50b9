// Masks identity and account numbers before a table is stored or shown. Whoever holds the result cannot put a number together again.
import { comparableNumber } from '../../checks/names.ts';

/** Eighteen characters of a Chinese resident number, or fifteen of the old form; stars where a sender masked it already. */
const RESIDENT = /^\d{6}[\d*]{11}[\dX*]$|^\d{6}[\d*]{9}$/;
/** Nine digits and more, alone or in groups, with a final X: no date, no wage is that long. */
const LONG_NUMBER = /(?<![\p{L}\d])\d(?:[ -]?\d){8,}X?(?![\p{L}\d])/giu;
/** Numbers of persons among numbers of papers: resident numbers, and twelve to nineteen digits with nothing else in the cell. */
const PERSONAL = /(?<!\d)\d{17}[\dX](?![\p{L}\d])|(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{1,7})?(?!\d)|^\s*\d{12}(?:\d{3,7})?\s*$/giu;

const stars = (count: number): string => '*'.repeat(Math.max(3, count));

/**
 * Of a resident number the region and the last two characters stay: region, date of birth and four last ones would be the number.
 * Of others the last four at most, and never more than a third.
 */
function maskedIdentity(number: string): string {
  if (RESIDENT.test(number)) return `${number.slice(0, 6)}${stars(number.length - 8)}${number.slice(-2)}`;
  const shown = Math.min(4, Math.floor(number.length / 3));
  return `${stars(number.length - shown)}${number.slice(number.length - shown)}`;
}

/** The last four stay, of long card numbers the issuer's first four too. */
function maskedAccount(number: string): string {
  const shown = number.length < 9 ? Math.floor(number.length / 4) : 4;
  return `${number.length >= 15 ? number.slice(0, 4) : ''}****${number.slice(number.length - shown)}`;
}

/** Masks the numbers of one table: equal numbers stay equal, unequal ones that look alike when masked are told apart by "#2". */
export class Masker {
  readonly #seen = new Map<string, Map<string, number>>();

  #distinct(masked: string, whole: string): string {
    const wholes = this.#seen.get(masked) ?? new Map<string, number>();
    this.#seen.set(masked, wholes);
    const place = wholes.get(whole) ?? wholes.size + 1;
    wholes.set(whole, place);
    return place === 1 ? masked : `${masked} #${place}`;
  }

  /** Null for an empty cell. */
  identity(text: string): string | null {
    const number = comparableNumber(text);
    return number === '' ? null : this.#distinct(maskedIdentity(number), number);
  }

  account(text: string): string | null {
    const number = comparableNumber(text);
    return number === '' ? null : this.#distinct(maskedAccount(number), number);
  }

  /** A number of a worker, a batch or a contract: masked only where it is the number of a person. */
  reference(text: string): string {
    return text.normalize('NFKC').replace(PERSONAL, (number) => this.identity(number) ?? '');
  }
}

/** Free text with every long number in it masked: names with a number behind them, titles, samples. */
export function scrubbed(text: string): string {
  return text.length < 9 ? text : text.normalize('NFKC').replace(LONG_NUMBER, (number) => maskedIdentity(comparableNumber(number)));
}

/** First six characters of a resident number, which name its region; null for other numbers. */
export function regionPrefix(text: string): string | null {
  const number = comparableNumber(text);
  return RESIDENT.test(number) ? number.slice(0, 6) : null;
}
