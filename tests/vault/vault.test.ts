// A vault is made, locked, opened and used; only its own secrets open it; one process has it at a time.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/contract/errors.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { CHEAP_KDF, newVault, PASSPHRASE, streamOf, temporaryFolder } from '../support/vault.ts';

const codeOf = async (act: Promise<unknown>): Promise<string> => act.then(() => 'nothing thrown', (thrown: unknown) => (thrown instanceof Fault ? thrown.code : String(thrown)));
const dossier = emptyDossier('d1', 'Shirts', 'uflpa_applicability');
const filesBelow = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));

describe('opening', () => {
  it('gives back what was stored, with the passphrase and with the recovery key', async () => {
    const { vault, folder, recoveryKey } = await newVault();
    await vault.dossiers.create(dossier, { type: 'dossier.create' });
    expect(await vault.confirmRecoveryKey(recoveryKey.toLowerCase())).toBe(true);
    await vault.close();
    for (const secret of [PASSPHRASE, recoveryKey]) {
      const { vault: again, recovered } = await openVault(folder, secret, fixedEnvironment());
      expect(recovered).toEqual([]);
      expect(await again.dossiers.read('d1')).toEqual(dossier);
      await again.close();
    }
  });

  it('with a wrong passphrase is refused and changes no byte', async () => {
    const { vault, folder } = await newVault();
    await vault.close();
    const before = await readFile(path.join(folder, 'vault.db'));
    expect(await codeOf(openVault(folder, 'wrong', fixedEnvironment()))).toBe('vault.wrongSecret');
    expect(await readFile(path.join(folder, 'vault.db'))).toEqual(before);
    await (await openVault(folder, PASSPHRASE, fixedEnvironment())).vault.close();
  });

  it('by a second process is refused with who has it, and works once the first let go', async () => {
    const { vault, folder } = await newVault();
    await expect(openVault(folder, PASSPHRASE, fixedEnvironment())).rejects.toThrow(/test-host.*4242/);
    await vault.close();
    await (await openVault(folder, PASSPHRASE, fixedEnvironment())).vault.close();
  });

  it('after a passphrase change takes the new one only; the recovery key still works', async () => {
    const { vault, folder, recoveryKey } = await newVault();
    expect(await codeOf(vault.changePassphrase('wrong', 'next passphrase of four'))).toBe('vault.wrongSecret');
    await vault.changePassphrase(PASSPHRASE, 'next passphrase of four');
    await vault.close();
    expect(await codeOf(openVault(folder, PASSPHRASE, fixedEnvironment()))).toBe('vault.wrongSecret');
    for (const secret of ['next passphrase of four', recoveryKey]) await (await openVault(folder, secret, fixedEnvironment())).vault.close();
  });

  it('of a folder that is no vault, a newer format, a weakened header and a plain database are told apart', async () => {
    expect(await codeOf(openVault(await temporaryFolder(), PASSPHRASE, fixedEnvironment()))).toBe('vault.notFound');
    const { vault, folder } = await newVault();
    await vault.close();
    const header = path.join(folder, 'vault.json');
    const good = JSON.parse(await readFile(header, 'utf8')) as { format: number; slots: { passphrase: { kdf: { passes: number } } } };
    const withHeader = async (value: unknown): Promise<string> => {
      for (const name of ['vault.json', 'vault.json.bak']) await writeFile(path.join(folder, name), JSON.stringify(value));
      return codeOf(openVault(folder, PASSPHRASE, fixedEnvironment()));
    };
    expect(await withHeader({ ...good, format: 2 })).toBe('vault.newerVersion');
    expect(await withHeader({ ...good, createdAt: '2020-01-01T00:00:00.000Z' })).toBe('vault.damagedHeader');
    expect(await withHeader({ ...good, slots: { ...good.slots, passphrase: { ...good.slots.passphrase, kdf: { ...good.slots.passphrase.kdf, memoryKiB: 8 } } } })).toBe('vault.damagedHeader');
    expect(await withHeader(good)).toBe('nothing thrown');
  });

  it('refuses a database that somebody replaced by an unencrypted one', async () => {
    const { vault, folder } = await newVault();
    await vault.close();
    execFileSync('rm', [path.join(folder, 'vault.db')]);
    execFileSync('sqlite3', [path.join(folder, 'vault.db'), 'CREATE TABLE record (x); INSERT INTO record VALUES (1);']);
    expect(await codeOf(openVault(folder, PASSPHRASE, fixedEnvironment()))).toBe('vault.notEncrypted');
  });

  it('never makes a vault in a folder that holds something else', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'holiday.txt'), 'x');
    expect(await codeOf(createVault(folder, PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF }))).toBe('vault.exists');
    expect(await readdir(folder)).toEqual(['holiday.txt']);
  });
});

