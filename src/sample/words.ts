// Chooses the words a local paper is printed in.
import type { Say } from './paper.ts';
import { CHINESE } from './words-zh.ts';
import { VIETNAMESE } from './words-vi.ts';

const DICTIONARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = { vi: VIETNAMESE, zh: CHINESE };

/** Words of a language for English phrases; a phrase without an entry stays in English, as on many bilingual forms. */
export function wordsOf(language: string): Say {
  const dictionary = DICTIONARIES[language] ?? {};
  return (english) => dictionary[english] ?? english;
}
