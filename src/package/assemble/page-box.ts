// The visible part of a page as its reader sees it: size, and the matrix from there to the page's own space.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { numberOf, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeNumber } from '../pdf-syntax/write-value.ts';

export type Box = readonly [x0: number, y0: number, x1: number, y1: number];
export type Matrix = readonly [number, number, number, number, number, number];

const LETTER: Box = [0, 0, 612, 792];
/** Units that a side of a page may have for readers to show it (ISO 32000-1, annex C.2). */
export const LARGEST_SIDE = 14_400;

export interface PageBox {
  readonly media: Box;
  /** What is shown: the crop box inside the media box. */
  readonly crop: Box;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly userUnit: number;
}

function boxOf(file: PdfFile, value: PdfValue | undefined): Box | null {
  const list = file.resolve(value);
  if (!Array.isArray(list)) return null;
  const [a, b, c, d] = list.map((item) => numberOf(file.resolve(item)) ?? Number.NaN);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box.every(Number.isFinite) && box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : null;
}

/** Boxes, rotation and unit of a page; what is missing or senseless gets the standard's default. */
export function readPageBox(file: PdfFile, page: PdfDict): PageBox {
  const media = boxOf(file, page.get('MediaBox')) ?? LETTER;
  const own = boxOf(file, page.get('CropBox')) ?? media;
  const cut: Box = [Math.max(own[0], media[0]), Math.max(own[1], media[1]), Math.min(own[2], media[2]), Math.min(own[3], media[3])];
  const turns = (((numberOf(file.resolve(page.get('Rotate'))) ?? 0) / 90) % 4 + 4) % 4;
  const unit = numberOf(file.resolve(page.get('UserUnit'))) ?? 1;
  return {
    media,
    crop: cut[2] - cut[0] >= 1 && cut[3] - cut[1] >= 1 ? cut : media,
    rotation: turns === 1 ? 90 : turns === 2 ? 180 : turns === 3 ? 270 : 0,
    userUnit: unit > 0 && unit <= 1e6 ? unit : 1,
  };
}

export const writeBox = (box: Box): string => `[${box.map(writeNumber).join(' ')}]`;

/** Width and height in points (1/72 inch) as shown. */
export function shownSize({ crop, rotation, userUnit }: PageBox): { readonly width: number; readonly height: number } {
  const [width, height] = [(crop[2] - crop[0]) * userUnit, (crop[3] - crop[1]) * userUnit];
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

/** From points as shown (origin lower left) to the page's default user space. */
export function shownToPage({ crop, rotation, userUnit }: PageBox): Matrix {
  const s = 1 / userUnit;
  switch (rotation) {
    case 0:
      return [s, 0, 0, s, crop[0], crop[1]];
    case 90:
      return [0, s, -s, 0, crop[2], crop[1]];
    case 180:
      return [-s, 0, 0, -s, crop[2], crop[3]];
    case 270:
      return [0, -s, s, 0, crop[0], crop[3]];
  }
}

/** The page made taller at its foot as shown, by `strip` points; nothing on it moves. */
export function withFoot(box: PageBox, strip: number): PageBox {
  const by = strip / box.userUnit;
  const [x0, y0, x1, y1] = box.crop;
  const crop: Box = box.rotation === 0 ? [x0, y0 - by, x1, y1] : box.rotation === 90 ? [x0, y0, x1 + by, y1] : box.rotation === 180 ? [x0, y0, x1, y1 + by] : [x0 - by, y0, x1, y1];
  const media: Box = [Math.min(box.media[0], crop[0]), Math.min(box.media[1], crop[1]), Math.max(box.media[2], crop[2]), Math.max(box.media[3], crop[3])];
  return { ...box, crop, media };
}
