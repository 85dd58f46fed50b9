// Looks for names and number forms on the pages of a prepared file and answers where they stand, not what they say.
import { contains, onPage, touches, type PageRect } from '../../domain/redaction/page-rect.ts';
import { foldText, type RedactionSearch } from '../../domain/redaction/search.ts';
import { PdfiumDocument, type PdfiumLoader } from '../prepare/pdfium-document.ts';
import { withCharacters, type PageCharacter } from './page-characters.ts';
import { around } from './page-words.ts';

export interface FindRequest { readonly name: string; readonly pdf: Uint8Array; readonly searches: readonly RedactionSearch[]; }

export interface FoundPlace extends PageRect {
  /** From 1. */
  readonly page: number;
  /** Id of the search. */
  readonly foundBy: string;
  readonly reason: string;
}

export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** Pages (from 1) without any text: nothing can be found there, a person must look. */
  readonly blind: readonly number[];
  /** There were more than are listed. */
  readonly cut: boolean;
}

export const MOST_FOUND = 5_000;
/** Page units added around what was found, so that the edges of letters are covered. */
const PADDING = { x: 20, y: 15 };
/** Parts of one match farther apart than so many times their size stand on different lines. */
const SAME_LINE = 2;

/** Text of a page with, for each code unit, the character it came from. */
interface Searchable { readonly text: string; readonly from: readonly number[]; }

function searchable(characters: readonly PageCharacter[], written: (text: string) => string): Searchable {
  const from: number[] = [];
  const text = characters.map((character, index) => {
    const own = written(character.text);
    for (let unit = 0; unit < own.length; unit += 1) from.push(index);
    return own;
  }).join('');
  return { text, from };
}

/** The rectangles of a match, one a line. */
function linesOf(characters: readonly PageCharacter[]): PageRect[] {
  const lines: PageRect[][] = [];
  for (const { rect } of characters) {
    if (rect === null) continue;
    const before = lines.at(-1)?.at(-1);
    if (before && touches(before, rect, SAME_LINE * Math.max(before.width, before.height))) lines.at(-1)?.push(rect);
    else lines.push([rect]);
  }
  return lines.map((line) => {
    const { left, top, width, height } = around(line);
    return onPage({ left: left - PADDING.x, top: top - PADDING.y, width: width + 2 * PADDING.x, height: height + 2 * PADDING.y });
  });
}

function findOnPage(characters: readonly PageCharacter[], searches: readonly RedactionSearch[], page: number): FoundPlace[] {
  const [folded, plain] = [searchable(characters, foldText), searchable(characters, (text) => text)];
  const found: FoundPlace[] = [];
  for (const search of searches) {
    const { text, from } = search.folded ? folded : plain;
    for (const match of text.matchAll(new RegExp(search.pattern, 'giu'))) {
      if (match[0] === '') continue;
      const [first, last] = [from[match.index] ?? 0, from[match.index + match[0].length - 1] ?? 0];
      for (const line of linesOf(characters.slice(first, last + 1))) if (!found.some((other) => contains(other, line))) found.push({ page, ...line, foundBy: search.id, reason: search.reason });
    }
  }
  return found;
}

/** At most `MOST_FOUND` places, in the order of the pages. */
export async function findPlaces({ pdf, searches }: FindRequest, loader: PdfiumLoader): Promise<FoundPlaces> {
  const document = PdfiumDocument.open(await loader.get(), pdf);
  try {
    const places: FoundPlace[] = [];
    const blind: number[] = [];
    for (let index = 0; index < document.pages && places.length <= MOST_FOUND; index += 1) {
      const found = document.withPage(index, (page, pdfium) => withCharacters(pdfium, page, (characters) => (characters.some(({ rect }) => rect !== null) ? findOnPage(characters, searches, index + 1) : null)));
      if (found) places.push(...found);
      else blind.push(index + 1);
    }
    return { places: places.slice(0, MOST_FOUND), blind, cut: places.length > MOST_FOUND };
  } finally {
    document.close();
  }
}
