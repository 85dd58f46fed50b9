// The loop inside the disposable parser process: one file in, one reading out.
import * as v from 'valibot';
import type { Port } from '../contract/port.ts';
import type { Resources } from '../contract/resources.ts';
import { createReader } from './read-file.ts';
import { readCallSchema } from './reader-messages.ts';
import type { ReadReply } from './reader-messages.ts';

/** Answers every read call on `port` until it closes. Messages of any other form are ignored. Returns the function that stops. */
export function startReaderHost(port: Port, resources: Pick<Resources, 'read'>): () => void {
  const reader = createReader(resources);
  return port.onMessage((message) => {
    const call = v.safeParse(readCallSchema, message);
    if (!call.success) return;
    const { id, name, bytes, limits } = call.output;
    void reader.read({ name, bytes, limits }).then((reading) => {
      const reply: ReadReply = {
        t: 'reading',
        id,
        reading: { ...reading, texts: [...reading.texts], facts: { ...reading.facts }, members: [...reading.members], refused: [...reading.refused] },
      };
      port.post(reply);
    });
  });
}
