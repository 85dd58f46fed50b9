// Finds the page inside the same file that a link leads to, by explicit or named destination.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { isDict, nameOf, PdfName, PdfRef, PdfString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';

const MAX_NAMES = 100_000;
const MAX_DEPTH = 32;

export class Destinations {
  readonly #file: PdfFile;
  #names: Map<string, PdfValue> | undefined;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** The explicit destination array (page reference first) of a /Dest value, or null when it leads nowhere in this file. */
  find(value: PdfValue | undefined): PdfValue[] | null {
    let found = this.#file.resolve(value);
    if (found instanceof PdfName) found = this.#file.resolve(this.#named().get(found.text));
    else if (found instanceof PdfString) found = this.#file.resolve(this.#named().get(found.bytes.toString('latin1')));
    if (isDict(found)) found = this.#file.resolve(found.get('D'));
    return Array.isArray(found) && found[0] instanceof PdfRef ? found : null;
  }

  /** The destination of a link or an outline item: its /Dest, or that of a GoTo action. */
  of(dict: PdfDict): PdfValue[] | null {
    if (dict.has('Dest')) return this.find(dict.get('Dest'));
    const action = this.#file.dict(dict, 'A');
    return action && nameOf(this.#file.resolve(action.get('S'))) === 'GoTo' ? this.find(action.get('D')) : null;
  }

  #named(): Map<string, PdfValue> {
    if (this.#names) return this.#names;
    const names = (this.#names = new Map<string, PdfValue>());
    const catalog = this.#file.catalog;
    for (const [name, value] of this.#file.dict(catalog, 'Dests') ?? []) names.set(name, value);
    const tree = this.#file.dict(catalog, 'Names');
    const seen = new Set<number>();
    const visit = (node: PdfValue, depth: number): void => {
      if (!isDict(node) || depth > MAX_DEPTH || names.size > MAX_NAMES) return;
      const pairs = this.#file.resolve(node.get('Names'));
      if (Array.isArray(pairs)) {
        for (let index = 0; index + 1 < pairs.length; index += 2) {
          const key = this.#file.resolve(pairs[index]);
          if (key instanceof PdfString) names.set(key.bytes.toString('latin1'), pairs[index + 1] ?? null);
        }
      }
      const kids = this.#file.resolve(node.get('Kids'));
      for (const kid of Array.isArray(kids) ? kids : []) {
        if (!(kid instanceof PdfRef) || seen.has(kid.number)) continue;
        seen.add(kid.number);
        visit(this.#file.resolve(kid), depth + 1);
      }
    };
    if (tree) visit(this.#file.resolve(tree.get('Dests')), 0);
    return names;
  }
}
