// Reads a file once from end to end and hashes it whole, and each signed part of it without the gap of its signature.
import { createHash } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import type { ByteSource } from '../engine.ts';

const PIECE = 4 * 1024 * 1024;

export interface SignedPart { readonly algorithm: string; readonly gapStart: number; readonly gapEnd: number; readonly signedEnd: number; }

/** SHA-256 of the whole file in hexadecimal, and the digest of each signed part in the order given. */
export async function hashFile(source: ByteSource, signed: readonly SignedPart[], progress: Progress): Promise<{ readonly sha256: string; readonly digests: readonly Buffer[] }> {
  const whole = createHash('sha256');
  const parts = signed.map((part) => ({ ...part, hash: createHash(part.algorithm) }));
  for (let offset = 0; offset < source.size; ) {
    if (progress.signal.aborted) throw new Fault('job.cancelled', { kept: 'Nothing was changed.' });
    progress.report('Reading the package', offset, source.size);
    const piece = await source.read(offset, Math.min(PIECE, source.size - offset));
    if (piece.length === 0) throw new Fault('disk.unreadable', { path: 'The package', reason: 'it ends early' });
    whole.update(piece);
    const slice = (from: number, to: number): Uint8Array => piece.subarray(Math.max(0, from - offset), Math.max(0, to - offset));
    for (const { hash, gapStart, gapEnd, signedEnd } of parts) hash.update(slice(0, gapStart)).update(slice(gapEnd, signedEnd));
    offset += piece.length;
  }
  return { sha256: whole.digest('hex'), digests: parts.map(({ hash }) => hash.digest()) };
}
