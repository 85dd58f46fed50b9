// The part of fontkit 2 that Clearproof uses: reading a font's character map and metrics, and cutting a subset.
declare module 'fontkit' {
  export interface Glyph { readonly id: number; readonly advanceWidth: number; }
  export interface Subset {
    /** Adds a glyph and answers its number inside the subset. */
    includeGlyph(glyphId: number): number;
    /** A bare CFF table for OpenType/CFF fonts, a TrueType file for the rest. */
    encode(): Uint8Array;
  }
  export interface Font {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    readonly directory: { readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number } | undefined>> };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(glyphId: number): Glyph;
    createSubset(): Subset;
  }
  export function create(bytes: Uint8Array): Font;
}
