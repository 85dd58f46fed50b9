// Draws a paper: letterhead, body and foot on every leaf, each marked SPECIMEN.
import { degrees, PDFDocument, PDFOperator, PDFOperatorNames, rgb, type PDFImage, type PDFPage } from 'pdf-lib';
import { type Block, GREY, HAIRLINE, INK, type Mark, shifted, TINT } from '../typeset/display.ts';
import type { FontLibrary } from '../typeset/font-library.ts';
import { paintMarks } from '../typeset/paint.ts';
import { heading, labelledValues, paragraph, setLines } from '../typeset/paragraph.ts';
import { table } from '../typeset/table.ts';
import { type Color, Typesetter } from '../typeset/typesetter.ts';
import type { Element, FormBox, Leaf, Letterhead, Paper } from './paper.ts';

export interface PaperHead {
  readonly issuer: string;
  /** Second line under the issuer: its name in English or its own script. */
  readonly issuerSecond: string;
  readonly address: string;
  readonly title: string;
  readonly docNo: string;
  readonly docDate: string;
  readonly numberLabel: string;
  readonly dateLabel: string;
  /** "Page 2 of 4" in the paper's language. */
  pageLabel(page: number, of: number): string;
  readonly subject: string;
}

const LEFT = 54;
const WIDTH = 612 - 2 * LEFT;
const BOTTOM = 734;
const FLOW_WIDTH = 284;
const SIGNATURE_WIDTH = 224;
/** Least room for a caption beside its picture. */
const CAPTION_WIDTH = 90;
/** A leaf with little on it is printed larger, as real papers are; the first scale that fits is taken. */
const SCALES = [1.4, 1.25, 1.12, 1];

/** Pictures of the document, embedded once each. */
type Images = Map<Uint8Array, PDFImage>;

const COLORS: Readonly<Record<Letterhead, Color>> = {
  government: [0.1, 0.16, 0.3], company: [0.12, 0.35, 0.34], bank: [0.5, 0.09, 0.13], carrier: [0.05, 0.25, 0.5], certificate: [0.42, 0.31, 0.07], report: [0.25, 0.2, 0.42],
};

const box = (x: number, y: number, width: number, height: number, look: { fill?: Color; stroke?: Color; thickness?: number }): Mark => ({ kind: 'box', x, y, width, height, ...look });
const line = (y: number, thickness: number, color: Color): Mark => ({ kind: 'line', x1: LEFT, x2: LEFT + WIDTH, y1: y, y2: y, thickness, color });

class LeafDrawing {
  readonly #typesetter: Typesetter;
  /** Null only measures. */
  readonly #page: PDFPage | null;
  readonly #color: Color;
  readonly #images: Images;
  /** Measure of the body; narrower than the leaf where the body is magnified. */
  #width = WIDTH;
  #y = 0;

  constructor(typesetter: Typesetter, page: PDFPage | null, color: Color, images: Images) {
    this.#typesetter = typesetter;
    this.#page = page;
    this.#color = color;
    this.#images = images;
  }

  #paint(marks: readonly Mark[]): void {
    if (this.#page) paintMarks(this.#typesetter, this.#page, marks);
  }

  #text(text: string, x: number, y: number, size: number, look: { weight?: 'regular' | 'bold' | 'italic'; color?: Color; align?: 'left' | 'right' | 'center'; width?: number } = {}): number {
    const { width = WIDTH, ...rest } = look;
    const lines = setLines(this.#typesetter, text, width, { size, ...rest });
    for (const [index, own] of lines.entries()) this.#paint(shifted(own.marks, x, y + index * size * 1.45));
    return lines.length * size * 1.45;
  }

