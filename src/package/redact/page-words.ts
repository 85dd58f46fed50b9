// The words of a page from its characters: the smallest pieces that are kept or left out as a whole.
import { touches, type PageRect } from '../../domain/redaction/page-rect.ts';
import type { PageCharacter } from './page-characters.ts';

export interface PageWord {
  readonly text: string;
  readonly rect: PageRect;
  /** PDFium's numbers of the text objects it is drawn by. */
  readonly objects: readonly number[];
  /** Where its letters run to on the page as shown. */
  readonly direction: 'right' | 'up' | 'down';
  /** A gap follows. */
  readonly spaced: boolean;
}

/** Scripts without spaces: one covered character must not cost the line. */
const STANDS_ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const MOST_CHARACTERS = 40;

/** The smallest rectangle around all of them. */
export function around(rects: readonly PageRect[]): PageRect {
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  return { left, top, width: Math.max(...rects.map((rect) => rect.left + rect.width)) - left, height: Math.max(...rects.map((rect) => rect.top + rect.height)) - top };
}

function directionOf(rects: readonly PageRect[]): PageWord['direction'] {
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return 'right';
  const across = last.left + last.width / 2 - first.left - first.width / 2;
  const down = last.top + last.height / 2 - first.top - first.height / 2;
  return Math.abs(down) <= Math.abs(across) ? 'right' : down > 0 ? 'down' : 'up';
}

type Placed = PageCharacter & { readonly rect: PageRect };

const follows = (before: Placed, next: Placed): boolean => touches(before.rect, next.rect, Math.max(before.rect.width, before.rect.height));

export function wordsOf(characters: readonly PageCharacter[]): PageWord[] {
  const words: PageWord[] = [];
  let open: Placed[] = [];
  const close = (spaced: boolean): void => {
    const last = words.at(-1);
    const rects = open.map(({ rect }) => rect);
    if (open.length > 0) words.push({ text: open.map(({ text }) => text).join(''), rect: around(rects), direction: directionOf(rects), objects: [...new Set(open.map(({ object }) => object))], spaced });
    else if (spaced && last) words[words.length - 1] = { ...last, spaced };
    open = [];
  };
  for (const { text, rect, object } of characters) {
    if (rect === null) {
      close(true);
      continue;
    }
    const character: Placed = { text, rect, object };
    const before = open.at(-1);
    if (before && (!follows(before, character) || STANDS_ALONE.test(text) || STANDS_ALONE.test(before.text) || open.length >= MOST_CHARACTERS)) close(!follows(before, character));
    open.push(character);
  }
  close(true);
  return words;
}
