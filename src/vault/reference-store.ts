// Reference files that were added to a vault and stand in for those the program ships.
import * as v from 'valibot';
import type { CustodyLog } from './custody-log.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { ReferenceFiles } from './vault.ts';

const PREFIX = 'reference:';
const stored = v.strictObject({ text: v.string(), sha256: v.string(), addedAt: v.string() });

export function referenceStore(database: EncryptedDatabase, custody: CustodyLog): ReferenceFiles {
  return {
    async list() {
      const rows = await database.read.all("SELECT name, value FROM setting WHERE name LIKE 'reference:%' ORDER BY name LIMIT 500");
      return rows.map((row) => ({ name: String(row['name']).slice(PREFIX.length), ...v.parse(stored, JSON.parse(String(row['value']))) }));
    },
    put: ({ name, ...file }, act) => database.write(async (writer) => {
      await writer.run('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [PREFIX + name, JSON.stringify(file)]);
      await custody.append(writer, act, null);
    }),
    remove: (name, act) => database.write(async (writer) => {
      await writer.run('DELETE FROM setting WHERE name = ?', [PREFIX + name]);
      await custody.append(writer, act, null);
    }),
  };
}
