// Chooses the words a local paper is printed in.
import type { Say } from './paper.ts';
import { CHINESE } from './words-zh.ts';
import { VIETNAMESE } from './words-vi.ts';

const DICTIONARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = { vi: VIETNAMESE, zh: CHINESE };

/** Words of a language; a phrase that is missing is a defect of the sample. Proper names and numbers pass through. */
export function wordsOf(language: string): Say {
  const dictionary = DICTIONARIES[language];
  if (!dictionary) return (english) => english;
  return (english) => {
    const found = dictionary[english];
    if (found === undefined && english !== '') throw new Error(`no ${language} words for "${english}"`);
    return found ?? '';
  };
}
