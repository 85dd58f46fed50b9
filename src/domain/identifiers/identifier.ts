// What reading an identifier tells: is it right, what is the matter in words, and how it is written by the book.

/** empty: nothing typed. ok: fits every known rule. warn: may be right, keep it if the paper says so. wrong: cannot be right. */
export type IdentifierState = 'empty' | 'ok' | 'warn' | 'wrong';

export interface IdentifierReading {
  readonly state: IdentifierState;
  /** What is the matter, in a sentence or two; for `ok` a note such as the name of the port. */
  readonly message: string | null;
  /** The identifier as it is printed by the book; as typed where it is wrong. */
  readonly normal: string;
}

/** Reads what a person typed or a paper says. Pure; takes any text whatever, and never throws. */
export type IdentifierReader = (text: string) => IdentifierReading;

/** No identifier is longer; the cap keeps a pasted document from being searched. */
const LONGEST = 80;

export const ok = (normal: string, message: string | null = null): IdentifierReading => ({ state: 'ok', message, normal });
export const warn = (normal: string, message: string): IdentifierReading => ({ state: 'warn', message, normal });

/**
 * Makes a reader out of one that gets tidy text: capitals, plain digits and hyphens, no spaces around.
 * Full-width digits, typographic dashes and invisible characters of a copied text are evened out first.
 * `judge` answers null where the form is wrong; `form` then says what it looks like.
 */
export function reader(form: string, judge: (tidy: string) => IdentifierReading | null): IdentifierReader {
  return (text) => {
    const tidied = text.length > LONGEST ? null : tidy(text);
    if (tidied === '') return { state: 'empty', message: null, normal: '' };
    return (tidied === null ? null : judge(tidied)) ?? { state: 'wrong', message: form, normal: text };
  };
}

/** Capitals, ASCII digits and hyphens; invisible characters, outer spaces and spaces around hyphens gone. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/[\p{Pd}\u2212]/gu, '-').replace(/[\s\p{Cc}]+/gu, ' ').replace(/ ?- ?/g, '-').trim().toUpperCase();
}

/** A reader for numbers copied from papers: what has an unknown form is kept as typed, with a warning. */
export const keepingAll = (read: IdentifierReader): IdentifierReader => (text) => {
  const reading = read(text);
  return reading.state === 'wrong' ? { ...reading, state: 'warn' } : reading;
};
