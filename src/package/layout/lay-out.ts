// Works out the layout of a prepared PDF: everything its pages need, found once, in the order in which it stands in the file.
import { keptAnnotations } from '../assemble/annotations.ts';
import type { Copying } from '../assemble/copying.ts';
import { Destinations } from '../assemble/destinations.ts';
import { layersOf } from '../assemble/layers.ts';
import { readPageBox } from '../assemble/page-box.ts';
import { contentReferences, KEPT_KEYS } from '../assemble/page-entries.ts';
import { sourceOutline } from '../assemble/source-outline.ts';
import { CLASS, skipSpace, WHITESPACE } from '../pdf-syntax/characters.ts';
import { readPages, type PageList } from '../pdf-syntax/pages.ts';
import { Parser } from '../pdf-syntax/parser.ts';
import { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { scanObject } from '../pdf-syntax/scan-object.ts';
import { isDict, PdfRef, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeName, writeValue } from '../pdf-syntax/write-value.ts';
import { referenceText, type Layout } from './layout.ts';
import { mergeKeys } from './merge-keys.ts';

/** One object to be copied: its value in the file, or in the layout's own bytes, and the references in it. */
export interface LaidObject {
  readonly local: number;
  readonly bytes: Buffer;
  /** In `bytes`. */
  readonly start: number;
  readonly end: number;
  readonly isStream: boolean;
  /** Triples of start and length in `bytes` and local number. */
  readonly holes: readonly number[];
}

const STREAM = 'stream'.length;
const END_STREAM = 'endstream'.length;

/** Numbers what is asked for, and finds it and what it needs in turn. */
class Finder implements Copying {
  readonly file: PdfFile;
  readonly objects: LaidObject[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #queue: number[] = [];
  #last: number;

  constructor(file: PdfFile, { pages, treeNodes }: PageList) {
    this.file = file;
    for (const node of treeNodes) this.#numbers.set(node, 0);
    const root = file.trailer.get('Root');
    if (root instanceof PdfRef) this.#numbers.set(root.number, 0);
    pages.forEach((page, index) => this.#numbers.set(page.reference.number, index + 1));
    this.#last = pages.length;
  }

  numberOf(source: number): number | null {
    return this.#numbers.get(source) || null;
  }

  readonly reference = (reference: PdfRef): string => referenceText(this.local(reference.number));

  write(value: PdfValue): string {
    return writeValue(value, this.reference);
  }

  /** Local number of a source object, which is looked up when its turn comes; 0 for null. */
  local(source: number): number {
    let local = this.#numbers.get(source);
    if (local === undefined) {
      const place = this.file.crossReference.places.get(source);
      local = place && place.kind !== 'free' ? (this.#last += 1) : 0;
      this.#numbers.set(source, local);
      if (local !== 0) this.#queue.push(source);
    }
    return local;
  }

  /** Finds everything that was asked for. */
  drain(): void {
    for (let source = this.#queue.pop(); source !== undefined; source = this.#queue.pop()) this.#find(source, this.#numbers.get(source) ?? 0);
  }

  #find(source: number, local: number): void {
    const place = this.file.locate(source);
    if (!place) throw new PdfSyntaxError(`object ${source} is missing`);
    const { bytes } = place;
    const scan = scanObject(bytes, place.start, place.limit);
    const start = skipSpace(bytes, place.start);
    let end = scan.isStream ? this.#endOfStream(start, scan.end, scan.lengthAt) : scan.end;
    while (end > start && CLASS[bytes[end - 1] ?? 0] === WHITESPACE) end -= 1;
    const holes: number[] = [];
    for (let index = 0; index < scan.references.length; index += 3) {
      const [from = 0, to = 0, target = 0] = [scan.references[index], scan.references[index + 1], scan.references[index + 2]];
      holes.push(from, to - from, this.local(target));
    }
    this.objects.push({ local, bytes, start, end, isStream: scan.isStream, holes });
  }

  #endOfStream(start: number, keywordAt: number, lengthAt: number): number {
    const { bytes } = this.file;
    const direct = lengthAt < 0 ? null : new Parser(bytes, lengthAt).value();
    const data = typeof direct === 'number' ? this.file.bytesOfStream(direct, keywordAt + STREAM) : this.file.streamBytes(dictAt(bytes, start), keywordAt + STREAM);
    return skipSpace(bytes, data.byteOffset - bytes.byteOffset + data.length) + END_STREAM;
  }
}

function dictAt(bytes: Buffer, start: number): PdfDict {
  const dict = new Parser(bytes, start).value();
  if (!isDict(dict)) throw new PdfSyntaxError('a stream has no dictionary');
  return dict;
}

/** Gives equal items one place in a list. */
class Distinct<T> {
  readonly items: T[] = [];
  readonly #known = new Map<string, number>();

  indexOf(item: T): number {
    const key = JSON.stringify(item);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

function resourcesOf(finder: Finder, value: PdfValue | undefined): Layout['resources'][number] {
  const resolved = finder.file.resolve(value);
  const dict = isDict(resolved) ? resolved : new Map<string, PdfValue>();
  const entries = (list: Iterable<[string, PdfValue]>): string => [...list].map(([name, entry]) => `${writeName(name)} ${finder.write(entry)}`).join('');
  return { others: entries([...dict].filter(([name]) => name !== 'Font')), fonts: entries(finder.file.dict(dict, 'Font') ?? []) };
}

/** Throws PdfSyntaxError when `bytes` is not a PDF that the strict reader accepts. */
export function layOut(bytes: Uint8Array): Layout {
  const file = new PdfFile(bytes);
  const list = readPages(file);
  const finder = new Finder(file, list);
  const destinations = new Destinations(file);
  const [frames, resources] = [new Distinct<Layout['frames'][number]>(), new Distinct<Layout['resources'][number]>()];
  const pages = list.pages.map(({ dict }): Layout['pages'][number] => {
    const { media, crop, rotation, userUnit } = readPageBox(file, dict);
    const kept = KEPT_KEYS.filter((key) => dict.has(key)).map((key) => `/${key} ${finder.write(dict.get(key) ?? null)}`).join('');
    return {
      frame: frames.indexOf({ media: [...media], crop: [...crop], rotation, userUnit, kept }),
      resources: resources.indexOf(resourcesOf(finder, dict.get('Resources'))),
      contents: contentReferences(file, dict).map((reference) => finder.local(reference.number)),
      annotations: keptAnnotations(finder, dict, destinations),
    };
  });
  finder.drain();
  const layers = layersOf(finder);
  finder.drain();
  const contents = new Set(pages.flatMap((page) => page.contents));
  return {
    version: 1, size: bytes.length, objects: finder.objects.length, frames: frames.items, resources: resources.items, pages,
    bookmarks: sourceOutline(file, list, destinations), layers, mergeable: mergeKeys(finder.objects.filter(({ local }) => !contents.has(local))), ...placed(finder.objects, file.bytes),
  };
}

/** Objects in order of place; those that are packed go into bytes of the layout's own. */
function placed(objects: readonly LaidObject[], file: Buffer): Pick<Layout, 'places' | 'holes' | 'own'> {
  const [places, holes, own]: [number[], number[], Buffer[]] = [[], [], []];
  let ownEnd = file.length;
  const add = ({ local, start, end, holes: inside }: LaidObject, moved: number): void => {
    places.push(local, start + moved, end + moved);
    for (let index = 0; index < inside.length; index += 3) holes.push((inside[index] ?? 0) + moved, inside[index + 1] ?? 0, inside[index + 2] ?? 0);
  };
  for (const object of objects.filter(({ bytes }) => bytes === file).sort((a, b) => a.start - b.start)) add(object, 0);
  for (const object of objects.filter(({ bytes }) => bytes !== file)) {
    add(object, ownEnd - object.start);
    own.push(object.bytes.subarray(object.start, object.end));
    ownEnd += object.end - object.start;
  }
  return { places, holes, own: Buffer.concat(own) };
}
