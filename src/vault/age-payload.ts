// The payload of an age v1 file: STREAM over 64 KiB chunks, so that any part can be read and checked alone.
import { hkdfSync } from 'node:crypto';
import { TAG_BYTES, aead } from './chacha20-poly1305.ts';

export const PAYLOAD_NONCE_BYTES = 16;
export const CHUNK_BYTES = 64 * 1024;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Key of the payload, from the file key and the nonce that stands before the chunks. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** 11-byte big-endian counter and the mark of the last chunk: chunks cannot be moved, dropped or cut off. */
function chunkNonce(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Encrypts one chunk: 64 KiB of plaintext, less only for the last. */
export const sealChunk = (key: Uint8Array, index: number, last: boolean, plaintext: Uint8Array): Uint8Array =>
  aead.seal(key, chunkNonce(index, last), plaintext);

/** Plaintext of one chunk, or null when it is not what was sealed at that place. */
export const openChunk = (key: Uint8Array, index: number, last: boolean, sealed: Uint8Array): Uint8Array | null =>
  aead.open(key, chunkNonce(index, last), sealed);

/** Number of chunks of a plaintext; an empty one still has its (empty) last chunk. */
export const chunkCount = (plaintextBytes: number): number => Math.max(1, Math.ceil(plaintextBytes / CHUNK_BYTES));

/** Length of the payload (without nonce) for a plaintext of that length. */
export const sealedLength = (plaintextBytes: number): number => plaintextBytes + chunkCount(plaintextBytes) * TAG_BYTES;

/** Length of the plaintext in a payload of that length; null when no plaintext gives that length. */
export function plaintextLength(payloadBytes: number): number | null {
  const chunks = Math.ceil(payloadBytes / SEALED_CHUNK_BYTES);
  const plaintext = payloadBytes - chunks * TAG_BYTES;
  return payloadBytes >= TAG_BYTES && sealedLength(plaintext) === payloadBytes ? plaintext : null;
}

/** Cuts any stream of bytes into sealed chunks. */
export class ChunkSealer {
  readonly #key: Uint8Array;
  readonly #pending = Buffer.allocUnsafe(CHUNK_BYTES);
  #filled = 0;
  #index = 0;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Takes more plaintext and yields the chunks that are complete; the last chunk waits for `finish`. */
  *push(bytes: Uint8Array): Generator<Uint8Array> {
    let at = 0;
    while (at < bytes.length) {
      if (this.#filled === CHUNK_BYTES) yield this.#seal(false);
      const take = Math.min(CHUNK_BYTES - this.#filled, bytes.length - at);
      this.#pending.set(bytes.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
    }
  }

  /** The last chunk. */
  finish(): Uint8Array {
    const chunk = this.#seal(true);
    this.#pending.fill(0);
    return chunk;
  }

  #seal(last: boolean): Uint8Array {
    const sealed = sealChunk(this.#key, this.#index, last, this.#pending.subarray(0, this.#filled));
    this.#index += 1;
    this.#filled = 0;
    return sealed;
  }
}
