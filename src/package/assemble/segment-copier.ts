// Copies objects of a stranger's PDF, each checked on its way: bytes as they are, references renumbered, streams whole or mended.
import { Parser } from '../pdf-syntax/parser.ts';
import type { ObjectBytes, PdfFile } from '../pdf-syntax/pdf-file.ts';
import type { PageList } from '../pdf-syntax/pages.ts';
import { scanObject, type Scan } from '../pdf-syntax/scan-object.ts';
import { isDict, PdfRef, PdfStream, PdfSyntaxError, type PdfValue } from '../pdf-syntax/values.ts';
import { writeValue } from '../pdf-syntax/write-value.ts';
import type { Copying } from './copying.ts';
import { mendStream } from './mend-stream.ts';
import type { PdfOutput } from './pdf-output.ts';

export class SegmentCopier implements Copying {
  readonly file: PdfFile;
  readonly #out: PdfOutput;
  /** Object number in the source to object number in the package; 0 stands for null. */
  readonly #numbers = new Map<number, number>();
  readonly #queue: number[] = [];
  readonly #mend: { damagedStreams: number };

  /** Pages get the numbers from `firstPage` on; the source's page tree and catalog are never copied. Streams that had to be mended are counted in `mend`. */
  constructor(file: PdfFile, list: PageList, firstPage: number, out: PdfOutput, mend: { damagedStreams: number }) {
    this.file = file;
    this.#out = out;
    this.#mend = mend;
    for (const node of list.treeNodes) this.#numbers.set(node, 0);
    const root = file.trailer.get('Root');
    if (root instanceof PdfRef) this.#numbers.set(root.number, 0);
    list.pages.forEach((page, index) => this.#numbers.set(page.reference.number, firstPage + index));
  }

  numberOf(source: number): number | null {
    return this.#numbers.get(source) || null;
  }

  readonly reference = (reference: PdfRef): string => this.#renumber(reference.number);

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
    this.#copyValue(source, place);
    this.#out.end();
  }

  /** The object must be one value and an end, and a stream's data must be whole or is mended. */
  #copyValue(source: number, { bytes, start }: ObjectBytes): void {
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
    if (mended?.damaged) this.#mend.damagedStreams += 1;
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
}
