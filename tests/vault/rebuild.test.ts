// The database can be lost: from the second record and the evidence files the vault comes back as it was.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/contract/progress.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { openDatabaseCopy } from '../../src/vault/encrypted-database.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { rebuildVault } from '../../src/vault/rebuild-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { keysOf } from '../support/vault-keys.ts';
import { newVault, PASSPHRASE, streamOf } from '../support/vault.ts';
import { oldVault } from './old-vault.ts';

const TABLES = ['dossier', 'record', 'blob', 'text_page', 'step', 'custody', 'custody_private', 'custody_head', 'custody_tree', 'package', 'package_volume', 'package_timestamp', 'identity', 'setting', 'signed_head'];

/** Every row of every table that holds work, in a fixed order. */
async function dump(folder: string): Promise<Record<string, string[]>> {
  const copy = await openDatabaseCopy(path.join(folder, 'vault.db'), (await keysOf(folder)).database);
  try {
    return Object.fromEntries(await Promise.all(TABLES.map(async (table): Promise<[string, string[]]> => [table, (await copy.read.all(`SELECT * FROM ${table}`)).map((row) => JSON.stringify({ ...row, rowid: 0 })).toSorted()])));
  } finally {
    await copy.close();
  }
}

async function workedIn(): Promise<string> {
  const { vault, folder } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts "東港" \u0001', 'wro'), { type: 'dossier.create' });
  for (let index = 0; index < 90; index += 1) {
    const blob = await vault.blobs.stage(streamOf(Buffer.from(`paper ${index}`)));
    await vault.dossiers.commit({
      dossierId: 'd1', label: `Add ${index}`, act: { type: 'evidence.ingest', reason: 'for Priya Kumar' }, blobs: [blob], texts: [{ fileId: `f${index}`, pages: [{ page: 1, text: `text of ${index}\nĐặng 東港` }] }],
      edits: [{ op: 'put', collection: 'files', value: { id: `f${index}`, name: `paper-${index}.pdf`, sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' } }],
    });
  }
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Remove', act: { type: 'dossier.edit' }, edits: [{ op: 'remove', collection: 'files', id: 'f3' }, { op: 'header', value: { title: 'Blue shirts' } }] });
  await vault.dossiers.undo('d1');
  await vault.identities.add({ id: 'id1', name: 'Ana', title: null, organization: null, email: null, certificates: ['AA=='], privateKey: 'AA==' });
  const [volume, update] = [await vault.blobs.stage(streamOf(Buffer.from('the package'))), await vault.blobs.stage(streamOf(Buffer.from('what adds its timestamp')))];
  const issued = { id: 'p1', dossierId: 'd1', issuedAt: '2026-11-24T10:00:00.000Z', title: 'Shirts', signer: 'Ana', dossierRevision: 1, manifest: {}, volumes: [{ path: 'p1.pdf', pages: 1, bytes: volume.size, sha256: volume.sha256 }] };
  await vault.packages.issue([{ issued, act: { type: 'package.issue' } }], [volume]);
  await vault.packages.addTimestamps(issued, [{ volume: 0, time: '2026-11-25T10:00:00.000Z', authority: 'Zeitstempel Zürich', bytes: 40, sha256: 'ab'.repeat(32), updateSha256: update.sha256 }], [update], { type: 'package.timestamp' });
  await vault.settings.write({ autoLockMinutes: 5 });
  await vault.custody.signHead('export');
  await vault.close();
  return folder;
}

describe('a vault without its database', () => {
  it('comes back from the second record row for row', async () => {
    const folder = await workedIn();
    expect((await readdir(path.join(folder, 'log'))).length).toBeGreaterThan(1);
    const before = await dump(folder);
    await rm(path.join(folder, 'vault.db'));
    expect(await faultOf(openVault(folder, PASSPHRASE, fixedEnvironment()))).toBe('vault.damagedDatabase');
    const { vault, rebuilt } = await rebuildVault(folder, PASSPHRASE, fixedEnvironment(), silentProgress);
    expect(rebuilt.setAside).toBeNull();
    expect(await vault.verify()).toMatchObject({ ok: true, files: 92, problems: [] });
    expect((await vault.packages.get('p1'))?.timestamps).toMatchObject([{ volume: 0, authority: 'Zeitstempel Zürich', bytes: 40 }]);
    expect(await vault.dossiers.search('d1', 'Đặng 東港', 200)).toHaveLength(90);
    const events = await vault.custody.head();
    await vault.close();
    const after = await dump(folder);
    expect(after['custody']).toHaveLength(Number(events?.seq));
    for (const table of TABLES.filter((name) => !name.startsWith('custody'))) expect(after[table], table).toEqual(before[table]);
    expect(after['custody']?.slice(0, before['custody']?.length ?? 0).length).toBe(before['custody']?.length);
  });

  it('of an older schema comes back as well, and goes on being recorded', async () => {
    const { folder } = await oldVault();
    const first = await openVault(folder, PASSPHRASE, fixedEnvironment());
    const dossier = await first.vault.dossiers.read('d1');
    await first.vault.close();
    for (const round of [1, 2]) {
      await writeFile(path.join(folder, 'vault.db'), `garbage ${round}`);
      const { vault, rebuilt } = await rebuildVault(folder, PASSPHRASE, fixedEnvironment(), silentProgress);
      expect(rebuilt.setAside).toMatch(/^trash\/.*vault\.db$/);
      expect(await vault.dossiers.read('d1')).toEqual(dossier);
      expect((await vault.verify()).ok).toBe(true);
      await vault.close();
    }
  });

  it('and with a damaged or missing segment is left as it is', async () => {
    const folder = await workedIn();
    const [first = '', second = ''] = (await readdir(path.join(folder, 'log'))).toSorted().map((name) => path.join(folder, 'log', name));
    const good = await readFile(first);
    for (const harm of [async () => rm(first), async () => writeFile(first, good.subarray(0, -20)), async () => { await writeFile(first, await readFile(second)); }]) {
      await harm();
      expect(await faultOf(rebuildVault(folder, PASSPHRASE, fixedEnvironment(), silentProgress))).toBe('vault.damagedRecord');
      await writeFile(first, good);
    }
    const { vault } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect((await vault.verify()).ok).toBe(true);
    await vault.close();
    expect(await faultOf(rebuildVault(folder, 'wrong', fixedEnvironment(), silentProgress))).toBe('vault.wrongSecret');
  });
});
