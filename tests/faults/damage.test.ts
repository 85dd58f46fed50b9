// Damaged or missing parts of a vault are told apart, never taken for an empty or a healthy one, and mended where that is possible.
import { cp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAppError } from '../../src/contract/errors.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { faultOf } from '../support/faults.ts';
import { CHEAP_KDF, newVault, PASSPHRASE, streamOf, temporaryFolder } from '../support/vault.ts';

const CONTENT = Buffer.from('bill of lading '.repeat(20_000));
const fileEdit = (sha256: string, size: number, id = 'f1') => ({ op: 'put' as const, collection: 'files' as const, value: { id, name: 'bill.pdf', sha256, size, mediaType: 'application/pdf' } });

async function withFile(): Promise<{ vault: Vault; folder: string; sha256: string; object: string }> {
  const { vault, folder } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  const blob = await vault.blobs.stage(streamOf(CONTENT));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [fileEdit(blob.sha256, blob.size)], texts: [{ fileId: 'f1', pages: [{ page: 1, text: 'bill of lading '.repeat(2000) }] }] });
  return { vault, folder, sha256: blob.sha256, object: await onlyObject(folder) };
}

async function onlyObject(folder: string): Promise<string> {
  const [name = ''] = (await readdir(path.join(folder, 'objects'), { recursive: true })).filter((entry) => entry.endsWith('.age'));
  return path.join(folder, 'objects', name);
}

const flip = (bytes: Buffer, at: number, bit: number): Buffer => {
  const bad = Buffer.from(bytes);
  bad[at] = (bad[at] ?? 0) ^ (1 << bit);
  return bad;
};

describe('the database', () => {
  it('missing, empty, cut or filled with noise is damage, not an empty vault', async () => {
    const { vault, folder } = await withFile();
    await vault.close();
    const file = path.join(folder, 'vault.db');
    const good = await readFile(file);
    for (const bad of [null, Buffer.alloc(0), good.subarray(0, 4096), good.subarray(0, 5000), Buffer.alloc(good.length, 7)]) {
      for (const name of ['vault.db', 'vault.db-wal', 'vault.db-shm']) await rm(path.join(folder, name), { force: true });
      if (bad) await writeFile(file, bad);
      expect(await faultOf(openVault(folder, PASSPHRASE, fixedEnvironment()).then((opened) => opened.vault.verify()).then(({ ok }) => { if (ok) throw new Error('damage not noticed'); })), String(bad?.length)).toBe('vault.damagedDatabase');
    }
    await rm(file, { force: true });
    await writeFile(file, good);
    const { vault: again } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect((await again.verify()).ok).toBe(true);
    await again.close();
  });

  it('found damaged by the check is refused as damaged from then on, not as a lack of memory', async () => {
    const { vault, folder } = await withFile();
    await vault.close();
    const file = path.join(folder, 'vault.db');
    const good = await readFile(file);
    for (const page of [1, 27]) {
      await writeFile(file, flip(good, page * 4096 + 100, 0));
      const { vault: opened } = await openVault(folder, PASSPHRASE, fixedEnvironment());
      expect((await opened.verify()).ok).toBe(false);
      const read = async (): Promise<void> => {
        await opened.dossiers.list();
        await opened.dossiers.read('d1');
        for await (const _line of opened.custody.lines());
      };
      expect(await faultOf(read()), String(page)).toBe('vault.damagedDatabase');
      await faultOf(opened.close());
      for (const leftover of ['vault.db-wal', 'vault.db-shm']) await rm(path.join(folder, leftover), { force: true });
    }
  });

  it('with any single bit changed is noticed: refused, or named by the check', async () => {
    const { vault, folder } = await withFile();
    await vault.close();
    const file = path.join(folder, 'vault.db');
    const good = await readFile(file);
    await fc.assert(fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
      await writeFile(file, flip(good, at, bit));
      let problems: readonly string[];
      try {
        const { vault: opened } = await openVault(folder, PASSPHRASE, fixedEnvironment());
        problems = (await opened.verify()).problems;
        await opened.close();
      } catch (thrown) {
        problems = [toAppError(thrown).code];
        expect(problems).toEqual(['vault.damagedDatabase']);
      }
      expect(problems.length).toBeGreaterThan(0);
      for (const leftover of ['vault.db-wal', 'vault.db-shm']) await rm(path.join(folder, leftover), { force: true });
    }), { numRuns: 16, seed: 2 });
  });
});

