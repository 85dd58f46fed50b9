// The encrypted database: one writer whose transactions queue up, one reader that sees only what is committed.
import { createDatabaseFile, refuseUnfitFile } from './database-file.ts';
import { Fault } from '../contract/errors.ts';
import type { Reader, SqlConnection, SqlDriver, SqlValue, Writer } from './sql-connection.ts';
import { sqlite3Driver } from './sqlite3-driver.ts';

const SHARED_PRAGMAS = ['foreign_keys = ON', 'temp_store = MEMORY', 'trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0', 'busy_timeout = 5000', 'cache_size = -65536'];
const WRITING_PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', ...SHARED_PRAGMAS];
/** Read back after a query, because some settings only show then what they really are. */
const EXPECTED: Readonly<Record<string, SqlValue>> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, temp_store: 2, secure_delete: 1, trusted_schema: 0 };

export const keyLiteral = (key: Uint8Array): string => `"x'${Buffer.from(key).toString('hex')}'"`;

async function openKeyed(driver: SqlDriver, file: string, key: Uint8Array, mode: 'read' | 'write' | 'rekey' | 'immutable'): Promise<SqlConnection> {
  const connection = await driver.open(file, mode === 'rekey' ? 'write' : mode);
  try {
    for (const statement of driver.beforeKey) await connection.exec(statement);
    await connection.exec(`PRAGMA key = ${keyLiteral(key)}`);
    for (const pragma of mode === 'write' ? WRITING_PRAGMAS : SHARED_PRAGMAS) await connection.exec(`PRAGMA ${pragma}`);
    await connection.get('SELECT count(*) AS tables FROM sqlite_master');
    for (const [name, expected] of Object.entries(mode === 'write' ? EXPECTED : {})) {
      const found = Object.values((await connection.get(`PRAGMA ${name}`)) ?? {})[0];
      if (found !== expected) throw new Error(`PRAGMA ${name} is ${String(found)}, not ${String(expected)}`);
    }
    return connection;
  } catch (thrown) {
    await connection.close();
    throw thrown;
  }
}

/** Checks every page's authentication code, the structure, and foreign keys; answers what is wrong. */
async function checkConnection(reader: Reader, driver: SqlDriver): Promise<string[]> {
  const wrong: string[] = [];
  for (const pragma of [driver.pageCheck, 'PRAGMA integrity_check', 'PRAGMA foreign_key_check']) {
    if (pragma === null) continue;
    if (wrong.length > 0) break; // one way of looking has found it; the others may answer nothing any more
    const rows = await reader.all(pragma);
    wrong.push(...rows.map((row) => Object.values(row).join(' ')).filter((text) => text !== 'ok').map((text) => `${pragma.slice('PRAGMA '.length)}: ${text}`));
  }
  return wrong;
}

/** A copy of a database opened for looking only: no file beside it is made, nothing in it changes. */
export interface DatabaseCopy {
  readonly read: Reader;
  check(): Promise<string[]>;
  close(): Promise<void>;
}

/** @throws Fault `vault.notEncrypted`, `vault.damagedDatabase` (wrong key included) */
export async function openDatabaseCopy(file: string, key: Uint8Array, driver: SqlDriver = sqlite3Driver): Promise<DatabaseCopy> {
  refuseUnfitFile(file, false);
  const connection = await openKeyed(driver, file, key, 'read');
  return { read: connection, check: () => checkConnection(connection, driver), close: () => connection.close() };
}

/** Encrypts a database file that nobody has open under another key, in place: to be done to a copy only. Not synced. */
export async function rekeyDatabase(file: string, from: Uint8Array, to: Uint8Array, driver: SqlDriver = sqlite3Driver): Promise<void> {
  const connection = await openKeyed(driver, file, from, 'rekey');
  try {
    await connection.exec(`PRAGMA rekey = ${keyLiteral(to)}`);
  } finally {
    await connection.close();
  }
}

export class EncryptedDatabase {
  readonly #driver: SqlDriver;
  readonly #writer: SqlConnection;
  readonly #reader: SqlConnection;
  #queue: Promise<unknown> = Promise.resolve();
  #retired = false;
  /** Called after every transaction that was committed. */
  onCommitted: () => void = () => undefined;

