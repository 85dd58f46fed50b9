// Makes the database again from the second record: the segments in log/, read in order, each row once.
import { mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import { Fault } from '../contract/errors.ts';
import type { Progress } from '../contract/progress.ts';
import { AgeFileReader, DamagedAgeFile } from './age-file.ts';
import { TRASH_FOLDER } from './blob-store.ts';
import { rebuildCustodyTree } from './custody-tree.ts';
import { createDatabaseFile, DATABASE_FILE } from './database-file.ts';
import { PRIVATE_FOLDER_MODE, syncFolder, systemErrorCode } from './durable-file.ts';
import { EncryptedDatabase } from './encrypted-database.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import { LOG_FOLDER, SEGMENT_FORM } from './second-record.ts';
import type { SqlValue, Writer } from './sql-connection.ts';

const headSchema = v.object({ form: v.literal(SEGMENT_FORM), schema: v.number(), first: v.number(), last: v.number() });
const lineSchema = v.object({
  id: v.number(), table: v.pipe(v.string(), v.regex(/^[a-z_]+$/)), op: v.picklist(['put', 'remove']),
  row: v.record(v.pipe(v.string(), v.regex(/^[a-z0-9_]+$/)), v.union([v.string(), v.number(), v.null()])),
});
type Line = v.InferOutput<typeof lineSchema>;

/** Rows applied in one transaction. */
const BATCH = 2000;
const REBUILT_FILE = 'vault.db.rebuilt';

async function* linesOf(file: string, keys: VaultKeys): AsyncGenerator<string> {
  const reader = await AgeFileReader.open(file, keys);
  try {
    const gunzip = createGunzip();
    // pipeline() hands a damaged chunk on as an error of the stream that is read here.
    pipeline(Readable.from(reader.read()), gunzip, () => undefined);
    let pending = '';
    for await (const text of gunzip.setEncoding('utf8')) {
      const lines = (pending + String(text)).split('\n');
      pending = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.close();
  }
}

async function segments(folder: string): Promise<string[]> {
  const log = path.join(folder, LOG_FOLDER);
  const names = await readdir(log).catch((thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  return names.filter((name) => name.endsWith('.ndjson.gz.age')).toSorted().map((name) => path.join(log, name));
}

async function apply(writer: Writer, { table, op, row }: Line): Promise<void> {
  const names = Object.keys(row);
  const values: SqlValue[] = Object.values(row);
  if (op === 'remove') return writer.run(`DELETE FROM ${table} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`, values);
  return writer.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`, values);
}

async function applyAll(writer: Writer, lines: readonly Line[]): Promise<void> {
  // A journal made while reading the journal would be the same rows again.
  for (const line of lines) await apply(writer, line);
  await writer.run('DELETE FROM journal');
}

/** Applies one segment after row `after`; answers the last row it has. */
async function replay(database: EncryptedDatabase, file: string, keys: VaultKeys, after: number): Promise<number> {
  let [last, schema] = [after, 0];
  let batch: Line[] = [];
  const flush = async (): Promise<void> => {
    const lines = batch;
    batch = [];
    if (lines.length > 0) await database.write((writer) => applyAll(writer, lines));
  };
  for await (const text of linesOf(file, keys)) {
    if (schema === 0) {
      schema = v.parse(headSchema, JSON.parse(text)).schema;
      if (schema > MIGRATIONS.length) throw new Fault('vault.newerVersion', { found: schema, known: MIGRATIONS.length });
      await migrate(database, { to: schema });
      continue;
    }
    const line = v.parse(lineSchema, JSON.parse(text));
    if (line.id <= last) continue; // a crash between writing a segment and noting it leaves rows in two
    if (line.id !== last + 1) throw new Fault('vault.damagedRecord', { file: path.basename(file) });
    last = line.id;
    batch.push(line);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return last;
}

export interface Rebuilt { readonly rows: number; readonly segments: number; /** Where the old database was put; null when there was none. */ readonly setAside: string | null; }

/**
 * The old database is set aside, not deleted, once the new one is whole. Call it under the vault's lock, with the database closed.
 * @throws Fault `vault.damagedRecord` when a segment is missing or damaged; nothing is then changed
 */
export async function rebuildDatabase(folder: string, keys: VaultKeys, environment: Environment, progress: Progress): Promise<Rebuilt> {
  const files = await segments(folder);
  if (files.length === 0) throw new Fault('vault.damagedRecord', { file: LOG_FOLDER });
  const trash = path.join(folder, TRASH_FOLDER);
  await mkdir(trash, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const stamp = environment.now().toISOString().replace(/[-:]|\.\d+/g, '');
  const setAside = async (name: string): Promise<boolean> => rename(path.join(folder, name), path.join(trash, `${stamp}-${name}`)).then(() => true, (thrown: unknown) => {
    if (systemErrorCode(thrown) === 'ENOENT') return false;
    throw thrown;
  });
  for (const suffix of ['', '-wal', '-shm']) await setAside(REBUILT_FILE + suffix);
  const target = path.join(folder, REBUILT_FILE);
  createDatabaseFile(target);
  const database = await EncryptedDatabase.open(target, keys.database, true);
  let last = 0;
  try {
    for (const [index, file] of files.entries()) {
      progress.report('Reading the second record', index, files.length);
      last = await replay(database, file, keys, last);
    }
    await database.write(async (writer) => {
      await rebuildCustodyTree(writer);
      await writer.run('INSERT OR REPLACE INTO custody_head (one, seq, hash) SELECT 1, seq, hash FROM custody ORDER BY seq DESC LIMIT 1');
      await writer.run('DELETE FROM journal');
      // New rows go on counting where the segments end.
      await writer.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'journal'", [last]);
    });
  } catch (thrown) {
    const damaged = thrown instanceof DamagedAgeFile || v.isValiError(thrown) || thrown instanceof SyntaxError || systemErrorCode(thrown)?.startsWith('Z_') === true;
    if (!damaged) throw thrown;
    throw new Fault('vault.damagedRecord', { file: LOG_FOLDER }, { cause: thrown });
  } finally {
    await database.close();
  }
  const had = await setAside(DATABASE_FILE);
  for (const suffix of ['-wal', '-shm']) await setAside(DATABASE_FILE + suffix);
  await rename(target, path.join(folder, DATABASE_FILE));
  await syncFolder(folder);
  return { rows: last, segments: files.length, setAside: had ? `${TRASH_FOLDER}/${stamp}-${DATABASE_FILE}` : null };
}
