// What the vault asks of a database package: a connection that runs SQL. Adapters give it, the rest of the vault knows no package.

/** What may be bound. bigint, Date, boolean and undefined are left out: packages bind them wrongly without a word. */
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

export interface SqlConnection extends Writer {
  close(): Promise<void>;
}

/**
 * An encrypted file is keyed by `encrypted-database`, after opening and before anything else is asked of it. `immutable` is a
 * file on a disk that cannot be written: no journal beside it is looked for or made.
 */
export type OpenMode = 'read' | 'write' | 'create' | 'immutable';

/** One database package. Every error it throws is a Fault or an Error with SQLite's name of the error as `code`. */
export interface SqlDriver {
  open(file: string, mode: OpenMode): Promise<SqlConnection>;
  /** Statements that make the package read SQLCipher 4 files, run before the key is given. */
  readonly beforeKey: readonly string[];
  /** Checks the authentication code of every page, where the package has a way of its own. */
  readonly pageCheck: string | null;
}
