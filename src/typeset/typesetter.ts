// Measures, breaks and draws text of any supported script on the pages of one PDF.
import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFOperator, PDFOperatorNames } from 'pdf-lib';
import { breakLines } from './break-lines.ts';
import { actualText, EmbeddedFace } from './embedded-face.ts';
import type { FaceName, FontFiles, FontLibrary } from './font-library.ts';
import { openFontLibrary } from './font-library.ts';
import type { ShapedRun, Weight } from './text-runs.ts';
import { cleanText, TextShaper } from './text-runs.ts';

/** Red, green, blue, each 0 to 1. */
export type Color = readonly [number, number, number];
export const BLACK: Color = [0, 0, 0];

export interface TextStyle {
  readonly weight?: Weight;
  readonly color?: Color;
  /** Extra space after each character, in points. */
  readonly tracking?: number;
}

export interface TextPlace extends TextStyle {
  /** Left end of the baseline, in points from the lower left corner of the page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const shapers = new WeakMap<FontLibrary, TextShaper>();
function shaperOf(library: FontLibrary): TextShaper {
  const shaper = shapers.get(library) ?? new TextShaper(library);
  shapers.set(library, shaper);
  return shaper;
}

const characters = (runs: readonly ShapedRun[]): number => runs.reduce((sum, run) => sum + run.glyphs.length, 0);
const plus = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Measures and breaks text; needs no document. All lengths in points. */
export class TextMeasure {
  readonly #shaper: TextShaper;

  constructor(library: FontLibrary) {
    this.#shaper = shaperOf(library);
  }

  /** Words are shaped one by one, so that equal words are shaped once. */
  shape(text: string, weight: Weight): readonly ShapedRun[] {
    return cleanText(text).split(/(?<= )/u).flatMap((word) => (word === '' ? [] : this.#shaper.shape(word, weight)));
  }

  measure(text: string, size: number, style: TextStyle = {}): number {
    const runs = this.shape(text, style.weight ?? 'regular');
    return (runs.reduce((sum, run) => sum + run.advance, 0) * size) / 1000 + characters(runs) * (style.tracking ?? 0);
  }

  /** Lines of at most `width` points; a line end in the text ends the line. */
  wrap(text: string, width: number, size: number, style: TextStyle = {}): string[] {
    const lines = breakLines([{ text, style }], width, (part) => this.measure(part, size, style));
    return lines.map((line) => line.spans.map((span) => span.text).join(''));
  }

  /** The text if it fits, else as much of it as fits with an ellipsis. */
  fit(text: string, width: number, size: number, style: TextStyle = {}): string {
    if (this.measure(text, size, style) <= width) return text;
    let kept = [...text];
    while (kept.length > 0 && this.measure(`${kept.join('').trimEnd()}…`, size, style) > width) kept = kept.slice(0, -1);
    return `${kept.join('').trimEnd()}…`;
  }
}

export class Typesetter extends TextMeasure {
  readonly pdf: PDFDocument;
  readonly #faces = new Map<FaceName, EmbeddedFace>();

  constructor(pdf: PDFDocument, library: FontLibrary) {
    super(library);
    this.pdf = pdf;
  }

  #embedded(run: ShapedRun): EmbeddedFace {
    const known = this.#faces.get(run.face.name) ?? new EmbeddedFace(this.pdf, run.face);
    this.#faces.set(run.face.name, known);
    return known;
  }

  /** Draws one line of text and answers its width in points. */
  drawText(page: PDFPage, text: string, place: TextPlace): number {
    const { x, y, size, weight = 'regular', color = BLACK, tracking = 0 } = place;
    const operators: PDFOperator[] = [PDFOperator.of(PDFOperatorNames.BeginText), PDFOperator.of(PDFOperatorNames.NonStrokingColorRgb, color.map(plus))];
    if (tracking !== 0) operators.push(PDFOperator.of(PDFOperatorNames.SetCharacterSpacing, [plus(tracking)]));
    let pen = x;
    for (const run of this.shape(text, weight)) {
      operators.push(...this.#runOperators(page, run, pen, y, size, color));
      pen += (run.advance * size) / 1000 + run.glyphs.length * tracking;
    }
    if (tracking !== 0) operators.push(PDFOperator.of(PDFOperatorNames.SetCharacterSpacing, ['0']));
    operators.push(PDFOperator.of(PDFOperatorNames.EndText));
    page.pushOperators(...operators);
    return pen - x;
  }

  #runOperators(page: PDFPage, run: ShapedRun, x: number, y: number, size: number, color: Color): PDFOperator[] {
    const embedded = this.#embedded(run);
    page.node.setFontDictionary(embedded.resource, embedded.ref);
    const codes = run.glyphs.map((glyph) => embedded.use(glyph));
    const tagged = !run.plain || codes.some((code) => !code.exact);
    const natural = run.glyphs.map((glyph) => (run.face.kit.getGlyph(glyph.id).advanceWidth * 1000) / run.face.kit.unitsPerEm);
    const operators: PDFOperator[] = [];
    if (tagged) operators.push(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, ['/Span', `<< /ActualText ${actualText(run.text)} >>`]));
    operators.push(PDFOperator.of(PDFOperatorNames.SetFontAndSize, [embedded.resource, plus(size)]));
    if (run.embolden) operators.push(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['2']), PDFOperator.of(PDFOperatorNames.SetLineWidth, [plus(size * 0.03)]), PDFOperator.of(PDFOperatorNames.StrokingColorRgb, color.map(plus)));
    operators.push(PDFOperator.of(PDFOperatorNames.SetTextMatrix, ['1', '0', '0', '1', plus(x), plus(y)]));
    // One array per stretch of equal rise; numbers in it move the pen left by thousandths of an em.
    let array = '';
    let rise = 0;
    const show = (): void => {
      if (array !== '') operators.push(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [`[${array}]`]));
      array = '';
    };
    for (const [index, glyph] of run.glyphs.entries()) {
      if (glyph.dy !== rise) {
        show();
        rise = glyph.dy;
        operators.push(PDFOperator.of(PDFOperatorNames.SetTextRise, [plus((rise * size) / 1000)]));
      }
      if (glyph.dx !== 0) array += ` ${plus(-glyph.dx)} `;
      array += `<${codes[index]?.hex ?? ''}>`;
      const correction = (natural[index] ?? 0) - glyph.advance + glyph.dx;
      if (Math.abs(correction) > 0.01) array += ` ${plus(correction)} `;
    }
    show();
    if (rise !== 0) operators.push(PDFOperator.of(PDFOperatorNames.SetTextRise, ['0']));
    if (run.embolden) operators.push(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['0']));
    if (tagged) operators.push(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
    return operators;
  }

  /** Writes the fonts. Call once, after the last text and before `pdf.save()`. */
  finish(): void {
    for (const face of this.#faces.values()) face.write();
    this.#faces.clear();
  }
}

/** A typesetter for one document. Pass a `FontLibrary` where many documents are made: opening the fonts takes longest. */
export async function openTypesetter(pdf: PDFDocument, fonts: FontFiles | FontLibrary): Promise<Typesetter> {
  return new Typesetter(pdf, 'regular' in fonts ? fonts : await openFontLibrary(fonts));
}
