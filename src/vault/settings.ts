// The few things a vault remembers about how it is to be kept.
import * as v from 'valibot';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { CustodyLog } from './custody-log.ts';
import type { Settings } from './vault.ts';

const schema = v.object({
  /** The person at work. */
  profile: v.optional(v.nullable(v.object({ name: v.string(), role: v.nullable(v.string()) })), null),
  /** Minutes without a key or a click after which the vault locks. */
  autoLockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)), 15),
  /** When a backup was last made outside the vault's own folder. */
  lastOutsideBackup: v.optional(v.nullable(v.object({ at: v.string(), place: v.string() })), null),
});

export function vaultSettings(database: EncryptedDatabase, custody: CustodyLog): Settings {
  return {
    async read() {
      const rows = await database.read.all("SELECT name, value FROM setting WHERE name IN ('profile', 'autoLockMinutes', 'lastOutsideBackup')");
      return v.parse(schema, Object.fromEntries(rows.map((row) => [String(row['name']), JSON.parse(String(row['value'])) as unknown])));
    },
    async write(change) {
      await database.write(async (writer) => {
        for (const [name, value] of Object.entries(change)) await writer.run('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [name, JSON.stringify(value)]);
        await custody.append(writer, { type: 'vault.settings', details: { changed: Object.keys(change) } }, null);
      });
      // The change of profile itself is still an act of whoever was at work before.
      if (change.profile !== undefined) custody.stampWith(change.profile);
    },
  };
}