describe('the write-ahead log of a vault that was not closed', () => {
  const FRAME = 24 + 4096;

  /** A folder as a killed program left it, with three notes in its log only. */
  async function killedFolder(): Promise<string> {
    const { vault: before, folder } = await withFile();
    await before.close();
    const { vault } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    for (const id of ['first', 'second', 'third']) await vault.dossiers.commit({ dossierId: 'd1', label: 'Note', act: { type: 'dossier.edit' }, edits: [{ op: 'put', collection: 'claims', value: { id, text: id.repeat(500) } }] });
    const left = path.join(await temporaryFolder(), 'vault');
    await cp(folder, left, { recursive: true });
    await vault.close();
    return left;
  }
  /** Opens a copy whose log was changed by `harm`. */
  async function openAfter(left: string, harm: (log: Buffer) => Buffer): Promise<{ claims: number; said: string }> {
    const folder = path.join(await temporaryFolder(), 'vault');
    await cp(left, folder, { recursive: true });
    const log = path.join(folder, 'vault.db-wal');
    await writeFile(log, harm(await readFile(log)));
    const { vault, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment(undefined, 'after'));
    const { claims } = await vault.dossiers.read('d1');
    await vault.close();
    return { claims: claims.length, said: recovered.join(' ') };
  }

  it('is taken over whole, and nothing but the crash is said; cut off in the middle of a page, too', async () => {
    const left = await killedFolder();
    const whole = await openAfter(left, (log) => log);
    expect(whole.claims).toBe(3);
    const cut = await openAfter(left, (log) => log.subarray(0, log.length - 1));
    expect(cut.claims).toBe(2);
    for (const { said } of [whole, cut]) expect(said).not.toMatch(/left out|confirmed/);
  });

  it('is never passed over in silence: damaged in its last act, as a power cut may leave it too, or before it', async () => {
    const left = await killedFolder();
    for (const inFrame of [8, 12, 20, 2000]) {
      const { claims, said } = await openAfter(left, (log) => flip(log, log.length - FRAME + inFrame, 0));
      expect(claims, String(inFrame)).toBe(2);
      expect(said).toContain('was left out');
    }
    for (const at of [0, 10, 17, 30, 32 + 12, 32 + 3000]) {
      const { claims, said } = await openAfter(left, (log) => flip(log, at, 6));
      expect(claims, String(at)).toBe(0);
      expect(said, String(at)).toContain('though they were confirmed');
    }
  });
});

describe('the header', () => {
  it('missing, cut or garbled is restored from its copy, and said', async () => {
    const { vault, folder } = await withFile();
    await vault.close();
    const header = path.join(folder, 'vault.json');
    const good = await readFile(header);
    for (const bad of [null, good.subarray(0, 200), Buffer.from('{}')]) {
      await rm(header);
      if (bad) await writeFile(header, bad);
      const { vault: opened, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment());
      await opened.close();
      expect(recovered.join()).toContain('restored from vault.json.bak');
      expect(await readFile(header)).toEqual(good);
    }
  });

  it('of a newer format is refused and no byte of the folder changes', async () => {
    const { vault, folder } = await withFile();
    await vault.close();
    const header = path.join(folder, 'vault.json');
    await writeFile(header, (await readFile(header, 'utf8')).replace('"format": 1', '"format": 9'));
    const snapshot = async () => Promise.all((await readdir(folder)).toSorted().map(async (name) => [name, (await stat(path.join(folder, name))).mtimeMs]));
    const before = await snapshot();
    expect(await faultOf(openVault(folder, PASSPHRASE, fixedEnvironment()))).toBe('vault.newerVersion');
    expect(await snapshot()).toEqual(before);
  });
});

describe('a stored file', () => {
  it('that was damaged or lost is whole again once its original is added again', async () => {
    const { vault, folder, sha256, object } = await withFile();
    for (const harm of [async () => writeFile(object, flip(await readFile(object), 5000, 3)), () => rm(object)]) {
      await harm();
      expect(await faultOf(vault.blobs.read(sha256))).toBe('vault.damagedBlob');
      const again = await vault.blobs.stage(streamOf(CONTENT));
      await vault.dossiers.commit({ dossierId: 'd1', label: null, act: { type: 'evidence.ingest' }, blobs: [again], edits: [] });
      expect(Buffer.from(await vault.blobs.read(sha256)).equals(CONTENT)).toBe(true);
    }
    expect((await vault.verify()).ok).toBe(true);
    expect(folder).toBe(vault.folder);
    await vault.close();
  });

  it('put in the place of another valid one is not handed out as that', async () => {
    const { vault, sha256, object } = await withFile();
    const other = await vault.blobs.stage(streamOf(Buffer.from('another paper')));
    await rename(other.temporaryPath, object);
    expect(await faultOf(vault.blobs.read(sha256))).toBe('vault.damagedBlob');
    expect((await vault.verify()).problems.join()).toContain('bill.pdf in d1');
    await vault.close();
  });

  it('whose import was cut off before its rows is not taken for stored, and is set aside after a day', async () => {
    const { vault, folder } = await newVault();
    await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
    const blob = await vault.blobs.stage(streamOf(CONTENT));
    expect(await faultOf(vault.dossiers.commit({ dossierId: 'gone', label: null, act: { type: 'evidence.ingest' }, blobs: [blob], edits: [] }))).toBe('dossier.notFound');
    const object = await onlyObject(folder);
    expect(await vault.blobs.has(blob.sha256)).toBe(false);
    const again = await vault.blobs.stage(streamOf(CONTENT));
    await vault.dossiers.commit({ dossierId: 'd1', label: null, act: { type: 'evidence.ingest' }, blobs: [again], edits: [fileEdit(again.sha256, again.size)] });
    expect(await vault.blobs.has(blob.sha256)).toBe(true);
    const orphan = path.join(path.dirname(object), `${'0'.repeat(64)}.age`);
    await writeFile(orphan, 'x');
    await utimes(orphan, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));
    await vault.close();
    const { vault: opened, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect(recovered.join()).toContain('1 stored file that no dossier refers to set aside');
    expect(await readdir(path.join(folder, 'trash'))).toEqual([path.basename(orphan)]);
    expect((await opened.verify()).ok).toBe(true);
    await opened.close();
  });
});

it('a vault that could not be made leaves its folder empty, so that the next try works', async () => {
  const folder = await temporaryFolder();
  await expect(createVault(folder, PASSPHRASE, fixedEnvironment(), { kdf: { ...CHEAP_KDF, passes: 99 } })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
  await (await createVault(folder, PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF })).vault.close();
});
