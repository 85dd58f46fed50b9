// The end of the file: every object's offset in one cross-reference stream, in one contiguous section.
import { deflateSync } from 'node:zlib';

const WIDTH = 1 + 6 + 2;

/**
 * The cross-reference stream as object `number` at `position`, with `startxref` and the end mark.
 * `offsets` holds each object's place by number, 0 for none; the stream's own is filled in here.
 */
export function crossReferenceStream(offsets: readonly number[], number: number, position: number, trailer: string): Buffer {
  const table = Buffer.alloc(offsets.length * WIDTH);
  offsets.forEach((offset, index) => {
    const place = index === number ? position : offset;
    if (place === 0) return table.writeUInt16BE(index === 0 ? 0xffff : 0, index * WIDTH + 7);
    table[index * WIDTH] = 1;
    return table.writeUIntBE(place, index * WIDTH + 1, 6);
  });
  const data = deflateSync(table);
  const head = `${number} 0 obj\n<</Type/XRef/Size ${offsets.length}/W[1 6 2]${trailer}/Filter/FlateDecode/Length ${data.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from(`\nendstream\nendobj\nstartxref\n${position}\n%%EOF\n`, 'latin1')]);
}
