// Drawing, moving and resizing a place on a page: rectangles in page units, kept on the page.
import { PAGE_UNITS } from '../../../../src/domain/dossier/redaction.ts';
import type { PageRect } from '../../../../src/domain/redaction/page-rect.ts';

export interface Point { readonly x: number; readonly y: number }

/** Smaller than this nobody can see or take hold of. */
export const SMALLEST = 40;
export const SIDES = ['left', 'top', 'width', 'height'] as const;
export type Side = (typeof SIDES)[number];

const clamp = (value: number, low: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)));
const onAxis = (a: number, b: number): [start: number, length: number] => {
  const [low, high] = [clamp(Math.min(a, b), 0, PAGE_UNITS - SMALLEST), clamp(Math.max(a, b), SMALLEST, PAGE_UNITS)];
  return [low, Math.max(SMALLEST, high - low)];
};

/** The rectangle between two points, whichever way it is drawn. */
export function between(a: Point, b: Point): PageRect {
  const [[left, width], [top, height]] = [onAxis(a.x, b.x), onAxis(a.y, b.y)];
  return { left, top, width, height };
}

export const moved = (rect: PageRect, by: Point): PageRect =>
  ({ ...rect, left: clamp(rect.left + by.x, 0, PAGE_UNITS - rect.width), top: clamp(rect.top + by.y, 0, PAGE_UNITS - rect.height) });

/** The lower right corner drawn by so much. */
export const resized = (rect: PageRect, by: Point): PageRect =>
  ({ ...rect, width: clamp(rect.width + by.x, SMALLEST, PAGE_UNITS - rect.left), height: clamp(rect.height + by.y, SMALLEST, PAGE_UNITS - rect.top) });

/** One side set to so many percent of the page. */
export function withSide(rect: PageRect, side: Side, percent: number): PageRect {
  const value = Math.round((percent * PAGE_UNITS) / 100);
  if (side === 'left') return moved(rect, { x: value - rect.left, y: 0 });
  if (side === 'top') return moved(rect, { x: 0, y: value - rect.top });
  return side === 'width' ? resized(rect, { x: value - rect.width, y: 0 }) : resized(rect, { x: 0, y: value - rect.height });
}

const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };
const STEP = 50;

/** Arrow keys move, with Shift they resize, with Alt finely; null for any other key. */
export function byKey(rect: PageRect, { key, shiftKey, altKey }: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean }): PageRect | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const step = altKey ? STEP / 5 : STEP;
  return (shiftKey ? resized : moved)(rect, { x: arrow.x * step, y: arrow.y * step });
}
