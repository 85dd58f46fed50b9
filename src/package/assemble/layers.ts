// Optional content of all sources as one: layers that were hidden in an exhibit stay hidden in the package.
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { isDict, nameOf, PdfName, PdfRef, type PdfValue } from '../pdf-syntax/values.ts';
import type { Copying } from './copying.ts';

/** The layers that the copied pages of a source use, by the numbers that its copying gave them. */
export interface SourceLayers {
  readonly all: readonly number[];
  /** Those that begin hidden. */
  readonly off: readonly number[];
  /** Texts of rules by which a reader shows and hides them. */
  readonly usage: readonly string[];
}

/** Call it when everything else of the source has been asked for: a layer nothing was asked of is left out. */
export function layersOf(copying: Copying): SourceLayers {
  const { file } = copying;
  const [all, off, usage]: [number[], number[], string[]] = [[], [], []];
  const properties = file.dict(file.catalog, 'OCProperties');
  if (!properties) return { all, off, usage };
  const config = file.dict(properties, 'D') ?? new Map<string, PdfValue>();
  const startsOff = nameOf(file.resolve(config.get('BaseState'))) === 'OFF';
  const [listedOn, listedOff] = [references(file, config.get('ON')), references(file, config.get('OFF'))];
  for (const group of references(file, properties.get('OCGs'))) {
    const number = copying.numberOf(group);
    if (number === null) continue;
    all.push(number);
    if (listedOff.has(group) || (startsOff && !listedOn.has(group))) off.push(number);
  }
  const rules = file.resolve(config.get('AS'));
  for (const item of Array.isArray(rules) ? rules : []) {
    const rule = file.resolve(item);
    const event = isDict(rule) ? file.resolve(rule.get('Event')) : null;
    const category = isDict(rule) ? file.resolve(rule.get('Category')) : null;
    if (!isDict(rule) || !(event instanceof PdfName) || !Array.isArray(category)) continue;
    const groups = [...references(file, rule.get('OCGs'))].filter((group) => copying.numberOf(group) !== null).map((group) => copying.reference(new PdfRef(group, 0)));
    if (groups.length > 0) usage.push(`<</Event ${copying.write(event)}/Category ${copying.write(category)}/OCGs[${groups.join(' ')}]>>`);
  }
  return { all, off, usage };
}

export class Layers {
  readonly #all: string[] = [];
  readonly #off: string[] = [];
  readonly #usage: string[] = [];

  /** Takes over layers whose numbers are those of the file being written. */
  add({ all, off, usage }: SourceLayers): void {
    for (const number of all) this.#all.push(`${number} 0 R`);
    for (const number of off) this.#off.push(`${number} 0 R`);
    this.#usage.push(...usage);
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
