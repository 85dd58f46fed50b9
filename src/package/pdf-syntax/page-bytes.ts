// How many bytes each page of a PDF needs, so that a document can be parted without trying.
import type { PdfFile } from './pdf-file.ts';
import { readPages } from './pages.ts';
import { scanObject } from './scan-object.ts';
import { PdfRef, type PdfValue } from './values.ts';

export interface PageBytes {
  /** Bytes of what several pages use: fonts, pictures. */
  readonly shared: number;
  /** Bytes of what each page alone uses, in order. */
  readonly own: readonly number[];
}

const SHARED = -1;
/** Around each object: its number, its end, its line of the cross-reference. */
const AROUND = 40;

function* referencesIn(value: PdfValue): Generator<number> {
  if (value instanceof PdfRef) yield value.number;
  else if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  else if (value instanceof Map) for (const item of value.values()) yield* referencesIn(item);
}

/** Throws PdfSyntaxError where the file is not sound. */
export function pageBytesOf(file: PdfFile): PageBytes {
  const { pages, treeNodes } = readPages(file);
  const leaves = new Set(pages.map(({ reference }) => reference.number));
  const users = new Map<number, number>();
  const sizes = new Map<number, number>();
  const below = new Map<number, readonly number[]>();

  const weigh = (number: number): readonly number[] => {
    const place = file.locate(number);
    if (!place) return [];
    const scan = scanObject(place.bytes, place.start, place.limit);
    const data = scan.isStream ? (file.stream(new PdfRef(number, 0))?.raw.length ?? 0) : 0;
    sizes.set(number, scan.end - place.start + data + AROUND);
    return scan.references.filter((_, index) => index % 3 === 2);
  };

  for (const [index, { dict }] of pages.entries()) {
    const queue = [...dict].flatMap(([key, value]) => (key === 'Parent' ? [] : [...referencesIn(value)]));
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      const user = users.get(number);
      if (leaves.has(number) || treeNodes.has(number) || user === index || user === SHARED) continue;
      users.set(number, user === undefined ? index : SHARED);
      const next = below.get(number) ?? weigh(number);
      below.set(number, next);
      queue.push(...next);
    }
  }
  const own = pages.map(() => AROUND);
  let shared = 0;
  for (const [number, user] of users) {
    const size = sizes.get(number) ?? 0;
    if (user === SHARED) shared += size;
    else own[user] = (own[user] ?? 0) + size;
  }
  return { shared, own };
}
