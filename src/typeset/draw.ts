// Draws paragraphs and tables straight onto pages, for documents that are not laid out as a whole.
import type { PDFPage } from 'pdf-lib';
import type { Block, Inlines, Strip } from './display.ts';
import { shifted } from './display.ts';
import { paintMarks } from './paint.ts';
import type { ParagraphLook } from './paragraph.ts';
import { paragraph } from './paragraph.ts';
import type { Table } from './table.ts';
import { table } from './table.ts';
import type { Typesetter } from './typesetter.ts';

/** Where drawing stands: `y` is the upper edge of what comes next, in points from the lower edge of the page. */
export interface Pen { readonly page: PDFPage; readonly y: number; }

export interface Area {
  readonly x: number;
  readonly width: number;
  /** Lowest y that may be drawn on. */
  readonly bottom: number;
  /** A fresh page and the y to start at; without it everything is drawn on the one page. */
  readonly nextPage?: () => Pen;
}

function drawBlock(typesetter: Typesetter, block: Block, start: Pen, area: Area): Pen {
  let pen = start;
  const put = (strip: Strip): void => {
    const height = pen.page.getHeight();
    paintMarks(typesetter, pen.page, shifted(strip.marks, area.x, height - pen.y));
    pen = { page: pen.page, y: pen.y - strip.height };
  };
  for (const [index, strip] of block.strips.entries()) {
    const needed = strip.keep === true ? strip.height + (block.strips[index + 1]?.height ?? 0) : strip.height;
    if (area.nextPage && pen.y - needed < area.bottom) {
      pen = area.nextPage();
      if (block.head && index > 0) put(block.head);
    }
    put(strip);
  }
  return pen;
}

/** Draws a paragraph from `start` downwards and answers where it ended. */
export const drawParagraph = (typesetter: Typesetter, inlines: Inlines, look: ParagraphLook, start: Pen, area: Area): Pen =>
  drawBlock(typesetter, paragraph(typesetter, inlines, area.width, look), start, area);

/** Draws a table from `start` downwards, its header again on each further page, and answers where it ended. */
export const drawTable = (typesetter: Typesetter, source: Table, start: Pen, area: Area): Pen =>
  drawBlock(typesetter, table(typesetter, source, area.width), start, area);
