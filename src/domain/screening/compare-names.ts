// How alike two names are, from 0 to 1, and why in words.
import jaroWinkler from 'jaro-winkler';
import type { NormalName } from './normal-name.ts';

export interface Likeness {
  /** 0 nothing in common, 1 the same name. */
  readonly score: number;
  /** What made the score, as a person would say it. */
  readonly why: string;
}

/** What a word of place or trade counts beside a word of the name's own. */
const WEAK_WEIGHT = 0.25;
/** Two words may be the same misspelled from this similarity on. */
const SAME_WORD = 0.88;
/** Shorter words must be equal: one letter in three makes another word. */
const SHORTEST_FUZZY_WORD = 4;
const SHORTEST_FUZZY_NAME = 5;
/** A part of a longer Chinese name must be so long to be a hint. */
const SHORTEST_CHINESE_PART = 4;
const CHINESE_PART_SCORE = 0.88;
/** Share of the score that depends on how much of the longer name the shorter one covers. */
const COVERAGE_SHARE = 0.26;
/** Names with more words than this are compared by their first ones. */
const MOST_WORDS = 24;

const NOTHING: Likeness = { score: 0, why: 'nothing in common' };

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);
const isShort = (word: string): boolean => word.length < SHORTEST_FUZZY_WORD || hasDigit(word);

/** Similarity of two words: 1 when equal, Jaro-Winkler when one may be the other misspelled, else 0. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (isShort(a) || isShort(b) || Math.min(a.length, b.length) * 2 < Math.max(a.length, b.length)) return 0;
  const likeness = jaroWinkler(a, b);
  return likeness >= SAME_WORD ? likeness : 0;
}

interface Pair { readonly a: number; readonly b: number; readonly likeness: number; readonly key: string }

/** Best pairs first, each word used once; the order of the words plays no part. */
function pairWords(a: readonly string[], b: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  a.forEach((wordA, indexA) => b.forEach((wordB, indexB) => {
    const likeness = wordLikeness(wordA, wordB);
    if (likeness > 0) pairs.push({ a: indexA, b: indexB, likeness, key: wordA < wordB ? `${wordA} ${wordB}` : `${wordB} ${wordA}` });
  }));
  pairs.sort((x, y) => y.likeness - x.likeness || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return pairs.filter((pair) => {
    if (usedA.has(pair.a) || usedB.has(pair.b)) return false;
    usedA.add(pair.a);
    usedB.add(pair.b);
    return true;
  });
}

const capitalized = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** Words compared as sets: the words of place and trade count a quarter, and alone they only count when nearly all are the same. */
function compareWords(a: NormalName, b: NormalName): Likeness {
  const [wordsA, wordsB] = [a.words.slice(0, MOST_WORDS), b.words.slice(0, MOST_WORDS)];
  const [strongA, strongB] = [new Set(a.strong), new Set(b.strong)];
  const weightA = (word: string): number => (strongA.has(word) ? 1 : WEAK_WEIGHT);
  const weightB = (word: string): number => (strongB.has(word) ? 1 : WEAK_WEIGHT);
  const [totalA, totalB] = [wordsA.reduce((sum, word) => sum + weightA(word), 0), wordsB.reduce((sum, word) => sum + weightB(word), 0)];
  if (totalA === 0 || totalB === 0) return NOTHING;

  let matched = 0;
  let strongLetters = 0;
  const shared: string[] = [];
  let exact = true;
  for (const pair of pairWords(wordsA, wordsB)) {
    const [wordA, wordB] = [wordsA[pair.a] ?? '', wordsB[pair.b] ?? ''];
    matched += (pair.likeness * (weightA(wordA) + weightB(wordB))) / 2;
    if (pair.likeness < 1) exact = false;
    if (!strongA.has(wordA) || !strongB.has(wordB)) continue;
    strongLetters += Math.min(wordA.length, wordB.length);
    shared.push([...new Set([wordA, wordB])].toSorted().map(capitalized).join('/'));
  }
  const common = Math.min(1, (2 * matched) / (totalA + totalB));
  const contained = Math.min(1, matched / Math.min(totalA, totalB));
  const score = strongLetters >= SHORTEST_FUZZY_WORD ? contained * (1 - COVERAGE_SHARE + COVERAGE_SHARE * common) : common;
  if (score >= 1) return { score: 1, why: wordsA.join(' ') === wordsB.join(' ') ? 'the same name' : 'the same words in another order' };
  return { score, why: shared.length > 0 ? `${exact ? 'shares' : 'shares or nearly shares'} ${shared.toSorted().join(', ')}` : 'shares only words of place or trade' };
}

/** The names' own words as one string, in an order of their own, compared letter by letter. */
function compareLetters(a: NormalName, b: NormalName): Likeness {
  const [lettersA, lettersB] = [a, b].map(({ strong }) => strong.filter((word) => !hasDigit(word)).toSorted().join(''));
  if (lettersA === undefined || lettersB === undefined || Math.min(lettersA.length, lettersB.length) < SHORTEST_FUZZY_NAME) return NOTHING;
  const [numbersA, numbersB] = [a.words.filter(hasDigit), b.words.filter(hasDigit)];
  // Plant No. 1 and plant No. 2 are two plants.
  if (numbersA.length > 0 && numbersB.length > 0 && !numbersA.some((number) => numbersB.includes(number))) return NOTHING;
  // Jaro-Winkler of names of very different length says nothing.
  if (Math.min(lettersA.length, lettersB.length) * 2 < Math.max(lettersA.length, lettersB.length)) return NOTHING;
  const score = lettersA < lettersB ? jaroWinkler(lettersA, lettersB) : jaroWinkler(lettersB, lettersA);
  return { score: Math.min(score, 0.99), why: 'spelled alike' };
}

function compareChinese(a: string, b: string): Likeness {
  if (a === '' || b === '') return NOTHING;
  if (a === b) return { score: 1, why: 'the same Chinese name' };
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_CHINESE_PART && long.includes(short) ? { score: CHINESE_PART_SCORE, why: `the Chinese name contains ${short}` } : NOTHING;
}

/** Compares two normalized names. Symmetric; the order of words, legal forms, case and marks change nothing. */
export function compareNames(a: NormalName, b: NormalName): Likeness {
  const best = [compareChinese(a.chinese, b.chinese)];
  if (a.words.length > 0 && b.words.length > 0) {
    best.push(compareWords(a, b), compareLetters(a, b));
    // "Wu lu mu qi" and "Wulumuqi": the same letters, parted otherwise.
    if (a.words.join('') === b.words.join('')) best.push({ score: 1, why: 'the same name, words parted otherwise' });
  }
  return best.reduce((top, likeness) => (likeness.score > top.score ? likeness : top), NOTHING);
}
