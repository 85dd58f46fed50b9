// What to look for on pages so that it can be covered: names and words as patterns on folded text, number forms on the text as it stands.
import type { Dossier } from '../dossier/dossier.ts';
import type { RedactionPattern } from '../reference/redaction.ts';

export interface RedactionSearch {
  /** "workers", "words" or the id of a pattern: kept with what it finds. */
  readonly id: string;
  /** Regular expression with the flags `giu`. */
  readonly pattern: string;
  /** The pattern is meant for text without accents and in small letters. */
  readonly folded: boolean;
  /** Id of the reason proposed. */
  readonly reason: string;
}

/** Small letters without accents, so that NGUYEN finds Nguyễn. */
export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replaceAll('ø', 'o').replaceAll('ł', 'l');

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The phrase wherever it stands as whole words, also across a line end; null when there is too little to look for. */
export function phrasePattern(phrase: string): string | null {
  const words = foldText(phrase).split(/\s+/u).filter((word) => word !== '');
  const letters = words.join('');
  if ([...letters].length < 2) return null;
  const body = words.map((word) => (SPACELESS.test(word) ? [...word].map(quoted).join('\\s*') : quoted(word))).join('[\\s,]+');
  return SPACELESS.test(letters) ? body : `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`;
}

function phraseSearches(id: string, reason: string, phrases: readonly (string | null)[]): RedactionSearch[] {
  const patterns = new Set(phrases.map((phrase) => (phrase === null ? null : phrasePattern(phrase))));
  return [...patterns].filter((pattern) => pattern !== null).map((pattern) => ({ id, pattern, folded: true, reason }));
}

/** The names of all workers on record, in both scripts. */
export const workerSearches = ({ workers }: Pick<Dossier, 'workers'>): RedactionSearch[] =>
  phraseSearches('workers', 'personal-identity', workers.flatMap(({ name, nameLocal }) => [name, nameLocal]));

export const wordSearches = (words: readonly string[], reason: string): RedactionSearch[] => phraseSearches('words', reason, words);

export const patternSearches = (patterns: readonly RedactionPattern[]): RedactionSearch[] =>
  patterns.map(({ id, pattern, reason }) => ({ id, pattern, folded: false, reason }));
