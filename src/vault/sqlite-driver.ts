// The one file that knows the database package: encrypted connections behind a small typed interface.
import { openSync, closeSync, readSync } from 'node:fs';
import sqlite3 from 'sqlite3';
import { Fault } from '../contract/errors.ts';
import { PRIVATE_FILE_MODE, systemErrorCode } from './durable-file.ts';

/** What may be bound. bigint, Date, boolean and undefined are left out: the package binds them wrongly without a word. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Reader {
  /** All rows of a query; bound it with LIMIT where it can be large. */
  all(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** The first row or null. */
  get(sql: string, values?: readonly SqlValue[]): Promise<Row | null>;
}

export interface Writer extends Reader {
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
  /** Several statements without values, for migrations. */
  exec(sql: string): Promise<void>;
}

/** The first 16 bytes of every SQLite file that is not encrypted. */
const PLAIN_HEADER = 'SQLite format 3\u0000';

const PRAGMAS = ['cipher_memory_security = OFF', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY', 'secure_delete = ON', 'trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0', 'busy_timeout = 5000', 'cache_size = -65536'];
/** Read back after a query, because some settings only show then what they really are. */
const EXPECTED: Readonly<Record<string, SqlValue>> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, temp_store: 2, secure_delete: 1, trusted_schema: 0 };

function databaseFault(error: Error): Error {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL') return new Fault('disk.full', {}, { cause: error });
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return new Fault('vault.damagedDatabase', { reason: error.message }, { cause: error });
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN') return new Fault('vault.readOnly', { reason: error.message }, { cause: error });
  return error;
}

class Connection implements Writer {
  readonly #handle: sqlite3.Database;

  private constructor(handle: sqlite3.Database) {
    this.#handle = handle;
  }

  static open(file: string, mode: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(file, mode, (error) => (error ? reject(databaseFault(error)) : resolve(new Connection(handle))));
    });
  }
  all(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => this.#handle.all(sql, values, (error: Error | null, rows: Row[]) => (error ? reject(databaseFault(error)) : resolve(rows))));
  }
  async get(sql: string, values: readonly SqlValue[] = []): Promise<Row | null> {
    // Not the package's own get(): its statement stays open and pins the snapshot.
    return (await this.all(sql, values))[0] ?? null;
  }
  run(sql: string, values: readonly SqlValue[] = []): Promise<void> {
    return new Promise((resolve, reject) => this.#handle.run(sql, values, (error: Error | null) => (error ? reject(databaseFault(error)) : resolve())));
  }
  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => this.#handle.exec(sql, (error) => (error ? reject(databaseFault(error)) : resolve())));
  }
  close(): Promise<void> {
    return new Promise((resolve, reject) => this.#handle.close((error) => (error ? reject(databaseFault(error)) : resolve())));
  }
}

/**
 * Looks at the first bytes before the engine does: a plain file must not be used, and an empty one
 * would be taken for a new database, so that a lost one looked like an empty vault.
 * Call it under the vault's lock only: closing a file drops this process's locks on it.
 */
function refuseUnfitFile(file: string, isNew: boolean): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'ENOENT') throw new Fault('vault.damagedDatabase', { reason: 'the file is missing' }, { cause: thrown });
    throw thrown;
  }
  try {
    const head = Buffer.alloc(PLAIN_HEADER.length);
    const read = readSync(descriptor, head);
    if (read === 0 && !isNew) throw new Fault('vault.damagedDatabase', { reason: 'the file is empty' });
    if (head.toString('latin1') === PLAIN_HEADER) throw new Fault('vault.notEncrypted');
  } finally {
    closeSync(descriptor);
  }
}

async function openKeyed(file: string, key: Uint8Array): Promise<Connection> {
  const connection = await Connection.open(file, sqlite3.OPEN_READWRITE);
  try {
    // What is wrong is thrown; the engine's own lines would go to stderr beside it.
    await connection.exec('PRAGMA cipher_log_level = NONE');
    await connection.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
    for (const pragma of PRAGMAS) await connection.exec(`PRAGMA ${pragma}`);
    await connection.get('SELECT count(*) AS tables FROM sqlite_master');
    for (const [name, expected] of Object.entries(EXPECTED)) {
      const found = Object.values((await connection.get(`PRAGMA ${name}`)) ?? {})[0];
      if (found !== expected) throw new Error(`PRAGMA ${name} is ${String(found)}, not ${String(expected)}`);
    }
    return connection;
  } catch (thrown) {
    await connection.close();
    throw thrown;
  }
}

/** An open encrypted database: one writer whose transactions queue up, one reader that sees only what is committed. */
export class EncryptedDatabase {
  readonly #writer: Connection;
  readonly #reader: Connection;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(writer: Connection, reader: Connection) {
    this.#writer = writer;
    this.#reader = reader;
  }

  /**
   * Opens the SQLCipher 4 file with its raw 32-byte key.
   * `isNew` allows the empty file of a vault that is being made.
   * @throws Fault `vault.notEncrypted`, `vault.damagedDatabase` (wrong key included), `vault.readOnly`
   */
  static async open(file: string, key: Uint8Array, isNew = false): Promise<EncryptedDatabase> {
    refuseUnfitFile(file, isNew);
    const writer = await openKeyed(file, key);
    try {
      const reader = await openKeyed(file, key);
      await reader.exec('PRAGMA query_only = ON');
      return new EncryptedDatabase(writer, reader);
    } catch (thrown) {
      await writer.close();
      throw thrown;
    }
  }

  get read(): Reader {
    return this.#reader;
  }

  /** Runs `work` in one transaction, after those that were asked for before; a throw rolls all of it back. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      await this.#writer.exec('BEGIN IMMEDIATE');
      try {
        const value = await work(this.#writer);
        await this.#writer.exec('COMMIT');
        return value;
      } catch (thrown) {
        // A full disk may have rolled back already; the second error would hide the first.
        await this.#writer.exec('ROLLBACK').catch(() => undefined);
        throw thrown;
      }
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Checks every page's authentication code, the structure, and foreign keys; answers what is wrong. */
  async check(): Promise<string[]> {
    const wrong: string[] = [];
    for (const pragma of ['cipher_integrity_check', 'integrity_check', 'foreign_key_check']) {
      const rows = await this.#reader.all(`PRAGMA ${pragma}`);
      wrong.push(...rows.map((row) => Object.values(row).join(' ')).filter((text) => text !== 'ok').map((text) => `${pragma}: ${text}`));
    }
    return wrong;
  }

  /** Writes everything into the main file and closes; closes as well where the disk has no room for that. */
  async close(): Promise<void> {
    await this.#queue;
    await this.#reader.close();
    try {
      await this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      await this.#writer.close();
    }
  }
}

/** Holds `file` exclusively until closed; null when another process does. The system frees it when the process dies. */
export async function holdExclusively(file: string): Promise<{ release(): Promise<void> } | null> {
  const connection = await Connection.open(file, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  try {
    await connection.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return { release: () => connection.close() };
  } catch (thrown) {
    await connection.close();
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_BUSY') return null;
    throw thrown;
  }
}

/** Creates the empty database file, readable by its owner only; the write-ahead log inherits that. */
export function createDatabaseFile(file: string): void {
  closeSync(openSync(file, 'wx', PRIVATE_FILE_MODE));
}
