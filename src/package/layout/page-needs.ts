// What the pages of a laid-out PDF need: the objects of a range of them, and the bytes each takes, so that a file can be parted without trying.
import { referencesIn, type Layout } from './layout.ts';

export interface PageBytes {
  /** Bytes of what several pages use, or every part of the file: fonts, pictures, layers. */
  readonly shared: number;
  /** Bytes of what each page alone uses, in order. */
  readonly own: readonly number[];
}

const SHARED = -1;
/** Around each object: its number, its end, its line of the cross-reference. */
const AROUND = 40;
/** A reference gets a new number, which may have ten digits instead of one. */
const GROWTH = 9;
/** Boxes and keys of a page's dictionary besides what the layout has as text. */
const PAGE = 400;

/** The objects of a layout with the references in them, by local number. */
class Graph {
  readonly #layout: Layout;
  /** Per object: index of its place, of its first reference and of the first that is not its own. */
  readonly #at: Int32Array;
  readonly first: number;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.first = layout.pages.length + 1;
    const { places, holes } = layout;
    this.#at = new Int32Array(3 * (this.first + layout.objects));
    let hole = 0;
    for (let place = 0; place < places.length; place += 3) {
      const [local = 0, end = 0] = [places[place], places[place + 2]];
      const from = hole;
      while (hole < holes.length && (holes[hole] ?? 0) < end) hole += 3;
      this.#at.set([place, from, hole], 3 * local);
    }
  }

  references(local: number): number[] {
    const [from = 0, to = 0] = [this.#at[3 * local + 1], this.#at[3 * local + 2]];
    return Array.from({ length: (to - from) / 3 }, (_, index) => this.#layout.holes[from + 3 * index + 2] ?? 0);
  }

  bytes(local: number): number {
    const place = this.#at[3 * local] ?? 0;
    return (this.#layout.places[place + 2] ?? 0) - (this.#layout.places[place + 1] ?? 0) + AROUND + GROWTH * this.references(local).length;
  }

  /** Calls `enter` for every object that `locals` lead to; what it answers false for is not followed. */
  walk(locals: readonly number[], enter: (local: number) => boolean): void {
    const queue = [...locals];
    for (let local = queue.pop(); local !== undefined; local = queue.pop()) {
      if (local >= this.first && enter(local)) queue.push(...this.references(local));
    }
  }
}

function textsOf({ frames, resources, pages }: Layout, index: number): string[] {
  const page = pages[index];
  const { others = '', fonts = '' } = resources[page?.resources ?? -1] ?? {};
  return [frames[page?.frame ?? -1]?.kept ?? '', others, fonts, ...(page?.annotations ?? [])];
}

/** What page `index` itself leads to. */
const rootsOf = (layout: Layout, index: number): number[] => [...(layout.pages[index]?.contents ?? []), ...textsOf(layout, index).flatMap(referencesIn)];
/** Layers go wherever a page goes: without them what they hide would show. */
const layersOf = ({ layers }: Layout): number[] => [...layers.all, ...layers.off, ...layers.usage.flatMap(referencesIn)];

/** By local number, 1 for what the pages `[from, to)` need: themselves, and every object they lead to. */
export function neededBy(layout: Layout, from: number, to: number): Uint8Array {
  const graph = new Graph(layout);
  const needed = new Uint8Array(graph.first + layout.objects);
  const enter = (local: number): boolean => {
    const isNew = needed[local] === 0;
    needed[local] = 1;
    return isNew;
  };
  graph.walk(layersOf(layout), enter);
  for (let index = from; index < to; index += 1) {
    needed[1 + index] = 1;
    graph.walk(rootsOf(layout, index), enter);
  }
  return needed;
}

/** At most what its pages take up, stamps apart: any range `[from, to)` of them takes `shared` and what each has of its own. */
export function pageBytesOf(layout: Layout): PageBytes {
  const graph = new Graph(layout);
  /** Index of the page that alone needs an object, plus 1; 0 for none yet. */
  const users = new Int32Array(graph.first + layout.objects);
  graph.walk(layersOf(layout), (local) => (users[local] === SHARED ? false : ((users[local] = SHARED), true)));
  const own = layout.pages.map((_, index) => {
    graph.walk(rootsOf(layout, index), (local) => {
      const user = users[local];
      if (user === index + 1 || user === SHARED) return false;
      users[local] = user === 0 ? index + 1 : SHARED;
      return true;
    });
    const texts = textsOf(layout, index);
    return PAGE + AROUND + texts.reduce((sum, text) => sum + text.length + GROWTH * referencesIn(text).length, 0);
  });
  let shared = 0;
  for (let local = graph.first; local < users.length; local += 1) {
    const user = users[local] ?? 0;
    if (user === SHARED) shared += graph.bytes(local);
    else if (user > 0) own[user - 1] = (own[user - 1] ?? 0) + graph.bytes(local);
  }
  return { shared, own };
}