  #block(block: Block): void {
    this.#y += block.before;
    for (const strip of block.strips) {
      this.#paint(shifted(strip.marks, LEFT, this.#y));
      this.#y += strip.height;
    }
  }

  /** Each kind of issuer prints its head its own way. */
  head(letterhead: Letterhead, head: PaperHead): void {
    const color = this.#color;
    this.#y = 40;
    // Long names take two lines; what follows stands below them.
    let below = 60;
    if (letterhead === 'bank') {
      this.#paint([box(0, 0, 612, 30, { fill: color })]);
      this.#text(head.issuer, LEFT, 6, 11, { weight: 'bold', color: [1, 1, 1] });
    } else if (letterhead === 'carrier') {
      this.#paint([{ kind: 'polygon', points: [[LEFT, 66], [LEFT + 14, 40], [LEFT + 28, 66]], fill: color }, line(76, 1.4, color)]);
      this.#text(head.issuer, LEFT + 38, 42, 13, { weight: 'bold', color, width: 300 });
    } else if (letterhead === 'certificate') {
      this.#paint([box(24, 24, 564, 744, { stroke: color, thickness: 2 }), box(29, 29, 554, 734, { stroke: color, thickness: 0.5 })]);
      this.#y += this.#text(head.issuer, LEFT, 42, 12, { weight: 'bold', color, align: 'center' });
    } else {
      if (letterhead === 'report') this.#paint([box(0, 0, 14, 792, { fill: color })]);
      below = this.#y + this.#text(head.issuer, LEFT, this.#y, letterhead === 'government' ? 11 : 12.5, { weight: 'bold', color, width: 330 });
    }
    const centred = letterhead === 'certificate';
    if (!centred) this.#y = letterhead === 'bank' ? 38 : letterhead === 'carrier' ? 80 : below;
    if (head.issuerSecond !== '') this.#y += this.#text(head.issuerSecond, LEFT, this.#y, 8, { color: GREY, ...(centred ? { align: 'center' } : { width: 330 }) });
    if (head.address !== '') this.#y += this.#text(head.address, LEFT, this.#y, 7.5, { color: GREY, ...(centred ? { align: 'center' } : { width: 330 }) });
    if (!centred) {
      this.#text(`${head.numberLabel}: ${head.docNo}`, LEFT + 300, 40, 9, { weight: 'bold', align: 'right', width: WIDTH - 300 });
      this.#text(`${head.dateLabel}: ${head.docDate}`, LEFT + 300, 55, 8, { align: 'right', width: WIDTH - 300 });
    }
    this.#y = Math.max(this.#y + 6, 84);
    if (letterhead === 'government' || letterhead === 'company') this.#paint([line(this.#y, letterhead === 'government' ? 1.6 : 0.8, color)]);
    this.#y += 7;
    this.#y += this.#text(head.title, LEFT, this.#y, letterhead === 'certificate' ? 16 : 13, { weight: 'bold', color: INK, align: letterhead === 'report' || letterhead === 'company' ? 'left' : 'center' });
    if (centred) this.#y += this.#text(`${head.numberLabel} ${head.docNo}   ·   ${head.dateLabel} ${head.docDate}`, LEFT, this.#y, 9, { align: 'center' });
    this.#y += 4;
  }

  foot(head: PaperHead, page: number, of: number): void {
    this.#paint([line(742, 0.3, HAIRLINE)]);
    this.#text(`SPECIMEN. ${head.subject}`, LEFT, 744, 6.5, { color: GREY, width: 400 });
    this.#text(head.pageLabel(page, of), LEFT, 744, 6.5, { color: GREY, align: 'right' });
  }

  /** Draws the body `scale` times as large, in the same frame; answers whether it fits. */
  async body(leaf: Leaf, scale: number): Promise<boolean> {
    const top = this.#y;
    this.#width = WIDTH / scale;
    const matrix = [scale, 0, 0, scale, LEFT * (1 - scale), (792 - top) * (1 - scale)].map(String);
    this.#page?.pushOperators(PDFOperator.of(PDFOperatorNames.PushGraphicsState), PDFOperator.of(PDFOperatorNames.ConcatTransformationMatrix, matrix));
    for (const element of leaf) await this.#element(element);
    this.#page?.pushOperators(PDFOperator.of(PDFOperatorNames.PopGraphicsState));
    return top + (this.#y - top) * scale <= BOTTOM + 6;
  }

  async #element(element: Element): Promise<void> {
    const set = this.#typesetter;
    switch (element.kind) {
      case 'heading': this.#block(heading(set, element.text, this.#width, 3)); return;
      case 'text': this.#block(paragraph(set, element.text, this.#width, { size: element.size ?? 9, ...(element.mono === true ? { tracking: 0.6 } : {}) })); return;
      case 'fields': this.#block(labelledValues(set, element.rows, this.#width)); return;
      case 'table': {
        const rows = element.rows.map((cells) => ({ cells }));
        this.#block(table(set, { columns: element.columns, size: element.size ?? 7.5, rows: element.total ? [...rows, { cells: element.total, kind: 'total' }] : rows }, this.#width));
        return;
      }
      case 'boxes': this.#boxes(element.boxes, element.height ?? 0); return;
      case 'picture': await this.#picture(element.jpeg, element.caption, element.height); return;
      case 'flow': this.#flow(element.steps); return;
      case 'signature': this.#signature(element.name, element.role, element.date); return;
      case 'seal': this.#seal(element.lines);
    }
  }

  #boxes(boxes: readonly FormBox[], least: number): void {
    const total = boxes.reduce((sum, own) => sum + (own.share ?? 1), 0);
    const widths = boxes.map((own) => (this.#width * (own.share ?? 1)) / total);
    const lines = boxes.map((own, index) => setLines(this.#typesetter, own.value, (widths[index] ?? 0) - 8, { size: 8.5 }));
    const height = Math.max(least, 15 + Math.max(...lines.map((own) => Math.max(1, own.length))) * 12.4);
    let x = LEFT;
    for (const [index, own] of boxes.entries()) {
      const width = widths[index] ?? 0;
      this.#paint([box(x, this.#y, width, height, { stroke: INK, thickness: 0.5 })]);
      this.#text(own.label, x + 3, this.#y + 1, 5.8, { color: GREY, width: width - 6 });
      for (const [row, set] of (lines[index] ?? []).entries()) this.#paint(shifted(set.marks, x + 4, this.#y + 10 + row * 12.4));
      x += width;
    }
    this.#y += height;
  }

  async #picture(jpeg: Uint8Array, caption: string, height: number): Promise<void> {
    const image = this.#images.get(jpeg) ?? (await this.#typesetter.pdf.embedJpg(jpeg));
    this.#images.set(jpeg, image);
    const width = (height * image.width) / image.height;
    this.#page?.drawImage(image, { x: LEFT, y: 792 - this.#y - 8 - height, width, height });
    const beside = this.#width - width - 12;
    if (beside < CAPTION_WIDTH) this.#y += height + 14 + this.#text(caption, LEFT, this.#y + height + 12, 8, { width: this.#width });
    else {
      this.#text(caption, LEFT + width + 12, this.#y + 8, 8, { width: beside });
      this.#y += height + 14;
    }
  }

  #flow(steps: readonly string[]): void {
    this.#y += 8;
    const left = LEFT + (this.#width - FLOW_WIDTH) / 2;
    for (const [index, step] of steps.entries()) {
      this.#paint([box(left, this.#y, FLOW_WIDTH, 24, { fill: TINT, stroke: this.#color, thickness: 0.7 })]);
      this.#text(`${index + 1}.  ${step}`, left + 8, this.#y + 5, 8.5, { width: 270 });
      this.#y += 24;
      if (index < steps.length - 1) {
        this.#paint([{ kind: 'line', x1: left + FLOW_WIDTH / 2, x2: left + FLOW_WIDTH / 2, y1: this.#y, y2: this.#y + 10, thickness: 0.8, color: this.#color }]);
        this.#y += 10;
      }
    }
    this.#y += 8;
  }

  #signature(name: string, role: string, date: string): void {
    this.#y += 26;
    const x = LEFT + this.#width - SIGNATURE_WIDTH;
    const stroke: [number, number][] = [[0, 0], [14, -12], [20, 4], [34, -9], [43, 2], [60, -14], [66, 3], [92, -6], [118, 0]];
    for (const [index, [dx, dy]] of stroke.slice(1).entries()) {
      const from = stroke[index] ?? [0, 0];
      this.#paint([{ kind: 'line', x1: x + from[0], y1: this.#y + from[1], x2: x + dx, y2: this.#y + dy, thickness: 0.9, color: [0.1, 0.15, 0.5] }]);
    }
    this.#paint([{ kind: 'line', x1: x, x2: LEFT + this.#width, y1: this.#y + 6, y2: this.#y + 6, thickness: 0.5, color: INK }]);
    this.#y += 8 + this.#text(`${name}\n${role}${role === '' ? '' : ' · '}${date}`, x, this.#y + 8, 8, { width: SIGNATURE_WIDTH });
  }

  #seal(lines: readonly string[]): void {
    const red: Color = [0.75, 0.1, 0.1];
    this.#y += 8;
    const height = 10 + lines.length * 13;
    this.#paint([box(LEFT + 8, this.#y, 200, height, { stroke: red, thickness: 1.6 }), box(LEFT + 11, this.#y + 3, 194, height - 6, { stroke: red, thickness: 0.5 })]);
    for (const [index, own] of lines.entries()) this.#text(own, LEFT + 14, this.#y + 5 + index * 13, 8, { color: red, align: 'center', width: 188, ...(index === 0 ? { weight: 'bold' as const } : {}) });
    this.#y += height + 6;
  }
}

