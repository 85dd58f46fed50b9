// Proves the road into a vault in the running program: make it, lock it, fail to open it, open it, find it again.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type TestApp } from './harness/launch-app.ts';
import { killVaultProcess } from './harness/vault-process.ts';
import { createVault, PASSPHRASE, unlock } from './harness/vault-steps.ts';

let clearproof: TestApp;
let made: { folder: string; recoveryKey: string };
beforeAll(async () => {
  clearproof = await launchApp();
  made = await createVault(clearproof);
  await clearproof.page.getByRole('heading', { name: 'Dossiers' }).waitFor();
});
afterAll(async () => { await clearproof.close(); });

const lock = async (): Promise<void> => {
  await clearproof.page.keyboard.press('Control+l');
  await clearproof.page.getByText('The vault is locked. Your work is saved.').waitFor();
};
const openRecent = (): Promise<void> => clearproof.page.getByRole('region', { name: 'Recent vaults' }).getByRole('button', { name: /^vault/ }).click();

describe('a vault', () => {
  it('keeps neither its passphrase nor its recovery key in its header', async () => {
    const header = await readFile(path.join(made.folder, 'vault.json'), 'utf8');
    expect(header).not.toContain(PASSPHRASE);
    expect(header).not.toContain(made.recoveryKey);
    expect(header).not.toContain(made.recoveryKey.replaceAll('-', ''));
  });
  it('refuses a wrong passphrase in words, and opens with the right one', async () => {
    await lock();
    await openRecent();
    await unlock(clearproof, 'not the passphrase at all');
    await clearproof.page.getByText('That passphrase or recovery key does not open this vault.').waitFor();
    await unlock(clearproof, PASSPHRASE);
    await clearproof.page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  });
  it('opens with the recovery key', async () => {
    await lock();
    await openRecent();
    await unlock(clearproof, made.recoveryKey);
    await clearproof.page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  });
  it('gets new keys while it is open, and a new recovery key in place of the old', async () => {
    const { page } = clearproof;
    await page.getByRole('button', { name: 'Vault safety' }).click();
    await page.getByRole('button', { name: 'Change all keys…' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make new keys' }).click();
    const fresh = (await page.getByLabel('New recovery key', { exact: true }).textContent()) ?? '';
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await page.getByLabel('Type the new recovery key from your copy').fill(fresh);
    await page.getByRole('button', { name: 'Encrypt everything anew' }).click();
    await page.getByText(/New keys are in force/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await lock();
    await openRecent();
    await unlock(clearproof, made.recoveryKey);
    await page.getByText('That passphrase or recovery key does not open this vault.').waitFor();
    await unlock(clearproof, fresh);
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  });
  it('can be opened again after its process was killed', async () => {
    await killVaultProcess(clearproof);
    await clearproof.page.getByRole('button', { name: 'Open the vault again' }).click();
    await openRecent();
    await unlock(clearproof, PASSPHRASE);
    await clearproof.page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    clearproof.complaints.expect(/vault process ended/);
  });
});

describe('a second program', () => {
  it('is told who has the vault', async () => {
    const second = await launchApp();
    await second.answerDialogs([made.folder]);
    await second.page.getByRole('button', { name: 'Open a vault…' }).click();
    await unlock(second, PASSPHRASE);
    await second.page.getByText(/This vault is open in another program/).waitFor();
    await second.close();
  });
});
