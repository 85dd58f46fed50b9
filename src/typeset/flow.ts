// Lets blocks flow over pages: fills each page, repeats table heads, keeps together what belongs together.
import type { Block, Mark, Strip } from './display.ts';
import { shifted } from './display.ts';

export interface Frame { readonly width: number; readonly height: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; }

/** US Letter upright; the foot stays free for the stamp. */
export const LETTER: Frame = { width: 612, height: 792, left: 60, right: 60, top: 78, bottom: 54 };
/** US Letter on its side, for wide tables. */
export const LETTER_WIDE: Frame = { width: 792, height: 612, left: 54, right: 54, top: 72, bottom: 58 };

export const measureOf = (frame: Frame): number => frame.width - frame.left - frame.right;

export interface LaidPage { readonly frame: Frame; readonly marks: readonly Mark[]; }
export interface LaidPages {
  readonly pages: readonly LaidPage[];
  /** Page index, from 0, of each named place. */
  readonly anchors: ReadonlyMap<string, number>;
  /** Distance of each named place from the upper edge of its page. */
  readonly tops: ReadonlyMap<string, number>;
}

/** Lays the blocks on pages of one frame. Places of marks are measured from the upper left corner of the page. */
export function flow(blocks: readonly Block[], frame: Frame): LaidPages {
  const limit = frame.height - frame.bottom;
  const pages: Mark[][] = [[]];
  const anchors = new Map<string, number>();
  const tops = new Map<string, number>();
  const pen = { y: frame.top, fresh: true };

  const turn = (): void => {
    pages.push([]);
    pen.y = frame.top;
    pen.fresh = true;
  };
  /** Texts take the number of their block along; a head that is repeated is said once. */
  const put = (strip: Strip, block: number, repeated = false): void => {
    const marks = shifted(strip.marks, frame.left, pen.y).map((mark): Mark => {
      if (mark.kind !== 'text' || mark.tag === undefined) return mark;
      const { tag, ...bare } = mark;
      return repeated ? bare : { ...bare, tag: { ...tag, block } };
    });
    pages.at(-1)?.push(...marks);
    if (strip.anchor !== undefined) {
      anchors.set(strip.anchor, pages.length - 1);
      tops.set(strip.anchor, pen.y);
    }
    pen.y += strip.height;
    pen.fresh = false;
  };
  /** Height of the strip and all that must stand with it, reaching into following blocks. */
  const groupHeight = (blockIndex: number, stripIndex: number): number => {
    let height = 0;
    for (let block = blockIndex, at = stripIndex; block < blocks.length; block += 1, at = 0) {
      const own = blocks[block];
      if (!own || (own.newPage === true && block > blockIndex)) return height;
      if (block > blockIndex) height += own.before;
      for (const strip of own.strips.slice(at)) {
        height += strip.height;
        if (strip.keep !== true) return height;
      }
    }
    return height;
  };

  for (const [blockIndex, block] of blocks.entries()) {
    if (block.newPage === true && !pen.fresh) turn();
    if (!pen.fresh) pen.y += block.before;
    for (const [index, strip] of block.strips.entries()) {
      const needed = groupHeight(blockIndex, index);
      const room = limit - frame.top;
      if (!pen.fresh && pen.y + Math.min(needed, room) > limit + 0.01) {
        turn();
        if (block.head && index > 0) put(block.head, blockIndex, true);
      }
      put(strip, blockIndex);
    }
  }
  return { pages: pages.map((marks) => ({ frame, marks })), anchors, tops };
}