/** Throws when the leaf holds more than a page: papers must have the pages they state. */
async function drawLeaf(typesetter: Typesetter, leaf: Leaf, paper: Paper, head: PaperHead, number: number, images: Images): Promise<void> {
  const begin = (page: PDFPage | null): LeafDrawing => {
    const drawing = new LeafDrawing(typesetter, page, COLORS[paper.letterhead], images);
    drawing.head(paper.letterhead, head);
    return drawing;
  };
  let scale: number | undefined;
  for (const candidate of SCALES) if (scale === undefined && (await begin(null).body(leaf, candidate))) scale = candidate;
  if (scale === undefined) throw new Error(`"${head.docNo}, page ${number}" has a leaf that is too long`);
  const drawing = begin(typesetter.pdf.addPage([612, 792]));
  await drawing.body(leaf, scale);
  drawing.foot(head, number, paper.leaves.length);
}

/** The PDF of a paper. Equal papers give equal bytes: the only date in it is `docDate`. */
export async function drawPaper(paper: Paper, head: PaperHead, library: FontLibrary): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const date = new Date(`${head.docDate}T09:00:00Z`);
  pdf.setTitle(`${head.title} ${head.docNo}`);
  pdf.setSubject(`SPECIMEN. ${head.subject}`);
  pdf.setProducer('Clearproof sample');
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  const typesetter = new Typesetter(pdf, library);
  const images: Images = new Map();
  const stampFont = await pdf.embedFont('Helvetica-Bold');
  for (const [index, leaf] of paper.leaves.entries()) {
    await drawLeaf(typesetter, leaf, paper, head, index + 1, images);
    pdf.getPage(index).drawText('SPECIMEN', { x: 110, y: 210, size: 96, font: stampFont, rotate: degrees(52), color: rgb(0.5, 0.5, 0.55), opacity: 0.1 });
  }
  typesetter.finish();
  return pdf.save();
}
