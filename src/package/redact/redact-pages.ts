// True redaction: every page of the file is drawn anew as a picture, covered places are painted over in its pixels, and words outside them stay searchable.
import { encode } from 'jpeg-js';
import { PDFDocument, PDFOperator, PDFOperatorNames, type PDFPage } from 'pdf-lib';
import { Fault } from '../../contract/errors.ts';
import { PAGE_UNITS } from '../../domain/dossier/redaction.ts';
import { onPage, touches, type PageRect } from '../../domain/redaction/page-rect.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { Typesetter } from '../../typeset/typesetter.ts';
import { LARGEST_SIDE, readPageBox, shownSize } from '../assemble/page-box.ts';
import { readPages } from '../pdf-syntax/pages.ts';
import { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { PdfiumDocument, type PdfiumLoader, type Picture } from '../prepare/pdfium-document.ts';
import { withCharacters } from './page-characters.ts';
import { wordsOf, type PageWord } from './page-words.ts';
import { pixelsOf, seenWords } from './seen-words.ts';
import { TextLayer } from './text-layer.ts';

export interface CoveredPlace extends PageRect {
  /** From 1. */
  readonly page: number;
  /** What is drawn on it: the code of the reason. */
  readonly label: string;
}

export interface RedactRequest {
  readonly name: string;
  /** The file as it was made ready for the package. */
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly places: readonly CoveredPlace[];
}

export interface RedactedPdf { readonly pdf: Uint8Array; readonly pages: number; }

const DOTS_PER_INCH = 200;
const MAX_PIXELS = 25_000_000;
const QUALITY = 82;
/** Page units added to a covered place when words are told apart: about a point. */
export const MARGIN = 15;
const [LARGEST_LABEL, SMALLEST_LABEL] = [9, 2.5];

interface Shown { readonly width: number; readonly height: number; }

/**
 * A new PDF that holds nothing of the old one but pictures of its pages, and the words that can be seen and lie outside all
 * places. Fails closed: throws `redaction.failed` when a place is on no page, a page cannot be drawn, or a covered word is left.
 */
export async function redactPages({ name, pdf, places }: RedactRequest, loader: PdfiumLoader, fonts: FontLibrary): Promise<RedactedPdf> {
  const file = new PdfFile(pdf);
  const sizes = readPages(file).pages.map(({ dict }) => fitted(shownSize(readPageBox(file, dict))));
  const last = Math.max(...places.map(({ page }) => page));
  if (last > sizes.length) throw new Fault('redaction.failed', { name, reason: `a covered place is on page ${last}, and it has ${sizes.length} pages` });
  // Words of a hidden layer may lie on words of a shown one; which is which cannot be told, so none are kept.
  const layered = file.catalog.has('OCProperties');
  const pdfium = await loader.get();
  const source = PdfiumDocument.open(pdfium, pdf);
  try {
    if (source.pages !== sizes.length) throw new Fault('redaction.failed', { name, reason: 'its pages are counted differently by two readers' });
    const copy = await PDFDocument.create({ updateMetadata: false });
    const [typesetter, layer] = [new Typesetter(copy, fonts), new TextLayer(copy)];
    for (const [index, size] of sizes.entries()) {
      const own = places.filter(({ page }) => page === index + 1);
      const drawn = drawPage(source, index, size);
      if (!drawn) throw new Fault('redaction.failed', { name, reason: `page ${index + 1} cannot be drawn` });
      for (const place of own) paintOver(drawn.picture, place);
      const page = await addPicture(copy, size, drawn.picture);
      if (!layered) for (const word of drawn.words.filter(({ rect }) => !own.some((place) => touches(place, rect, MARGIN)))) layer.add(page, { text: word.text, direction: word.direction, ...inPoints(word.rect, size) }, word.spaced);
      for (const place of own) drawLabel(typesetter, page, place, inPoints(onPage(place), size));
    }
    layer.finish();
    typesetter.finish();
    const made = await copy.save();
    const left = coveredWordLeft(PdfiumDocument.open(pdfium, made), places);
    if (left !== null) throw new Fault('redaction.failed', { name, reason: `a covered word is still in the text of page ${left}` });
    return { pdf: made, pages: sizes.length };
  } finally {
    source.close();
  }
}

function fitted({ width, height }: Shown): Shown {
  const fit = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, width * fit), height: Math.max(1, height * fit) };
}

