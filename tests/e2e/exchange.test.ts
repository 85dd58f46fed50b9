// Proves the exchange in real windows: a dossier leaves one vault as an encrypted bundle and becomes a dossier of another; a request for papers and the EPCIS events are written.
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createVault } from './harness/vault-steps.ts';

const SECRET = 'gravel comet willow';

describe('exchange in the window', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp({ size: { width: 1024, height: 700 } }); });
  afterAll(async () => { await clearproof.close(); });

  it('sends the whole dossier from one vault and takes it in in another, with the preview in between', async () => {
    const { page } = clearproof;
    await createVault(clearproof, { sample: true });
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });
    const folder = await clearproof.newFolder('sent');

    await page.getByRole('banner').getByRole('button').first().click();
    await page.getByRole('menuitem', { name: 'Exchange with others…' }).or(page.getByRole('menuitemradio', { name: 'Exchange with others…' })).click();
    const exchange = page.getByRole('dialog', { name: 'Exchange with others' });
    await exchange.getByLabel('To', { exact: true }).fill('Counsel');
    await exchange.getByLabel('Passphrase of the bundle', { exact: true }).fill(SECRET);
    await exchange.getByLabel('Passphrase of the bundle again').fill(SECRET);
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(root, 'reports/window/exchange-send.png'));
    await clearproof.answerDialogs([folder], [folder], [folder]);
    await exchange.getByRole('button', { name: 'Choose a folder and write it…' }).click();
    await exchange.getByText(/^Written: .*\.bundle\.zip\.age/).waitFor({ timeout: 120_000 });
    await exchange.getByLabel('Supplier').fill('Hoa Mau');
    await exchange.getByLabel('Papers, one a line').fill('Production order | shows what was knitted\nDelivery note');
    await exchange.getByRole('button', { name: 'Write the request…' }).click();
    await exchange.getByText(/^Written: .*Papers_for_Hoa_Mau/).waitFor();
    await exchange.getByRole('button', { name: 'Write the chain as events…' }).click();
    await exchange.getByText(/^13 events written/).waitFor();
    await exchange.getByText(/^Sent .* to Counsel$/).waitFor();
    const names = (await readdir(folder)).sort();
    expect(names).toHaveLength(3);
    const [bundle = '', request = ''] = [names.find((name) => name.endsWith('.age')), names.find((name) => name.startsWith('Papers_for'))];
    expect(execFileSync('unzip', ['-l', path.join(folder, request)]).toString()).toContain('01 Production order');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+l');
    await createVault(clearproof, { name: 'counsel' });
    await page.getByRole('button', { name: 'Open a bundle…' }).click();
    const open = page.getByRole('dialog', { name: 'Open a bundle' });
    await clearproof.answerDialogs([path.join(folder, bundle)]);
    await open.getByRole('button', { name: 'Choose the bundle…' }).click();
    await open.getByText(/neither the key of this vault nor what was typed opens it/).waitFor();
    await open.getByLabel('Passphrase of the bundle').fill(SECRET);
    await open.getByRole('button', { name: 'Open it', exact: true }).click();
    await open.getByText('First bundle of this sender. Compare the fingerprint with them by another channel.').waitFor({ timeout: 120_000 });
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(root, 'reports/window/exchange-preview.png'));
    await open.getByRole('button', { name: 'Take it in as a new dossier' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });
  });
});
