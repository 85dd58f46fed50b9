// Sets our own pages for evidence that has none: each says at its head that it is a rendition and of what.
import { PDFDocument } from 'pdf-lib';
import type { Block, Mark } from '../../typeset/display.ts';
import { GREY, HAIRLINE } from '../../typeset/display.ts';
import type { Frame } from '../../typeset/flow.ts';
import { flow } from '../../typeset/flow.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { paint } from '../../typeset/paint.ts';
import { Typesetter } from '../../typeset/typesetter.ts';
import type { PreparedPages, PrepareRequest } from '../engine.ts';

export const MAX_RENDITION_PAGES = 50;

export interface Rendition {
  /** "Rendition of a mail". */
  readonly label: string;
  readonly frame: Frame;
  readonly rung: 'typeset' | 'rendition';
  /** Set against the measure of the document that is being made. */
  readonly blocks: (typesetter: Typesetter) => readonly Block[];
  /** There was more than was given in the blocks. */
  readonly cut?: boolean;
}

/** At most fifty pages; what is left out is said on the last page and in the notes. */
export async function renderRendition({ name, sha256 }: PrepareRequest, { label, frame, blocks, cut = false, rung }: Rendition, fonts: FontLibrary): Promise<PreparedPages> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const typesetter = new Typesetter(pdf, fonts);
  const all = flow(blocks(typesetter), frame).pages;
  const pages = all.slice(0, MAX_RENDITION_PAGES);
  const more = cut || all.length > pages.length;
  const text = (value: string, x: number, y: number): Mark => ({ kind: 'text', x, y, size: 7, width: 0, inline: { text: value, color: GREY } });
  const room = frame.width - frame.left - frame.right;
  const framed = pages.map((page, index) => ({
    frame,
    marks: [
      text(typesetter.fit(`${label}: ${name}`, room * 0.8, 7), frame.left, 30),
      text(`${index + 1} / ${pages.length}`, frame.width - frame.right - typesetter.measure(`${index + 1} / ${pages.length}`, 7), 30),
      text(`SHA-256 of the original ${sha256}`, frame.left, 40),
      { kind: 'line' as const, x1: frame.left, y1: 46, x2: frame.width - frame.right, y2: 46, thickness: 0.4, color: HAIRLINE },
      ...page.marks,
      ...(more && index === pages.length - 1 ? [text('Continued in the attached original, which holds more than is shown here.', frame.left, frame.height - frame.bottom + 16)] : []),
    ],
  }));
  paint(typesetter, framed, () => '');
  typesetter.finish();
  const notes = [`${label}; the original is attached.`, ...(more ? [`The first ${pages.length} pages are shown; the rest is in the attached original.`] : [])];
  return { pdf: await pdf.save(), pages: pages.length, rung, notes };
}
