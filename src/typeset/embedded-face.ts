// One face inside one PDF: collects the glyphs that are drawn and writes the subset when the document is finished.
import type { Subset } from 'fontkit';
import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { Face, Glyph } from './font-library.ts';

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string => Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');

/** Six letters that a subset font's name must start with, made from the glyphs in it so that equal subsets have equal names. */
function subsetTag(glyphs: Iterable<number>): string {
  let state = 7;
  for (const glyph of glyphs) state = (state * 31 + glyph) % 308_915_776;
  return Array.from({ length: 6 }, (_, place) => String.fromCharCode(65 + (Math.floor(state / 26 ** place) % 26))).join('');
}

export class EmbeddedFace {
  readonly resource: PDFName;
  readonly ref: PDFRef;
  readonly #pdf: PDFDocument;
  readonly #face: Face;
  readonly #subset: Subset;
  readonly #codes = new Map<number, number>();
  readonly #unicode = new Map<number, string>();

  constructor(pdf: PDFDocument, face: Face) {
    this.#pdf = pdf;
    this.#face = face;
    this.#subset = face.kit.createSubset();
    this.resource = PDFName.of(`Cp-${face.name}`);
    this.ref = pdf.context.nextRef();
  }

  /** Hexadecimal code that shows the glyph; `exact` is false when readers would extract another text for it. */
  use(glyph: Glyph): { readonly hex: string; readonly exact: boolean } {
    let code = this.#codes.get(glyph.id);
    if (code === undefined) {
      code = this.#subset.includeGlyph(glyph.id);
      this.#codes.set(glyph.id, code);
      if (glyph.text !== '') this.#unicode.set(code, glyph.text);
    }
    return { hex: hex4(code), exact: this.#unicode.get(code) === glyph.text };
  }

  /** Writes the font's objects; nothing can be drawn with it afterwards. */
  write(): void {
    const { context } = this.#pdf;
    const { kit } = this.#face;
    const scale = 1000 / kit.unitsPerEm;
    const cff = kit.directory.tables['CFF '] !== undefined;
    const name = `${subsetTag(this.#codes.keys())}+${kit.postscriptName}`;
    const widths = [...this.#codes].map(([id, code]) => [code, Math.round(kit.getGlyph(id).advanceWidth * scale)] as const).sort((a, b) => a[0] - b[0]);
    const program = context.register(context.flateStream(this.#subset.encode(), cff ? { Subtype: 'CIDFontType0C' } : {}));
    const descriptor = context.register(context.obj({
      Type: 'FontDescriptor', FontName: name, Flags: 4, ItalicAngle: kit.italicAngle,
      FontBBox: [kit.bbox.minX, kit.bbox.minY, kit.bbox.maxX, kit.bbox.maxY].map((value) => Math.round(value * scale)),
      Ascent: Math.round(kit.ascent * scale), Descent: Math.round(kit.descent * scale), CapHeight: Math.round((kit.capHeight || kit.ascent) * scale),
      StemV: 80, [cff ? 'FontFile3' : 'FontFile2']: program,
    }));
    const descendant = context.register(context.obj({
      Type: 'Font', Subtype: cff ? 'CIDFontType0' : 'CIDFontType2', BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor, DW: 1000, W: widths.flatMap(([code, width]) => [code, [width]]),
      ...(cff ? {} : { CIDToGIDMap: 'Identity' }),
    }));
    const toUnicode = context.register(context.flateStream(this.#toUnicode()));
    context.assign(this.ref, context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode: toUnicode }));
  }

  #toUnicode(): string {
    const rows = [...this.#unicode].sort((a, b) => a[0] - b[0]).map(([code, text]) => `<${hex4(code)}> <${utf16(text)}>`);
    const blocks: string[] = [];
    // A block may hold at most 100 rows.
    for (let start = 0; start < rows.length; start += 100) {
      const block = rows.slice(start, start + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
  }
}

/** Text for an /ActualText entry. */
export const actualText = (text: string): string => PDFHexString.fromText(text).toString();
