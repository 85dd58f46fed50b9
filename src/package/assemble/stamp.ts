// The line at the foot of every page: exhibit page, legend, package page number.
import type { PageStamp } from '../engine.ts';
import { writeNumber } from '../pdf-syntax/write-value.ts';
import type { PackageFonts } from './package-font.ts';
import { shownSize, shownToPage, type PageBox } from './page-box.ts';

/** Height in points of the strip a page is given at its foot when the stamp must cover nothing. */
export const FOOT_STRIP = 24;

const SIZE = 7;
const MARGIN = 18;
const GAP = 9;
const BASELINE = 9;

interface Line { readonly text: string; readonly x: number; readonly y: number; readonly size: number; }

/** Places the three texts on a page of `width` points: one line, or the middle one above, shrunk where even that is too wide. */
export function layStamp({ left, center, right }: PageStamp, width: number, measure: (text: string, size: number) => number): Line[] {
  const margin = Math.min(MARGIN, width * 0.05);
  const room = width - 2 * margin;
  const at = (text: string): number => measure(text, SIZE);
  const centerStart = (size: number): number => (width - measure(center, size)) / 2;
  const oneLine = center === '' ? at(left) + at(right) + GAP <= room : Math.max(at(left), at(right)) + GAP <= centerStart(SIZE) - margin;
  const needed = oneLine ? room : Math.max(at(left) + at(right) + GAP, at(center));
  const size = Math.max(1, SIZE * Math.min(1, room / needed));
  const baseline = oneLine ? BASELINE : BASELINE - 3;
  return [
    { text: left, x: margin, y: baseline, size },
    { text: center, x: centerStart(size), y: oneLine ? baseline : baseline + size * 1.25, size },
    { text: right, x: width - margin - measure(right, size), y: baseline, size },
  ].filter((line) => line.text !== '');
}

/** Content that closes the page's own state and draws the stamp as a pagination artifact. */
export function stampContent(stamp: PageStamp, box: PageBox, fonts: PackageFonts): string {
  const texts = layStamp(stamp, shownSize(box).width, (text, size) => fonts.width(text, size)).map((line) => fonts.show(line.text, line.x, line.y, line.size));
  return `Q\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC q ${shownToPage(box).map(writeNumber).join(' ')} cm 0.15 g BT ${texts.join(' ')} ET Q EMC`;
}
