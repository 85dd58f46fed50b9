// Nothing that was worked on in the window can be read from the disk: not in the vault, the program's data, logs or temporary files, after locking and after a kill.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, beforeEach } from 'vitest';
import { mail, pdf } from '../ingest/hostile-files.ts';
import { canary, encodingsOf, scanForCanaries } from '../support/canaries.ts';
import { orientedJpeg } from '../support/orientation-jpeg.ts';
import { dropFiles } from './harness/drop-files.ts';
import { launchApp, type TestApp } from './harness/launch-app.ts';
import { createDossier, createVault, openSection, PASSPHRASE, unlock } from './harness/vault-steps.ts';

let clearproof: TestApp;
let footprint: string;
let papers: string;
let heard = '';

beforeEach(async () => {
  [papers, footprint] = [await mkdtemp(path.join(os.tmpdir(), 'papers-')), await mkdtemp(path.join(os.tmpdir(), 'footprint-'))];
  clearproof = await launchApp({ userData: path.join(footprint, 'user-data'), env: { TMPDIR: footprint, XDG_CACHE_HOME: footprint, XDG_CONFIG_HOME: footprint } });
  for (const stream of [clearproof.app.process().stdout, clearproof.app.process().stderr]) stream?.on('data', (chunk: Buffer) => { heard += chunk.toString('latin1'); });
});
afterEach(async () => {
  await clearproof.close();
  for (const folder of [papers, footprint]) await rm(folder, { recursive: true, force: true });
});

/** Writes papers whose names, texts and pictures are secrets; answers their paths and contents. */
async function writePapers(): Promise<{ files: string[]; contents: Uint8Array[] }> {
  const contents: [string, Uint8Array][] = [
    [`${canary(1)}.pdf`, await pdf([`Payroll of ${canary(2)}`])],
    [`${canary(3)}.csv`, Buffer.from(`worker,net\n${canary(4)},100\n`)],
    [`${canary(5)}.eml`, Buffer.from(mail(`Order of ${canary(6)}`, { name: `${canary(7)}.txt`, type: 'text/plain', bytes: Buffer.from(canary(8)) }))],
    [`${canary(9)}.jpg`, Buffer.concat([orientedJpeg(6), Buffer.from(canary(10))])],
  ];
  for (const [name, bytes] of contents) await writeFile(path.join(papers, name), bytes);
  return { files: contents.map(([name]) => path.join(papers, name)), contents: contents.map(([, bytes]) => bytes) };
}

async function lookAround(): Promise<void> {
  const { page } = clearproof;
  await openSection(clearproof, 'Evidence');
  const search = page.getByRole('searchbox').first();
  await search.fill(canary(2));
  await page.getByRole('radio', { name: 'Pages with these words' }).click();
  await page.getByRole('list', { name: 'Pages with these words' }).getByText(canary(2)).first().waitFor();
  await search.fill('');
  await page.getByText(canary(1)).first().dblclick();
  await openSection(clearproof, 'Custody');
  await openSection(clearproof, 'Overview');
}

it('leaves no canary on the disk after locking, and none after SIGKILL', async () => {
  const { page } = clearproof;
  const { folder } = await createVault(clearproof);
  const { files, contents } = await writePapers();
  await createDossier(clearproof, canary(11));
  await openSection(clearproof, 'Evidence');
  await dropFiles(page, page.getByRole('main'), files);
  await page.getByRole('dialog', { name: /files taken in$/ }).getByRole('button', { name: 'Done' }).click({ timeout: 120_000 });
  await lookAround();
  const nothing = async (): Promise<void> => {
    const { files: read, bytes, found } = await scanForCanaries([footprint, folder], contents);
    expect(found).toEqual([]);
    expect(read).toBeGreaterThan(30);
    console.log(`${read} files and folders, ${(bytes / 2 ** 20).toFixed(1)} MiB read`);
    expect(encodingsOf(canary(0).slice(0, -3)).filter(({ bytes: needle }) => heard.includes(needle.toString('latin1')))).toEqual([]);
  };
  await page.keyboard.press('Control+l');
  await page.getByText('The vault is locked. Your work is saved.').waitFor();
  await nothing();
  await page.getByRole('region', { name: 'Recent vaults' }).getByRole('button', { name: /^vault/ }).click();
  await unlock(clearproof, PASSPHRASE);
  await page.getByText(canary(11)).first().click();
  await lookAround();
  const ended = new Promise((resolve) => clearproof.app.process().once('exit', resolve));
  clearproof.app.process().kill('SIGKILL');
  await ended;
  await nothing();
});
