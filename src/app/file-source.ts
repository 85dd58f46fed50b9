// A file on disk as something to read in pieces, however large.
import { open, stat } from 'node:fs/promises';
import { Fault } from '../contract/errors.ts';
import type { ByteSource } from '../package/engine.ts';
import { readFault } from './read-fault.ts';

/** The file and the function that closes it; throws `disk.unreadable`. */
export async function fileSource(file: string): Promise<{ source: ByteSource; close(): Promise<void> }> {
  // A pipe would block the open for ever, a folder only fail at the first read.
  const facts = await stat(file).catch((thrown: unknown) => { throw readFault(file, thrown); });
  if (!facts.isFile()) throw new Fault('disk.unreadable', { path: file, reason: facts.isDirectory() ? 'it is a folder' : 'it is not a file' });
  const handle = await open(file, 'r').catch((thrown: unknown) => { throw readFault(file, thrown); });
  const { size } = await handle.stat();
  return {
    source: { size, read: async (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    } },
    close: () => handle.close(),
  };
}
