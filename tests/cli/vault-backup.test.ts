// Proves that a vault survives the loss of its database and of its folder: backup, test, restore, rebuild, and custody for others.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

async function worked(): Promise<{ folder: string; work: string }> {
  const [{ vault, folder }, work] = [await newVault(fixedEnvironment()), await temporaryFolder()];
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  await vault.close();
  await writeFile(path.join(work, 'payroll.csv'), 'worker,net\nW1,100\n');
  await clearproofJson(['ingest', 'payroll.csv', '--vault', folder, '--dossier', 'd1'], { cwd: work });
  return { folder, work };
}

describe('backups on the command line', () => {
  it('are made, listed, tested and restored to a new place', async () => {
    const { folder, work } = await worked();
    expect(await clearproofJson(['vault', 'backup', folder, '--to', 'copies'], { cwd: work })).toMatchObject({ code: 0, value: { files: 1 } });
    expect(await clearproofJson(['vault', 'backups', folder, '--from', 'copies'], { cwd: work })).toMatchObject({ code: 0, value: [{ files: 1 }] });
    expect(await clearproofJson(['vault', 'test-backup', folder, '--from', 'copies'], { cwd: work })).toMatchObject({ code: 0, value: { problems: [], files: 1 } });
    expect(await clearproofJson(['vault', 'restore', 'restored', '--from', 'copies'], { cwd: work })).toMatchObject({ code: 0, value: { problems: [], info: { files: 1, dossiers: 1 } } });
    expect((await clearproof(['vault', 'verify', 'restored'], { cwd: work })).code).toBe(0);
    expect(await clearproofJson(['vault', 'restore', 'other', '--from', 'nowhere'], { cwd: work })).toMatchObject({ code: 1, value: { error: { code: 'backup.notFound' } } });
    expect((await clearproof(['vault', 'restore', 'other'], { cwd: work })).code).toBe(2);
  }, 120_000);
});

describe('a lost database', () => {
  it('is told with the way back, and made again from the second record', async () => {
    const { folder, work } = await worked();
    await writeFile(path.join(folder, 'vault.db'), 'garbage');
    const refused = await clearproof(['vault', 'info', folder], { cwd: work });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('clearproof vault rebuild');
    expect(await clearproofJson(['vault', 'rebuild', folder], { cwd: work })).toMatchObject({ code: 0, value: { problems: [], info: { files: 1, dossiers: 1 } } });
    expect((await clearproof(['vault', 'verify', folder], { cwd: work })).code).toBe(0);
  }, 120_000);
});

describe('new keys', () => {
  it('are made, said, and open the vault; the old recovery key does not any more', async () => {
    const { folder, work } = await worked();
    const { code, value } = await clearproofJson(['vault', 'rotate', folder], { cwd: work });
    expect({ code, value }).toMatchObject({ code: 0, value: { files: 1, backupProblem: null } });
    const { recoveryKey } = value as { recoveryKey: string };
    expect((await clearproof(['vault', 'verify', folder], { cwd: work, variables: { CLEARPROOF_PASSPHRASE: recoveryKey } })).code).toBe(0);
    expect(await clearproofJson(['vault', 'backups', folder], { cwd: work })).toMatchObject({ value: [{ reason: 'rotation' }] });
    expect((await clearproof(['vault', 'keep-keys', folder], { cwd: work })).code).toBe(0);
    expect((await clearproof(['vault', 'rotate', folder], { cwd: work, variables: { CLEARPROOF_PASSPHRASE: 'wrong' } })).code).toBe(1);
  }, 120_000);
});

describe('custody', () => {
  it('is exported with a signed head, which later copies of the log are held against', async () => {
    const { folder, work } = await worked();
    const { code, value } = await clearproofJson(['custody', 'export', '--vault', folder, '--out', 'acts'], { cwd: work });
    const { headPath, events } = value as { headPath: string; events: number };
    expect([code, events > 1]).toEqual([0, true]);
    expect(await clearproofJson(['custody', 'verify', '--vault', folder, '--head', headPath], { cwd: work })).toMatchObject({ code: 0, value: { ok: true, problem: null } });
    const altered = (await readFile(headPath, 'utf8')).replace(/"size": \d+/, '"size": 2');
    await writeFile(headPath, altered);
    expect(await clearproofJson(['custody', 'verify', '--vault', folder, '--head', headPath], { cwd: work })).toMatchObject({ code: 1 });
    expect((await clearproof(['custody', 'burn', '--vault', folder], { cwd: work })).code).toBe(2);
  }, 120_000);
});
