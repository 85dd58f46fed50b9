// Reader and preparer of files, as the core sees them, on top of the pool of disposable processes.
import { Fault } from '../../contract/errors.ts';
import type { FileReader, Reading } from '../../ingest/reading.ts';
import type { PreparedFile } from '../../package/engine.ts';
import type { Preparer } from '../services.ts';
import { ParserPool, type ParserLimits, type ParserProcess } from './parser-pool.ts';

const READ_LIMITS: ParserLimits = { seconds: 20, residentMiB: 700 };
const PREPARE_LIMITS: ParserLimits = { seconds: 120, residentMiB: 1500 };

/** What is known of a file that could not be read: it is kept, and flagged with the reason. */
function unreadable(reason: string): Reading {
  return { mediaType: 'application/octet-stream', condition: 'broken', note: reason, pages: null, texts: [], facts: {}, members: [], refused: [] };
}

export interface ParserClient {
  readonly reader: FileReader;
  readonly preparer: Preparer;
  close(): void;
}

/** `spawn` starts a parser process and answers when it can be spoken to; `size` run side by side. */
export function createParserClient(spawn: () => Promise<ParserProcess>, size: number): ParserClient {
  const pool = new ParserPool(spawn, size);
  return {
    reader: {
      async read(request) {
        try {
          return (await pool.run({ task: 'read', request }, READ_LIMITS)) as Reading;
        } catch (thrown) {
          if (thrown instanceof Fault && thrown.code === 'evidence.unparsable') return unreadable(String(thrown.details['reason']));
          throw thrown;
        }
      },
      close() {
        pool.close();
        return Promise.resolve();
      },
    },
    preparer: { prepare: async (request) => (await pool.run({ task: 'prepare', request }, PREPARE_LIMITS)) as PreparedFile },
    close: () => pool.close(),
  };
}
