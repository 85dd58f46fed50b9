// The database as a file: looked at before an engine opens it, made with the owner's rights only, held by one process.
import { closeSync, openSync, readSync } from 'node:fs';
import { Fault } from '../contract/errors.ts';
import { PRIVATE_FILE_MODE, systemErrorCode } from './durable-file.ts';
import { sqlite3Driver } from './sqlite3-driver.ts';

export const DATABASE_FILE = 'vault.db';

/** The first 16 bytes of every SQLite file that is not encrypted. */
const PLAIN_HEADER = 'SQLite format 3\u0000';

/**
 * Looks at the first bytes before the engine does: a plain file must not be used, and an empty one
 * would be taken for a new database, so that a lost one looked like an empty vault.
 * Call it under the vault's lock only: closing a file drops this process's locks on it.
 */
export function refuseUnfitFile(file: string, isNew: boolean): void {
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

/** Creates the empty database file, readable by its owner only; the write-ahead log inherits that. */
export function createDatabaseFile(file: string): void {
  closeSync(openSync(file, 'wx', PRIVATE_FILE_MODE));
}

/** Holds `file` exclusively until closed; null when another process does. The system frees it when the process dies. */
export async function holdExclusively(file: string): Promise<{ release(): Promise<void> } | null> {
  const connection = await sqlite3Driver.open(file, 'create');
  try {
    await connection.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return { release: () => connection.close() };
  } catch (thrown) {
    await connection.close();
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_BUSY') return null;
    throw thrown;
  }
}
