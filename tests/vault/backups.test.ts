// A backup is whole or not there, is tested in earnest, comes back as a vault of its own, and mends what was damaged.
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/contract/progress.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { keptBackups } from '../../src/vault/backup/retention.ts';
import { findBackup, restoreBackup } from '../../src/vault/backup/restore-backup.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment, type FixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { newVault, PASSPHRASE, streamOf, temporaryFolder } from '../support/vault.ts';

const DAY = 24 * 60 * 60 * 1000;
const papers = ['Payroll of Priya Kumar', 'Bill of lading'].map((text) => Buffer.from(text.repeat(9000)));

async function withPapers(): Promise<{ vault: Vault; folder: string; environment: FixedEnvironment; hashes: string[] }> {
  const environment = fixedEnvironment();
  const { vault, folder } = await newVault(environment);
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  const blobs = await Promise.all(papers.map((bytes) => vault.blobs.stage(streamOf(bytes))));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs, edits: blobs.map(({ sha256, size }, index) => ({ op: 'put' as const, collection: 'files' as const, value: { id: `f${index}`, name: `paper-${index}.pdf`, sha256, size, mediaType: 'application/pdf' } })) });
  return { vault, folder, environment, hashes: blobs.map(({ sha256 }) => sha256) };
}

const objectsIn = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name.endsWith('.age')).map((entry) => path.join(entry.parentPath, entry.name));
const flipMiddle = async (file: string): Promise<void> => {
  const bytes = await readFile(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  // A new file in its place, as a copy from a bad disk would be: writing into it would reach a hard link too.
  await rm(file);
  await writeFile(file, bytes);
};

describe('a backup', () => {
  it('comes back as a vault that equals the one it was made of, and says nothing to who has no key', async () => {
    const { vault, folder, environment } = await withPapers();
    const outside = await temporaryFolder();
    const made = await vault.backups.make(outside, 'manual');
    expect(made).toMatchObject({ reason: 'manual', files: 2, linked: false });
    const dossier = await vault.dossiers.read('d1');
    await vault.close();
    for (const file of (await readdir(outside, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())) {
      const bytes = await readFile(path.join(file.parentPath, file.name));
      for (const secret of ['Priya', 'Shirts', 'paper-0', 'Bill of lading']) expect(bytes.includes(secret), file.name).toBe(false);
    }
    await rm(folder, { recursive: true });
    const target = path.join(await temporaryFolder(), 'restored');
    expect((await restoreBackup(await findBackup(outside), target, silentProgress)).missing).toEqual([]);
    const { vault: restored, recovered } = await openVault(target, PASSPHRASE, environment);
    expect(recovered).toEqual([]);
    expect(await restored.dossiers.read('d1')).toEqual(dossier);
    expect(await restored.verify()).toMatchObject({ ok: true, files: 2 });
    expect(await faultOf(restoreBackup(await findBackup(outside), target, silentProgress))).toBe('vault.exists');
    await restored.close();
  });

  it('inside the vault links the evidence instead of storing it twice, and shares it between backups', async () => {
    const { vault, folder, environment } = await withPapers();
    await vault.backups.make(null, 'manual');
    environment.advance(1000);
    await vault.backups.make(null, 'manual');
    const pool = await objectsIn(path.join(folder, 'backups', 'objects'));
    expect(pool).toHaveLength(2);
    for (const file of pool) expect((await stat(file)).nlink).toBe(2);
    expect(await vault.backups.list(null)).toHaveLength(2);
    expect((await vault.backups.list(null))[0]?.linked).toBe(false);
    await vault.close();
  });

  it('that was damaged anywhere fails its test by name; a whole one passes', async () => {
    const { vault, hashes } = await withPapers();
    const outside = await temporaryFolder();
    const { folder } = await vault.backups.make(outside, 'manual');
    expect(await vault.backups.test(outside)).toMatchObject({ ok: true, files: 2, problems: [] });
    const [object = ''] = await objectsIn(path.join(folder, '..', 'objects'));
    await flipMiddle(object);
    const damaged = await vault.backups.test(outside);
    expect(damaged.ok).toBe(false);
    expect(damaged.problems.join()).toContain(hashes.find((hash) => damaged.problems.join().includes(hash)));
    await vault.backups.make(outside, 'manual');
    expect(await vault.backups.test(outside)).toMatchObject({ ok: true, files: 2 });
    await flipMiddle(path.join(folder, 'vault.db'));
    expect((await vault.backups.test(folder)).ok).toBe(false);
    for (const [file, text] of [['objects.txt', ''], ['backup.json', (await readFile(path.join(folder, 'backup.json'), 'utf8')).replace('"files": 2', '"files": 3')]] as const) {
      await writeFile(path.join(folder, file), text);
      expect(await faultOf(vault.backups.test(folder)), file).toBe('backup.damaged');
    }
    expect(await faultOf(vault.backups.test(await temporaryFolder()))).toBe('backup.notFound');
    await vault.close();
  });

  it('left unfinished by a crash is no backup, and is cleared at the next opening', async () => {
    const { vault, folder, environment } = await withPapers();
    const { folder: made } = await vault.backups.make(null, 'manual');
    await rename(made, path.join(folder, 'backups', '.partial-0123456789abcdef'));
    expect(await vault.backups.list(null)).toEqual([]);
    await vault.close();
    const { vault: again, recovered } = await openVault(folder, PASSPHRASE, environment);
    expect(recovered.join()).toContain('unfinished backup was removed');
    expect(await readdir(path.join(folder, 'backups'))).toEqual(['objects']);
    await again.close();
  });
});

describe('a damaged file', () => {
  it('is set aside by the check, the rest stays usable, and a backup with the right hash mends it', async () => {
    const { vault, folder, hashes } = await withPapers();
    const outside = await temporaryFolder();
    await vault.backups.make(outside, 'manual');
    const [first = '', second = ''] = await objectsIn(path.join(folder, 'objects'));
    await flipMiddle(first);
    const report = await vault.verify();
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatch(/paper-\d\.pdf in d1/);
    expect(await readdir(path.join(folder, 'quarantine'))).toEqual([path.basename(first)]);
    const [damaged] = await vault.fixity.damaged();
    const good = hashes.find((hash) => hash !== damaged?.sha256) ?? '';
    expect((await vault.blobs.read(good)).length).toBeGreaterThan(0);
    expect(await faultOf(vault.blobs.read(String(damaged?.sha256)))).toBe('vault.damagedBlob');
    // A backup whose copy is damaged as well mends nothing.
    const elsewhere = await temporaryFolder();
    await vault.backups.make(elsewhere, 'manual');
    expect(await vault.backups.repair(elsewhere)).toEqual({ repaired: 0, left: [damaged?.sha256] });
    expect(await vault.backups.repair(outside)).toEqual({ repaired: 1, left: [] });
    expect(await vault.verify()).toMatchObject({ ok: true, files: 2, problems: [] });
    expect((await stat(second)).size).toBeGreaterThan(0);
    await vault.close();
  });
});

it('the check goes on where it was stopped, and starts anew when asked', async () => {
  const { vault } = await withPapers();
  const abort = new AbortController();
  const seen: number[] = [];
  const stopped = vault.fixity.run(false, { signal: abort.signal, report: (_step, done) => { seen.push(done); abort.abort(); } });
  expect(await faultOf(stopped)).toBe('job.cancelled');
  expect((await vault.fixity.state()).unfinished).not.toBeNull();
  expect((await vault.fixity.run(true)).files).toBe(2);
  expect(await vault.fixity.state()).toMatchObject({ unfinished: null, total: 2 });
  expect((await vault.fixity.state()).finishedAt).not.toBeNull();
  expect(seen).toEqual([1]);
  await vault.close();
});

describe('the schedule', () => {
  const at = (daysAgo: number): string => new Date(Date.UTC(2026, 10, 24, 12) - daysAgo * DAY).toISOString();
  const now = new Date(at(0));
  it('keeps a week of days, five weeks and a year of months out of two years of daily backups', () => {
    const kept = keptBackups(Array.from({ length: 730 }, (_, day) => ({ id: String(day), at: at(day) })), now);
    expect(kept.length).toBeGreaterThanOrEqual(18);
    expect(kept.length).toBeLessThanOrEqual(24);
    expect(kept.slice(0, 7).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(Number(kept.at(-1)?.id)).toBeGreaterThan(300);
  });
  it('never drops the last one, nor any of today', () => {
    expect(keptBackups([{ id: 'a', at: at(4000) }], now)).toHaveLength(1);
    expect(keptBackups(Array.from({ length: 9 }, (_, hour) => ({ id: String(hour), at: at(hour / 24) })), now)).toHaveLength(9);
  });
});
