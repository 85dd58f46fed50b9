// Compares a copy with its original, page by page, as small pictures drawn by the same engine.
import type { PdfiumDocument, Picture } from './pdfium-document.ts';

const LONG_SIDE = 200;
/** Mean difference of grey that counts as equal, of 255: rounding of edges stays far below. */
const MEAN_TOLERANCE = 1;
/** Share of pixels that may differ plainly. */
const PIXEL_TOLERANCE = 0.004;
const PLAIN_DIFFERENCE = 96;
const MAX_COMPARED = 1000;

const grey = ({ rgba }: Picture, pixel: number): number => ((rgba[pixel * 4] ?? 0) * 77 + (rgba[pixel * 4 + 1] ?? 0) * 150 + (rgba[pixel * 4 + 2] ?? 0) * 29) >> 8;

/** True when two pictures of the same size look alike. */
export function looksAlike(a: Picture, b: Picture): boolean {
  const pixels = a.width * a.height;
  if (b.width !== a.width || b.height !== a.height) return false;
  let [sum, plain] = [0, 0];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const difference = Math.abs(grey(a, pixel) - grey(b, pixel));
    sum += difference;
    if (difference > PLAIN_DIFFERENCE) plain += 1;
  }
  return sum / pixels <= MEAN_TOLERANCE && plain <= pixels * PIXEL_TOLERANCE;
}

/** Page numbers (from 1) on which the two differ; of very long documents an even selection of 1,000 pages is looked at. */
export function differingPages(original: PdfiumDocument, copy: PdfiumDocument): number[] {
  const step = Math.max(1, original.pages / MAX_COMPARED);
  const differing: number[] = [];
  for (let place = 0; Math.floor(place) < original.pages; place += step) {
    const index = Math.floor(place);
    const size = original.size(index);
    if (!size) continue; // a page that PDFium itself cannot load says nothing about the copy
    const scale = LONG_SIDE / Math.max(size.width, size.height, 1);
    const [width, height] = [Math.max(1, Math.round(size.width * scale)), Math.max(1, Math.round(size.height * scale))];
    const [a, b] = [original.renderTo(index, width, height), copy.renderTo(index, width, height)];
    if (a && (!b || !sameShape(size, copy.size(index)) || !looksAlike(a, b))) differing.push(index + 1);
  }
  return differing;
}

function sameShape(a: { readonly width: number; readonly height: number }, b: { readonly width: number; readonly height: number } | null): boolean {
  return b !== null && Math.abs(a.width - b.width) < 1 && Math.abs(a.height - b.height) < 1;
}
