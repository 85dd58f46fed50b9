// Views of a finished file: as it was up to an end, with bytes behind it, and read in blocks that are remembered.
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

const BLOCK = 256 * 1024;
const MOST_BLOCKS = 16;

/** The file for reading many small things near each other: a few blocks of it are remembered. Large reads go past them. */
export function inBlocks(source: ByteSource): ByteSource {
  const blocks = new Map<number, Promise<Uint8Array>>();
  const block = (index: number): Promise<Uint8Array> => {
    const known = blocks.get(index) ?? source.read(index * BLOCK, Math.min(BLOCK, source.size - index * BLOCK));
    // The one used last stands last, so that the first is the one to forget.
    blocks.delete(index);
    blocks.set(index, known);
    for (const oldest of blocks.keys()) if (blocks.size > MOST_BLOCKS) blocks.delete(oldest);
    return known;
  };
  return {
    size: source.size,
    async read(offset, length) {
      const end = Math.min(source.size, offset + length);
      if (end - offset >= BLOCK || end <= offset) return source.read(offset, Math.max(0, end - offset));
      const [first, last] = [Math.floor(offset / BLOCK), Math.floor((end - 1) / BLOCK)];
      const start = offset - first * BLOCK;
      const begin = (await block(first)).subarray(start, Math.min(BLOCK, start + end - offset));
      return first === last ? begin : Buffer.concat([begin, (await block(last)).subarray(0, end - last * BLOCK)]);
    },
  };
}
