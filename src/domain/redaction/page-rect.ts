// Rectangles on a page in page units (ten-thousandths of the page as shown), and the share of the page they cover.
import { PAGE_UNITS } from '../dossier/redaction.ts';

/** From the upper left corner of the page as shown. */
export interface PageRect { readonly left: number; readonly top: number; readonly width: number; readonly height: number; }

/** True when the two share a point, `margin` page units added to each side of `a`. */
export const touches = (a: PageRect, b: PageRect, margin = 0): boolean =>
  a.left - margin < b.left + b.width && b.left < a.left + a.width + margin && a.top - margin < b.top + b.height && b.top < a.top + a.height + margin;

/** True when `inner` lies wholly in `outer`. */
export const contains = (outer: PageRect, inner: PageRect): boolean =>
  inner.left >= outer.left && inner.top >= outer.top && inner.left + inner.width <= outer.left + outer.width && inner.top + inner.height <= outer.top + outer.height;

/** The part of the rectangle that is on the page. */
export function onPage({ left, top, width, height }: PageRect): PageRect {
  const clamp = (value: number): number => Math.min(PAGE_UNITS, Math.max(0, value));
  return { left: clamp(left), top: clamp(top), width: clamp(left + width) - clamp(left), height: clamp(top + height) - clamp(top) };
}

/** Share of one page that the rectangles cover together, 0 to 1; what overlaps counts once. */
export function coveredShare(rects: readonly PageRect[]): number {
  const shown = rects.map(onPage);
  const edges = [...new Set(shown.flatMap(({ left, width }) => [left, left + width]))].sort((a, b) => a - b);
  let area = 0;
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const spans = shown.filter(({ left, width }) => left <= start && left + width >= end).sort((a, b) => a.top - b.top);
    let bottom = 0;
    for (const { top, height } of spans) {
      area += (end - start) * Math.max(0, top + height - Math.max(bottom, top));
      bottom = Math.max(bottom, top + height);
    }
  }
  return area / (PAGE_UNITS * PAGE_UNITS);
}
