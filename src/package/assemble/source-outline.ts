// The bookmarks that a source PDF brings along, to stand under the bookmark of its exhibit.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import type { PageList } from '../pdf-syntax/pages.ts';
import { isDict, PdfRef, PdfString, readTextString, type PdfValue } from '../pdf-syntax/values.ts';
import type { Destinations } from './destinations.ts';

export interface SourceBookmark {
  readonly title: string;
  /** From 0 for the outermost. */
  readonly level: number;
  /** Page index in the source. */
  readonly page: number;
}

const MAX_BOOKMARKS = 1000;
const MAX_LEVEL = 6;
const MAX_TITLE = 300;

/** In reading order. Entries that lead to no page of the file are passed over, what stands under them moves up to them; loops are cut. */
export function sourceOutline(file: PdfFile, list: PageList, destinations: Destinations): SourceBookmark[] {
  const root = file.dict(file.catalog, 'Outlines');
  if (!root) return [];
  const indexes = new Map(list.pages.map((page, index) => [page.reference.number, index]));
  const found: SourceBookmark[] = [];
  const seen = new Set<number>();
  const visit = (first: PdfValue | undefined, level: number): void => {
    for (let next = first; next instanceof PdfRef && !seen.has(next.number) && found.length < MAX_BOOKMARKS; ) {
      seen.add(next.number);
      const item = file.resolve(next);
      if (!isDict(item)) return;
      const title = file.resolve(item.get('Title'));
      const target = destinations.of(item)?.[0];
      const page = target instanceof PdfRef ? indexes.get(target.number) : undefined;
      const shown = title instanceof PdfString && page !== undefined;
      if (shown) found.push({ title: readTextString(title).slice(0, MAX_TITLE), level, page });
      if (level < MAX_LEVEL) visit(item.get('First'), shown ? level + 1 : level);
      next = item.get('Next');
    }
  };
  visit(root.get('First'), 0);
  return found;
}
