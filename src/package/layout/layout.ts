// The layout of a prepared PDF: where everything a package copies stands in it, worked out once so that a build only copies.
import * as v from 'valibot';

/** Raise when layouts are made differently; older ones are then made again. */
const VERSION = 1;

/** References in texts stand as `§7;`: what is copied is written in ASCII, so nothing else looks like that. */
const SIGN = '§';
const SHORTEST_REFERENCE = '0 0 R'.length;
const LONGEST_REFERENCE = 255;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const box = v.strictTuple([finite, finite, finite, finite]);
const text = v.pipe(v.string(), v.regex(/^[\x0a\x20-\x7e§]*$/));
/** Long lists of whole numbers, looked through in one loop. */
const counts = v.custom<readonly number[]>((value) => Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0));

const layoutSchema = v.strictObject({
  version: v.literal(VERSION),
  /** Bytes of the PDF. */
  size: count,
  /** Pages have the local numbers from 1 on, objects those after them. */
  objects: count,
  frames: v.array(v.strictObject({ media: box, crop: box, rotation: v.picklist([0, 90, 180, 270]), userUnit: v.pipe(finite, v.minValue(0)), kept: text })),
  /** Entries of a resource dictionary, those of its /Font apart because a stamp adds to them. */
  resources: v.array(v.strictObject({ others: text, fonts: text })),
  pages: v.pipe(v.array(v.strictObject({ frame: count, resources: count, contents: counts, annotations: v.array(text) })), v.minLength(1)),
  bookmarks: v.array(v.strictObject({ title: v.pipe(v.string(), v.maxLength(300)), level: count, page: count })),
  layers: v.strictObject({ all: counts, off: counts, usage: v.pipe(v.array(text), v.readonly()) }),
  /** Objects as triples of local number, start and end of the value, in order of place. */
  places: counts,
  /** References in those values as triples of start, length and local number (0 for null), in order of place. */
  holes: counts,
  /** Streams that may stand for equal ones of other files: local number and SHA-256 of all they consist of. */
  mergeable: v.array(v.strictTuple([count, v.pipe(v.string(), v.length(43))])),
});

/** Places from `size` on mean bytes of `own`: objects that are packed in the PDF, unpacked. */
export type Layout = v.InferOutput<typeof layoutSchema> & { readonly own: Buffer };

/** `text` of a layout with its references as `number` has them; what gets no number, 0, becomes null. */
export function fillIn(text: string, number: (local: number) => number): string {
  let [filled, from] = ['', 0];
  // A loop over `indexOf`: a pattern with a callback takes five times as long, and a page may have fifty references.
  for (let at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, from)) {
    const end = text.indexOf(';', at);
    filled += text.slice(from, at) + writtenReference(number(Number(text.slice(at + 1, end))));
    from = end + 1;
  }
  return from === 0 ? text : filled + text.slice(from);
}

/** A reference as it stands in a PDF. */
export const writtenReference = (number: number): string => (number === 0 ? ' null' : `${number} 0 R`);

/** Local numbers that `text` of a layout refers to. */
export function referencesIn(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) found.push(Number(text.slice(at + 1, text.indexOf(';', at))));
  return found;
}

export const referenceText = (local: number): string => (local === 0 ? 'null' : `${SIGN}${local};`);

/** Whether every reference of `text` is whole and leads to one of the numbers from 1 to `last`. */
function hasWholeReferences(text: string, last: number): boolean {
  for (let at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
    const end = text.indexOf(';', at);
    const local = end < 0 ? NaN : Number(text.slice(at + 1, end));
    if (!(Number.isSafeInteger(local) && local >= 1 && local <= last)) return false;
  }
  return true;
}

export function encodeLayout({ own, ...facts }: Layout): Buffer {
  const head = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, own]);
}

/** The layout in `bytes` of a PDF of `size` bytes; null when it is none, is older, or leads out of that PDF: then it has to be made again. */
export function readLayout(bytes: Uint8Array, size: number): Layout | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.length < 4 ? Infinity : 4 + buffer.readUInt32LE(0);
  if (end > buffer.length) return null;
  let json: unknown;
  try {
    json = JSON.parse(buffer.toString('utf8', 4, end));
  } catch {
    return null;
  }
  const parsed = v.safeParse(layoutSchema, json);
  if (!parsed.success || parsed.output.size !== size) return null;
  const layout = { ...parsed.output, own: buffer.subarray(end) };
  return isConsistent(layout) ? layout : null;
}

/** Every number leads to something, and every place into the PDF or the layout's own bytes. */
function isConsistent(layout: Layout): boolean {
  const { pages, objects, frames, resources, bookmarks, layers, mergeable } = layout;
  const last = pages.length + objects;
  const isObject = (local: number): boolean => local > pages.length && local <= last;
  const isText = (text: string): boolean => hasWholeReferences(text, last);
  return (
    frames.every(({ kept }) => isText(kept)) &&
    resources.every(({ others, fonts }) => isText(others) && isText(fonts)) &&
    pages.every((page) => page.frame < frames.length && page.resources < resources.length && page.contents.every(isObject) && page.annotations.every(isText)) &&
    bookmarks.every(({ page }) => page < pages.length) &&
    layers.all.every(isObject) && layers.off.every(isObject) && layers.usage.every(isText) &&
    mergeable.every(([local]) => isObject(local)) &&
    arePlaced(layout, isObject, last)
  );
}

function arePlaced({ places, holes, objects, size, own }: Layout, isObject: (local: number) => boolean, last: number): boolean {
  if (places.length !== 3 * objects || holes.length % 3 !== 0) return false;
  const placed = new Uint8Array(last + 1);
  let hole = 0;
  let free = 0;
  for (let place = 0; place < places.length; place += 3) {
    const [local = 0, start = 0, end = 0] = [places[place], places[place + 1], places[place + 2]];
    if (!isObject(local) || placed[local] === 1 || start < free || end < start || end > (start < size ? size : size + own.length)) return false;
    placed[local] = 1;
    for (let from = start; hole < holes.length && (holes[hole] ?? 0) < end; hole += 3) {
      const [at = 0, length = 0, target = 0] = [holes[hole], holes[hole + 1], holes[hole + 2]];
      if (at < from || length < SHORTEST_REFERENCE || length > LONGEST_REFERENCE || at + length > end || target > last) return false;
      from = at + length;
    }
    free = end;
  }
  return hole === holes.length;
}
