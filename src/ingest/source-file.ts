// Opens one file of the user's disk safely and streams it, noticing when it changes meanwhile.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const CHUNK = 1024 * 1024;
/** O_NONBLOCK keeps a FIFO from blocking the open for ever; O_NOFOLLOW refuses links. Windows knows neither flag: undefined counts as no bit. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export type OpenedSource =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly outcome: 'refused' | 'failed'; readonly reason: string };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there any more',
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  EBUSY: 'another program keeps it locked',
  EIO: 'the disk reports an error',
  ENXIO: 'it is a pipe, socket or device, not a file',
  ENAMETOOLONG: 'its path is too long',
};

/** Why reading failed, as the end of a sentence. */
export function diskReason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'for an unknown reason';
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return REASONS[code] ?? (code || thrown.message);
}

/** The file was altered between opening and the end of reading. */
export class SourceChanged extends Error {
  constructor() {
    super('it is being changed by another program');
    this.name = 'SourceChanged';
  }
}

/** The file stopped being readable half way. */
export class SourceUnreadable extends Error {}

export class SourceFile {
  readonly #handle: FileHandle;
  readonly size: number;
  readonly #modified: bigint;

  constructor(handle: FileHandle, size: number, modified: bigint) {
    this.#handle = handle;
    this.size = size;
    this.#modified = modified;
  }
  /** Whole content once, in order; `SourceChanged` after the last chunk when size or time moved. Closes the file. */
  async *stream(): AsyncGenerator<Uint8Array> {
    try {
      let position = 0;
      for (;;) {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, this.size - position + 1)));
        const { bytesRead } = await this.#handle.read(chunk, 0, chunk.length, position).catch((thrown: unknown) => {
          throw new SourceUnreadable(diskReason(thrown));
        });
        if (bytesRead === 0) break;
        position += bytesRead;
        if (position > this.size) throw new SourceChanged();
        yield chunk.subarray(0, bytesRead);
      }
      const after = await this.#handle.stat({ bigint: true });
      if (position !== this.size || after.mtimeNs !== this.#modified) throw new SourceChanged();
    } finally {
      await this.close();
    }
  }
  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Opens without following a link and without waiting; only regular files are given out. Never throws for a bad path. */
export async function openSource(path: string): Promise<OpenedSource> {
  let handle: FileHandle;
  try {
    handle = await open(path, FLAGS);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code === 'ELOOP' || code === 'EMLINK') return { ok: false, outcome: 'refused', reason: 'it is a link; links are not followed' };
    return { ok: false, outcome: code === 'ENXIO' ? 'refused' : 'failed', reason: diskReason(thrown) };
  }
  try {
    const stat = await handle.stat({ bigint: true });
    if (stat.isFile()) return { ok: true, file: new SourceFile(handle, Number(stat.size), stat.mtimeNs) };
    await handle.close();
    return { ok: false, outcome: 'refused', reason: stat.isDirectory() ? 'it is a folder, not a file' : 'it is a pipe, socket or device, not a file' };
  } catch (thrown) {
    await handle.close();
    return { ok: false, outcome: 'failed', reason: diskReason(thrown) };
  }
}
