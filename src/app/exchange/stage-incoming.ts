// Brings a file from elsewhere into the vault's staging, decrypted on the way when it is an age file; its hash is that of the bytes as they came.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Fault } from '../../contract/errors.ts';
import type { Progress } from '../../contract/progress.ts';
import { decryptStream, isAgeFile } from '../../exchange/bundle/age-envelope.ts';
import { openSource, SourceChanged, SourceUnreadable } from '../../ingest/source-file.ts';
import type { StagedBlob, Vault } from '../../vault/vault.ts';

export interface Incoming { readonly staged: StagedBlob; /** Of the file as it came. */ readonly sha256: string; }

/** @throws Fault `disk.unreadable`, `bundle.locked`, `bundle.invalid`, `job.cancelled`, `disk.full`; nothing stays staged then */
export async function stageIncoming(vault: Vault, file: string, secret: string | null, progress: Progress): Promise<Incoming> {
  const opened = await openSource(file);
  if (!opened.ok) throw new Fault('disk.unreadable', { path: file, reason: opened.reason });
  const hash = createHash('sha256');
  let done = 0;
  async function* observed(source: AsyncIterable<Uint8Array>, total: number): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      done += chunk.length;
      progress.report(`Reading ${path.basename(file)}`, done, total);
      yield chunk;
    }
  }
  const source = observed(opened.file.stream(), opened.file.size);
  try {
    const first = await source.next();
    const head = first.done === true ? new Uint8Array() : first.value;
    const whole = startingWith(head, source);
    const plain = isAgeFile(head) ? await decryptStream(whole, { identity: vault.ageKeys.identity(), secret }) : whole;
    const staged = await vault.blobs.stage(plain, progress.signal);
    return { staged, sha256: hash.digest('hex') };
  } catch (thrown) {
    if (thrown instanceof SourceChanged || thrown instanceof SourceUnreadable) throw new Fault('disk.unreadable', { path: file, reason: thrown.message }, { cause: thrown });
    throw thrown;
  } finally {
    await source.return(undefined);
  }
}

async function* startingWith(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}
