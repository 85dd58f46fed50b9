// A layer of text that is not seen but found: words at their places, in fonts whose glyphs are empty.
import type { PDFDocument, PDFPage, PDFRef } from 'pdf-lib';
import { PDFName, PDFOperator, PDFOperatorNames } from 'pdf-lib';

/** Codes of one font; code 0 is left free. */
const CODES = 255;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const utf16 = (text: string): string => Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join('');
const plain = (value: number): string => String(Math.round(value * 1000) / 1000);

export interface LayerWord {
  readonly text: string;
  /** Lower left corner and size of its place, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly direction: 'right' | 'up' | 'down';
}

export class TextLayer {
  readonly #pdf: PDFDocument;
  /** Characters in order of first use: font number and code follow from the place. */
  readonly #places = new Map<string, number>();
  readonly #fonts: { readonly name: PDFName; readonly ref: PDFRef }[] = [];

  constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
  }

  /** Puts the word on the page; `spaced` adds a space, so that readers part it from the next. */
  add(page: PDFPage, { text, x, y, width, height, direction }: LayerWord, spaced: boolean): void {
    const characters = [...text];
    if (characters.length === 0 || width <= 0 || height <= 0) return;
    const operators = [PDFOperator.of(PDFOperatorNames.BeginText), PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['3'])];
    const [length, size] = direction === 'right' ? [width, height] : [height, width];
    const matrix = { right: [1, 0, 0, 1, x, y], up: [0, 1, -1, 0, x + width, y], down: [0, -1, 1, 0, x, y + height] }[direction];
    operators.push(PDFOperator.of(PDFOperatorNames.SetTextHorizontalScaling, [plain((100 * length) / (characters.length * size))]), PDFOperator.of(PDFOperatorNames.SetTextMatrix, matrix.map(plain)));
    let current = -1;
    let codes = '';
    const show = (): void => {
      if (codes !== '') operators.push(PDFOperator.of(PDFOperatorNames.ShowText, [`<${codes}>`]));
      codes = '';
    };
    for (const character of spaced ? [...characters, ' '] : characters) {
      const { font, code } = this.#code(character);
      if (font !== current) {
        show();
        current = font;
        const { name, ref } = this.#font(font);
        page.node.setFontDictionary(name, ref);
        operators.push(PDFOperator.of(PDFOperatorNames.SetFontAndSize, [name, plain(size)]));
      }
      codes += hex(code, 2);
    }
    show();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.PushGraphicsState), ...operators, PDFOperator.of(PDFOperatorNames.EndText), PDFOperator.of(PDFOperatorNames.PopGraphicsState));
  }

  #code(character: string): { readonly font: number; readonly code: number } {
    const place = this.#places.get(character) ?? this.#places.size;
    this.#places.set(character, place);
    return { font: Math.floor(place / CODES), code: (place % CODES) + 1 };
  }

  #font(number: number): { readonly name: PDFName; readonly ref: PDFRef } {
    const known = this.#fonts[number] ?? { name: PDFName.of(`Found${number}`), ref: this.#pdf.context.nextRef() };
    this.#fonts[number] = known;
    return known;
  }

  /** Writes the fonts. Call once, after the last word. */
  finish(): void {
    const { context } = this.#pdf;
    if (this.#fonts.length === 0) return;
    const empty = context.register(context.flateStream('1000 0 d0'));
    for (const [number, { ref }] of this.#fonts.entries()) {
      const own = [...this.#places].filter(([, place]) => Math.floor(place / CODES) === number).map(([character, place]) => ({ character, code: (place % CODES) + 1 }));
      const names = own.map(({ code }) => `c${code}`);
      context.assign(ref, context.obj({
        Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1000, 1000], FontMatrix: [0.001, 0, 0, 0.001, 0, 0], FirstChar: 1, LastChar: own.length, Widths: own.map(() => 1000),
        CharProcs: Object.fromEntries(names.map((name) => [name, empty])), Encoding: { Type: 'Encoding', Differences: [1, ...names] }, Resources: {}, ToUnicode: context.register(context.flateStream(unicodeMap(own))),
      }));
    }
  }
}

function unicodeMap(entries: readonly { readonly character: string; readonly code: number }[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += 100) {
    const some = entries.slice(start, start + 100);
    blocks.push(`${some.length} beginbfchar\n${some.map(({ character, code }) => `<${hex(code, 2)}> <${utf16(character)}>`).join('\n')}\nendbfchar`);
  }
  return ['/CIDInit /ProcSet findresource begin', '12 dict begin', 'begincmap', '/CMapName /Found def', '/CMapType 2 def', '1 begincodespacerange\n<00> <ff>\nendcodespacerange', ...blocks, 'endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end'].join('\n');
}
