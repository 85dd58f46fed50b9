// Manufacturer identification code (MID), built from name and address (19 CFR part 102, appendix).

/** Canadian makers are named by province; CA itself is never used. */
export const CANADIAN_PROVINCES: ReadonlySet<string> = new Set(['XA', 'XC', 'XM', 'XB', 'XW', 'XT', 'XN', 'XV', 'XO', 'XP', 'XQ', 'XS', 'XY']);

/** English words left out of the name. */
const IGNORED: ReadonlySet<string> = new Set(['A', 'AN', 'AND', 'OF', 'THE']);

/** Openings that say only that this is a factory or a company, by country. */
const OPENINGS: Readonly<Record<string, readonly string[][]>> = {
  ID: [['PT']],
  RU: [['JSC'], ['OAO'], ['OOO'], ['ZAO']],
  MO: [['FABRICA', 'DE', 'ARTIGOS', 'DE', 'VESTUARIO'], ['ARTIGOS', 'DE', 'VESTUARIO'], ['FABRICA', 'DE']],
  PT: [['COMPANHIA', 'TEXTIL']],
};

/** City-states give the first letters of the country. */
const CITY_STATES: Readonly<Record<string, string>> = { HK: 'HON', MO: 'MAC', SG: 'SIN' };

/** Latin letters that no decomposition turns into ASCII. */
const LATIN: Readonly<Record<string, string>> = { Đ: 'D', Ø: 'O', Ł: 'L', Æ: 'AE', Œ: 'OE', Þ: 'TH' };

/** Names and addresses are shorter; the cap keeps a pasted document from being searched. */
const LONGEST = 400;

/** Capitals without marks: "Công ty Dệt" → "CONG TY DET". Looks at the first 400 characters. */
export const plainLatin = (text: string): string => text.slice(0, LONGEST).normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().replace(/[ĐØŁÆŒÞ]/g, (letter) => LATIN[letter] ?? letter);

/** Words of a name: hyphens join, initials that stand together are one word, a single initial is none. */
function wordsOf(name: string): string[] {
  const joined = plainLatin(name).replace(/\s*[\p{Pd}\u2212]\s*/gu, '').replace(/['’`]/g, '');
  // A period or blank between single letters joins them; between longer words it parts them.
  const pieces = joined.split(/[^A-Z0-9]+/).filter((piece) => piece !== '');
  const words: string[] = [];
  let initials = '';
  const close = (): void => {
    if (initials.length > 1) words.push(initials);
    initials = '';
  };
  for (const piece of pieces) {
    if (piece.length === 1 && /[A-Z]/.test(piece)) initials += piece;
    else {
      close();
      words.push(piece);
    }
  }
  close();
  return words;
}

/** Three characters of each of the first two words that tell this maker from others. Empty where the name has no Latin letters. */
export function namePart(name: string, country: string | null): string {
  const words = wordsOf(name).filter((word) => !IGNORED.has(word));
  const opening = (OPENINGS[country ?? ''] ?? []).find((candidate) => candidate.length < words.length && candidate.every((word, index) => words[index] === word));
  return words.slice(opening?.length ?? 0).slice(0, 2).map((word) => word.slice(0, 3)).join('');
}

/** The numbers of a line, up to four digits each, largest number first; commas, hyphens and slashes inside a number are ignored. */
export function numbersOf(line: string): string[] {
  const plain = plainLatin(line).replace(/[\p{Pd}\u2212]/gu, '-');
  // "12, 34, 56" is one number; "2-6, 8-Chome" is two, for the 8 belongs to its word.
  const numbers = (plain.match(/\d+(?:(?:[-,./'] ?)\d+(?![\d]*-[A-Z]))*/g) ?? []).map((number) => number.replace(/\D/g, ''));
  return numbers.toSorted((a, b) => Number(b) - Number(a)).map((number) => number.slice(0, 4));
}

/** First three letters of a city, numbers and a leading "The" left out. */
export const cityPart = (city: string): string => plainLatin(city).replace(/[^A-Z ]/g, '').trim().replace(/^THE /, '').replaceAll(' ', '').slice(0, 3);

export interface Maker {
  readonly name: string;
  /** Street or post-office line. */
  readonly street: string;
  readonly city: string;
  /** ISO 3166-1 country of origin of the goods; for Canada the province code of the appendix. */
  readonly country: string;
}

/** The MID of a maker; null where the name has no Latin letters to build it from, or a Canadian province is not known. */
export function manufacturerId({ name, street, city, country }: Maker): string | null {
  const named = namePart(name, country);
  if (named === '' || country === 'CA') return null;
  return `${country}${named}${numbersOf(street)[0] ?? ''}${CITY_STATES[country] ?? cityPart(city)}`;
}

/** The letters a maker of this country has instead of a city's; null for other countries. */
export const cityStatePart = (country: string): string | null => CITY_STATES[country] ?? null;
