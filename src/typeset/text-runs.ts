// Cuts a text into runs of one face and shapes each; characters that no face has are spelled out as U+XXXX.
import type { Face, FontLibrary, Glyph } from './font-library.ts';

export type Weight = 'regular' | 'italic' | 'bold';

export interface ShapedRun {
  readonly face: Face;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** Thousandths of an em. */
  readonly advance: number;
  /** The face has no bold or italic of its own: bold is made by a fine stroke. */
  readonly embolden: boolean;
  /** Glyphs and characters correspond one to one, so a reader can extract the text from the glyphs alone. */
  readonly plain: boolean;
}

/** Keep words on one line; drawn as plain spaces so that a search finds them. */
const NO_BREAK_SPACES = new Set([0x00a0, 0x202f]);
const JOINERS = new Set([0x200c, 0x200d]);
const isInvisible = (codePoint: number): boolean =>
  codePoint === 0x00ad || codePoint === 0xfeff || codePoint === 0x200b || codePoint === 0x2060 || (codePoint >= 0xfe00 && codePoint <= 0xfe0f);
/** Controls, among them those that reverse the reading order and so can make a file name lie. */
const isControl = (codePoint: number): boolean =>
  codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069) || codePoint === 0x200e || codePoint === 0x200f;

/** Text as it is set: composed, spaces in place of tabs and line ends, nothing invisible. Bidirectional controls are shown. */
export function cleanText(text: string): string {
  let clean = '';
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\t' || character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029' || NO_BREAK_SPACES.has(codePoint)) clean += ' ';
    else if (!isInvisible(codePoint)) clean += character;
  }
  return clean;
}

/** How a character is printed that no face has. */
export const spelled = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

export class TextShaper {
  readonly #library: FontLibrary;
  readonly #cache = new Map<string, readonly ShapedRun[]>();

  constructor(library: FontLibrary) {
    this.#library = library;
  }

  #faceFor(codePoint: number, weight: Weight, before: Face | null): Face | null {
    const { tamil, devanagari, chinese } = this.#library;
    if (isControl(codePoint)) return null;
    if (JOINERS.has(codePoint) && (before === tamil || before === devanagari)) return before;
    return [this.#library[weight], chinese, tamil, devanagari].find((face) => face.has(codePoint)) ?? null;
  }

  /** Runs of one word or line of cleaned text, left to right. */
  shape(text: string, weight: Weight): readonly ShapedRun[] {
    const key = `${weight}\n${text}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const runs = this.#shape(text, weight);
    if (this.#cache.size > 20_000) this.#cache.clear();
    this.#cache.set(key, runs);
    return runs;
  }

  #shape(text: string, weight: Weight): ShapedRun[] {
    const parts: { face: Face; text: string }[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const last = parts.at(-1);
      const face = this.#faceFor(codePoint, weight, last?.face ?? null);
      const [use, shown] = face ? [face, character] : [this.#library[weight], spelled(codePoint)];
      if (last && last.face === use) last.text += shown;
      else parts.push({ face: use, text: shown });
    }
    return parts.map((part) => {
      const glyphs = part.face.shape(part.text);
      const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
      return {
        ...part,
        glyphs,
        advance,
        embolden: weight === 'bold' && part.face !== this.#library.bold,
        plain: glyphs.every((glyph) => glyph.id !== 0 && [...glyph.text].length === 1),
      };
    });
  }
}
