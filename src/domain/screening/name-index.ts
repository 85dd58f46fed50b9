// Finds among many names the few that can be like a given one, so that not every pair has to be compared.
import type { NormalName } from './normal-name.ts';

/** A name is a candidate when it shares this part of the letter pairs of the shorter of the two names. */
const SHARED_PART = 0.5;
const SHORTEST_CHINESE_PART = 4;

/** Calls `visit` with a number for each pair of neighbouring letters within a word, word boundaries included: "AB" → ^A, AB, B$. */
function eachLetterPair(words: readonly string[], visit: (pair: number) => void): void {
  for (const word of words) {
    let before = 0;
    for (let at = 0; at <= word.length; at += 1) {
      const code = at < word.length ? word.charCodeAt(at) : 0;
      visit(before * 65_536 + code);
      before = code;
    }
  }
}

/** Words a name is found by: its own ones, or all when it has none of its own. */
const keyWords = ({ words, strong }: NormalName): readonly string[] => (strong.length > 0 ? strong : words);

/** An index over names, each known by its place in the list it was built from. */
export class NameIndex {
  /** Number of each letter pair that occurs. */
  readonly #slots = new Map<number, number>();
  /** Names that have pair number n: `#places` from `#starts[n]` up to `#starts[n + 1]`. */
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;
  /** How many different pairs each name has. */
  readonly #pairCounts: Uint16Array;
  /** Pairs shared with the name that is looked up; all zero between look-ups. */
  readonly #shared: Uint16Array;
  readonly #joined = new Map<string, number[]>();
  readonly #chinese: { readonly text: string; readonly place: number }[] = [];

  constructor(names: readonly NormalName[]) {
    this.#shared = new Uint16Array(names.length);
    this.#pairCounts = new Uint16Array(names.length);
    const [slotsInOrder, sizes] = this.#countPairs(names);
    this.#starts = new Uint32Array(sizes.length + 1);
    sizes.forEach((size, slot) => (this.#starts[slot + 1] = (this.#starts[slot] ?? 0) + size));
    this.#places = new Uint32Array(slotsInOrder.length);
    const next = this.#starts.slice();
    let at = 0;
    for (let place = 0; place < names.length; place += 1) {
      for (const end = at + (this.#pairCounts[place] ?? 0); at < end; at += 1) {
        const slot = slotsInOrder[at] ?? 0;
        this.#places[next[slot] ?? 0] = place;
        next[slot] = (next[slot] ?? 0) + 1;
      }
    }
    names.forEach((name, place) => {
      if (name.words.length > 0) push(this.#joined, name.words.join(''), place);
      if (name.chinese !== '') this.#chinese.push({ text: name.chinese, place });
    });
  }

  /** The pair numbers of all names one after the other, and how many names have each pair. */
  #countPairs(names: readonly NormalName[]): [slotsInOrder: number[], sizes: number[]] {
    const slotsInOrder: number[] = [];
    const sizes: number[] = [];
    const lastName: number[] = [];
    names.forEach((name, place) => eachLetterPair(keyWords(name), (pair) => {
      let slot = this.#slots.get(pair);
      if (slot === undefined) {
        slot = sizes.length;
        this.#slots.set(pair, slot);
        sizes.push(0);
        lastName.push(-1);
      }
      if (lastName[slot] === place) return;
      lastName[slot] = place;
      sizes[slot] = (sizes[slot] ?? 0) + 1;
      this.#pairCounts[place] = (this.#pairCounts[place] ?? 0) + 1;
      slotsInOrder.push(slot);
    }));
    return [slotsInOrder, sizes];
  }

  /** Places of the names that can be like `name`, in ascending order. */
  candidates(name: NormalName): number[] {
    const found = new Set<number>(name.words.length > 0 ? this.#joined.get(name.words.join('')) : []);
    if (name.chinese !== '') for (const { text, place } of this.#chinese) if (chineseMayMatch(text, name.chinese)) found.add(place);

    const pairs = new Set<number>();
    eachLetterPair(keyWords(name), (pair) => void pairs.add(pair));
    // The inner loop runs some 100,000 times for each pair: plain loops over typed arrays, nothing else.
    const [shared, places] = [this.#shared, this.#places];
    for (const pair of pairs) {
      const slot = this.#slots.get(pair);
      if (slot === undefined) continue;
      const end = this.#starts[slot + 1] ?? 0;
      for (let at = this.#starts[slot] ?? 0; at < end; at += 1) {
        const place = places[at] ?? 0;
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    const [pairCount, pairCounts] = [pairs.size, this.#pairCounts];
    for (let place = 0; place < shared.length; place += 1) {
      const count = shared[place] ?? 0;
      if (count > 0 && count >= SHARED_PART * Math.min(pairCount, pairCounts[place] ?? 0)) found.add(place);
    }
    shared.fill(0);
    return [...found].sort((a, b) => a - b);
  }
}

function push<K>(map: Map<K, number[]>, key: K, place: number): void {
  const list = map.get(key);
  if (list) list.push(place);
  else map.set(key, [place]);
}

function chineseMayMatch(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= SHORTEST_CHINESE_PART && (a.includes(b) || b.includes(a)));
}
