// Copies objects of one source PDF into the package: bytes as they are, references renumbered, streams untouched.
import { Parser } from '../pdf-syntax/parser.ts';
import type { ObjectBytes, PdfFile } from '../pdf-syntax/pdf-file.ts';
import type { PageList } from '../pdf-syntax/pages.ts';
import { scanObject, type Scan } from '../pdf-syntax/scan-object.ts';
import { isDict, PdfRef, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeValue } from '../pdf-syntax/write-value.ts';
import { mendStream } from './mend-stream.ts';
import type { PdfOutput } from './pdf-output.ts';

export class SegmentCopier {
  readonly file: PdfFile;
  readonly #out: PdfOutput;
  /** Object number in the source to object number in the package; 0 stands for null. */
  readonly #numbers = new Map<number, number>();
  readonly #queue: number[] = [];
  readonly #mend: { damagedStreams: number } | null;

  /** Pages get the numbers from `firstPage` on; the source's page tree and catalog are never copied. With `mend` every object is checked on the way. */
  constructor(file: PdfFile, list: PageList, firstPage: number, out: PdfOutput, mend: { damagedStreams: number } | null) {
    this.file = file;
    this.#out = out;
    this.#mend = mend;
    for (const node of list.treeNodes) this.#numbers.set(node, 0);
    const root = file.trailer.get('Root');
    if (root instanceof PdfRef) this.#numbers.set(root.number, 0);
    list.pages.forEach((page, index) => this.#numbers.set(page.reference.number, firstPage + index));
  }

  /** Number in the package of a source object that has been asked for, or null. */
  numberOf(source: number): number | null {
    return this.#numbers.get(source) || null;
  }

  /** Text of the reference in the package; the object behind it is queued for copying. */
  readonly reference = (reference: PdfRef): string => this.#renumber(reference.number);

  /** `value` as text with its references renumbered. */
  write(value: PdfValue): string {
    return writeValue(value, this.reference);
  }

  /** Copies everything that has been asked for, and what that needs in turn. */
  drain(): void {
    for (let source = this.#queue.pop(); source !== undefined; source = this.#queue.pop()) this.#copy(source);
  }

  #renumber(source: number): string {
    let number = this.#numbers.get(source);
    if (number === undefined) {
      const place = this.file.crossReference.places.get(source);
      number = place && place.kind !== 'free' ? this.#out.reserve() : 0;
      this.#numbers.set(source, number);
      if (number !== 0) this.#queue.push(source);
    }
    return number === 0 ? 'null' : `${number} 0 R`;
  }

  #copy(source: number): void {
    const place = this.file.locate(source);
    if (!place) throw new PdfSyntaxError(`object ${source} is missing`);
    this.#out.begin(this.#numbers.get(source) ?? 0);
    if (this.#mend) this.#copyChecked(source, place, this.#mend);
    else this.#copyTrusted(place);
    this.#out.end();
  }

  /** An object of a file that was checked before: no value of it is built. */
  #copyTrusted({ bytes, start, limit }: ObjectBytes): void {
    const scan = scanObject(bytes, start, limit);
    this.#writeRenumbered(bytes, start, scan);
    if (!scan.isStream) return;
    const dataAt = scan.end + 'stream'.length;
    const direct = scan.lengthAt < 0 ? null : new Parser(bytes, scan.lengthAt).value();
    this.#writeData(typeof direct === 'number' ? this.file.bytesOfStream(direct, dataAt) : this.file.streamBytes(this.#dictAt(bytes, start), dataAt));
  }

  /** An object of a stranger: it must be one value and an end, and a stream's data must be whole or is mended. */
  #copyChecked(source: number, { bytes, start }: ObjectBytes, mend: { damagedStreams: number }): void {
    const parser = new Parser(bytes, start);
    const value = parser.value();
    const end = parser.position;
    const inFile = bytes === this.file.bytes;
    if (!(inFile && isDict(value) && parser.takeKeyword('stream'))) {
      if (inFile && !this.file.rebuilt && !parser.takeKeyword('endobj')) throw new PdfSyntaxError(`object ${source} does not end`);
      return this.#writeRenumbered(bytes, start, scanObject(bytes, start, end));
    }
    const stream = this.file.object(new PdfRef(source, 0));
    if (!(stream instanceof PdfStream)) throw new PdfSyntaxError(`object ${source} is no stream`);
    const mended = mendStream(stream);
    if (mended?.damaged) mend.damagedStreams += 1;
    const { dict, raw } = mended?.stream ?? stream;
    if (mended === null && value.get('Length') === raw.length) this.#writeRenumbered(bytes, start, scanObject(bytes, start, end));
    else this.#out.text(this.write(new Map([...(mended ? dict : value), ['Length', raw.length]])));
    return this.#writeData(raw);
  }

  #writeRenumbered(bytes: Buffer, start: number, { end, references }: Scan): void {
    let from = start;
    for (let index = 0; index < references.length; index += 3) {
      this.#out.bytes(bytes, from, references[index]);
      this.#out.text(this.#renumber(references[index + 2] ?? 0));
      from = references[index + 1] ?? end;
    }
    this.#out.bytes(bytes, from, end);
  }

  #writeData(data: Buffer): void {
    this.#out.text('\nstream\n');
    this.#out.bytes(data);
    this.#out.text('\nendstream');
  }

  #dictAt(bytes: Buffer, start: number): PdfDict {
    const dict = new Parser(bytes, start).value();
    if (!isDict(dict)) throw new PdfSyntaxError('a stream has no dictionary');
    return dict;
  }
}
