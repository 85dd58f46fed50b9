// What every stream filter answers: as much as can be read, and what kept it from reading the rest.
import { PdfSyntaxError, type PdfDict } from '../values.ts';

export interface Decoded {
  readonly data: Buffer;
  /** Null when the data was whole. */
  readonly damage: string | null;
}

/** Undoes one filter; throws PdfSyntaxError when there would be more than `cap` bytes. */
export type Filter = (bytes: Buffer, parameters: PdfDict, cap: number) => Decoded;

export const tooMuch = (): PdfSyntaxError => new PdfSyntaxError('a compressed stream unpacks to an absurd size');

/** Bytes collected one by one, up to a cap. */
export class Bytes {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;
  readonly #cap: number;

  constructor(cap: number) {
    this.#cap = cap;
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      if (this.#length >= this.#cap) throw tooMuch();
      this.#bytes = Buffer.concat([this.#bytes], Math.min(this.#cap, this.#length * 2));
    }
    this.#bytes[this.#length++] = byte;
  }

  take(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
