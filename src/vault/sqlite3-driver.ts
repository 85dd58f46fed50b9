// The one file that knows the package `sqlite3`, which is the fork with SQLCipher.
import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';
import { databaseFault } from './database-fault.ts';
import type { OpenMode, Row, SqlConnection, SqlDriver, SqlValue } from './sql-connection.ts';

const FLAGS: Readonly<Record<OpenMode, number>> = { read: sqlite3.OPEN_READONLY, write: sqlite3.OPEN_READWRITE, create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE, immutable: sqlite3.OPEN_READONLY | sqlite3.OPEN_URI };

class Sqlite3Connection implements SqlConnection {
  readonly #handle: sqlite3.Database;

  constructor(handle: sqlite3.Database) {
    this.#handle = handle;
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

export const sqlite3Driver: SqlDriver = {
  // What is wrong is thrown; the engine's own lines would go to stderr beside it.
  beforeKey: ['PRAGMA cipher_log_level = NONE', 'PRAGMA cipher_memory_security = OFF'],
  pageCheck: 'PRAGMA cipher_integrity_check',
  open: (file, mode) => new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(mode === 'immutable' ? `${pathToFileURL(file).href}?immutable=1` : file, FLAGS[mode], (error) => (error ? reject(databaseFault(error)) : resolve(new Sqlite3Connection(handle))));
  }),
};
