// Looks at the write-ahead log of a vault that was not closed, before the engine does: the engine leaves out what is not whole in it without a word.
import { open, type FileHandle } from 'node:fs/promises';
import { systemErrorCode } from './durable-file.ts';

/** As SQLite lays it out (fileformat2, section 4); the page size is SQLCipher's. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const PAGE_BYTES = 4096;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const FRAMES_AT_ONCE = 256;
const LITTLE_ENDIAN_MAGIC = 0x377f0682;

type Sums = readonly [number, number];

/** Goes on with the log's running checksum, over pairs of 32-bit words. */
function addTo([first, second]: Sums, bytes: Buffer, isLittleEndian: boolean): Sums {
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + (isLittleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + b) >>> 0;
    b = (b + (isLittleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}
const sumsAt = (bytes: Buffer, at: number): Sums => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const isSame = (one: Sums, other: Sums): boolean => one[0] === other[0] && one[1] === other[1];

/** Whole frames only: one that the end of the file cuts off was never confirmed. */
async function* framesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(FRAMES_AT_ONCE * FRAME_BYTES);
  for (let position = HEADER_BYTES; ; position += buffer.length) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    for (let at = 0; at + FRAME_BYTES <= bytesRead; at += FRAME_BYTES) yield buffer.subarray(at, at + FRAME_BYTES);
    if (bytesRead < buffer.length) return;
  }
}

export interface LogState {
  /** Pages of the present log that the engine will leave out, because they or one before them are not whole. */
  readonly unusable: number;
  /** How many transactions end among them. */
  readonly commits: number;
}

export async function readLogState(file: string): Promise<LogState> {
  const handle = await open(file, 'r').catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  });
  if (!handle) return { unusable: 0, commits: 0 };
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    if ((await handle.read(header, 0, HEADER_BYTES, 0)).bytesRead < HEADER_BYTES) return { unusable: 0, commits: 0 };
    const isLittleEndian = header.readUInt32BE(0) === LITTLE_ENDIAN_MAGIC;
    const salts = sumsAt(header, 16);
    let sums = addTo([0, 0], header.subarray(0, 24), isLittleEndian);
    let isWhole = isSame(sums, sumsAt(header, 24));
    let [unusable, commits] = [0, 0];
    for await (const frame of framesOf(handle)) {
      sums = addTo(addTo(sums, frame.subarray(0, 8), isLittleEndian), frame.subarray(FRAME_HEADER_BYTES), isLittleEndian);
      const found = sumsAt(frame, 8);
      isWhole &&= isSame(found, salts) && isSame(sumsAt(frame, 16), sums);
      // Pages of a log that was written over have other salts, both of them; a damaged bit changes one.
      if (isWhole || (found[0] !== salts[0] && found[1] !== salts[1])) continue;
      unusable += 1;
      if (frame.readUInt32BE(4) !== 0) commits += 1;
    }
    return { unusable, commits };
  } finally {
    await handle.close();
  }
}

/**
 * In words, when the log holds pages that the engine will leave out; null otherwise. Every transaction is synced before the next
 * one begins, so that a power cut spoils the last one at most, which was then not confirmed; two or more were damaged later.
 */
export async function logWarning(file: string): Promise<string | null> {
  const { unusable, commits } = await readLogState(file);
  if (commits > 1) return 'The write-ahead log of the database is damaged: the last acts before the program stopped are lost, though they were confirmed. See in the custody log which acts it still has, and do the others again.';
  return unusable > 0 ? 'What was written last before the program stopped is not whole on the disk and was left out. See whether your last act is there, and do it again if it is not.' : null;
}