  private constructor(driver: SqlDriver, writer: SqlConnection, reader: SqlConnection) {
    this.#driver = driver;
    this.#writer = writer;
    this.#reader = reader;
  }

  /**
   * Opens the SQLCipher 4 file with its raw 32-byte key.
   * `isNew` allows the empty file of a vault that is being made.
   * @throws Fault `vault.notEncrypted`, `vault.damagedDatabase` (wrong key included), `vault.readOnly`
   */
  static async open(file: string, key: Uint8Array, isNew = false, driver: SqlDriver = sqlite3Driver): Promise<EncryptedDatabase> {
    refuseUnfitFile(file, isNew);
    const writer = await openKeyed(driver, file, key, 'write');
    try {
      const reader = await openKeyed(driver, file, key, 'write');
      await reader.exec('PRAGMA query_only = ON');
      return new EncryptedDatabase(driver, writer, reader);
    } catch (thrown) {
      await writer.close();
      throw thrown;
    }
  }

  /**
   * Opens the file on a disk that cannot be written; every attempt to write is refused.
   * @throws Fault `vault.notEncrypted`, `vault.damagedDatabase` (wrong key included)
   */
  static async view(file: string, key: Uint8Array, driver: SqlDriver = sqlite3Driver): Promise<EncryptedDatabase> {
    refuseUnfitFile(file, false);
    const reader = await openKeyed(driver, file, key, 'immutable');
    return new EncryptedDatabase(driver, reader, reader);
  }

  get read(): Reader {
    return this.#reader;
  }
  /** Whether it was opened by `view`. */
  get isView(): boolean {
    return this.#writer === this.#reader;
  }

  /** Runs `work` alone on the writing connection, after what was asked for before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Runs `work` in one transaction, after those that were asked for before; a throw rolls all of it back. `unnoted`: housekeeping, not told to `onCommitted`. */
  write<T>(work: (writer: Writer) => Promise<T>, { unnoted = false } = {}): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#retired) throw new Fault('vault.locked');
      if (this.isView) throw new Fault('vault.readOnly', { reason: 'it was opened for reading only' });
      await this.#writer.exec('BEGIN IMMEDIATE');
      try {
        const value = await work(this.#writer);
        await this.#writer.exec('COMMIT');
        if (!unnoted) this.onCommitted();
        return value;
      } catch (thrown) {
        // A full disk may have rolled back already; the second error would hide the first.
        await this.#writer.exec('ROLLBACK').catch(() => undefined);
        throw thrown;
      }
    });
  }

  /**
   * Writes a compact copy under the same key into the new file `target`, not synced.
   * `describe` sees the state that is copied: no transaction comes between the two.
   */
  copyTo<T>(target: string, describe: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const value = await describe(this.#writer);
      await this.#copyInto(target);
      return value;
    });
  }

  async #copyInto(target: string): Promise<void> {
    createDatabaseFile(target);
    await this.#writer.run('VACUUM INTO ?', [target]);
  }

  /**
   * Gives the place of this database to another one. `prepare` runs alone, with a way to copy what there is; when it fails, work
   * goes on here. From `replace` on nothing is written here any more, whether it succeeds or not.
   */
  retire(prepare: (copyInto: (target: string) => Promise<void>) => Promise<void>, replace: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#retired) throw new Fault('vault.locked');
      await prepare((target) => this.#copyInto(target));
      this.#retired = true;
      await replace();
    });
  }

  /** Checks every page's authentication code, the structure, and foreign keys; answers what is wrong. */
  async check(): Promise<string[]> {
    // The engine looks at the pages of the main file even where the write-ahead log has newer ones. A crash while they were being
    // copied over leaves such pages torn: they are whole again once the log is written over them.
    await this.#inTurn(() => this.#writeLogOver());
    return checkConnection(this.#reader, this.#driver);
  }

  /** A full disk has no room for that: the log then stays as it is, which loses nothing. */
  async #writeLogOver(): Promise<void> {
    if (this.#retired || this.isView) return;
    try {
      await this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (thrown) {
      if (!(thrown instanceof Fault && thrown.code === 'disk.full')) throw thrown;
    }
  }

  /** Writes everything into the main file and closes; closes as well where the disk has no room for that. */
  async close(): Promise<void> {
    await this.#queue;
    await this.#reader.close();
    if (this.isView) return;
    try {
      await this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      await this.#writer.close();
    }
  }
}
