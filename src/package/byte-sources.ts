// Views of a finished file: as it was up to an end, and with bytes behind it.
import type { ByteSource } from './engine.ts';

/** The file as it was when it ended at `end`. */
export const upTo = (source: ByteSource, end: number): ByteSource => ({
  size: end,
  read: (offset, length) => source.read(offset, Math.max(0, Math.min(length, end - offset))),
});

/** The file with `tail` behind it. */
export const followedBy = (source: ByteSource, tail: Uint8Array): ByteSource => ({
  size: source.size + tail.length,
  async read(offset, length) {
    const behind = tail.subarray(Math.max(0, offset - source.size), Math.max(0, offset + length - source.size));
    if (offset >= source.size) return behind;
    const before = await source.read(offset, Math.min(length, source.size - offset));
    return behind.length === 0 ? before : Buffer.concat([before, behind]);
  },
});