describe('a stored file', () => {
  const bytes = Buffer.from('Payroll of Đặng Thị Hường, canary-7f3a'.repeat(5000));

  it('is kept once, read whole and in part, and is nowhere on the disk in plain', async () => {
    const { vault, folder } = await newVault();
    await vault.dossiers.create(dossier, { type: 'dossier.create' });
    const [a, b] = [await vault.blobs.stage(streamOf(bytes)), await vault.blobs.stage(streamOf(bytes))];
    const file = { id: 'f1', exhibitId: null, name: 'canary-name.txt', sha256: a.sha256, size: a.size, mediaType: 'text/plain' };
    await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', edits: [{ op: 'put', collection: 'files', value: file }], act: { type: 'evidence.ingest' }, blobs: [a, b], texts: [{ fileId: 'f1', pages: [{ page: 1, text: 'canary text 东港清波 Hường' }] }] });
    expect((await vault.info()).files).toBe(1);
    expect(Buffer.from(await vault.blobs.read(a.sha256))).toEqual(bytes);
    expect(Buffer.from(await vault.blobs.readRange(a.sha256, 70_000, 100))).toEqual(bytes.subarray(70_000, 70_100));
    for (const word of ['canary', '东港清波', '清波', 'huong', 'text canary']) expect(await vault.dossiers.search('d1', word, 10), word).toHaveLength(1);
    for (const word of ['" OR NEAR(*', 'absent', '%']) expect(await vault.dossiers.search('d1', word, 10), word).toHaveLength(0);
    const plain = [Buffer.from('canary'), Buffer.from('Hường'), Buffer.from(a.sha256), Buffer.from(a.sha256, 'hex'), Buffer.from('Shirts')];
    const scan = async () => { for (const name of await filesBelow(folder)) for (const secret of plain) expect((await readFile(name)).includes(secret) || name.includes(a.sha256), name).toBe(false); };
    await scan();
    await vault.close();
    await scan();
  });

  it('opens with the stock age program and the vault identity', async () => {
    const { vault, folder } = await newVault();
    const staged = await vault.blobs.stage(streamOf(bytes));
    const { deriveVaultKeys } = await import('../../src/vault/key-hierarchy.ts');
    const { formatAgeIdentity } = await import('../../src/vault/age-identity.ts');
    const { unlock } = await import('../../src/vault/key-slots.ts');
    const { readHeader } = await import('../../src/vault/vault-header.ts');
    const master = await unlock((await readHeader(folder)).header, PASSPHRASE);
    const identity = path.join(await temporaryFolder(), 'identity.txt');
    await writeFile(identity, formatAgeIdentity(deriveVaultKeys(master ?? new Uint8Array()).identity));
    expect(execFileSync('age', ['-d', '-i', identity, staged.temporaryPath])).toEqual(bytes);
    await vault.close();
  });

  it('that was damaged is named by the fixity check and never handed out; the rest stays usable', async () => {
    const { vault, folder } = await newVault();
    await vault.dossiers.create(dossier, { type: 'dossier.create' });
    const staged = [await vault.blobs.stage(streamOf(bytes)), await vault.blobs.stage(streamOf(Buffer.from('other')))];
    await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: staged, edits: staged.map(({ sha256, size }, index) => ({ op: 'put' as const, collection: 'files' as const, value: { id: `f${index}`, name: `paper-${index}.pdf`, sha256, size, mediaType: 'application/pdf' } })) });
    expect((await vault.verify()).ok).toBe(true);
    const objects = (await filesBelow(path.join(folder, 'objects')));
    const large = objects.find((name) => execFileSync('stat', ['-c', '%s', name]).toString().trim() !== '221') ?? '';
    const content = await readFile(large);
    content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
    await writeFile(large, content);
    const report = await vault.verify();
    expect(report.ok).toBe(false);
    expect(report.problems.join()).toMatch(/paper-\d\.pdf in d1/);
    const readable = await Promise.all(staged.map(({ sha256 }) => codeOf(vault.blobs.read(sha256))));
    expect(readable.toSorted()).toEqual(['nothing thrown', 'vault.damagedBlob']);
    await vault.close();
  });

  it('half written when the process died is cleared at the next opening, and said', async () => {
    const { vault, folder } = await newVault();
    await vault.blobs.stage(streamOf(bytes));
    await vault.close();
    const { vault: again, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment());
    expect(recovered.join()).toContain('1 half-written file');
    expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
    await again.close();
  });
});
