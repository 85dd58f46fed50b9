// The balanced page tree: nodes of at most 64 kids, whose numbers are known before any page is written.
import type { PdfOutput } from './pdf-output.ts';

const FAN_OUT = 64;

export class PageTree {
  readonly pages: number;
  /** Object number of the first page; the others follow. */
  readonly firstPage: number;
  /** First object number and width of each level of inner nodes, lowest first; the last is the root. */
  readonly #levels: { readonly first: number; readonly width: number }[] = [];

  constructor(out: PdfOutput, pages: number) {
    this.pages = pages;
    let width = pages;
    do {
      width = Math.ceil(width / FAN_OUT);
      this.#levels.push({ first: out.reserve(width), width });
    } while (width > 1);
    this.firstPage = out.reserve(pages);
  }

  get root(): number {
    return this.#levels.at(-1)?.first ?? 0;
  }

  /** Object number of the node that holds page `index`. */
  parentOf(index: number): number {
    return (this.#levels[0]?.first ?? 0) + Math.floor(index / FAN_OUT);
  }

  /** Writes the inner nodes. */
  write(out: PdfOutput): void {
    let [below, belowWidth, pagesBelow] = [this.firstPage, this.pages, 1];
    for (const [level, { first, width }] of this.#levels.entries()) {
      const above = this.#levels[level + 1];
      for (let index = 0; index < width; index += 1) {
        const from = index * FAN_OUT;
        const kids = Array.from({ length: Math.min(FAN_OUT, belowWidth - from) }, (_, kid) => `${below + from + kid} 0 R`);
        const count = Math.min(FAN_OUT * pagesBelow, this.pages - from * pagesBelow);
        const parent = above ? `/Parent ${above.first + Math.floor(index / FAN_OUT)} 0 R` : '';
        out.object(first + index, `<</Type/Pages${parent}/Count ${count}/Kids[${kids.join(' ')}]>>`);
      }
      [below, belowWidth, pagesBelow] = [first, width, pagesBelow * FAN_OUT];
    }
  }
}
