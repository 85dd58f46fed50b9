// A PDF opened by its own rules only: objects by number, without repairing and without guessing.
import { keywordAt, skipSpace } from './characters.ts';
import { readCrossReference, type CrossReference } from './cross-reference.ts';
import { rebuildCrossReference, streamUntilEnd } from './rebuild-cross-reference.ts';
import { decodeStream } from './decode.ts';
import { Parser } from './parser.ts';
import { isDict, nameOf, numberOf, PdfRef, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from './values.ts';

/** Where an object's value stands: from `start`, at the latest until `limit`. */
export interface ObjectBytes {
  readonly bytes: Buffer;
  readonly start: number;
  readonly limit: number;
}

interface Packed {
  readonly bytes: Buffer;
  /** Object number and start of each member, in order. */
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
}

const MAX_HOPS = 32;

export class PdfFile {
  readonly bytes: Buffer;
  readonly crossReference: CrossReference;
  /** Opened by scanning because its own cross-reference cannot be trusted; then stream lengths and page counts are not either. */
  readonly rebuilt: boolean;
  readonly #packed = new Map<number, Packed>();
  #unpackedBytes = 0;

  /** Opens `bytes`; throws PdfSyntaxError when the file is encrypted or its structure is not exactly right. */
  constructor(bytes: Uint8Array, options: { readonly rebuild: boolean } = { rebuild: false }) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.rebuilt = options.rebuild;
    if (!this.rebuilt && this.bytes.toString('latin1', 0, 5) !== '%PDF-') throw new PdfSyntaxError('the file does not begin as a PDF');
    this.crossReference = this.rebuilt ? rebuildCrossReference(this.bytes) : readCrossReference(this.bytes);
    if (this.trailer.has('Encrypt')) throw new PdfSyntaxError('the file is encrypted');
  }

  get trailer(): PdfDict {
    return this.crossReference.trailer;
  }

  /** The catalog dictionary. */
  get catalog(): PdfDict {
    const root = this.resolve(this.trailer.get('Root'));
    if (!isDict(root)) throw new PdfSyntaxError('the catalog is missing');
    return root;
  }

  /** Bytes of object `number`, or null when there is none (which means the null object). Generations are not told apart: no reader does. */
  locate(number: number): ObjectBytes | null {
    const place = this.crossReference.places.get(number);
    if (!place || place.kind === 'free') return null;
    if (place.kind === 'packed') return this.#member(place.stream, place.index, number);
    const parser = new Parser(this.bytes, place.offset);
    if (parser.integer() !== number || parser.integer() !== place.generation || !parser.takeKeyword('obj')) {
      throw new PdfSyntaxError(`object ${number} is not where the cross-reference says`);
    }
    return { bytes: this.bytes, start: parser.position, limit: this.bytes.length };
  }

  /** The object a reference points to. */
  object(reference: PdfRef): PdfValue | PdfStream {
    const place = this.locate(reference.number);
    if (!place) return null;
    const parser = new Parser(place.bytes, place.start);
    const value = parser.value();
    if (isDict(value) && place.bytes === this.bytes && parser.takeKeyword('stream')) return this.#streamOf(value, this.streamBytes(value, parser.position));
    return value;
  }

  /** The stream of that dictionary and data, with what decoding it needs spelled out. */
  #streamOf(dict: PdfDict, raw: Buffer): PdfStream {
    const spelled = new Map(dict);
    for (const key of ['Filter', 'DecodeParms']) {
      const value = this.#direct(dict.get(key));
      if (value !== null) spelled.set(key, Array.isArray(value) ? value.map((item) => this.#spelledParameters(item)) : this.#spelledParameters(value));
    }
    return new PdfStream(spelled, raw);
  }

  #spelledParameters(value: PdfValue): PdfValue {
    const direct = this.#direct(value);
    return isDict(direct) ? new Map([...direct].map(([key, entry]) => [key, this.#direct(entry)])) : direct;
  }

  /** `value` with references followed; a stream answers null (use `stream`). */
  resolve(value: PdfValue | undefined): PdfValue {
    const found = this.#follow(value);
    return found instanceof PdfStream ? null : found;
  }

  /** The stream a reference points to, or null when it is something else. */
  stream(value: PdfValue | undefined): PdfStream | null {
    const found = this.#follow(value);
    return found instanceof PdfStream ? found : null;
  }

  /** `dict[key]` resolved to a dictionary, or null. */
  dict(dict: PdfDict, key: string): PdfDict | null {
    const value = this.resolve(dict.get(key));
    return isDict(value) ? value : null;
  }

  /** The bytes of a stream whose `stream` keyword ends at `position`; insists on /Length and `endstream` agreeing. */
  streamBytes(dict: PdfDict, position: number): Buffer {
    if (dict.has('F') && !this.rebuilt) throw new PdfSyntaxError('a stream keeps its data in another file');
    return this.bytesOfStream(numberOf(this.#direct(dict.get('Length'))), position);
  }

  /** The same for a stream whose /Length is already known. */
  bytesOfStream(length: number | null, position: number): Buffer {
    if (this.rebuilt) return streamUntilEnd(this.bytes, position, length);
    if (length === null || length < 0) throw new PdfSyntaxError('a stream has no length');
    const start = position + (this.bytes[position] === 13 ? 2 : 1);
    if (this.bytes[start - 1] !== 10) throw new PdfSyntaxError('a stream does not begin on a new line');
    const end = start + length;
    if (!keywordAt(this.bytes, skipSpace(this.bytes, end), 'endstream')) throw new PdfSyntaxError('the length of a stream is wrong');
    return this.bytes.subarray(start, end);
  }

  /** `value` with references followed, reading values only: what describes a stream must not lead through that stream. */
  #direct(value: PdfValue | undefined): PdfValue {
    let found = value ?? null;
    for (let hops = 0; found instanceof PdfRef; hops += 1) {
      if (hops > MAX_HOPS) throw new PdfSyntaxError('references run in a circle');
      const place = this.locate(found.number);
      found = place ? new Parser(place.bytes, place.start).value() : null;
    }
    return found;
  }

  #follow(value: PdfValue | undefined): PdfValue | PdfStream {
    let found: PdfValue | PdfStream = value ?? null;
    for (let hops = 0; found instanceof PdfRef; hops += 1) {
      if (hops > MAX_HOPS) throw new PdfSyntaxError('references run in a circle');
      found = this.object(found);
    }
    return found;
  }

  #member(stream: number, index: number, number: number): ObjectBytes {
    const packed = this.#packed.get(stream) ?? this.#unpack(stream);
    const start = packed.starts[index];
    if (start === undefined || packed.numbers[index] !== number) throw new PdfSyntaxError(`object ${number} is not in its object stream`);
    return { bytes: packed.bytes, start, limit: packed.starts[index + 1] ?? packed.bytes.length };
  }

  #unpack(number: number): Packed {
    const place = this.crossReference.places.get(number);
    const container = place?.kind === 'offset' ? this.object(new PdfRef(number, place.generation)) : null;
    if (!(container instanceof PdfStream) || nameOf(container.dict.get('Type')) !== 'ObjStm') throw new PdfSyntaxError('an object stream is missing');
    const count = numberOf(container.dict.get('N')) ?? 0;
    const first = numberOf(container.dict.get('First')) ?? 0;
    const bytes = decodeStream(container);
    this.#unpackedBytes += bytes.length;
    if (this.#unpackedBytes > 512 * 1024 * 1024) throw new PdfSyntaxError('the object streams unpack to an absurd size');
    if (!(count >= 0 && count <= bytes.length && first >= 0 && first <= bytes.length)) throw new PdfSyntaxError('an object stream is malformed');
    const header = new Parser(bytes);
    const numbers: number[] = [];
    const starts: number[] = [];
    for (let index = 0; index < count; index += 1) {
      numbers.push(header.integer());
      starts.push(first + header.integer());
    }
    const packed = { bytes, numbers, starts };
    this.#packed.set(number, packed);
    return packed;
  }
}
