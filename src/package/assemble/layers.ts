// Optional content of all sources as one: layers that were hidden in an exhibit stay hidden in the package.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { isDict, nameOf, PdfName, PdfRef, type PdfValue } from '../pdf-syntax/values.ts';
import type { SegmentCopier } from './segment-copier.ts';

export class Layers {
  readonly #all: string[] = [];
  readonly #off: string[] = [];
  readonly #usage: string[] = [];

  /** Takes over the layers that the copied pages of a source use. Call it when everything of the source has been asked for. */
  take(copier: SegmentCopier): void {
    const { file } = copier;
    const properties = file.dict(file.catalog, 'OCProperties');
    if (!properties) return;
    const config = file.dict(properties, 'D') ?? new Map<string, PdfValue>();
    const startsOff = nameOf(file.resolve(config.get('BaseState'))) === 'OFF';
    const [on, off] = [references(file, config.get('ON')), references(file, config.get('OFF'))];
    for (const group of references(file, properties.get('OCGs'))) {
      const number = copier.numberOf(group);
      if (number === null) continue;
      this.#all.push(`${number} 0 R`);
      if (off.has(group) || (startsOff && !on.has(group))) this.#off.push(`${number} 0 R`);
    }
    const rules = file.resolve(config.get('AS'));
    for (const item of Array.isArray(rules) ? rules : []) {
      const rule = file.resolve(item);
      const event = isDict(rule) ? file.resolve(rule.get('Event')) : null;
      const category = isDict(rule) ? file.resolve(rule.get('Category')) : null;
      if (!isDict(rule) || !(event instanceof PdfName) || !Array.isArray(category)) continue;
      const groups = [...references(file, rule.get('OCGs'))].map((group) => copier.numberOf(group)).filter((number) => number !== null);
      if (groups.length > 0) this.#usage.push(`<</Event ${copier.write(event)}/Category ${copier.write(category)}/OCGs[${groups.map((number) => `${number} 0 R`).join(' ')}]>>`);
    }
  }

  /** The catalog's /OCProperties entry, or nothing. */
  entry(): string {
    if (this.#all.length === 0) return '';
    return `/OCProperties<</OCGs[${this.#all.join(' ')}]/D<</Name(Layers)/BaseState/ON/OFF[${this.#off.join(' ')}]/AS[${this.#usage.join(' ')}]>>>>`;
  }
}

function references(file: PdfFile, value: PdfValue | undefined): Set<number> {
  const list = file.resolve(value);
  return new Set((Array.isArray(list) ? list : []).filter((item) => item instanceof PdfRef).map((item) => item.number));
}
