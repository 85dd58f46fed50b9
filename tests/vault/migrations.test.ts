// An older vault is backed up, then brought up to date; nothing of it is lost, a crash leaves it as it was, a newer one is not touched.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EncryptedDatabase, openDatabaseCopy } from '../../src/vault/encrypted-database.ts';
import { EMPTY_FRONTIER, addLeaf, leafHash, rootOf } from '../../src/vault/merkle-tree.ts';
import { migrate, MIGRATIONS, schemaVersion } from '../../src/vault/migrate.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { keysOf } from '../support/vault-keys.ts';
import { newVault, PASSPHRASE } from '../support/vault.ts';
import { OLD_CONTENT } from '../support/make-old-vault.ts';
import { oldVault } from './old-vault.ts';

const FROZEN = [
  'b37c8fc7199a390ff81d01bb48e0baaf852927fa7be76b1dc3d256453c37445d',
  '53bd681dba11fc800292fe8faba5dde0afeacbf91ea9c52e4d9b7076280e05db',
  'fbcb4f37657a19713bd2689f57145461ae47a7fda173c553b3eaff71189ba933',
];

it('released schemas are never edited', () => {
  expect(MIGRATIONS.map(({ sql }) => createHash('sha256').update(sql).digest('hex'))).toEqual(FROZEN);
});

describe('a vault of schema 1', () => {
  it('opens with all it held, after a backup of its old state', async () => {
    const { folder, sha256 } = await oldVault();
    const { vault, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect(recovered.join()).toMatch(/from schema 1 to \d+; the backup \S+-migration holds it/);
    expect((await vault.dossiers.read('d1')).files.map((file) => file.name)).toEqual(['bill.pdf']);
    expect(Buffer.from(await vault.blobs.read(sha256)).equals(OLD_CONTENT)).toBe(true);
    const { rows } = await vault.custody.list({ dossierId: 'd1', object: null, text: '', offset: 0, limit: 10 });
    expect(rows.map((event) => event.reason)).toEqual(Array(3).fill('in the clear, as it was'));
    expect(await vault.verify()).toMatchObject({ ok: true, files: 1, problems: [] });
    let tree = EMPTY_FRONTIER;
    for await (const line of vault.custody.lines()) tree = addLeaf(tree, leafHash(line));
    expect((await vault.custody.signHead('export')).head.root).toBe(rootOf(tree));
    const [backup] = await vault.backups.list(null);
    expect(backup).toMatchObject({ reason: 'migration', files: 1 });
    await vault.close();
    const copy = await openDatabaseCopy(path.join(String(backup?.folder), 'vault.db'), (await keysOf(folder)).database);
    expect(await schemaVersion(copy.read)).toBe(1);
    await copy.close();
    const again = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect(again.recovered).toEqual([]);
    await again.vault.close();
  });

  it('stays as it was when the backup cannot be made', async () => {
    const { folder } = await oldVault();
    await writeFile(path.join(folder, 'backups'), 'a file where the folder should be');
    await expect(openVault(folder, PASSPHRASE, fixedEnvironment())).rejects.toThrow();
    const copy = await EncryptedDatabase.open(path.join(folder, 'vault.db'), (await keysOf(folder)).database);
    expect(await schemaVersion(copy.read)).toBe(1);
    await copy.close();
  });

  it('is wholly of the old or wholly of the new schema wherever the migration breaks off', async () => {
    const statements = (MIGRATIONS[1]?.sql ?? '').split(/;\n/).length;
    for (const breakAt of [1, 5, Math.floor(statements / 2), statements - 1]) {
      const { folder } = await oldVault();
      const database = await EncryptedDatabase.open(path.join(folder, 'vault.db'), (await keysOf(folder)).database);
      const before = await database.read.all('SELECT name FROM sqlite_master ORDER BY name');
      await expect(database.write(async (writer) => {
        await writer.exec((MIGRATIONS[1]?.sql ?? '').split(/;\n/).slice(0, breakAt).join(';\n'));
        throw new Error('the power went');
      })).rejects.toThrow('the power went');
      expect(await database.read.all('SELECT name FROM sqlite_master ORDER BY name')).toEqual(before);
      await migrate(database);
      expect(await schemaVersion(database.read)).toBe(MIGRATIONS.length);
      await database.close();
    }
  });
});

it('a vault of a newer schema is refused and its database is not touched', async () => {
  const { vault, folder } = await newVault();
  await vault.close();
  const file = path.join(folder, 'vault.db');
  const database = await EncryptedDatabase.open(file, (await keysOf(folder)).database);
  await database.write((writer) => writer.exec('PRAGMA user_version = 999'));
  await database.close();
  const before = await readFile(file);
  expect(await faultOf(openVault(folder, PASSPHRASE, fixedEnvironment()))).toBe('vault.newerVersion');
  expect((await readFile(file)).equals(before)).toBe(true);
});
