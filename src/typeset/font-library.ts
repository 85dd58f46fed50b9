// The faces Clearproof sets type with, opened once and shared by every document.
import type { Font as KitFont } from 'fontkit';
import { create } from 'fontkit';

/** Where font files come from; names are those of `FACE_FILES`. */
export interface FontFiles { read(name: string): Promise<Uint8Array>; }

export type FaceName = 'regular' | 'italic' | 'bold' | 'chinese' | 'tamil' | 'devanagari';

export const FACE_FILES: Readonly<Record<FaceName, string>> = {
  regular: 'fonts/NotoSans-Regular.ttf',
  italic: 'fonts/NotoSans-Italic.ttf',
  bold: 'fonts/NotoSans-Bold.ttf',
  chinese: 'fonts/NotoSansSC-Regular.otf',
  tamil: 'fonts/NotoSansTamil-Regular.ttf',
  devanagari: 'fonts/NotoSansDevanagari-Regular.ttf',
};

/** One glyph with its place: lengths in thousandths of an em. `text` is what it stands for, or '' inside a cluster. */
export interface Glyph { readonly id: number; readonly advance: number; readonly dx: number; readonly dy: number; readonly text: string; }

export interface Face {
  readonly name: FaceName;
  readonly kit: KitFont;
  has(codePoint: number): boolean;
  /** Glyphs of a text all of whose characters the face has. */
  shape(text: string): readonly Glyph[];
}

export type FontLibrary = Readonly<Record<FaceName, Face>>;

type HarfBuzz = typeof import('harfbuzzjs');

/** Chinese needs no shaping: one character, one glyph. Its file is also too large to be worth copying into HarfBuzz. */
function plainFace(name: FaceName, kit: KitFont): Face {
  const scale = 1000 / kit.unitsPerEm;
  return {
    name,
    kit,
    has: (codePoint) => kit.hasGlyphForCodePoint(codePoint),
    shape: (text) =>
      Array.from(text, (character) => {
        const glyph = kit.glyphForCodePoint(character.codePointAt(0) ?? 0);
        return { id: glyph.id, advance: glyph.advanceWidth * scale, dx: 0, dy: 0, text: character };
      }),
  };
}

function shapedFace(name: FaceName, kit: KitFont, bytes: Uint8Array, harfbuzz: HarfBuzz): Face {
  const scale = 1000 / kit.unitsPerEm;
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)));
  // Ligatures would make two letters one glyph for nothing in a document that is read and searched.
  const features = [new harfbuzz.Feature('liga', 0)];
  return {
    name,
    kit,
    has: (codePoint) => kit.hasGlyphForCodePoint(codePoint),
    shape(text) {
      const buffer = new harfbuzz.Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      harfbuzz.shape(font, buffer, features);
      const places = buffer.getGlyphPositions();
      const infos = buffer.getGlyphInfos();
      return infos.map((info, index) => {
        const place = places[index];
        const end = infos.slice(index + 1).find((next) => next.cluster !== info.cluster)?.cluster ?? text.length;
        return {
          id: info.codepoint,
          advance: (place?.xAdvance ?? 0) * scale,
          dx: (place?.xOffset ?? 0) * scale,
          dy: (place?.yOffset ?? 0) * scale,
          text: infos[index - 1]?.cluster === info.cluster ? '' : text.slice(info.cluster, end),
        };
      });
    },
  };
}

/** Opens all faces. HarfBuzz is loaded here, not at import, because its module waits for WebAssembly. */
export async function openFontLibrary(files: FontFiles): Promise<FontLibrary> {
  const harfbuzz = await import('harfbuzzjs');
  const open = async (name: FaceName): Promise<Face> => {
    const bytes = await files.read(FACE_FILES[name]);
    const kit = create(bytes);
    return name === 'chinese' ? plainFace(name, kit) : shapedFace(name, kit, bytes, harfbuzz);
  };
  const [regular, italic, bold, chinese, tamil, devanagari] = await Promise.all([
    open('regular'), open('italic'), open('bold'), open('chinese'), open('tamil'), open('devanagari'),
  ]);
  return { regular, italic, bold, chinese, tamil, devanagari };
}
