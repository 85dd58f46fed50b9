// Whether what is covered on a page of an exhibit is said again in our own words: in a claim, a title, the name of a file.
import { foldText, phrasePattern, type RedactionSearch } from './search.ts';

/** What stands under one covered place. */
export interface CoveredText { /** From 1. */ readonly page: number; readonly text: string; }

/** Something the program itself writes into the package. */
export interface OwnText { /** As a person is told where it is: "page CP-000012", "the bookmarks". */ readonly at: string; readonly text: string; }

/** A longer stretch is not repeated word by word; names and numbers in it may be. */
const MOST_WORDS = 8;
/** Fewer digits make an amount or a day, which stand everywhere. */
const LEAST_DIGITS = 5;

const squeezed = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Numbers however they are spaced and wherever their line ends: the whole when it is one, and each word that is one. */
function numbersIn(text: string): string[] {
  const words = text.split(/\s+/u);
  const whole = words.every((word) => /\d/u.test(word)) ? [text] : [];
  return [...new Set([...whole, ...words].filter((word) => (word.match(/\d/gu)?.length ?? 0) >= LEAST_DIGITS).map(squeezed))];
}

/** What to look for: the covered words as they stand, names of `searches` among them, and numbers. */
function sought({ text }: CoveredText, searches: readonly RedactionSearch[]): { readonly phrases: readonly RegExp[]; readonly numbers: readonly string[] } {
  const folded = foldText(text);
  const named = searches.map(({ pattern }) => pattern).filter((pattern) => new RegExp(pattern, 'iu').test(folded));
  const whole = text.split(/\s+/u).length <= MOST_WORDS && /\p{L}/u.test(text) ? phrasePattern(text) : null;
  return { phrases: [...new Set([...named, ...(whole === null ? [] : [whole])])].map((pattern) => new RegExp(pattern, 'iu')), numbers: numbersIn(text) };
}

/** Pages with a covered place whose words stand in `own` too, each with where; `searches` are of names, for folded text. */
export function repeatedWords(covered: readonly CoveredText[], own: readonly OwnText[], searches: readonly RedactionSearch[]): { readonly page: number; readonly at: readonly string[] }[] {
  const ours = own.map(({ at, text }) => ({ at, folded: foldText(text), squeezed: squeezed(text) }));
  const pages = new Map<number, Set<string>>();
  for (const one of covered) {
    const { phrases, numbers } = sought(one, searches);
    for (const place of ours) {
      if (!phrases.some((phrase) => phrase.test(place.folded)) && !numbers.some((number) => place.squeezed.includes(number))) continue;
      pages.set(one.page, (pages.get(one.page) ?? new Set()).add(place.at));
    }
  }
  return [...pages].sort(([a], [b]) => a - b).map(([page, at]) => ({ page, at: [...at] }));
}
