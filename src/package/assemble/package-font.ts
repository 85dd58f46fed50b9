// The one font program per face that stamps and the signature block share: subset, embedded, extractable.
import { deflateSync } from 'node:zlib';
import type { Subset } from 'fontkit';
import type { Face, FontLibrary } from '../../typeset/font-library.ts';
import { cleanText, TextShaper, type Weight } from '../../typeset/text-runs.ts';
import { dictOf, PdfName } from '../pdf-syntax/values.ts';
import { writeNumber } from '../pdf-syntax/write-value.ts';
import type { PdfOutput } from './pdf-output.ts';

interface Embedded {
  readonly resource: string;
  readonly number: number;
  readonly subset: Subset;
  readonly codes: Map<number, number>;
  readonly unicode: Map<number, string>;
}

const ASCII = /^[\x20-\x7e]*$/;
const hex4 = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

export class PackageFonts {
  readonly #out: PdfOutput;
  readonly #shaper: TextShaper;
  readonly #regular: Face;
  readonly #faces = new Map<Face, Embedded>();
  /** Advances of ASCII in the regular face, in thousandths of an em: most of what is stamped, on every page. */
  readonly #ascii = new Map<string, { readonly id: number; readonly advance: number; hex?: string }>();

  constructor(out: PdfOutput, library: FontLibrary) {
    this.#out = out;
    this.#regular = library.regular;
    this.#shaper = new TextShaper(library);
    const { kit } = library.regular;
    for (let code = 0x20; code <= 0x7e; code += 1) {
      const glyph = kit.glyphForCodePoint(code);
      this.#ascii.set(String.fromCharCode(code), { id: glyph.id, advance: (glyph.advanceWidth * 1000) / kit.unitsPerEm });
    }
  }

  /** Width of `text` in points at `size`. */
  width(text: string, size: number, weight: Weight = 'regular'): number {
    if (weight === 'regular' && ASCII.test(text)) {
      let advance = 0;
      for (const character of text) advance += this.#ascii.get(character)?.advance ?? 0;
      return (advance * size) / 1000;
    }
    return (this.#shaper.shape(cleanText(text), weight).reduce((sum, run) => sum + run.advance, 0) * size) / 1000;
  }

  /** Operators that show `text` with its baseline at x, y; to stand between BT and ET. */
  show(text: string, x: number, y: number, size: number, weight: Weight = 'regular'): string {
    if (weight === 'regular' && ASCII.test(text)) return this.#showAscii(text, x, y, size);
    let at = x;
    let operators = '';
    for (const run of this.#shaper.shape(cleanText(text), weight)) {
      const face = this.#embed(run.face);
      operators += `/${face.resource} ${writeNumber(size)} Tf `;
      let codes = '';
      let origin = 0;
      // Glyphs at their natural advance go into one string; any other place is set by a matrix of its own.
      const flush = (): void => {
        if (codes !== '') operators += `1 0 0 1 ${writeNumber(at + (origin * size) / 1000)} ${writeNumber(y)} Tm <${codes}> Tj `;
        codes = '';
      };
      let advance = 0;
      for (const glyph of run.glyphs) {
        const code = this.#code(face, glyph.id, glyph.text);
        const natural = Math.round((run.face.kit.getGlyph(glyph.id).advanceWidth * 1000) / run.face.kit.unitsPerEm);
        if (glyph.dx !== 0 || glyph.dy !== 0) {
          flush();
          operators += `1 0 0 1 ${writeNumber(at + ((advance + glyph.dx) * size) / 1000)} ${writeNumber(y + (glyph.dy * size) / 1000)} Tm <${hex4(code)}> Tj `;
          origin = advance + glyph.advance;
        } else {
          if (codes === '') origin = advance;
          codes += hex4(code);
          if (Math.abs(natural - glyph.advance) > 1) flush();
        }
        advance += glyph.advance;
        if (codes === '') origin = advance;
      }
      flush();
      at += (run.advance * size) / 1000;
    }
    return operators.trimEnd();
  }

  /** Letters of ASCII stand at their natural advance: no shaping is needed. */
  #showAscii(text: string, x: number, y: number, size: number): string {
    const face = this.#embed(this.#regular);
    let codes = '';
    for (const character of text) {
      const glyph = this.#ascii.get(character);
      if (glyph) codes += glyph.hex ??= hex4(this.#code(face, glyph.id, character));
    }
    return `/${face.resource} ${writeNumber(size)} Tf 1 0 0 1 ${writeNumber(x)} ${writeNumber(y)} Tm <${codes}> Tj`;
  }

  /** `/Name n 0 R` pairs of the faces used so far, for a /Font dictionary. */
  resources(): [string, string][] {
    return [...this.#faces.values()].map((face) => [face.resource, `${face.number} 0 R`]);
  }

  /** Writes the fonts; nothing can be drawn with them afterwards. */
  write(): void {
    for (const [face, embedded] of this.#faces) this.#writeFace(face, embedded);
  }

  #embed(face: Face): Embedded {
    let embedded = this.#faces.get(face);
    if (!embedded) {
      embedded = { resource: `ClearproofStamp-${face.name}`, number: this.#out.reserve(), subset: face.kit.createSubset(), codes: new Map(), unicode: new Map() };
      this.#faces.set(face, embedded);
    }
    return embedded;
  }

  #code(face: Embedded, glyph: number, text: string): number {
    let code = face.codes.get(glyph);
    if (code === undefined) {
      code = face.subset.includeGlyph(glyph);
      face.codes.set(glyph, code);
      if (text !== '') face.unicode.set(code, text);
    }
    return code;
  }

  #writeFace({ kit }: Face, { number, subset, codes, unicode }: Embedded): void {
    const out = this.#out;
    const scale = 1000 / kit.unitsPerEm;
    const cff = kit.directory.tables['CFF '] !== undefined;
    const name = `CLEARP+${kit.postscriptName}`;
    const program = out.stream(dictOf({ Filter: new PdfName('FlateDecode'), ...(cff ? { Subtype: new PdfName('CIDFontType0C') } : {}) }), deflateSync(subset.encode()));
    const box = [kit.bbox.minX, kit.bbox.minY, kit.bbox.maxX, kit.bbox.maxY].map((value) => Math.round(value * scale)).join(' ');
    const descriptor = out.object(
      out.reserve(),
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/ItalicAngle ${kit.italicAngle}/FontBBox[${box}]/Ascent ${Math.round(kit.ascent * scale)}/Descent ${Math.round(kit.descent * scale)}/CapHeight ${Math.round((kit.capHeight || kit.ascent) * scale)}/StemV 80/${cff ? 'FontFile3' : 'FontFile2'} ${program} 0 R>>`,
    );
    const widths = [...codes].sort((a, b) => a[1] - b[1]).map(([glyph, code]) => `${code}[${Math.round(kit.getGlyph(glyph).advanceWidth * scale)}]`);
    const descendant = out.object(
      out.reserve(),
      `<</Type/Font/Subtype/${cff ? 'CIDFontType0' : 'CIDFontType2'}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000/W[${widths.join('')}]${cff ? '' : '/CIDToGIDMap/Identity'}>>`,
    );
    const pairs = [...unicode].sort((a, b) => a[0] - b[0]).map(([code, text]) => `<${hex4(code)}> <${utf16(text)}>`);
    const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, index) => pairs.slice(index * 100, index * 100 + 100));
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`).join('')}endcmap CMapName currentdict /CMap defineresource pop end end`;
    const toUnicode = out.stream(new Map(), Buffer.from(map, 'latin1'));
    out.object(number, `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`);
  }
}
