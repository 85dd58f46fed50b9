// Random access into a staged, encrypted archive, as the ZIP library wants it; nothing is unpacked to the disk.
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { StagedReader } from '../vault/vault.ts';

/** The directory of an archive is read in many small pieces: each goes to one window instead of to the disk. */
const WINDOW_BYTES = 256 * 1024;

export class StagedArchive extends RandomAccessReader {
  readonly #file: StagedReader;
  #window: { readonly at: number; readonly bytes: Uint8Array } = { at: 0, bytes: new Uint8Array() };

  constructor(file: StagedReader) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end - start), { objectMode: false });
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    this.#fill(buffer.subarray(offset, offset + length), position).then(() => callback(null), (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown))));
  }

  async #fill(target: Uint8Array, position: number): Promise<void> {
    const { at, bytes } = this.#window;
    if (position < at || position + target.length > at + bytes.length) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of this.#file.read(position, Math.max(WINDOW_BYTES, target.length))) chunks.push(chunk);
      this.#window = { at: position, bytes: Buffer.concat(chunks) };
    }
    const from = position - this.#window.at;
    const found = this.#window.bytes.subarray(from, from + target.length);
    if (found.length < target.length) throw new Error('the archive ends too early');
    target.set(found);
  }
}
