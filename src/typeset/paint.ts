// Draws laid-out pages into a PDF, and tells where their links are.
import type { PDFPage } from 'pdf-lib';
import { PDFOperator, PDFOperatorNames, rgb } from 'pdf-lib';
import type { Mark } from './display.ts';
import type { LaidPage } from './flow.ts';
import { contentOf } from './structure.ts';
import type { Color, Typesetter } from './typesetter.ts';

export interface LaidLink {
  /** Page index inside the laid-out pages. */
  readonly page: number;
  /** Lower left and upper right corner in points. */
  readonly rect: readonly [number, number, number, number];
  readonly to: string;
}

const color = (value: Color) => rgb(value[0], value[1], value[2]);

function paintMark(typesetter: Typesetter, page: PDFPage, height: number, mark: Mark, pageNumber: (place: string) => string): void {
  switch (mark.kind) {
    case 'text': {
      const { inline } = mark;
      const text = inline.pageOf === undefined ? inline.text : pageNumber(inline.pageOf);
      typesetter.drawText(page, text, { ...inline, x: mark.x, y: height - mark.y, size: mark.size });
      return;
    }
    case 'line':
      page.drawLine({ start: { x: mark.x1, y: height - mark.y1 }, end: { x: mark.x2, y: height - mark.y2 }, thickness: mark.thickness, color: color(mark.color), ...(mark.dash ? { dashArray: [...mark.dash] } : {}) });
      return;
    case 'box':
      if (mark.fill === undefined && mark.stroke === undefined) return;
      page.drawRectangle({
        x: mark.x, y: height - mark.y - mark.height, width: mark.width, height: mark.height,
        ...(mark.fill ? { color: color(mark.fill) } : {}), ...(mark.stroke ? { borderColor: color(mark.stroke), borderWidth: mark.thickness ?? 0.5 } : {}),
      });
      return;
    case 'polygon': {
      const [first, ...rest] = mark.points.map(([x, y]) => [String(x), String(height - y)]);
      if (!first) return;
      page.pushOperators(
        PDFOperator.of(PDFOperatorNames.NonStrokingColorRgb, mark.fill.map(String)),
        PDFOperator.of(PDFOperatorNames.MoveTo, first),
        ...rest.map((point) => PDFOperator.of(PDFOperatorNames.LineTo, point)),
        PDFOperator.of(PDFOperatorNames.FillNonZero),
      );
    }
  }
}

/** Draws marks on a page; places are measured from its upper left corner. */
export function paintMarks(typesetter: Typesetter, page: PDFPage, marks: readonly Mark[], pageNumber: (place: string) => string = () => '?'): void {
  const height = page.getHeight();
  for (const mark of marks) paintMark(typesetter, page, height, mark, pageNumber);
}

/** Where the laid-out pages have links. */
export function linksOf(pages: readonly LaidPage[]): LaidLink[] {
  return pages.flatMap(({ frame: { height }, marks }, page) =>
    marks.flatMap((mark): LaidLink[] => {
      if (mark.kind === 'text' && mark.inline.link !== undefined) return [{ page, to: mark.inline.link, rect: [mark.x - 1, height - mark.y - mark.size * 0.3, mark.x + mark.width + 1, height - mark.y + mark.size * 0.9] }];
      if (mark.kind === 'box' && mark.link !== undefined) return [{ page, to: mark.link, rect: [mark.x, height - mark.y - mark.height, mark.x + mark.width, height - mark.y] }];
      return [];
    }));
}

/** Adds the pages to the typesetter's document. `pageNumber` gives the stamped number of a named place. */
export function paint(typesetter: Typesetter, pages: readonly LaidPage[], pageNumber: (place: string) => string): void {
  for (const { frame, marks } of pages) paintMarks(typesetter, typesetter.pdf.addPage([frame.width, frame.height]), marks, pageNumber);
}

/** Lines of one element are parted by a space for those who hear them; Chinese has none. */
function spaced(mark: Mark, index: number, marks: readonly Mark[]): Mark {
  const next = marks[index + 1];
  if (mark.kind !== 'text' || next?.kind !== 'text' || next.y === mark.y || mark.inline.pageOf !== undefined || /\p{Script=Han}$/u.test(mark.inline.text)) return mark;
  return { ...mark, inline: { ...mark.inline, text: `${mark.inline.text} ` } };
}

/** As `paint`, with every text marked as the content of its element and all else as decoration: the other half of `structureOf`. */
export function paintTagged(typesetter: Typesetter, pages: readonly LaidPage[], pageNumber: (place: string) => string): void {
  for (const { frame, marks } of pages) {
    const page = typesetter.pdf.addPage([frame.width, frame.height]);
    const end = PDFOperator.of(PDFOperatorNames.EndMarkedContent);
    for (const { role, id, marks: own } of contentOf(marks)) {
      page.pushOperators(role === null ? PDFOperator.of(PDFOperatorNames.BeginMarkedContent, ['/Artifact']) : PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [`/${role}`, `<< /MCID ${id} >>`]));
      paintMarks(typesetter, page, role === null ? own : own.map(spaced), pageNumber);
      page.pushOperators(end);
    }
  }
}
