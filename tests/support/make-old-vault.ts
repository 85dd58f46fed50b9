// A vault as schema 1 left it: a dossier, a file, and a short log.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { GENESIS, lineHash, writeLine } from '../../src/vault/custody-line.ts';
import { createDatabaseFile } from '../../src/vault/database-file.ts';
import { EncryptedDatabase } from '../../src/vault/encrypted-database.ts';
import { migrate } from '../../src/vault/migrate.ts';
import { fixedEnvironment } from './environment.ts';
import { CHEAP_KDF, PASSPHRASE } from './secrets.ts';
import { keysOf } from './vault-keys.ts';

export const OLD_CONTENT = Buffer.from('bill of lading '.repeat(9000));

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Answers the hash of its only file. */
export async function makeOldVault(folder: string): Promise<string> {
  const { vault } = await createVault(folder, PASSPHRASE, fixedEnvironment(), { kdf: { ...CHEAP_KDF, passes: 1 } });
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  const blob = await vault.blobs.stage(one(OLD_CONTENT));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [] });
  const { header } = await vault.dossiers.header('d1');
  await vault.close();
  for (const name of ['vault.db', 'log']) await rm(path.join(folder, name), { recursive: true });
  const file = path.join(folder, 'vault.db');
  createDatabaseFile(file);
  const database = await EncryptedDatabase.open(file, (await keysOf(folder)).database, true);
  await migrate(database, { to: 1 });
  await database.write(async (writer) => {
    await writer.run("INSERT INTO dossier (id, title, case_type, header, revision, updated_at) VALUES ('d1', 'Shirts', 'wro', ?, 2, '2026-11-20T00:00:00.000Z')", [JSON.stringify(header)]);
    await writer.run("INSERT INTO blob (sha256, size, added_at) VALUES (?, ?, '2026-11-20T00:00:00.000Z')", [blob.sha256, blob.size]);
    await writer.run("INSERT INTO record (dossier_id, collection, id, ord, body) VALUES ('d1', 'files', 'f1', 1, ?)", [JSON.stringify({ id: 'f1', exhibitId: null, name: 'bill.pdf', sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' })]);
    let prev = GENESIS;
    for (const seq of [1, 2, 3]) {
      const line = writeLine({ v: 1, seq, at: '2026-11-20T00:00:00.000Z', type: 'dossier.edit', actor: 'ana', host: 'desk', dossier: 'd1', object: null, reason: 'in the clear, as it was', details: {}, prev });
      prev = lineHash(line);
      await writer.run("INSERT INTO custody (seq, dossier_id, object, line, hash) VALUES (?, 'd1', NULL, ?, ?)", [seq, line, prev]);
      await writer.run('INSERT INTO custody_head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash', [seq, prev]);
    }
  });
  await database.close();
  return blob.sha256;
}