/** The page's picture at 200 dots per inch (less for very large pages) and the words that are seen on it. */
function drawPage(document: PdfiumDocument, index: number, { width, height }: Shown): { readonly picture: Picture; readonly words: readonly PageWord[] } | null {
  const scale = Math.min(DOTS_PER_INCH / 72, Math.sqrt(MAX_PIXELS / (width * height)));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return document.withPage(index, (page, pdfium) => withCharacters(pdfium, page, (characters) => {
    const { picture, seen } = seenWords(pdfium, wordsOf(characters), () => document.drawLoaded(page, columns, rows));
    return { picture, words: seen };
  }));
}

/** Black in the pixels, one more on each side, so that nothing of what was there is left when the picture is packed. */
function paintOver(picture: Picture, place: PageRect): void {
  const { x0, y0, x1, y1 } = pixelsOf(place, picture, 1);
  for (let y = y0; y < y1; y += 1) {
    for (let at = (y * picture.width + x0) * 4; at < (y * picture.width + x1) * 4; at += 4) picture.rgba.set([0, 0, 0, 255], at);
  }
}

async function addPicture(pdf: PDFDocument, { width, height }: Shown, { rgba, width: columns, height: rows }: Picture): Promise<PDFPage> {
  const image = await pdf.embedJpg(new Uint8Array(encode({ data: rgba, width: columns, height: rows }, QUALITY).data));
  const page = pdf.addPage([width, height]);
  const name = page.node.newXObject('Page', image.ref);
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.PushGraphicsState),
    PDFOperator.of(PDFOperatorNames.ConcatTransformationMatrix, [String(width), '0', '0', String(height), '0', '0']),
    PDFOperator.of(PDFOperatorNames.DrawObject, [name]),
    PDFOperator.of(PDFOperatorNames.PopGraphicsState),
  );
  await image.embed();
  return page;
}

/** Points from the lower left corner of the page. */
function inPoints({ left, top, width, height }: PageRect, page: Shown): { x: number; y: number; width: number; height: number } {
  const [x, y] = [page.width / PAGE_UNITS, page.height / PAGE_UNITS];
  return { x: left * x, y: page.height - (top + height) * y, width: width * x, height: height * y };
}

/** The reason in white on the black, as large as fits; a place too small for it stays plain, and the log names the reason. */
function drawLabel(typesetter: Typesetter, page: PDFPage, { label }: CoveredPlace, { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void {
  const size = Math.min(LARGEST_LABEL, height * 0.8, (width * 0.9) / Math.max(0.01, typesetter.measure(label, 1)));
  if (size < SMALLEST_LABEL) return;
  typesetter.drawText(page, label, { x: x + (width - typesetter.measure(label, size)) / 2, y: y + height / 2 - size * 0.35, size, color: [1, 1, 1] });
}

/** Reads the made file back: the number of a page on which anything but labels stands on a covered place; null when nothing does. */
function coveredWordLeft(made: PdfiumDocument, places: readonly CoveredPlace[]): number | null {
  const unspaced = (text: string): string => text.replace(/\s/gu, '');
  const labels = [...new Set(places.map(({ label }) => unspaced(label)))].sort((a, b) => b.length - a.length);
  try {
    for (const number of new Set(places.map(({ page }) => page))) {
      const own = places.filter(({ page }) => page === number);
      const text = made.withPage(number - 1, (page, pdfium) => withCharacters(pdfium, page, (characters) => characters.filter(({ rect }) => rect !== null && own.some((place) => touches(place, rect))).map((character) => character.text).join('')));
      if (text === null || labels.reduce((rest, label) => rest.replaceAll(label, ''), unspaced(text)) !== '') return number;
    }
    return null;
  } finally {
    made.close();
  }
}
