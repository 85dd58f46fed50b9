// Repair: finds the objects of a damaged PDF by scanning for them, and its catalog wherever it is.
import { CLASS, DIGIT, endsToken, keywordAt, skipSpace, WHITESPACE } from './characters.ts';
import type { CrossReference, Place, Places } from './cross-reference.ts';
import { decodeStream, isOfType } from './decode.ts';
import { Parser } from './parser.ts';
import { scanObject } from './scan-object.ts';
import { isDict, numberOf, PdfRef, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from './values.ts';

const MAX_OBJECTS = 2_000_000;

/** Bytes of a stream whose `stream` keyword ends at `position`: `length` when `endstream` confirms it, else up to the next `endstream`. */
export function streamUntilEnd(bytes: Buffer, position: number, length: number | null): Buffer {
  const start = position + (bytes[position] === 13 && bytes[position + 1] === 10 ? 2 : bytes[position] === 10 || bytes[position] === 13 ? 1 : 0);
  if (length !== null && length >= 0 && keywordAt(bytes, skipSpace(bytes, start + length), 'endstream')) return bytes.subarray(start, start + length);
  const end = bytes.indexOf('endstream', start, 'latin1');
  if (end < 0) return bytes.subarray(start);
  return bytes.subarray(start, bytes[end - 1] === 10 && bytes[end - 2] === 13 ? end - 2 : bytes[end - 1] === 10 || bytes[end - 1] === 13 ? end - 1 : end);
}

/** "12 0 obj" read backwards from where `obj` stands. */
function headerBefore(bytes: Buffer, at: number): { readonly number: number; readonly generation: number; readonly offset: number } | null {
  const back = (from: number, kind: number): number => {
    let start = from;
    while (start > 0 && CLASS[bytes[start - 1] ?? 0] === kind) start -= 1;
    return start;
  };
  const generationEnd = back(at, WHITESPACE);
  const generationStart = back(generationEnd, DIGIT);
  const numberEnd = back(generationStart, WHITESPACE);
  const offset = back(numberEnd, DIGIT);
  if (generationEnd === generationStart || numberEnd === generationStart || offset === numberEnd || numberEnd - offset > 10 || generationEnd - generationStart > 5) return null;
  return { number: Number(bytes.toString('latin1', offset, numberEnd)), generation: Number(bytes.toString('latin1', generationStart, generationEnd)), offset };
}

/** The dictionary at `position`, or null when there is none that can be read. */
function dictAt(bytes: Buffer, position: number): PdfDict | null {
  try {
    const value = new Parser(bytes, position).value();
    return isDict(value) ? value : null;
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) return null;
    throw thrown;
  }
}

/** End of the object that starts at `start`, or `start` when it cannot be told; then the scan goes on inside it. */
function endOfObject(bytes: Buffer, start: number): { readonly end: number; readonly isStream: boolean } {
  try {
    const { end, isStream } = scanObject(bytes, start, bytes.length);
    return { end, isStream };
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) return { end: start, isStream: false };
    throw thrown;
  }
}

function addMembers(places: Places, number: number, stream: PdfStream): void {
  try {
    const header = new Parser(decodeStream(stream));
    const count = Math.min(numberOf(stream.dict.get('N')) ?? 0, header.bytes.length);
    for (let index = 0; index < count; index += 1) {
      const member = header.integer();
      header.integer();
      if (places.get(member)?.kind !== 'offset') places.set(member, { kind: 'packed', stream: number, index });
    }
  } catch (thrown) {
    if (!(thrown instanceof PdfSyntaxError)) throw thrown; // its members are lost; what they were for will show
  }
}

/** A cross-reference made by looking at every object; throws PdfSyntaxError when no catalog is to be found. */
export function rebuildCrossReference(bytes: Buffer): CrossReference {
  const places = new Map<number, Place>();
  const containers = new Map<number, PdfStream>();
  const trailer = new Map<string, PdfValue>();
  let catalog: PdfRef | null = null;
  const takeTrailer = (dict: PdfDict | null): void => {
    for (const key of ['Root', 'Encrypt']) trailer.set(key, dict?.get(key) ?? trailer.get(key) ?? null);
  };
  for (let at = bytes.indexOf('obj', 0, 'latin1'); at >= 0 && places.size < MAX_OBJECTS; ) {
    const header = endsToken(bytes[at + 3]) ? headerBefore(bytes, at) : null;
    let next = at + 3;
    if (header) {
      const start = at + 3;
      const { end, isStream } = endOfObject(bytes, start);
      const dict = dictAt(bytes, start);
      places.set(header.number, { kind: 'offset', offset: header.offset, generation: header.generation });
      containers.delete(header.number);
      if (dict && isOfType(dict, 'Catalog')) catalog = new PdfRef(header.number, header.generation);
      if (dict && isStream) {
        const data = streamUntilEnd(bytes, end + 'stream'.length, numberOf(dict.get('Length')));
        if (isOfType(dict, 'XRef')) takeTrailer(dict);
        if (isOfType(dict, 'ObjStm')) containers.set(header.number, new PdfStream(dict, data));
        next = data.byteOffset - bytes.byteOffset + data.length;
      } else next = Math.max(next, end);
    }
    at = bytes.indexOf('obj', next, 'latin1');
  }
  for (let at = bytes.indexOf('trailer', 0, 'latin1'); at >= 0; at = bytes.indexOf('trailer', at + 7, 'latin1')) takeTrailer(dictAt(bytes, at + 7));
  for (const [number, stream] of containers) addMembers(places, number, stream);
  const root = trailer.get('Root');
  if (!(root instanceof PdfRef) || !places.has(root.number)) trailer.set('Root', catalog);
  if (trailer.get('Root') === null) throw new PdfSyntaxError('no catalog is to be found in it');
  if (trailer.get('Encrypt') === null) trailer.delete('Encrypt');
  return { places, trailer, offsets: [] };
}
