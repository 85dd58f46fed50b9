// Brings one file of the user's disk into the vault's temporary folder, keeping its bytes for the reader.
import { createHash } from 'node:crypto';
import type { StagedBlob, Vault } from '../vault/vault.ts';
import { MAX_BYTES_TO_READ } from './read-limits.ts';
import { openSource, SourceChanged, SourceUnreadable } from './source-file.ts';

export interface Content {
  readonly staged: StagedBlob;
  /** The whole content; only its beginning when `whole` is false. */
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}
export type StageResult =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly outcome: 'refused' | 'failed'; readonly reason: string };

const HEAD_BYTES = 64 * 1024;
const ATTEMPTS = 2;

async function* keeping(source: AsyncIterable<Uint8Array>, chunks: Uint8Array[], limit: number): AsyncGenerator<Uint8Array> {
  let kept = 0;
  for await (const chunk of source) {
    if (kept < limit) chunks.push(chunk.subarray(0, limit - kept));
    kept += chunk.length;
    yield chunk;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Stages bytes already in memory: a member of an archive, an attachment. */
export async function stageBytes(vault: Vault, bytes: Uint8Array): Promise<Content> {
  return { staged: await vault.blobs.stage(once(bytes)), bytes, whole: true };
}

/**
 * Stages a file of the disk. A file that changes while it is read is tried once more, then told as failed:
 * half of one version and half of another is no evidence. Faults of the vault (disk full) are thrown.
 */
export async function stageSource(vault: Vault, path: string, signal: AbortSignal): Promise<StageResult> {
  for (let attempt = 1; ; attempt += 1) {
    const opened = await openSource(path);
    if (!opened.ok) return opened;
    const whole = opened.file.size <= MAX_BYTES_TO_READ;
    const chunks: Uint8Array[] = [];
    try {
      const staged = await vault.blobs.stage(keeping(opened.file.stream(), chunks, whole ? MAX_BYTES_TO_READ : HEAD_BYTES), signal);
      return { ok: true, content: { staged, bytes: Buffer.concat(chunks), whole } };
    } catch (thrown) {
      if (thrown instanceof SourceChanged && attempt < ATTEMPTS) continue;
      if (thrown instanceof SourceChanged || thrown instanceof SourceUnreadable) return { ok: false, outcome: 'failed', reason: thrown.message };
      throw thrown;
    }
  }
}

/** SHA-256 of a file of the disk in hexadecimal; null when it cannot be read as a whole. */
export async function hashSource(path: string): Promise<string | null> {
  const opened = await openSource(path);
  if (!opened.ok) return null;
  const hash = createHash('sha256');
  try {
    for await (const chunk of opened.file.stream()) hash.update(chunk);
    return hash.digest('hex');
  } catch (thrown) {
    if (thrown instanceof SourceChanged || thrown instanceof SourceUnreadable) return null; // Staging will tell why.
    throw thrown;
  }
}
