// The second record: every row the database ever got, in encrypted segments beside it, from which it can be made again.
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Environment } from '../contract/environment.ts';
import { writeAgeFile } from './age-file.ts';
import { TEMPORARY_FOLDER } from './blob-store.ts';
import { diskFault, makeFolderDurably, syncFolder } from './durable-file.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { schemaVersion } from './migrate.ts';
import type { Row } from './sql-connection.ts';

export const LOG_FOLDER = 'log';
export const SEGMENT_FORM = 'clearproof-journal/1';
/** Rows of one gzip member: bounds the memory of writing and of reading back. */
const PAGE = 500;
/** Of compression: a segment is written while people wait, and is about a tenth larger for it. */
const QUICK = 1;
/** Transactions after which a segment is due. */
const SEGMENT_EVERY = 64;

export const segmentName = (first: number, last: number): string => `${String(first).padStart(12, '0')}-${String(last).padStart(12, '0')}.ndjson.gz.age`;

export class SecondRecord {
  readonly #folder: string;
  readonly #keys: VaultKeys;
  readonly #database: EncryptedDatabase;
  readonly #environment: Environment;
  #transactions = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, keys: VaultKeys, database: EncryptedDatabase, environment: Environment) {
    this.#folder = folder;
    this.#keys = keys;
    this.#database = database;
    this.#environment = environment;
  }

  /** To be told of every transaction: now and then a segment becomes due. Its failure is no failure of the act; the rows wait for the next. */
  noteTransaction(): void {
    this.#transactions += 1;
    if (this.#transactions % SEGMENT_EVERY === 0) void this.flush().catch(() => undefined);
  }

  /** How many rows the database has that no segment has yet. */
  async pending(): Promise<number> {
    return Number((await this.#database.read.get('SELECT count(*) AS rows FROM journal'))?.['rows'] ?? 0);
  }

  /** Writes all waiting rows into a new segment; a crash at any instant leaves them waiting or written, at worst both. */
  flush(): Promise<void> {
    const turn = this.#writing.catch(() => undefined).then(() => this.#writeSegment());
    this.#writing = turn;
    return turn;
  }

  async #writeSegment(): Promise<void> {
    const span = await this.#database.read.get('SELECT min(id) AS first, max(id) AS last FROM journal');
    if (!span || span['first'] === null) return;
    const [first, last] = [Number(span['first']), Number(span['last'])];
    const log = path.join(this.#folder, LOG_FOLDER);
    const temporary = path.join(this.#folder, TEMPORARY_FOLDER, `${Buffer.from(this.#environment.randomBytes(16)).toString('hex')}.age`);
    try {
      await makeFolderDurably(log);
      await writeAgeFile(temporary, this.#content(first, last), this.#keys.recipient, (length) => this.#environment.randomBytes(length), { sync: true });
      await rename(temporary, path.join(log, segmentName(first, last)));
      await syncFolder(log);
    } catch (thrown) {
      throw diskFault(thrown, log);
    }
    await this.#database.write((writer) => writer.run('DELETE FROM journal WHERE id <= ?', [last]), { unnoted: true });
  }

  async *#content(first: number, last: number): AsyncGenerator<Uint8Array> {
    yield gzipSync(`${JSON.stringify({ form: SEGMENT_FORM, schema: await schemaVersion(this.#database.read), first, last })}\n`);
    for (let after = first - 1; after < last; ) {
      const rows = await this.#database.read.all('SELECT id, tbl, op, row FROM journal WHERE id > ? AND id <= ? ORDER BY id LIMIT ?', [after, last, PAGE]);
      yield gzipSync(rows.map(lineOf).join(''), { level: QUICK });
      after = Number(rows.at(-1)?.['id'] ?? last);
    }
  }
}

const lineOf = (row: Row): string => `{"id":${Number(row['id'])},"table":${JSON.stringify(row['tbl'])},"op":${JSON.stringify(row['op'])},"row":${String(row['row'])}}\n`;
