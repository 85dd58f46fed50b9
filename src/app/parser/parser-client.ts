// Reader and preparer of files, as the core sees them, on top of the pool of disposable processes.
import { Fault } from '../../contract/errors.ts';
import type { FileReader, Reading } from '../../ingest/reading.ts';
import type { PreparedFile, PrepareRequest } from '../../package/engine.ts';
import { tablePreviewSchema } from '../../contract/list-columns.ts';
import { parsedListSchema } from '../../domain/screening/list-entry.ts';
import { laborPreviewSchema } from '../../contract/labor-import.ts';
import type { DisposableProcess } from '../disposable-process.ts';
import type { LaborTools } from '../labor/labor-tools.ts';
import type { ListTools } from '../screening/list-tools.ts';
import type { Preparer } from '../services.ts';
import { ParserBreach, ParserPool, type ParserLimits } from './parser-pool.ts';
import { coveredTextsSchema, foundPlacesSchema, preparedSchema, readingSchema, readTableSchema, redactedSchema, screenedSchema, unlockedSchema } from './parser-protocol.ts';

const READ_LIMITS: ParserLimits = { seconds: 20, addedMiB: 700 };
const PREPARE_LIMITS: ParserLimits = { seconds: 120, addedMiB: 1500 };
/** The process knows the password of a file. */
const UNLOCK_LIMITS: ParserLimits = { ...PREPARE_LIMITS, once: true };
const LIST_LIMITS: ParserLimits = { seconds: 120, addedMiB: 1500 };
const SCREEN_LIMITS: ParserLimits = { seconds: 600, addedMiB: 2000 };
const STAND_IN_LIMITS: ParserLimits = { seconds: 60, addedMiB: 500 };

/** Every page is drawn twice and packed as a picture. */
const redactLimits = (pages: number): ParserLimits => ({ seconds: 120 + 4 * pages, addedMiB: 1500 });

/** What is known of a file that could not be read: it is kept, and flagged with the reason. */
function unreadable({ kind, message }: ParserBreach): Reading {
  return { mediaType: 'application/octet-stream', condition: kind === 'memory' ? 'too_large' : 'broken', note: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, pages: null, texts: [], facts: {}, members: [], refused: [] };
}

export interface ParserClient {
  readonly reader: FileReader;
  readonly preparer: Preparer;
  readonly lists: ListTools;
  readonly labor: LaborTools;
  close(): void;
}

/** `spawn` starts a parser process and answers when it can be spoken to; `size` run side by side. */
export function createParserClient(spawn: () => Promise<DisposableProcess>, size: number): ParserClient {
  const pool = new ParserPool(spawn, size);

  /** A file that ended its process costs itself, not the package: a sheet made by a fresh process stands for it. */
  const standIn = async ({ name, mediaType, bytes, sha256 }: PrepareRequest, { message }: ParserBreach): Promise<PreparedFile> => {
    try {
      return await pool.run({ task: 'stand-in', request: { name, mediaType, size: bytes.length, sha256, reason: message } }, preparedSchema, STAND_IN_LIMITS);
    } catch (thrown) {
      throw thrown instanceof ParserBreach ? new Fault('evidence.unparsable', { name, reason: message }, { cause: thrown }) : thrown;
    }
  };

  /** A list, table or locked file that ended its process is refused by name; what was there before stays in use. */
  const refusing = async <T>(name: string, work: Promise<T>, code: 'list.unreadable' | 'labor.unreadable' | 'evidence.unparsable' = 'list.unreadable'): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      throw thrown instanceof ParserBreach ? new Fault(code, { name, reason: thrown.message }, { cause: thrown }) : thrown;
    }
  };

  /** No sheet stands in for a redaction that failed: the person must know. */
  const closedOnBreach = async <T>(name: string, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      throw thrown instanceof ParserBreach ? new Fault('redaction.failed', { name, reason: thrown.message }, { cause: thrown }) : thrown;
    }
  };

  return {
    lists: {
      read: (request) => refusing(request.files.map(({ name }) => name).join(', '), pool.run({ task: 'read-list', request }, parsedListSchema, LIST_LIMITS)),
      preview: (request) => refusing(request.name, pool.run({ task: 'preview-table', request }, tablePreviewSchema, READ_LIMITS)),
      screen: (request, progress) => refusing('The screening', pool.run({ task: 'screen', request }, screenedSchema, SCREEN_LIMITS, { signal: progress.signal, onProgress: (done, total) => progress.report('Comparing names', done, total) })),
    },
    labor: {
      preview: (request) => refusing(request.file.name, pool.run({ task: 'preview-labor', request }, laborPreviewSchema, LIST_LIMITS), 'labor.unreadable'),
      read: (request) => refusing(request.file.name, pool.run({ task: 'read-labor', request }, readTableSchema, LIST_LIMITS), 'labor.unreadable'),
    },
    reader: {
      async read(request) {
        try {
          return await pool.run({ task: 'read', request }, readingSchema, READ_LIMITS);
        } catch (thrown) {
          if (thrown instanceof ParserBreach) return unreadable(thrown);
          throw thrown;
        }
      },
      close() {
        pool.close();
        return Promise.resolve();
      },
    },
    preparer: {
      async prepare(request) {
        try {
          return await pool.run({ task: 'prepare', request }, preparedSchema, PREPARE_LIMITS);
        } catch (thrown) {
          if (thrown instanceof ParserBreach) return standIn(request, thrown);
          throw thrown;
        }
      },
      unlock: (request) => refusing(request.name, pool.run({ task: 'unlock', request }, unlockedSchema, UNLOCK_LIMITS), 'evidence.unparsable'),
      redact: (request) => closedOnBreach(request.name, pool.run({ task: 'redact', request }, redactedSchema, redactLimits(request.pages))),
      findPlaces: (request) => closedOnBreach(request.name, pool.run({ task: 'find-places', request }, foundPlacesSchema, PREPARE_LIMITS)),
      coveredWords: (request) => closedOnBreach(request.name, pool.run({ task: 'covered-words', request }, coveredTextsSchema, PREPARE_LIMITS)),
    },
    close: () => pool.close(),
  };
}
