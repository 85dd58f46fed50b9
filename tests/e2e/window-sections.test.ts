// Proves the window on the real core: vault, sample, every section in both themes, edit and undo, evidence in, lock and unlock.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createVault, fillProfile, PASSPHRASE } from './harness/vault-steps.ts';

const SECTIONS = ['Overview', 'Requests', 'Supply chain', 'Evidence', 'Labor', 'Audits', 'Parties', 'Narrative', 'Checks', 'Package', 'Custody'] as const;
const SHOTS = path.join(root, 'reports/window');

describe('the window on the real core', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  const section = async (name: (typeof SECTIONS)[number]): Promise<void> => {
    await clearproof.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name }).click();
    await clearproof.page.getByRole('main', { name }).waitFor();
  };

  it('makes a vault with the sample in it, after the recovery key was typed back', async () => {
    const { page } = clearproof;
    await clearproof.screenshot(path.join(SHOTS, 'start.png'));
    await createVault(clearproof, { sample: true, name: 'cases' });
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });
  });

  it.each(['light', 'dark'] as const)('breaks no accessibility rule in any section in the %s theme', async (theme) => {
    const { page } = clearproof;
    await clearproof.setTheme(theme);
    for (const name of SECTIONS) {
      await section(name);
      const row = page.getByRole('row').nth(3);
      if (await row.count() > 0) await row.click();
      await page.waitForTimeout(300);
      await expectNoAxeViolations(page);
      await clearproof.screenshot(path.join(SHOTS, `${name.toLowerCase().replace(' ', '-')}${theme === 'dark' ? '-dark' : ''}.png`));
    }
    await clearproof.setTheme('light');
  });

  it('scrolls nowhere sideways at the smallest size', async () => {
    await clearproof.setSize({ width: 1024, height: 700 });
    for (const name of SECTIONS) {
      await section(name);
      expect(await clearproof.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
    }
    await clearproof.setSize({ width: 1440, height: 900 });
  });

  it('edits an audit, shows what the audits looked at, and says who is at work in the log', async () => {
    const { page } = clearproof;
    await page.getByTitle('Backups and checks of this vault').click();
    await fillProfile(clearproof, 'Lan Pham', 'auditor');
    await section('Audits');
    await page.getByRole('row', { name: /Spinning unit/ }).click();
    const form = page.getByRole('complementary', { name: 'Audit' });
    await form.getByLabel('Score').fill('12');
    await form.getByText(/gives none/).first().waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'audit-form.png'));
    await form.getByLabel('Score').fill('');
    await form.getByRole('region', { name: 'Finding 3' }).scrollIntoViewIfNeeded();
    await clearproof.screenshot(path.join(SHOTS, 'audit-finding.png'));
    await page.getByRole('radio', { name: 'Indicators' }).click();
    await page.getByRole('table', { name: 'Indicators by audit' }).getByText('found, closed with proof').waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'audit-indicators.png'));
    await section('Custody');
    await page.getByRole('row', { name: /Change score/ }).first().waitFor();
    await page.getByText('Lan Pham, auditor').first().waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'custody-profile.png'));
  });

  it('saves a field by itself, and undoes it by key', async () => {
    const { page } = clearproof;
    await section('Evidence');
    await page.getByRole('row', { name: /Commercial invoice, garments/ }).click();
    const title = page.getByRole('complementary', { name: 'Exhibit' }).getByLabel('Title', { exact: true });
    await title.fill('Commercial invoice, as corrected');
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await page.getByRole('row', { name: /as corrected/ }).click();
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone: Change title/).waitFor();
    await page.getByRole('row', { name: /Commercial invoice, garments/ }).waitFor();
  });

  it('shows a paper’s pages', async () => {
    const { page } = clearproof;
    await page.getByRole('row', { name: /Commercial invoice, garments/ }).click();
    await page.keyboard.press('Space');
    await page.getByText(/^Page 1 of \d+$/).waitFor();
    await page.getByRole('img', { name: 'Page 1', exact: true }).waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'evidence-preview.png'));
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  });

  it('takes thirty files in and reports on them', async () => {
    const { page } = clearproof;
    const folder = await clearproof.newFolder('papers');
    for (let number = 1; number <= 30; number += 1) {
      const pdf = await PDFDocument.create();
      pdf.addPage([612, 792]).drawText(`Delivery note ${number}`, { x: 60, y: 700 });
      await writeFile(path.join(folder, `note-${number}.pdf`), await pdf.save());
    }
    await clearproof.answerDialogs([folder]);
    await page.getByRole('button', { name: 'Add a folder…' }).click();
    const report = page.getByRole('dialog', { name: '30 files taken in' });
    await report.waitFor({ timeout: 120_000 });
    await report.getByRole('button', { name: 'Done' }).click();
    await page.getByText('82 exhibits').waitFor();
  });

  it('finds anything by key', async () => {
    const { page } = clearproof;
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Find' }).fill('warehouse receipt, yarn');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Exhibit' }).getByRole('heading', { name: 'Warehouse receipt, yarn' }).waitFor();
  });

  it('locks, refuses a wrong passphrase in place, and opens with the right one', async () => {
    const { page } = clearproof;
    await page.keyboard.press('Control+l');
    await page.getByText('The vault is locked. Your work is saved.').waitFor();
    await page.getByRole('button', { name: /^cases/ }).click();
    await page.getByLabel('Passphrase or recovery key').fill('not the passphrase');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('alert').getByText('That passphrase or recovery key does not open this vault.').waitFor();
    await page.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('row', { name: /men's cotton T-shirts/ }).waitFor();
  });
});
