// Proves that a long ingest leaves the window quick, and that a vault process killed in the middle of it loses nothing.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { watchInteractions } from './harness/interactions.ts';
import { launchApp, type TestApp } from './harness/launch-app.ts';
import { writeMixedFiles } from './harness/mixed-files.ts';
import { killVaultProcess } from './harness/vault-process.ts';
import { createDossier, createVault, openSection, PASSPHRASE, unlock } from './harness/vault-steps.ts';

/** What people still take for an instant answer. */
const INSTANT_MS = 100;

let clearproof: TestApp;
let papers: string;
let vault: string;

beforeEach(async () => {
  clearproof = await launchApp();
  papers = await clearproof.newFolder('papers');
  ({ folder: vault } = await createVault(clearproof));
  await createDossier(clearproof, 'A mill’s papers');
  await openSection(clearproof, 'Evidence');
});
afterEach(async () => { await clearproof.close(); });

const addFolder = async (): Promise<void> => {
  await clearproof.answerDialogs([papers]);
  await clearproof.page.getByRole('button', { name: 'Add a folder…' }).click();
};

describe('five hundred mixed files', () => {
  it('go in while every click and key is answered within a tenth of a second', async () => {
    const { page } = clearproof;
    await writeMixedFiles(papers, 500);
    const interactions = await watchInteractions(page);
    await addFolder();
    const report = page.getByRole('dialog', { name: /files taken in$/ });
    const sections = page.getByRole('navigation', { name: 'Sections' });
    const state = { over: false };
    const reported = report.waitFor({ timeout: 150_000 }).then(() => { state.over = true; });
    // The report may come in the middle of a round; what it covers can then not be clicked any more.
    const unlessOver = (act: Promise<void>): Promise<void> => Promise.race([reported, act.catch((thrown: unknown) => { if (!state.over) throw thrown; })]);
    let rounds = 0;
    while (!state.over) {
      for (const section of ['Overview', 'Requests', 'Parties', 'Checks', 'Evidence']) await unlessOver(sections.getByRole('button', { name: section }).click());
      for (const key of ['a', 'Backspace']) await unlessOver(page.getByRole('searchbox').first().press(key));
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(2);
    const slowest = await interactions();
    console.log(`${rounds} rounds of seven interactions during the ingest; slowest ${JSON.stringify(slowest.slice(0, 8))}`);
    expect(slowest.filter(({ milliseconds }) => milliseconds >= INSTANT_MS)).toEqual([]);
    // 50 mails with one attachment and 50 archives with two members bring 150 files more.
    await page.getByRole('dialog', { name: '650 files taken in' }).waitFor();
    await report.getByText('0 not taken').waitFor();
  });
});

describe('a vault process killed while files come in', () => {
  it('loses nothing: the vault opens again, the ingest resumes, and every file is there with its hash', async () => {
    const { page } = clearproof;
    await writeMixedFiles(papers, 200);
    await addFolder();
    await page.getByRole('contentinfo').getByText(/^(4[89]|[5-9]\d|1\d\d) of 200$/).waitFor();
    await killVaultProcess(clearproof);
    await page.getByRole('button', { name: 'Open the vault again' }).click();
    await page.getByRole('region', { name: 'Recent vaults' }).getByRole('button', { name: /^vault/ }).click();
    await unlock(clearproof, PASSPHRASE);
    await page.getByRole('button', { name: /^Resume taking in \(\d+ of 200\)$/ }).click();
    await page.getByRole('dialog', { name: '260 files taken in' }).waitFor({ timeout: 120_000 });
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await clearproof.page.keyboard.press('Control+l');
    await page.getByText('The vault is locked. Your work is saved.').waitFor();
    clearproof.complaints.expect(/vault process ended/);

    const { vault: opened } = await openVault(vault, PASSPHRASE, fixedEnvironment(undefined, 'after the kill'));
    const [dossier] = await opened.dossiers.list();
    const { files } = await opened.dossiers.read(dossier?.id ?? '');
    const kept = new Set(files.map(({ sha256 }) => sha256));
    const offered = await Promise.all((await readdir(papers)).map(async (name) => createHash('sha256').update(await readFile(path.join(papers, name))).digest('hex')));
    expect(offered.filter((sha256) => !kept.has(sha256))).toEqual([]);
    expect(files).toHaveLength(260);
    expect((await opened.verify()).problems).toEqual([]);
    await opened.close();
  });
});
