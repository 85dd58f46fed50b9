// Encrypted files on disk: written as a stream, read whole, as a stream or in part.
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { AGE_HEADER_BYTES, createAgeHeader, openAgeHeader } from './age-header.ts';
import { CHUNK_BYTES, ChunkSealer, PAYLOAD_NONCE_BYTES, SEALED_CHUNK_BYTES, chunkCount, openChunk, payloadKey, plaintextLength, sealedLength } from './age-payload.ts';
import { createPrivateFile, writeFully } from './durable-file.ts';

const PAYLOAD_AT = AGE_HEADER_BYTES + PAYLOAD_NONCE_BYTES;
/** Chunks gathered before a write: fewer system calls, still little memory. */
const WRITE_BYTES = 16 * SEALED_CHUNK_BYTES;
const READ_CHUNKS = 16;

/** Length of the whole file for a plaintext of `size` bytes. */
export const encryptedLength = (size: number): number => PAYLOAD_AT + sealedLength(size);

export interface AgeKeys { readonly identity: Uint8Array; readonly recipient: Uint8Array; }

/** The file is not what was written: damaged, cut off, or encrypted to another key. */
export class DamagedAgeFile extends Error {
  override readonly name = 'DamagedAgeFile';
}

/** Encrypts `source` into a new file and syncs it; `observe` sees every plaintext byte on its way (hashing, counting). */
export async function writeAgeFile(file: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, recipient: Uint8Array, randomBytes: (length: number) => Uint8Array, options: { observe?: (bytes: Uint8Array) => void; sync: boolean }): Promise<void> {
  const { header, fileKey } = createAgeHeader(recipient, randomBytes);
  const nonce = randomBytes(PAYLOAD_NONCE_BYTES);
  const sealer = new ChunkSealer(payloadKey(fileKey, nonce));
  fileKey.fill(0);
  const handle = await createPrivateFile(file);
  try {
    let waiting: Uint8Array[] = [header, nonce];
    let waitingBytes = PAYLOAD_AT;
    for await (const bytes of source) {
      options.observe?.(bytes);
      for (const chunk of sealer.push(bytes)) {
        waiting.push(chunk);
        waitingBytes += chunk.length;
        if (waitingBytes < WRITE_BYTES) continue;
        await writeFully(handle, Buffer.concat(waiting));
        waiting = [];
        waitingBytes = 0;
      }
    }
    waiting.push(sealer.finish());
    await writeFully(handle, Buffer.concat(waiting));
    if (options.sync) await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new DamagedAgeFile('the file ends too early');
    filled += bytesRead;
  }
  return bytes;
}

/** An age file open for reading. Close it. */
export class AgeFileReader {
  readonly #handle: FileHandle;
  readonly #key: Uint8Array;
  /** Length of the plaintext in bytes. */
  readonly size: number;

  private constructor(handle: FileHandle, key: Uint8Array, size: number) {
    this.#handle = handle;
    this.#key = key;
    this.size = size;
  }

  /** @throws DamagedAgeFile when header or length are wrong; the system's error when the file cannot be opened. */
  static async open(file: string, keys: AgeKeys): Promise<AgeFileReader> {
    const handle = await open(file, 'r');
    try {
      const size = plaintextLength((await handle.stat()).size - PAYLOAD_AT);
      if (size === null) throw new DamagedAgeFile('the length is impossible');
      const head = await readExactly(handle, 0, PAYLOAD_AT);
      const fileKey = openAgeHeader(head.subarray(0, AGE_HEADER_BYTES), keys.identity, keys.recipient);
      if (!fileKey) throw new DamagedAgeFile('the header is damaged');
      return new AgeFileReader(handle, payloadKey(fileKey, head.subarray(AGE_HEADER_BYTES)), size);
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
  }

  /** Plaintext from `offset`, `length` bytes or up to the end; every chunk touched is authenticated. */
  async *read(offset = 0, length = this.size): AsyncGenerator<Uint8Array> {
    const end = Math.min(this.size, offset + length);
    const chunks = chunkCount(this.size);
    // An empty file still has a chunk, and reading it is what proves that it was not cut off.
    const lastChunk = Math.max(0, Math.ceil(end / CHUNK_BYTES) - 1);
    for (let first = Math.floor(Math.min(offset, end) / CHUNK_BYTES); first <= lastChunk; first += READ_CHUNKS) {
      const count = Math.min(READ_CHUNKS, lastChunk + 1 - first);
      const plainEnd = Math.min(this.size, (first + count) * CHUNK_BYTES);
      const sealedBytes = plainEnd - first * CHUNK_BYTES + count * (SEALED_CHUNK_BYTES - CHUNK_BYTES);
      const sealed = await readExactly(this.#handle, PAYLOAD_AT + first * SEALED_CHUNK_BYTES, sealedBytes);
      for (let index = first; index < first + count; index += 1) {
        const at = (index - first) * SEALED_CHUNK_BYTES;
        const plaintext = openChunk(this.#key, index, index === chunks - 1, sealed.subarray(at, at + SEALED_CHUNK_BYTES));
        if (!plaintext) throw new DamagedAgeFile(`chunk ${index} is damaged`);
        const start = index * CHUNK_BYTES;
        yield plaintext.subarray(Math.max(0, offset - start), Math.max(0, Math.min(plaintext.length, end - start)));
      }
    }
  }

  async close(): Promise<void> {
    this.#key.fill(0);
    await this.#handle.close();
  }
}
