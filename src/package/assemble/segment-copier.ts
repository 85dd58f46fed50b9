// Copies objects of one source PDF into the package: bytes as they are, references renumbered, streams untouched.
import { Parser } from '../pdf-syntax/parser.ts';
import type { PdfFile } from '../pdf-syntax/pdf-file.ts';
import type { PageList } from '../pdf-syntax/pages.ts';
import { scanObject } from '../pdf-syntax/scan-object.ts';
import { isDict, PdfRef, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeValue } from '../pdf-syntax/write-value.ts';
import type { PdfOutput } from './pdf-output.ts';

export class SegmentCopier {
  readonly file: PdfFile;
  readonly #out: PdfOutput;
  /** Object number in the source to object number in the package; 0 stands for null. */
  readonly #numbers = new Map<number, number>();
  readonly #queue: number[] = [];

  /** Pages get the numbers from `firstPage` on; the source's page tree and catalog are never copied. */
  constructor(file: PdfFile, list: PageList, firstPage: number, out: PdfOutput) {
    this.file = file;
    this.#out = out;
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

  /** A stream whose own /Length may be wrong. */
  #writeMendedStream(dict: PdfDict, dataAt: number): void {
    const data = this.file.streamBytes(dict, dataAt);
    this.#out.text(this.write(new Map([...dict, ['Length', data.length]])));
    this.#writeData(data);
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

  #copy(source: number): void {
    const out = this.#out;
    const place = this.file.locate(source);
    if (!place) throw new PdfSyntaxError(`object ${source} is missing`);
    const { bytes, start, limit } = place;
    const { end, isStream, references, lengthAt } = scanObject(bytes, start, limit);
    out.begin(this.#numbers.get(source) ?? 0);
    const dataAt = end + 'stream'.length;
    if (isStream && this.file.rebuilt) this.#writeMendedStream(this.#dictAt(bytes, start), dataAt);
    else {
      let from = start;
      for (let index = 0; index < references.length; index += 3) {
        out.bytes(bytes, from, references[index]);
        out.text(this.#renumber(references[index + 2] ?? 0));
        from = references[index + 1] ?? end;
      }
      out.bytes(bytes, from, end);
      if (isStream) {
        const direct = lengthAt < 0 ? null : new Parser(bytes, lengthAt).value();
        this.#writeData(typeof direct === 'number' ? this.file.bytesOfStream(direct, dataAt) : this.file.streamBytes(this.#dictAt(bytes, start), dataAt));
      }
    }
    out.end();
  }
}
