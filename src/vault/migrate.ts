// Brings a database to the schema this program knows, one numbered step at a time.
import { Fault } from '../contract/errors.ts';
import { initial } from './migrations/0001-initial.ts';
import type { EncryptedDatabase } from './sqlite-driver.ts';

/** In order; the index plus one is the schema version that the step leads to. Never edit a released one. */
const MIGRATIONS: readonly string[] = [initial];

/**
 * Runs what is missing, each step in a transaction with its checks.
 * @throws Fault `vault.newerVersion` when the database is beyond this program; it is then not touched.
 */
export async function migrate(database: EncryptedDatabase): Promise<void> {
  const found = Number(Object.values((await database.read.get('PRAGMA user_version')) ?? {})[0] ?? 0);
  if (found > MIGRATIONS.length) throw new Fault('vault.newerVersion', { found, known: MIGRATIONS.length });
  for (let version = found + 1; version <= MIGRATIONS.length; version++) {
    await database.write(async (writer) => {
      await writer.exec(MIGRATIONS[version - 1] ?? '');
      const wrong = await writer.all('PRAGMA foreign_key_check');
      if (wrong.length > 0) throw new Fault('vault.damagedDatabase', { reason: `migration ${version} broke ${wrong.length} references` });
      await writer.exec(`PRAGMA user_version = ${version}`);
    });
  }
}
