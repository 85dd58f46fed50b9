// Which words of a page can be seen: hidden text must not come along in the text layer of a redacted page.
import { PAGE_UNITS } from '../../domain/dossier/redaction.ts';
import { onPage, type PageRect } from '../../domain/redaction/page-rect.ts';
import type { Pdfium } from '../../ingest/pdfium.ts';
import type { Picture } from '../prepare/pdfium-document.ts';
import type { PageWord } from './page-words.ts';

/** Text rendering mode 3: neither filled nor stroked, as scans are given that a machine has read. */
const INVISIBLE = 3;
/** Difference of grey, of 255, that an eye can tell. */
const SEEN = 24;

/** The pixels that a rectangle in page units touches, with `margin` pixels on each side. */
export function pixelsOf(rect: PageRect, { width, height }: Pick<Picture, 'width' | 'height'>, margin = 0): { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number } {
  const { left, top, width: w, height: h } = onPage(rect);
  return {
    x0: Math.max(0, Math.floor((left * width) / PAGE_UNITS) - margin), y0: Math.max(0, Math.floor((top * height) / PAGE_UNITS) - margin),
    x1: Math.min(width, Math.ceil(((left + w) * width) / PAGE_UNITS) + margin), y1: Math.min(height, Math.ceil(((top + h) * height) / PAGE_UNITS) + margin),
  };
}

/** PDFium reads what is to be read aloud instead of what is drawn; that may be anything. */
function isReplaced(pdfium: Pdfium, object: number): boolean {
  const marks = Math.max(0, pdfium.FPDFPageObj_CountMarks(object));
  return Array.from({ length: marks }, (_, index) => pdfium.FPDFPageObj_GetMark(object, index)).some((mark) => ['ActualText', 'Alt', 'E'].some((key) => pdfium.FPDFPageObjMark_GetParamValueType(mark, key) !== 0));
}

function* greysIn(picture: Picture, rect: PageRect): Generator<number> {
  const { x0, y0, x1, y1 } = pixelsOf(rect, picture);
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const at = (y * picture.width + x) * 4;
      yield ((picture.rgba[at] ?? 0) * 77 + (picture.rgba[at + 1] ?? 0) * 150 + (picture.rgba[at + 2] ?? 0) * 29) >> 8;
    }
  }
}

function differs(a: Picture, b: Picture, rect: PageRect): boolean {
  const others = greysIn(b, rect);
  for (const grey of greysIn(a, rect)) if (Math.abs(grey - (others.next().value ?? grey)) >= SEEN) return true;
  return false;
}

function hasInk(picture: Picture, rect: PageRect): boolean {
  let [darkest, lightest] = [255, 0];
  for (const grey of greysIn(picture, rect)) {
    darkest = Math.min(darkest, grey);
    lightest = Math.max(lightest, grey);
  }
  return lightest - darkest >= SEEN;
}

/**
 * A drawn word is seen when the page looks different without its text; a word that only a machine read is believed where
 * there is ink in the picture. `draw` draws the loaded page as it is at that moment; text objects are switched off for good.
 */
export function seenWords(pdfium: Pdfium, words: readonly PageWord[], draw: () => Picture): { readonly picture: Picture; readonly seen: readonly PageWord[] } {
  const picture = draw();
  const objects = new Set(words.flatMap((word) => word.objects).filter((object) => object !== 0));
  if (objects.size === 0) return { picture, seen: [] };
  const invisible = new Set([...objects].filter((object) => pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE));
  const replaced = new Set([...objects].filter((object) => isReplaced(pdfium, object)));
  for (const object of objects) pdfium.FPDFPageObj_SetIsActive(object, false);
  const bare = draw();
  const drawn = words.filter((word) => !word.objects.some((object) => replaced.has(object)));
  return { picture, seen: drawn.filter((word) => (word.objects.every((object) => invisible.has(object)) ? hasInk(bare, word.rect) : differs(picture, bare, word.rect))) };
}
