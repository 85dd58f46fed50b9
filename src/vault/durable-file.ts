// Writing small files so that a crash leaves either the old content or the new, never a mixture.
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../contract/errors.ts';

/** Owner only: a vault on a shared machine is nobody else's business. */
export const PRIVATE_FILE_MODE = 0o600;
export const PRIVATE_FOLDER_MODE = 0o700;

/** The system error code of what was thrown ("ENOENT"), or null. */
export function systemErrorCode(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}

/** Why a path cannot be written, as the end of a sentence. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there', EPERM: 'you may not write there', EROFS: 'the disk is read-only', EIO: 'the disk reports an error', EFBIG: 'it is too large for this disk',
  ENOENT: 'the folder does not exist', ENOTDIR: 'a part of the path is not a folder', EEXIST: 'a file of that name is in the way', EISDIR: 'a folder of that name is in the way',
  ENAMETOOLONG: 'the name is too long', EMFILE: 'too many files are open', ENFILE: 'too many files are open on this computer',
};

/** Turns an error of the operating system into the fault a person can act on; anything else passes unchanged. */
export function diskFault(thrown: unknown, target: string): unknown {
  const code = systemErrorCode(thrown) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk.full', {}, { cause: thrown });
  const reason = UNWRITABLE[code];
  return reason === undefined ? thrown : new Fault('disk.unwritable', { path: target, reason }, { cause: thrown });
}

/** Writes all of `bytes`; a file system near its limits may take only a part per call. */
export async function writeFully(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
  }
}

/** Makes the names inside a folder survive a power cut. Windows cannot sync folders; NTFS journals names itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it, where they are missing, and makes their names durable: unsynced, a power cut could take one and all that is in it. */
export async function makeFolderDurably(folder: string, mode: number = PRIVATE_FOLDER_MODE): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode });
  if (first === undefined) return;
  for (let made = path.resolve(folder); ; made = path.dirname(made)) {
    await syncFolder(path.dirname(made));
    if (made === path.resolve(first)) return;
  }
}

/** Opens a new file for writing; fails when the name is taken. */
export function createPrivateFile(file: string): Promise<FileHandle> {
  return open(file, 'wx', PRIVATE_FILE_MODE);
}

/**
 * Writes a file as a whole, replacing what is there: temporary file beside it, sync, rename, sync of the folder.
 * @throws Fault `disk.full`, `disk.unwritable`; the old content is then untouched.
 */
export async function writeDurably(file: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const temporary = `${file}.new`;
  try {
    await rm(temporary, { force: true });
    const handle = await createPrivateFile(temporary);
    try {
      if (content instanceof Uint8Array) await writeFully(handle, content);
      else for await (const bytes of content) await writeFully(handle, bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw diskFault(thrown, file);
  }
}
