// A name made comparable: one alphabet, one case, no marks, legal forms apart, Chinese characters apart and folded.
import { foldChinese } from './fold-chinese.ts';
import type { ScreeningReference } from './screening-reference.ts';

export interface NormalName {
  /** Words in their order, upper case, without legal forms and Chinese characters. */
  readonly words: readonly string[];
  /** Of `words`, those that are not words of place or trade. */
  readonly strong: readonly string[];
  readonly legalForms: readonly string[];
  /** Chinese characters without the legal form, simplified. */
  readonly chinese: string;
}

/** Upper-case letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { Đ: 'D', Ð: 'D', Ø: 'O', Ł: 'L', Æ: 'AE', Œ: 'OE', Þ: 'TH', Ħ: 'H', Ŧ: 'T', Ŋ: 'N', Ə: 'A' };
const LETTER_PATTERN = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const APOSTROPHES = /['\u2018\u2019\u02bb\u02bc\u02b9\u0060\u00b4\uff07]/g;
/** Letters with dots between them: L.L.C., S.A. */
const DOTTED = /(?<!\p{L})\p{L}(?:\.\p{L})+(?!\p{L})/gu;
const CHINESE = /\p{Script=Han}+/gu;

/** Most names are plain ASCII, and for them the short way gives the same. */
const ASCII = /^[ -~]*$/;

/** Upper case without marks; decomposed twice, because upper case can bring new marks. */
function plainLetters(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase();
  return text.normalize('NFKD').toUpperCase().normalize('NFKD').replace(/\p{Mn}/gu, '').replace(LETTER_PATTERN, (letter) => LETTERS[letter] ?? letter);
}

function splitWords(text: string): string[] {
  if (ASCII.test(text) && !/['`&.]/.test(text)) return text.match(/[A-Za-z0-9]+/g) ?? [];
  return text.replace(APOSTROPHES, '').replace(DOTTED, (match) => match.replaceAll('.', '')).replace(/&/g, ' AND ').replace(/[^\p{L}\p{N}\p{Mc}]+/gu, ' ').split(' ').filter((word) => word !== '');
}

/** L L C → LLC: letters that stand alone side by side are one abbreviation. */
function joinInitials(words: readonly string[]): readonly string[] {
  if (words.every((word) => word.length > 1)) return words;
  const joined: string[] = [];
  let run = '';
  for (const word of [...words, '']) {
    if (/^\p{L}$/u.test(word)) { run += word; continue; }
    if (run !== '') joined.push(run);
    run = '';
    if (word !== '') joined.push(word);
  }
  return joined;
}

/** Phrases of one or more words by their first word, longest first. */
type Phrases = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly stands: string | null }[]>;

function phrasesOf(entries: readonly { readonly phrase: string; readonly stands: string | null }[]): Phrases {
  const phrases = new Map<string, { words: readonly string[]; stands: string | null }[]>();
  for (const { phrase, stands } of entries) {
    const words = splitWords(plainLetters(phrase));
    const [first] = words;
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), { words, stands: stands === null ? null : plainLetters(stands) }]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

/** Replaces known phrases from left to right; a phrase that stands for nothing is taken out and added to `out`. */
function replacePhrases(words: readonly string[], phrases: Phrases, out: string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = phrases.get(words[at] ?? '')?.find((candidate) => candidate.words.every((word, index) => words[at + index] === word));
    if (!phrase) {
      kept.push(words[at] ?? '');
      at += 1;
      continue;
    }
    if (phrase.stands === null) out.push(phrase.words.join(' '));
    else kept.push(phrase.stands);
    at += phrase.words.length;
  }
  return kept;
}

/** Makes names comparable by the words of `reference`. */
export class NameNormalizer {
  readonly #spellings: Phrases;
  readonly #legalForms: Phrases;
  readonly #weak: ReadonlySet<string>;
  readonly #chineseForms: readonly string[];
  readonly #chineseVariants: ReadonlyMap<string, string>;

  constructor(reference: ScreeningReference) {
    this.#spellings = phrasesOf(reference.spellings.flatMap(({ one, others }) => others.map((phrase) => ({ phrase, stands: one }))));
    this.#legalForms = phrasesOf(reference.legalForms.map((phrase) => ({ phrase, stands: null })));
    this.#weak = new Set(reference.weakWords.map(plainLetters));
    this.#chineseVariants = new Map(reference.chineseVariants);
    this.#chineseForms = reference.chineseLegalForms.map((form) => this.#fold(form)).toSorted((a, b) => b.length - a.length);
  }

  /** Normalizing the words of a normal name again gives the same words. */
  normalize(name: string): NormalName {
    const text = plainLetters(name);
    const chinese = this.#withoutForm(this.#fold((text.match(CHINESE) ?? []).join('')));
    const legalForms: string[] = [];
    let words = splitWords(text.replace(CHINESE, ' '));
    // What is taken out may leave the parts of another form side by side, so this goes on until nothing changes.
    for (let before = ''; before !== words.join(' ');) {
      before = words.join(' ');
      const taken: string[] = [];
      const rest = replacePhrases(replacePhrases(joinInitials(words), this.#spellings, []), this.#legalForms, taken);
      // A name that is nothing but legal forms keeps them: there is nothing else to compare.
      if (rest.length === 0 && chinese === '') words = replacePhrases(joinInitials(words), this.#spellings, []);
      else {
        words = rest;
        legalForms.push(...taken);
      }
    }
    return { words, strong: words.filter((word) => !this.#weak.has(word)), legalForms, chinese };
  }

  #fold(chinese: string): string {
    return Array.from(foldChinese(chinese), (character) => this.#chineseVariants.get(character) ?? character).join('');
  }

  /** Chinese characters without the legal forms at their end. */
  #withoutForm(chinese: string): string {
    let core = chinese;
    for (;;) {
      const form = this.#chineseForms.find((candidate) => core.length > candidate.length && core.endsWith(candidate));
      if (form === undefined) return core;
      core = core.slice(0, -form.length);
    }
  }
}
