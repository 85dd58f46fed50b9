// Makes a Reading from the parts a reader found, with text kept inside its limit.
import type { ReadLimits, Reading } from './reading.ts';

export type TextPage = Reading['texts'][number];

/** A reading with nothing found but what `parts` says. */
export function newReading(mediaType: string, parts: Partial<Omit<Reading, 'mediaType'>> = {}): Reading {
  return { mediaType, condition: 'ok', note: null, pages: null, texts: [], facts: {}, members: [], refused: [], ...parts };
}

/** Collects text by page until the limit is reached; what comes after is dropped and `cut` turns true. */
export class TextCollector {
  readonly #pages: TextPage[] = [];
  #left: number;
  cut = false;

  constructor(limits: ReadLimits) {
    this.#left = limits.maxTextCharacters;
  }
  add(page: number, text: string): void {
    const clean = text.replaceAll('\u0000', '').trimEnd();
    if (clean.trim() === '') return;
    if (clean.length > this.#left) this.cut = true;
    const kept = clean.slice(0, this.#left);
    this.#left -= kept.length;
    if (kept !== '') this.#pages.push({ page, text: kept });
  }
  get full(): boolean {
    return this.#left <= 0;
  }
  get pages(): readonly TextPage[] {
    return this.#pages;
  }
  /** What to tell when not all text was kept; null when all was. */
  get note(): string | null {
    return this.cut ? 'Only the first part of its text can be searched: there is more than the limit.' : null;
  }
}
