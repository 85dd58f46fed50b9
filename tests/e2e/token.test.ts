// Proves in the window: a certificate on a token is taken as signer by keyboard, a wrong PIN is told, the right one seals a package.
import { execFileSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodingsOf, scanFor } from '../support/canaries.ts';
import { makeSoftTokens, MODULE, P_256, PIN, softhsmEnvironment } from '../support/softhsm.ts';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createDossier, createVault, openSection } from './harness/vault-steps.ts';

const picture = (name: string): string => path.join(root, 'reports/window', `${name}.png`);
let tokens = '';
let clearproof: TestApp;

beforeAll(async () => {
  tokens = makeSoftTokens([{ label: 'Blue card', key: P_256, subject: '/CN=Nguyễn Thị Hường 王/O=Importer GmbH' }]);
  clearproof = await launchApp({ env: softhsmEnvironment(tokens) });
});
afterAll(async () => {
  await clearproof.close();
  await rm(tokens, { recursive: true, force: true });
});

it('a package is signed with the key on a token', async () => {
  const { page } = clearproof;
  await createVault(clearproof);
  await createDossier(clearproof, 'Shirts');
  await openSection(clearproof, 'Package');
  await page.getByRole('button', { name: /Signer/ }).press('Enter');
  await page.getByRole('option', { name: /Token or smart card/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Use a token or smart card' });
  await clearproof.answerDialogs([MODULE]);
  await dialog.getByRole('button', { name: 'Choose the module…' }).press('Enter');
  await dialog.getByRole('radio', { name: /Nguyễn Thị Hường 王/ }).press('Space');
  await expectNoAxeViolations(page);
  await clearproof.screenshot(picture('token-dialog'));
  await clearproof.setTheme('dark');
  await clearproof.setSize({ width: 1024, height: 700 });
  await clearproof.screenshot(picture('token-dialog-small-dark'));
  await dialog.getByRole('button', { name: 'Use this certificate' }).press('Enter');
  const pin = page.getByLabel('PIN of Blue card');
  await pin.fill('wrong-pin');
  const reason = page.getByLabel('Or issue all the same, because');
  if (await reason.isVisible()) await reason.fill('Only a test of the signature');
  await page.getByRole('button', { name: 'Build and sign' }).press('Enter');
  await page.getByText(/did not accept the PIN/).waitFor();
  await clearproof.screenshot(picture('token-wrong-pin-small-dark'));
  // What was typed is forgotten, and what the token says of the try stands beside the field.
  await page.getByText('A wrong PIN was typed since the last right one.').waitFor();
  expect(await pin.inputValue()).toBe('');
  await pin.fill(PIN);
  await page.getByRole('button', { name: 'Build and sign' }).press('Enter');
  const saved = await clearproof.newFolder('saved');
  await clearproof.answerDialogs([saved]);
  await page.getByRole('button', { name: 'Save…' }).press('Enter', { timeout: 60_000 });
  await page.getByText(/^Saved as /).waitFor();
  const [name = ''] = (await readdir(saved)).filter((file) => file.endsWith('.pdf'));
  expect(execFileSync('pdfsig', ['-nocert', path.join(saved, name)], { encoding: 'utf8' })).toMatch(/Signature is Valid/);
  expect((await scanFor([path.dirname(clearproof.userData)], encodingsOf(PIN))).found).toEqual([]);
});
