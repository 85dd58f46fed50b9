// Reads the cross-reference of a PDF: tables, streams, hybrids and the chain of incremental updates, newest first.
import { skipSpace } from './characters.ts';
import { decodeStream } from './decode.ts';
import { Parser } from './parser.ts';
import { isDict, nameOf, numberOf, PdfStream, PdfSyntaxError, type PdfDict } from './values.ts';

/** Where an object is: at a byte offset, or at an index inside an object stream. */
export type Place =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

export interface CrossReference {
  readonly places: ReadonlyMap<number, Place>;
  /** Trailer of the newest section. */
  readonly trailer: PdfDict;
  /** Byte offset of each section, newest first: one per revision, hybrids counted once. */
  readonly offsets: readonly number[];
}

const MAX_SECTIONS = 1000;
const MAX_OBJECTS = 8_388_607; // ISO 32000-1, annex C

export type Places = Map<number, Place>;

/** Offset of the newest cross-reference section, from the last `startxref` in the final 2 kB of `bytes`. */
export function findStart(bytes: Buffer): number {
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048));
  const at = tail.lastIndexOf('startxref', undefined, 'latin1');
  if (at < 0) throw new PdfSyntaxError('the end of the file (startxref) is missing');
  return new Parser(tail, at + 'startxref'.length).integer();
}

function add(places: Places, number: number, place: Place): void {
  if (number > MAX_OBJECTS) throw new PdfSyntaxError('an object number is too large');
  if (!places.has(number)) places.set(number, place);
}

function readTable(parser: Parser, places: Places): PdfDict {
  while (!parser.takeKeyword('trailer')) {
    const first = parser.integer();
    const count = parser.integer();
    if (count * 18 > parser.bytes.length) throw new PdfSyntaxError('the cross-reference table claims too many entries');
    for (let index = 0; index < count; index += 1) {
      const offset = parser.integer();
      const generation = parser.integer();
      if (parser.takeKeyword('n')) add(places, first + index, { kind: 'offset', offset, generation });
      else if (parser.takeKeyword('f')) add(places, first + index, { kind: 'free' });
      else throw new PdfSyntaxError('the cross-reference table is malformed');
    }
  }
  const trailer = parser.value();
  if (!isDict(trailer)) throw new PdfSyntaxError('the trailer is not a dictionary');
  return trailer;
}

/** Reads the stream object at the parser's position, with a direct /Length as the standard demands of cross-reference streams. */
function readStreamObject(parser: Parser): PdfStream {
  parser.integer();
  parser.integer();
  if (!parser.takeKeyword('obj')) throw new PdfSyntaxError('there is no cross-reference where startxref points');
  const dict = parser.value();
  const length = isDict(dict) ? numberOf(dict.get('Length')) : null;
  if (!isDict(dict) || length === null || !parser.takeKeyword('stream')) throw new PdfSyntaxError('there is no cross-reference where startxref points');
  const start = parser.position + (parser.bytes[parser.position] === 13 ? 2 : 1);
  return new PdfStream(dict, parser.bytes.subarray(start, start + length));
}

function field(row: Buffer, from: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (row[from + index] ?? 0);
  return value;
}

function readStream(parser: Parser, places: Places): PdfDict {
  const stream = readStreamObject(parser);
  if (nameOf(stream.dict.get('Type')) !== 'XRef') throw new PdfSyntaxError('there is no cross-reference where startxref points');
  const widths = stream.dict.get('W');
  const [w0 = -1, w1 = -1, w2 = -1] = Array.isArray(widths) ? widths.map((width) => numberOf(width) ?? -1) : [];
  if ([w0, w1, w2].some((width) => !Number.isInteger(width) || width < 0 || width > 8)) throw new PdfSyntaxError('the cross-reference stream has wrong field widths');
  const width = w0 + w1 + w2;
  const size = numberOf(stream.dict.get('Size')) ?? 0;
  const index = stream.dict.get('Index');
  const ranges = Array.isArray(index) ? index.map((value) => numberOf(value) ?? -1) : [0, size];
  const data = decodeStream(stream);
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = [ranges[range], ranges[range + 1]];
    if (first < 0 || count < 0 || width === 0 || at + count * width > data.length) throw new PdfSyntaxError('the cross-reference stream is too short');
    for (let entry = 0; entry < count; entry += 1, at += width) {
      const type = w0 === 0 ? 1 : field(data, at, w0);
      const [a, b] = [field(data, at + w0, w1), field(data, at + w0 + w1, w2)];
      if (type === 1) add(places, first + entry, { kind: 'offset', offset: a, generation: b });
      else if (type === 2) add(places, first + entry, { kind: 'packed', stream: a, index: b });
      else add(places, first + entry, { kind: 'free' });
    }
  }
  return stream.dict;
}

/** Reads the section that begins at `position` of `bytes`, adding to `places` what no newer section has said; answers its trailer. */
export function readSection(bytes: Buffer, position: number, places: Places): PdfDict {
  const parser = new Parser(bytes, skipSpace(bytes, position));
  return parser.takeKeyword('xref') ? readTable(parser, places) : readStream(parser, places);
}

/**
 * Walks the sections of a file from `start`, newest first: yields the file offset of each section to read and takes its
 * trailer. So the walk is the same whether the bytes are in memory or read as needed.
 */
export function* walkSections(start: number, places: Places): Generator<number, CrossReference, PdfDict> {
  const offsets: number[] = [];
  let trailer: PdfDict | undefined;
  for (let offset: number | null = start; offset !== null; ) {
    if (offsets.includes(offset) || offsets.length > MAX_SECTIONS) throw new PdfSyntaxError('the chain of cross-references runs in a circle');
    offsets.push(offset);
    const own: PdfDict = yield offset;
    trailer ??= own;
    const hybrid = numberOf(own.get('XRefStm'));
    // In a hybrid file the stream stands between its table and the older sections (ISO 32000-1, 7.5.8.4).
    if (hybrid !== null) yield hybrid;
    offset = numberOf(own.get('Prev'));
  }
  if (!trailer) throw new PdfSyntaxError('the trailer is missing');
  return { places, trailer, offsets };
}

/** The cross-reference of a whole file in memory; throws PdfSyntaxError on anything that is not as the standard says. */
export function readCrossReference(bytes: Buffer): CrossReference {
  const places: Places = new Map();
  const walk = walkSections(findStart(bytes), places);
  let step = walk.next();
  while (!step.done) {
    const offset = step.value;
    if (!Number.isInteger(offset) || offset < 0 || offset >= bytes.length) throw new PdfSyntaxError('the cross-reference lies outside the file');
    step = walk.next(readSection(bytes, offset, places));
  }
  return step.value;
}
