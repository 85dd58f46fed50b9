// What laid-out pages are made of: texts, lines and boxes at fixed places, still free of any PDF.
import type { Color, TextStyle } from './typesetter.ts';

/** A stretch of text with its look; may lead to a place in the document or show the page number of one. */
export interface Inline extends TextStyle {
  readonly text: string;
  /** Name of the place a click leads to. */
  readonly link?: string;
  /** The text is replaced by the page number of this place once numbers are known; `text` only reserves the room. */
  readonly pageOf?: string;
}
export type Inlines = string | readonly (string | Inline)[];

/** What a text is in the structure of the document, for those who have it read aloud (ISO 32000-1, 14.8.4). */
export interface Tag {
  readonly role: 'H1' | 'H2' | 'H3' | 'P' | 'TH' | 'TD';
  /** Texts that share it are one paragraph or one cell. */
  readonly element: string;
  /** Place in a table; a cell may span columns. */
  readonly cell?: { readonly row: number; readonly column: number; readonly columns: number; readonly span: number };
  /** Block it stands in, known once blocks are laid on pages. */
  readonly block?: number;
}

/** Places are in points from the upper left corner of the strip or page, y downwards. */
export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly width: number; readonly inline: Inline; readonly tag?: Tag }
  | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly thickness: number; readonly color: Color; readonly dash?: readonly number[] }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill?: Color; readonly stroke?: Color; readonly thickness?: number; readonly link?: string }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[]; readonly fill: Color };

/** A horizontal slice of the page that is never torn apart. */
export interface Strip {
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Must stand on the same page as the next strip. */
  readonly keep?: boolean;
  /** Names this place for links and page numbers. */
  readonly anchor?: string;
}

/** Strips that flow over pages one after another. */
export interface Block {
  readonly strips: readonly Strip[];
  /** Repeated at the top of each page the block continues on. */
  readonly head?: Strip;
  /** Space above, dropped at the top of a page. */
  readonly before: number;
  /** Begins a new page. */
  readonly newPage?: boolean;
}

export const GREY: Color = [0.42, 0.44, 0.47];
export const HAIRLINE: Color = [0.72, 0.74, 0.77];
export const TINT: Color = [0.955, 0.96, 0.968];
export const INK: Color = [0.09, 0.11, 0.15];
export const ACCENT: Color = [0.1, 0.23, 0.42];
export const ALERT: Color = [0.62, 0.16, 0.12];

export const inlineList = (inlines: Inlines): readonly Inline[] =>
  (typeof inlines === 'string' ? [inlines] : inlines).map((inline) => (typeof inline === 'string' ? { text: inline } : inline));

/** The marks with the same tag on every text. */
export const withTag = (marks: readonly Mark[], tag: Tag): Mark[] => marks.map((mark) => (mark.kind === 'text' ? { ...mark, tag } : mark));

/** The marks moved by so many points to the right and down. */
export function shifted(marks: readonly Mark[], right: number, down: number): Mark[] {
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case 'text': return { ...mark, x: mark.x + right, y: mark.y + down };
      case 'line': return { ...mark, x1: mark.x1 + right, x2: mark.x2 + right, y1: mark.y1 + down, y2: mark.y2 + down };
      case 'box': return { ...mark, x: mark.x + right, y: mark.y + down };
      case 'polygon': return { ...mark, points: mark.points.map(([x, y]) => [x + right, y + down] as const) };
    }
  });
}
