// The bookmarks of the package as a PDF outline.
import { textString } from '../pdf-syntax/values.ts';
import { writeValue } from '../pdf-syntax/write-value.ts';
import type { PdfOutput } from './pdf-output.ts';

export interface Bookmark { readonly title: string; readonly level: number; /** The page: its object number where the outline is written, its index in the package before. */ readonly page: number; }

interface Item { readonly bookmark: Bookmark; readonly number: number; readonly kids: Item[]; }

/** Writes the outline; levels may skip but never lose an item. Answers the root's number, or null when there is nothing. */
export function writeOutline(out: PdfOutput, bookmarks: readonly Bookmark[]): number | null {
  if (bookmarks.length === 0) return null;
  const root = out.reserve();
  const top: Item[] = [];
  const open: Item[] = [];
  for (const bookmark of bookmarks) {
    const item: Item = { bookmark, number: out.reserve(), kids: [] };
    while (open.length > 0 && (open.at(-1)?.bookmark.level ?? 0) >= bookmark.level) open.pop();
    (open.at(-1)?.kids ?? top).push(item);
    open.push(item);
  }
  const write = (items: readonly Item[], parent: number): void => {
    for (const [index, { bookmark, number, kids }] of items.entries()) {
      const [before, after] = [items[index - 1], items[index + 1]];
      const family = kids.length > 0 ? `/First ${kids[0]?.number ?? 0} 0 R/Last ${kids.at(-1)?.number ?? 0} 0 R/Count -${kids.length}` : '';
      out.object(number, `<</Title ${writeValue(textString(bookmark.title))}/Parent ${parent} 0 R${before ? `/Prev ${before.number} 0 R` : ''}${after ? `/Next ${after.number} 0 R` : ''}${family}/Dest[${bookmark.page} 0 R/Fit]>>`);
      write(kids, number);
    }
  };
  write(top, root);
  out.object(root, `<</Type/Outlines/First ${top[0]?.number ?? 0} 0 R/Last ${top.at(-1)?.number ?? 0} 0 R/Count ${top.length}>>`);
  return root;
}
