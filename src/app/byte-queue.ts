// Joins a writer that pushes bytes to a reader that pulls them, one write in flight: memory stays flat.
import type { ByteSink } from '../package/engine.ts';

export interface ByteQueue {
  readonly sink: ByteSink;
  readonly stream: AsyncIterable<Uint8Array>;
  /** No more bytes will come. */
  end(): void;
  /** The writer failed: the reader is told, so that what it has staged is discarded. */
  fail(thrown: unknown): void;
  /** The reader failed: a write that waits, and every later one, fails with the same. */
  abandon(thrown: unknown): void;
}

type Item = { bytes: Uint8Array; taken: () => void; refused: (thrown: unknown) => void } | { end: true } | { failed: unknown };

export function byteQueue(): ByteQueue {
  let waiting: ((item: Item) => void) | null = null;
  const ready: Item[] = [];
  let abandoned: { thrown: unknown } | null = null;
  let inFlight: ((thrown: unknown) => void) | null = null;
  const push = (item: Item): void => {
    if (waiting) {
      const give = waiting;
      waiting = null;
      give(item);
    } else ready.push(item);
  };
  const next = (): Promise<Item> => {
    const item = ready.shift();
    return item ? Promise.resolve(item) : new Promise((resolve) => { waiting = resolve; });
  };
  async function* read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const item = await next();
      if ('end' in item) return;
      if ('failed' in item) throw item.failed;
      inFlight = item.refused;
      yield item.bytes;
      inFlight = null;
      item.taken();
    }
  }
  return {
    sink: {
      write: (bytes) => new Promise((taken, refused) => {
        if (abandoned) throw abandoned.thrown;
        else push({ bytes, taken, refused });
      }),
    },
    stream: read(),
    end: () => push({ end: true }),
    fail: (failed) => push({ failed }),
    abandon(thrown) {
      abandoned = { thrown };
      inFlight?.(thrown);
      for (const item of ready.splice(0)) if ('refused' in item) item.refused(thrown);
    },
  };
}
