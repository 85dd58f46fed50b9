// Brings a database to the schema this program knows, one numbered step at a time.
import { Fault } from '../contract/errors.ts';
import { rebuildCustodyTree } from './custody-tree.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import { initial } from './migrations/0001-initial.ts';
import { secondRecord } from './migrations/0002-second-record.ts';
import { packageTimestamps } from './migrations/0003-package-timestamps.ts';
import type { Reader, Writer } from './sql-connection.ts';

export interface Migration {
  readonly sql: string;
  /** What SQL alone cannot do; runs after it, in the same transaction. */
  readonly fill?: (writer: Writer) => Promise<void>;
}

/** In order; the index plus one is the schema version that the step leads to. Never edit a released one: a test holds their hashes. */
export const MIGRATIONS: readonly Migration[] = [
  { sql: initial },
  { sql: secondRecord, fill: rebuildCustodyTree },
  { sql: packageTimestamps },
];

export async function schemaVersion(reader: Reader): Promise<number> {
  return Number(Object.values((await reader.get('PRAGMA user_version')) ?? {})[0] ?? 0);
}

export interface MigrationOptions {
  /** Called once before the first step changes a database that has content, with its schema. What it throws stops the migration. */
  readonly beforeChange?: (from: number) => Promise<void>;
  /** Schema to stop at; the newest when left out. */
  readonly to?: number;
}

/**
 * Runs what is missing, each step in a transaction with its checks: a crash leaves the schema before it or after it.
 * Answers the schema that was found.
 * @throws Fault `vault.newerVersion` when the database is beyond this program; it is then not touched.
 */
export async function migrate(database: EncryptedDatabase, { beforeChange, to = MIGRATIONS.length }: MigrationOptions = {}): Promise<number> {
  const found = await schemaVersion(database.read);
  if (found > MIGRATIONS.length) throw new Fault('vault.newerVersion', { found, known: MIGRATIONS.length });
  if (found > 0 && found < to) await beforeChange?.(found);
  for (let version = found + 1; version <= to; version++) {
    const migration = MIGRATIONS[version - 1];
    await database.write(async (writer) => {
      await writer.exec(migration?.sql ?? '');
      await migration?.fill?.(writer);
      const wrong = await writer.all('PRAGMA foreign_key_check');
      if (wrong.length > 0) throw new Fault('vault.damagedDatabase', { reason: `migration ${version} broke ${wrong.length} references` });
      await writer.exec(`PRAGMA user_version = ${version}`);
    });
  }
  return found;
}
