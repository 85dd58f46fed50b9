// New keys open everything, the old ones nothing; stopped or killed at any moment, the vault opens and the change goes on.
import { execFileSync } from 'node:child_process';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentProgress, type Progress } from '../../src/contract/progress.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { AgeFileReader } from '../../src/vault/age-file.ts';
import { formatAgeIdentity } from '../../src/vault/age-identity.ts';
import { findBackup, restoreBackup } from '../../src/vault/backup/restore-backup.ts';
import { openDatabaseCopy } from '../../src/vault/encrypted-database.ts';
import type { VaultKeys } from '../../src/vault/key-hierarchy.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { rebuildVault } from '../../src/vault/rebuild-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { keysOf } from '../support/vault-keys.ts';
import { newVault, PASSPHRASE, streamOf, temporaryFolder } from '../support/vault.ts';

const PAPERS = Array.from({ length: 12 }, (_, index) => Buffer.from(`paper ${index} `.repeat(500 * (index + 1))));
const later = () => fixedEnvironment(undefined, 'later');

async function addPaper(vault: Vault, index: number, bytes: Uint8Array): Promise<void> {
  const blob = await vault.blobs.stage(streamOf(bytes));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [{ op: 'put', collection: 'files', value: { id: `f${index}`, name: `paper-${index}.pdf`, sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' } }] });
}

async function withPapers(): Promise<{ vault: Vault; folder: string; recoveryKey: string }> {
  const made = await newVault();
  await made.vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  for (const [index, bytes] of PAPERS.entries()) await addPaper(made.vault, index, bytes);
  return made;
}

const agesIn = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name.endsWith('.age')).map((entry) => path.join(entry.parentPath, entry.name));

/** How many encrypted files and databases below `folder` these keys open. */
async function opened(folder: string, keys: VaultKeys): Promise<{ files: number; of: number }> {
  const files = await agesIn(folder);
  const databases = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.name === 'vault.db').map((entry) => path.join(entry.parentPath, entry.name));
  const opens = await Promise.all([
    ...files.map((file) => AgeFileReader.open(file, keys).then((reader) => reader.close().then(() => true), () => false)),
    ...databases.map((file) => openDatabaseCopy(file, keys.database).then((copy) => copy.close().then(() => true), () => false)),
  ]);
  return { files: opens.filter(Boolean).length, of: opens.length };
}

async function expectWhole(folder: string, papers: number): Promise<void> {
  const { vault } = await openVault(folder, PASSPHRASE, later());
  expect(await vault.verify()).toMatchObject({ ok: true, problems: [] });
  const { files } = await vault.dossiers.read('d1');
  expect(files).toHaveLength(papers);
  for (const [index, bytes] of PAPERS.entries()) expect(Buffer.from(await vault.blobs.read(String(files[index]?.sha256))).equals(bytes)).toBe(true);
  await vault.close();
}

/** Stops the job at its `nth` report. */
function stoppingAt(nth: number): Progress {
  const abort = new AbortController();
  let reports = 0;
  return { signal: abort.signal, report: () => { if ((reports += 1) === nth) abort.abort(); } };
}

describe('a change of keys', () => {
  it('leaves nothing that the old keys or the old recovery key open, and all that was there with the new', async () => {
    const { vault, folder, recoveryKey } = await withPapers();
    await vault.cache.put('thumbnail', Buffer.from('picture'));
    await vault.backups.make(null, 'manual');
    const old = await keysOf(folder);
    const fingerprint = vault.keyFingerprint;
    const { recoveryKey: fresh } = await vault.rotation.prepare(PASSPHRASE);
    expect([vault.rotation.confirmRecoveryKey(fresh), vault.rotation.confirmRecoveryKey(recoveryKey)]).toEqual([true, false]);
    const steps = new Set<string>();
    expect(await vault.rotation.run(PASSPHRASE, { ...silentProgress, report: (step) => steps.add(step) })).toEqual({ files: PAPERS.length });
    expect([...steps]).toEqual(['Encrypting stored files anew', 'Encrypting the database anew']);
    expect(await faultOf(vault.custody.record({ type: 'late' }))).toBe('vault.locked');
    await vault.close();

    await expectWhole(folder, PAPERS.length);
    const now = await keysOf(folder);
    expect(await opened(folder, old)).toMatchObject({ files: 0 });
    expect(await opened(folder, now)).toMatchObject({ files: (await opened(folder, now)).of });
    expect((await opened(folder, now)).of).toBeGreaterThan(PAPERS.length);
    expect(await faultOf(openVault(folder, recoveryKey, later()))).toBe('vault.wrongSecret');
    expect((await readdir(folder)).filter((name) => name === 'rotation' || name.endsWith('.new'))).toEqual([]);
    const { vault: again, recovered } = await openVault(folder, fresh, later());
    expect(recovered).toEqual([]);
    expect(again.keyFingerprint).not.toBe(fingerprint);
    const { rows: [event] } = await again.custody.list({ dossierId: null, object: null, text: 'vault.rotateKeys', offset: 0, limit: 10 });
    expect(event?.details).toEqual({ files: PAPERS.length, keyBefore: fingerprint, keyAfter: again.keyFingerprint });
    await again.close();
  });

  it('gives files that the stock age program opens with the new identity only', async () => {
    const { vault, folder } = await withPapers();
    const old = await keysOf(folder);
    await vault.rotation.prepare(PASSPHRASE);
    await vault.rotation.run(PASSPHRASE, silentProgress);
    await openVault(folder, PASSPHRASE, later()).then(({ vault: opening }) => opening.close());
    const [file = ''] = await agesIn(path.join(folder, 'objects'));
    const work = await temporaryFolder();
    const decrypt = async (keys: VaultKeys): Promise<string> => {
      await writeFile(path.join(work, 'identity'), formatAgeIdentity(keys.identity));
      return execFileSync('age', ['-d', '-i', path.join(work, 'identity'), file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    };
    expect(await decrypt(await keysOf(folder))).toContain('paper ');
    await expect(decrypt(old)).rejects.toThrow();
  });

  it('stopped at any point leaves the present keys in force, and goes on with what came in meanwhile', async () => {
    const { vault, folder } = await withPapers();
    await vault.rotation.prepare(PASSPHRASE);
    for (const nth of [1, 2, 3]) expect(await faultOf(vault.rotation.run(PASSPHRASE, stoppingAt(nth)))).toBe('job.cancelled');
    await addPaper(vault, 99, Buffer.from('came in meanwhile'));
    await vault.close();
    const { vault: again, recovered } = await openVault(folder, PASSPHRASE, later());
    expect(recovered.join()).toContain('A change of keys was begun');
    const made = await agesIn(path.join(folder, 'objects.new'));
    const before = await Promise.all(made.map(async (file) => (await stat(file)).mtimeMs));
    await again.rotation.prepare(PASSPHRASE);
    expect(await again.rotation.run(PASSPHRASE, { ...silentProgress, report: (step) => { if (step.includes('database')) void Promise.all(made.map(async (file) => (await stat(file)).mtimeMs)).then((now) => { expect(now).toEqual(before); }); } })).toEqual({ files: PAPERS.length + 1 });
    await expectWhole(folder, PAPERS.length + 1);
  });

  it('cut off while the new generation is put in its place is finished at the next opening', async () => {
    const { vault, folder } = await withPapers();
    const old = await keysOf(folder);
    await vault.rotation.prepare(PASSPHRASE);
    await vault.rotation.run(PASSPHRASE, silentProgress);
    // By hand, every number of the moves that the next opening would make.
    const moves = [['objects', 'old'], ['objects.new', 'new'], ['log', 'old'], ['log.new', 'new'], ['vault.db', 'old'], ['vault.db.new', 'new']] as const;
    for (let done = 0; done <= moves.length; done += 1) {
      const copy = path.join(await temporaryFolder(), 'vault');
      await cp(folder, copy, { recursive: true });
      execFileSync('mkdir', ['-p', path.join(copy, 'rotation')]);
      for (const [name, generation] of moves.slice(0, done)) execFileSync('mv', [path.join(copy, name), path.join(copy, generation === 'old' ? `rotation/${name}` : name.replace('.new', ''))]);
      await expectWhole(copy, PAPERS.length);
      expect(await opened(copy, old)).toMatchObject({ files: 0 });
    }
  });

  it('is refused with a wrong passphrase, with the recovery key, unprepared, and while files are damaged', async () => {
    const { vault, folder, recoveryKey } = await withPapers();
    expect(await faultOf(vault.rotation.run(PASSPHRASE, silentProgress))).toBe('vault.noNewKeys');
    for (const secret of ['wrong', recoveryKey]) expect(await faultOf(vault.rotation.prepare(secret))).toBe('vault.wrongSecret');
    await vault.rotation.prepare(PASSPHRASE);
    expect(await faultOf(vault.rotation.run('wrong', silentProgress))).toBe('vault.wrongSecret');
    const [object = ''] = await agesIn(path.join(folder, 'objects'));
    const good = await readFile(object);
    await writeFile(object, good.subarray(0, -1));
    expect(await faultOf(vault.rotation.run(PASSPHRASE, silentProgress))).toBe('vault.damagedBlob');
    expect((await vault.verify()).ok).toBe(false);
    expect(await faultOf(vault.rotation.run(PASSPHRASE, silentProgress))).toBe('vault.damagedFiles');
    await writeFile(object, good);
    expect((await vault.verify()).ok).toBe(true);
    await vault.rotation.drop();
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(vault.rotation.isPrepared()).toBe(false);
    await vault.close();
    await expectWhole(folder, PAPERS.length);
  });

  it('is dropped when the passphrase changes, which its keys were wrapped under', async () => {
    const { vault, folder } = await withPapers();
    await vault.rotation.prepare(PASSPHRASE);
    await vault.changePassphrase(PASSPHRASE, 'another passphrase of four words');
    expect(vault.rotation.isPrepared()).toBe(false);
    await vault.close();
    const { vault: again, recovered } = await openVault(folder, 'another passphrase of four words', later());
    expect(recovered).toEqual([]);
    await again.close();
  });

  it('leaves backups elsewhere as they were: they come back with the secrets of their day', async () => {
    const { vault, folder, recoveryKey } = await withPapers();
    const outside = await temporaryFolder();
    const { folder: backup } = await vault.backups.make(outside, 'manual');
    await vault.rotation.prepare(PASSPHRASE);
    await vault.rotation.run(PASSPHRASE, silentProgress);
    const { vault: again } = await openVault(folder, PASSPHRASE, later());
    expect(await faultOf(again.backups.test(backup))).toBe('backup.damaged');
    await again.backups.make(outside, 'rotation');
    expect(await again.backups.test(outside)).toMatchObject({ ok: true, files: PAPERS.length });
    await again.close();
    const target = path.join(await temporaryFolder(), 'restored');
    await restoreBackup(await findBackup(backup), target, silentProgress);
    const { vault: restored } = await openVault(target, recoveryKey, later());
    expect(await restored.verify()).toMatchObject({ ok: true });
    await restored.close();
  });

  it('leaves a second record from which the database comes back', async () => {
    const { vault, folder } = await withPapers();
    await vault.rotation.prepare(PASSPHRASE);
    await vault.rotation.run(PASSPHRASE, silentProgress);
    await openVault(folder, PASSPHRASE, later()).then(({ vault: opening }) => opening.close());
    await rm(path.join(folder, 'vault.db'));
    const { vault: rebuilt } = await rebuildVault(folder, PASSPHRASE, later(), silentProgress);
    expect(await rebuilt.verify()).toMatchObject({ ok: true, files: PAPERS.length });
    await rebuilt.close();
    await expectWhole(folder, PAPERS.length);
  });
});
