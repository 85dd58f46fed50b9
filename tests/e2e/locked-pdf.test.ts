// Proves in the window: a locked PDF is opened by keyboard with its password, a wrong one is told; a package signed by hand says what it is.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './harness/drop-files.ts';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createDossier, createVault, openSection } from './harness/vault-steps.ts';

const SMALL = { width: 1024, height: 700 };
const picture = (name: string): string => path.join(root, 'reports/window', `${name}.png`);

/** A PDF of one page that asks for the password "october". */
async function lockedPdf(folder: string): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.addPage([612, 792]).drawText('Wages of October', { x: 72, y: 700, size: 20, font: await pdf.embedFont(StandardFonts.Helvetica) });
  const [plain, locked] = [path.join(folder, 'plain.pdf'), path.join(folder, 'wages.pdf')];
  await writeFile(plain, await pdf.save());
  execFileSync('qpdf', ['--encrypt', 'october', 'owner', '256', '--', plain, locked]);
  return locked;
}

describe('what is not open at first', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  it('a locked PDF is opened with its password and shown', async () => {
    const { page } = clearproof;
    await createVault(clearproof);
    await createDossier(clearproof, 'Shirts');
    await openSection(clearproof, 'Evidence');
    await dropFiles(page, page.getByRole('main'), [await lockedPdf(await clearproof.newFolder('papers'))]);
    await page.getByRole('dialog', { name: '1 file taken in' }).getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /wages/ }).click();
    await page.getByRole('button', { name: 'Open with its password…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Open wages.pdf' });
    await page.keyboard.type('September');
    await page.keyboard.press('Enter');
    await dialog.getByText('wages.pdf does not open with this password.').waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(picture('locked-pdf-wrong'));
    await clearproof.setTheme('dark');
    await clearproof.setSize(SMALL);
    await clearproof.screenshot(picture('locked-pdf-wrong-small-dark'));
    await dialog.getByLabel('Password of the file').fill('october');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Opened with its password; the original itself still asks for it.').waitFor();
    await page.getByRole('row', { name: /wages/ }).focus();
    await page.keyboard.press('Space');
    await page.locator('[data-page="1"] canvas').waitFor();
    await clearproof.screenshot(picture('locked-pdf-open-small-dark'));
  });

  it('a package is built to be signed by hand, and verification does not call it intact', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Package');
    await page.getByRole('button', { name: /Signer/ }).press('Enter');
    await page.getByRole('option', { name: /By hand, on paper/ }).press('Enter');
    await page.getByText('Not sealed electronically: Part 9 has lines').waitFor();
    const reason = page.getByLabel('Or issue all the same, because');
    if (await reason.isVisible()) await reason.fill('Only a test of what is printed');
    await clearproof.screenshot(picture('ink-choice-small-dark'));
    await page.getByRole('button', { name: 'Build without seal' }).press('Enter');
    await page.getByRole('button', { name: 'Verify', exact: true }).press('Enter', { timeout: 60_000 });
    await page.getByText('Not sealed electronically', { exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await clearproof.setTheme('light');
    await clearproof.setSize({ width: 1440, height: 900 });
    await clearproof.screenshot(picture('ink-verified'));
    await clearproof.answerDialogs([await clearproof.newFolder('saved')]);
    await page.getByRole('button', { name: 'Save…' }).press('Enter');
    const said = (await page.getByText(/^Saved as /).textContent()) ?? '';
    expect(await readFile(path.join(path.dirname(said.replace('Saved as ', '')), 'SHA256SUMS'), 'utf8')).toContain(path.basename(said));
  });
});
