// Proves by pixels that drawn text shows the right glyphs, and by extraction that it reads back as written.
import { PDFDocument, rgb } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Face, FontLibrary } from '../../src/typeset/font-library.ts';
import { openFontLibrary } from '../../src/typeset/font-library.ts';
import type { Weight } from '../../src/typeset/text-runs.ts';
import { openTypesetter } from '../../src/typeset/typesetter.ts';
import { testResources as testFonts } from '../support/resources.ts';
import { pageImages, pageTexts, qpdfCheck } from '../support/pdf-tools.ts';

declare module 'fontkit' {
  interface Glyph { readonly path: { toSVG(): string } }
  interface Font {
    layout(text: string): { readonly glyphs: readonly Glyph[]; readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[] };
  }
}

let library: FontLibrary;
beforeAll(async () => {
  library = await openFontLibrary(testFonts);
});

const SIZE = 24;
async function drawn(lines: readonly string[], weight: Weight = 'regular'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([612, 60 * lines.length]);
  const typesetter = await openTypesetter(pdf, library);
  for (const [index, text] of lines.entries()) typesetter.drawText(page, text, { x: 20, y: page.getHeight() - 60 * index - 40, size: SIZE, weight });
  typesetter.finish();
  return pdf.save();
}

interface Place { readonly path: string; readonly advance: number; readonly dx: number; readonly dy: number; }

/** Glyphs in thousandths of an em as fontkit lays them out; for Tamil, which fontkit does not reorder, as HarfBuzz does. */
function places(text: string, face: Face): Place[] {
  if (face.name === 'tamil') return face.shape(text).map((glyph) => ({ ...glyph, path: face.kit.getGlyph(glyph.id).path.toSVG() }));
  const { glyphs, positions } = face.kit.layout(text);
  return glyphs.map((glyph, index) => ({ path: glyph.path.toSVG(), advance: positions[index]?.xAdvance ?? 0, dx: positions[index]?.xOffset ?? 0, dy: positions[index]?.yOffset ?? 0 }));
}

/** The same line as filled outlines of the whole font: no font in the file and so no subset. All faces have 1000 units to the em. */
async function outlined(text: string, face: Face): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([612, 60]);
  const scale = SIZE / 1000;
  let x = 20;
  for (const { path, advance, dx, dy } of places(text, face)) {
    // pdf-lib draws SVG paths with y downwards.
    const upright = path.replace(/([A-Z])([^A-Z]*)/g, (_, command: string, numbers: string) =>
      command + numbers.trim().split(/[ ,]+/).filter((part) => part !== '').map((part, at) => (at % 2 === 1 ? -Number(part) : Number(part))).join(' '));
    if (upright !== '') page.drawSvgPath(upright, { x: x + dx * scale, y: 20 + dy * scale, scale, color: rgb(0, 0, 0) });
    x += advance * scale;
  }
  return pdf.save();
}

/** Share of the ink of both pictures that only one of them has. */
function difference(a: Uint8Array, b: Uint8Array): number {
  const [one, two] = [pageImages(a, 72)[0], pageImages(b, 72)[0]];
  if (!one || !two) throw new Error('nothing rendered');
  let apart = 0;
  let ink = 0;
  for (let index = 0; index < one.grey.length; index += 1) {
    const [p, q] = [255 - (one.grey[index] ?? 0), 255 - (two.grey[index] ?? 0)];
    apart += Math.abs(p - q);
    ink += p + q;
  }
  return apart / ink;
}

const SAMPLES = [
  ['Latin', 'Forced labor: 1,234.50 kg — “AVATAR” & Co.', 'regular'],
  ['Vietnamese', 'Công ty TNHH May Hòa Mẫu, Đặng Thị Hường', 'regular'],
  ['Greek and Cyrillic', 'Ελλάδα, Россия, Україна', 'regular'],
  ['Chinese', '舟山样本渔业有限公司新疆棉花', 'chinese'],
  ['Tamil', 'காவேரி நமுனா ஸ்பின்னிங் மில்ஸ்', 'tamil'],
  ['Devanagari', 'श्री कृष्णा टेक्सटाइल्स', 'devanagari'],
] as const;

describe('drawn text', () => {
  test.each(SAMPLES)('%s has the very outlines of the whole font', async (_, text, face) => {
    // Word spaces come from the Latin face, whose space differs in width: compare word by word.
    for (const word of face === 'regular' || face === 'chinese' ? [text] : text.split(' ')) {
      expect(difference(await drawn([word]), await outlined(word, library[face]))).toBeLessThan(0.1);
    }
  });

  test('Tamil vowel signs stand before their consonant where the script wants it, and one sign is split around it', () => {
    const [e, aa, va] = ['\u0bc7', '\u0bbe', '\u0bb5'].map((sign) => library.tamil.kit.glyphForCodePoint(sign.codePointAt(0) ?? 0).id);
    expect(library.tamil.shape('\u0bb5\u0bc7').map((glyph) => glyph.id)).toEqual([e, va]);
    expect(library.tamil.shape('\u0bb5\u0bcb').map((glyph) => glyph.id)).toEqual([e, va, aa]);
  });

  test('another word of the same length does not pass the picture comparison', async () => {
    expect(difference(await drawn(['காவேரி']), await outlined('நமுனா', library.tamil))).toBeGreaterThan(0.3);
    expect(difference(await drawn(['新疆棉花']), await outlined('舟山样本', library.chinese))).toBeGreaterThan(0.3);
  });

  test.each(['regular', 'italic', 'bold'] as const)('every script reads back from %s as written', async (weight) => {
    const lines = [...SAMPLES.map(([, text]) => text), 'Mixed 深圳 (Shenzhen), காவேரி, Đà Nẵng'];
    const pdf = await drawn(lines, weight);
    const read = pageTexts(pdf).join('').split('\n').map((line) => line.trim()).filter((line) => line !== '');
    expect(read.map((line) => line.normalize('NFC'))).toEqual(lines.map((line) => line.normalize('NFC')));
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
  });

  test('a character that no face has is spelled out, never left as an empty box', async () => {
    const text = pageTexts(await drawn(['ok 😀 \u202e', 'ا'])).join('');
    expect(text).toContain('U+1F600');
    expect(text).toContain('U+202E');
    expect(text).toContain('U+0627');
  });

  test('the same text gives the same bytes of fonts and content', async () => {
    const texts = SAMPLES.map(([, text]) => text);
    const [one, two] = [await drawn(texts), await drawn(texts)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});
