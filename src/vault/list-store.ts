// Lists to screen against: each version a row with its facts, its files kept as they came.
import * as v from 'valibot';
import type { Environment } from '../contract/environment.ts';
import { listVersionSchema, type ListVersion } from '../domain/screening/list-version.ts';
import type { BlobStore } from './blob-store.ts';
import type { CustodyLog } from './custody-log.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { ScreeningLists } from './vault.ts';

const PREFIX = 'list:';
const MOST_VERSIONS = 2_000;

export interface ListStoreParts { readonly database: EncryptedDatabase; readonly blobs: BlobStore; readonly custody: CustodyLog; readonly environment: Environment }

export function listStore({ database, blobs, custody, environment }: ListStoreParts): ScreeningLists {
  const versionOf = (value: unknown): ListVersion => v.parse(listVersionSchema, JSON.parse(String(value)));
  return {
    async all() {
      const rows = await database.read.all("SELECT value FROM setting WHERE name LIKE 'list:%' LIMIT ?", [MOST_VERSIONS]);
      return rows.map((row) => versionOf(row['value'])).sort((a, b) => (a.loadedAt < b.loadedAt ? 1 : a.loadedAt > b.loadedAt ? -1 : 0));
    },
    async get(id) {
      const row = await database.read.get('SELECT value FROM setting WHERE name = ?', [PREFIX + id]);
      return row && versionOf(row['value']);
    },
    async add(version, staged, act) {
      await blobs.publish(staged);
      await database.write(async (writer) => {
        for (const blob of staged) await writer.run('INSERT INTO blob (sha256, size, added_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [blob.sha256, blob.size, environment.now().toISOString()]);
        await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', [PREFIX + version.id, JSON.stringify(version)]);
        await custody.append(writer, act, null);
      });
    },
    withdraw: (version, act) => database.write(async (writer) => {
      await writer.run('UPDATE setting SET value = ? WHERE name = ?', [JSON.stringify(version), PREFIX + version.id]);
      await custody.append(writer, act, null);
    }),
  };
}
