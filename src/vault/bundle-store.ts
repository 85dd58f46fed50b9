// Bundles that left the vault or came into it, each with the dossier as it then was: the base of a later merge.
import * as v from 'valibot';
import { bundleRecordSchema, type BundleRecord } from '../contract/bundle-record.ts';
import type { Environment } from '../contract/environment.ts';
import { addBlobs, type BlobStore } from './blob-store.ts';
import type { CustodyLog } from './custody-log.ts';
import type { EncryptedDatabase } from './encrypted-database.ts';
import type { Writer } from './sql-connection.ts';
import type { Bundles } from './vault.ts';

const PREFIX = 'bundle:';
const MOST = 10_000;

/** Written in the transaction of the act it belongs to. */
export function putBundle(writer: Writer, bundle: BundleRecord): Promise<void> {
  return writer.run('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [`${PREFIX}${bundle.direction}:${bundle.dossierId}:${bundle.id}`, JSON.stringify(bundle)]);
}

export interface BundleStoreParts { readonly database: EncryptedDatabase; readonly blobs: BlobStore; readonly custody: CustodyLog; readonly environment: Environment; }

export function bundleStore({ database, blobs, custody, environment }: BundleStoreParts): Bundles {
  return {
    async all() {
      const rows = await database.read.all("SELECT value FROM setting WHERE name LIKE 'bundle:%' LIMIT ?", [MOST]);
      return rows.map((row) => v.parse(bundleRecordSchema, JSON.parse(String(row['value'])))).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    },
    async sent(bundle, staged, act) {
      await blobs.publish(staged);
      await database.write(async (writer) => {
        await addBlobs(writer, staged, environment.now().toISOString());
        await putBundle(writer, bundle);
        await custody.append(writer, act, bundle.dossierId);
      });
    },
  };
}
