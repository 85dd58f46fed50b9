// The characters of a page with their places, as PDFium reads them: also those that nobody sees.
import { PAGE_UNITS } from '../../domain/dossier/redaction.ts';
import type { PageRect } from '../../domain/redaction/page-rect.ts';
import { heapOf, withMemory, type Pdfium } from '../../ingest/pdfium.ts';

export interface PageCharacter {
  /** One code unit or code point; white space for gaps, which PDFium adds where it sees them. */
  readonly text: string;
  /** In page units; null where it has no place of its own. */
  readonly rect: PageRect | null;
  /** PDFium's number of the text object it belongs to; 0 for none. */
  readonly object: number;
}

const MAX_CHARACTERS = 1_000_000;
/** Four doubles of a box, four floats of another, two integers of a place on the page. */
const [TIGHT, LOOSE, PLACE, SCRATCH] = [0, 32, 48, 56];

type Corners = readonly [left: number, right: number, bottom: number, top: number];

class PlaceReader {
  readonly #pdfium: Pdfium;
  readonly #page: number;
  readonly #memory: number;

  constructor(pdfium: Pdfium, page: number, memory: number) {
    this.#pdfium = pdfium;
    this.#page = page;
    this.#memory = memory;
  }

  /** PDFium's memory may have moved since the last call. */
  #view(): DataView {
    const heap = heapOf(this.#pdfium);
    return new DataView(heap.buffer, heap.byteOffset + this.#memory, SCRATCH);
  }

  /** What the glyph inks; where PDFium knows no outline (scans read by machine), the room of the character. */
  rectOf(text: number, index: number): PageRect | null {
    const [at, pdfium] = [this.#memory, this.#pdfium];
    if (pdfium.FPDFText_GetCharBox(text, index, at + TIGHT, at + TIGHT + 8, at + TIGHT + 16, at + TIGHT + 24)) {
      const view = this.#view();
      const tight: Corners = [view.getFloat64(TIGHT, true), view.getFloat64(TIGHT + 8, true), view.getFloat64(TIGHT + 16, true), view.getFloat64(TIGHT + 24, true)];
      if (tight[1] > tight[0] && tight[3] > tight[2]) return this.#shown(tight);
    }
    if (!pdfium.FPDFText_GetLooseCharBox(text, index, at + LOOSE)) return null;
    const view = this.#view();
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => view.getFloat32(LOOSE + offset, true)) as [number, number, number, number];
    return this.#shown([left, right, bottom, top]);
  }

  /** From the page's own space to page units, through crop, rotation and units of the page. */
  #shown([left, right, bottom, top]: Corners): PageRect | null {
    const corners = ([[left, top], [right, bottom]] as const).map(([x, y]) => {
      const at = this.#memory + PLACE;
      if (!this.#pdfium.FPDF_PageToDevice(this.#page, 0, 0, PAGE_UNITS, PAGE_UNITS, 0, x, y, at, at + 4)) return null;
      const view = this.#view();
      return [view.getInt32(PLACE, true), view.getInt32(PLACE + 4, true)] as const;
    });
    const [a, b] = corners;
    if (!a || !b) return null;
    return { left: Math.min(a[0], b[0]), top: Math.min(a[1], b[1]), width: Math.max(1, Math.abs(a[0] - b[0])), height: Math.max(1, Math.abs(a[1] - b[1])) };
  }
}

/** In the order PDFium reads them. `page` is a loaded page; the object numbers hold as long as it stays loaded and `use` runs. */
export function withCharacters<T>(pdfium: Pdfium, page: number, use: (characters: readonly PageCharacter[]) => T): T {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return use([]);
  try {
    const characters = withMemory(pdfium, SCRATCH, (memory) => {
      const places = new PlaceReader(pdfium, page, memory);
      const count = Math.min(Math.max(0, pdfium.FPDFText_CountChars(text)), MAX_CHARACTERS);
      return Array.from({ length: count }, (_, index): PageCharacter => {
        const code = pdfium.FPDFText_GetUnicode(text, index);
        const shown = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
        const isGap = /\s/u.test(shown) || pdfium.FPDFText_IsGenerated(text, index) === 1;
        return { text: isGap && !/\s/u.test(shown) ? ' ' : shown, rect: isGap ? null : places.rectOf(text, index), object: isGap ? 0 : pdfium.FPDFText_GetTextObject(text, index) };
      });
    });
    return use(characters);
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}
