// The pipe between package builder and vault: nothing is lost, nothing piles up, a failure reaches the reader.
import { describe, expect, it } from 'vitest';
import { byteQueue } from '../../src/app/byte-queue.ts';

const collect = async (stream: AsyncIterable<Uint8Array>): Promise<number[]> => {
  const all: number[] = [];
  for await (const bytes of stream) all.push(...bytes);
  return all;
};

describe('a byte queue', () => {
  it('hands on every byte in order, one write at a time', async () => {
    const queue = byteQueue();
    const read = collect(queue.stream);
    for (let value = 0; value < 100; value++) await queue.sink.write(Uint8Array.of(value));
    queue.end();
    expect(await read).toEqual(Array.from({ length: 100 }, (_, value) => value));
  });

  it('holds the writer back until the reader has taken the bytes', async () => {
    const queue = byteQueue();
    let written = false;
    const write = queue.sink.write(Uint8Array.of(1)).then(() => { written = true; });
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    queue.end();
    await collect(queue.stream);
    await write;
    expect(written).toBe(true);
  });

  it('tells the reader when the writer failed', async () => {
    const queue = byteQueue();
    const read = collect(queue.stream);
    queue.fail(new Error('disk gone'));
    await expect(read).rejects.toThrow('disk gone');
  });

  it('tells the writer when the reader failed, whether it waits or writes later', async () => {
    const queue = byteQueue();
    const waiting = queue.sink.write(Uint8Array.of(1));
    queue.abandon(new Error('disk full'));
    await expect(waiting).rejects.toThrow('disk full');
    await expect(queue.sink.write(Uint8Array.of(2))).rejects.toThrow('disk full');
  });
});
