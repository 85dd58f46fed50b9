// Reads single objects of a PDF of any size, a window at a time.
import type { ByteSource } from '../engine.ts';
import { findStart, readSection, walkSections, type CrossReference, type Places } from '../pdf-syntax/cross-reference.ts';
import { decodeStream } from '../pdf-syntax/decode.ts';
import { Parser } from '../pdf-syntax/parser.ts';
import { isDict, nameOf, numberOf, PdfRef, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';

/** A stream by the place of its bytes in the file. */
export interface StreamPlace { readonly dict: PdfDict; readonly offset: number; readonly length: number; }

const FIRST_WINDOW = 16 * 1024;
const MAX_WINDOW = 64 * 1024 * 1024;

export class PackageReader {
  readonly source: ByteSource;
  readonly crossReference: CrossReference;
  readonly #packed = new Map<number, Map<number, PdfValue>>();

  private constructor(source: ByteSource, crossReference: CrossReference) {
    this.source = source;
    this.crossReference = crossReference;
  }

  /** Opens a PDF by its cross-reference; throws PdfSyntaxError when it is damaged or encrypted. */
  static async open(source: ByteSource): Promise<PackageReader> {
    if ((await readAt(source, 0, 5)).toString('latin1') !== '%PDF-') throw new PdfSyntaxError('the file does not begin as a PDF');
    const places: Places = new Map();
    const walk = walkSections(findStart(await readAt(source, Math.max(0, source.size - 2048), 2048)), places);
    let step = walk.next();
    while (!step.done) step = walk.next(await inWindow(source, step.value, (bytes) => readSection(bytes, 0, places)));
    if (step.value.trailer.has('Encrypt')) throw new PdfSyntaxError('the file is encrypted');
    return new PackageReader(source, step.value);
  }

  /** `value` with references followed; streams come as their place. */
  async resolve(value: PdfValue | undefined): Promise<PdfValue | StreamPlace> {
    let found: PdfValue | StreamPlace = value ?? null;
    for (let hops = 0; found instanceof PdfRef; hops += 1) {
      if (hops > 32) throw new PdfSyntaxError('references run in a circle');
      found = await this.#object(found.number);
    }
    return found;
  }

  async dict(value: PdfValue | undefined): Promise<PdfDict | null> {
    const found = await this.resolve(value);
    return isDict(found) ? found : null;
  }

  async list(value: PdfValue | undefined): Promise<readonly PdfValue[]> {
    const found = await this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  async stream(value: PdfValue | undefined): Promise<StreamPlace | null> {
    const found = await this.resolve(value);
    return found !== null && typeof found === 'object' && 'offset' in found ? found : null;
  }

  /** Decoded content of a stream; throws PdfSyntaxError when it is too large to be held, or damaged. */
  async content({ dict, offset, length }: StreamPlace): Promise<Buffer> {
    if (length > MAX_WINDOW) throw new PdfSyntaxError('a stream is too large to be read at once');
    return decodeStream(new PdfStream(dict, await this.read(offset, length)));
  }

  /** Bytes of the file; fewer at its end. */
  read(offset: number, length: number): Promise<Buffer> {
    return readAt(this.source, offset, length);
  }

  async #object(number: number): Promise<PdfValue | StreamPlace> {
    const place = this.crossReference.places.get(number);
    if (!place || place.kind === 'free') return null;
    if (place.kind === 'packed') return (await this.#unpack(place.stream)).get(number) ?? null;
    const { offset } = place;
    const { value, streamAt } = await inWindow(this.source, offset, (bytes) => readIndirect(bytes, number));
    if (!isDict(value) || streamAt === null) return value;
    const length = await this.#number(value.get('Length'));
    if (length === null || length < 0 || offset + streamAt + length > this.source.size) throw new PdfSyntaxError(`the length of stream ${number} is wrong`);
    return { dict: value, offset: offset + streamAt, length };
  }

  async #number(value: PdfValue | undefined): Promise<number | null> {
    const found = await this.resolve(value);
    return typeof found === 'number' ? found : null;
  }

  async #unpack(number: number): Promise<Map<number, PdfValue>> {
    const known = this.#packed.get(number);
    if (known) return known;
    const container = await this.stream(new PdfRef(number, 0));
    if (!container || nameOf(container.dict.get('Type')) !== 'ObjStm') throw new PdfSyntaxError('an object stream is missing');
    const bytes = await this.content(container);
    const header = new Parser(bytes);
    const members = new Map<number, PdfValue>();
    const first = numberOf(container.dict.get('First')) ?? 0;
    for (let index = 0; index < (numberOf(container.dict.get('N')) ?? 0); index += 1) {
      const member = header.integer();
      members.set(member, new Parser(bytes, first + header.integer()).value());
    }
    this.#packed.set(number, members);
    return members;
  }
}

async function readAt(source: ByteSource, offset: number, length: number): Promise<Buffer> {
  const bytes = await source.read(offset, Math.max(0, Math.min(length, source.size - offset)));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Runs `read` on the bytes from `offset` on, with more of them as long as it fails and there are more. */
async function inWindow<T>(source: ByteSource, offset: number, read: (bytes: Buffer) => T): Promise<T> {
  if (!Number.isInteger(offset) || offset < 0 || offset >= source.size) throw new PdfSyntaxError('an object lies outside the file');
  for (let length = FIRST_WINDOW; ; length *= 16) {
    const bytes = await readAt(source, offset, length);
    try {
      return read(bytes);
    } catch (thrown) {
      if (!(thrown instanceof PdfSyntaxError) || length >= MAX_WINDOW || offset + length >= source.size) throw thrown;
    }
  }
}

/** The indirect object at the start of `bytes`; `streamAt` is where its stream's bytes begin. */
function readIndirect(bytes: Buffer, number: number): { readonly value: PdfValue; readonly streamAt: number | null } {
  const parser = new Parser(bytes);
  if (parser.integer() !== number) throw new PdfSyntaxError(`object ${number} is not where the cross-reference says`);
  parser.integer();
  if (!parser.takeKeyword('obj')) throw new PdfSyntaxError(`object ${number} is not where the cross-reference says`);
  const value = parser.value();
  if (parser.takeKeyword('stream') && parser.position + 2 < bytes.length) return { value, streamAt: parser.position + (bytes[parser.position] === 13 ? 2 : 1) };
  if (!parser.takeKeyword('endobj')) throw new PdfSyntaxError(`object ${number} does not end`);
  return { value, streamAt: null };
}
