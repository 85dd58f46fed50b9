// Finds place names in free text, whatever the spelling: accents, spaced or hyphenated pinyin, Chinese, Uyghur script.

/** Finds something in a text, as it stands there; null where it is not. */
export type Finder = (text: string | null) => string | null;

const ascii = /^[ -~]+$/;
/** ASCII without apostrophes: nothing but its case is to be folded. */
const isPlain = /^[ -&(-_a-~]*$/;
/** Lower case, full-width forms narrowed, accents and apostrophes gone: "Ürümqi" → "urumqi", "Ku'erle" → "kuerle". */
export const foldedText = (text: string): string => (isPlain.test(text) ? text.toLowerCase() : text.replace(/['‘’`´ʹʻʼ＇]/g, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A long Latin name may be split between its syllables ("Wu Lu Mu Qi"); a short one counts as a whole word only. */
function patternOf(word: string): string {
  const folded = foldedText(word);
  if (!ascii.test(folded)) return escaped(folded);
  const letters = [...folded].map((letter) => (letter === ' ' ? '[\\s_-]*' : escaped(letter)));
  return `(?<![a-z])${folded.length >= 6 && !folded.includes(' ') ? letters.join('[\\s_-]?') : letters.join('')}(?![a-z])`;
}

/** A function that finds the first of the words in a text, as it stands there; null where none does. */
export function finderOf(words: readonly string[]): Finder {
  if (words.length === 0) return () => null;
  const pattern = new RegExp(words.map(patternOf).join('|'), 'u');
  return (text) => (text === null ? null : pattern.exec(foldedText(text))?.[0] ?? null);
}

const DASH = '[\\s\\p{Pd}_.:/]?';
/** A function that finds the first of the codes ("CN-65") in a text as a word of its own, however its two parts are joined. */
export function codeFinder(codes: readonly string[]): Finder {
  if (codes.length === 0) return () => null;
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${codes.map((code) => code.split('-').map((part) => escaped(part.toLowerCase())).join(DASH)).join('|')})(?![\\p{L}\\d])`, 'u');
  return (text) => (text === null ? null : pattern.exec(foldedText(text))?.[0] ?? null);
}

/** A function that finds a field that holds nothing but what stands behind the country in one of the codes ("65", "XJ"), or a division code of six digits that begins so. */
export function bareCodeFinder(codes: readonly string[], division: string): Finder {
  const bare = new Set(codes.flatMap((code) => code.toLowerCase().split('-').slice(1)));
  return (text) => {
    const alone = text === null ? '' : foldedText(text).trim();
    return bare.has(alone) || (division !== '' && /^\d{6}$/.test(alone) && alone.startsWith(division)) ? alone : null;
  };
}
