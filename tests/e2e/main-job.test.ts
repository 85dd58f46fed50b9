// Proves the main job from the window alone: a vault, a dossier with a seeded defect, thirty papers dropped in,
// the defect mended, a package built and signed, and that package accepted by tools of other people.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './harness/drop-files.ts';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createVault, openSection } from './harness/vault-steps.ts';
import { createTimestampAuthority } from '../support/timestamp-authority.ts';

interface Mutation { readonly id: string; readonly path: string; readonly value: string }
interface Sample { readonly exhibits: { readonly exhibitNo: string; docDate: string | null }[] }

const SHOTS = path.join(root, 'reports/main-job');

/** The worked dossier with its files, written by the command line, with the defect "yarn on board before spinning ended". */
async function writeDefectiveSample(folder: string): Promise<{ dossier: string; rightDate: string }> {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/clearproof.mjs'), 'sample', 'cotton', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const dossier = path.join(folder, 'dossier.json');
  const sample = JSON.parse(await readFile(dossier, 'utf8')) as Sample;
  const mutations = JSON.parse(await readFile(path.join(root, 'tests/fixtures/mutations-cotton.json'), 'utf8')) as Mutation[];
  const defect = mutations.find(({ id }) => id === 'M05');
  const exhibit = sample.exhibits.find(({ exhibitNo }) => exhibitNo === 'C-04');
  if (!defect || !exhibit?.docDate) throw new Error('The sample has no exhibit C-04 to spoil');
  const rightDate = exhibit.docDate;
  exhibit.docDate = defect.value;
  await writeFile(dossier, JSON.stringify(sample));
  return { dossier, rightDate };
}

const run = (command: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  expect(status, `${command}: ${stderr}`).toBe(0);
  return stdout;
};

describe('the main job, from the window', () => {
  let clearproof: TestApp;
  let rightDate = '';
  let issued = '';
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  it('brings in a dossier with its folder of papers', async () => {
    const { page } = clearproof;
    await createVault(clearproof);
    const source = await clearproof.newFolder('case');
    const sample = await writeDefectiveSample(source);
    rightDate = sample.rightDate;
    await clearproof.answerDialogs([sample.dossier], [source]);
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });
    await page.getByText('1 blocking', { exact: true }).first().waitFor();
  });

  it('takes thirty dropped files in', async () => {
    const { page } = clearproof;
    const folder = await clearproof.newFolder('dropped');
    const files: string[] = [];
    for (let number = 1; number <= 30; number += 1) {
      const pdf = await PDFDocument.create();
      pdf.addPage([612, 792]).drawText(`Gate pass ${number}`, { x: 60, y: 700 });
      files.push(path.join(folder, `gate-pass-${String(number).padStart(2, '0')}.pdf`));
      await writeFile(files[number - 1] ?? '', await pdf.save());
    }
    await openSection(clearproof, 'Evidence');
    await page.getByRole('row').nth(3).waitFor();
    await dropFiles(page, page.getByRole('main', { name: 'Evidence' }), files);
    const report = page.getByRole('dialog', { name: '30 files taken in' });
    await report.waitFor({ timeout: 120_000 });
    await report.getByRole('button', { name: 'Done' }).click();
    await page.getByText('82 exhibits').waitFor();
  });

  it('refuses to build while a finding blocks', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Package');
    const panel = page.getByRole('complementary', { name: 'Build' });
    await panel.getByRole('heading', { name: '1 blocking finding' }).waitFor();
    await panel.getByRole('button', { name: 'Signer' }).click();
    await page.getByRole('option', { name: 'New self-signed identity…' }).click();
    await panel.getByLabel('Name of the person who signs').fill('Nguyễn Thị Hạnh 陳');
    await panel.getByLabel('Company').fill('Larkspur Apparel');
    await panel.getByRole('button', { name: 'Make this identity' }).click();
    await panel.getByRole('button', { name: /Nguyễn Thị Hạnh/ }).waitFor();
    expect(await panel.getByRole('button', { name: 'Build and sign' }).isDisabled()).toBe(true);
  });

  it('leads from the finding to the field, and the finding goes when the field is right', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Checks');
    await page.getByRole('region', { name: 'Dates are out of order' }).getByRole('button').first().click();
    const finding = page.getByRole('complementary', { name: 'Finding' });
    await clearproof.screenshot(path.join(SHOTS, 'finding.png'));
    await finding.getByRole('button', { name: /C-04/ }).click();
    const exhibit = page.getByRole('complementary', { name: 'Exhibit' });
    await exhibit.getByLabel('Document date').fill(rightDate);
    await exhibit.getByLabel('Document date').press('Enter');
    await page.getByText('Ready to issue').waitFor();
    await openSection(clearproof, 'Checks');
    expect(await page.getByRole('region', { name: 'Dates are out of order' }).count()).toBe(0);
  });

  it('looks every paper through, and tells of the chosen one what keeps it from an archive', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Package');
    await page.getByRole('radio', { name: 'Papers' }).click();
    await page.getByRole('button', { name: 'Look every paper through' }).click();
    await page.getByText('The package will not declare itself PDF/A-3b').waitFor({ timeout: 120_000 });
    await page.getByRole('grid', { name: 'Papers' }).getByRole('row').nth(1).click();
    await page.getByRole('complementary', { name: 'Paper' }).getByText(/is not embedded/).first().waitFor();
    await expectNoAxeViolations(page);
    for (const theme of ['light', 'dark'] as const) {
      await clearproof.setTheme(theme);
      await clearproof.screenshot(path.join(SHOTS, `papers-${theme}.png`));
    }
    await clearproof.setTheme('light');
    await clearproof.setSize({ width: 1024, height: 700 });
    await clearproof.screenshot(path.join(SHOTS, 'papers-small.png'));
    await clearproof.setSize({ width: 1440, height: 900 });
    await page.getByRole('radio', { name: 'Plan and build' }).click();
  });

  it('builds and signs with progress, and tells where it stands', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Package');
    const panel = page.getByRole('complementary', { name: 'Build' });
    await panel.getByRole('button', { name: 'Build and sign' }).click();
    await panel.getByRole('progressbar').waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'building.png'));
    await expectNoAxeViolations(page);
    const details = page.getByRole('complementary', { name: 'Issued package' });
    await details.getByText(/^[0-9a-f]{64}$/).waitFor({ timeout: 150_000 });
    await details.getByText('Nguyễn Thị Hạnh 陳').waitFor();
  });

  it('verifies it, and shows its pages', async () => {
    const { page } = clearproof;
    const details = page.getByRole('complementary', { name: 'Issued package' });
    await details.getByRole('button', { name: 'Verify', exact: true }).click();
    await details.getByText('Everything agrees', { exact: true }).waitFor({ timeout: 60_000 });
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'verified.png'));
    await details.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('dialog').getByRole('img', { name: 'Page 1', exact: true }).waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'preview.png'));
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: /^(Close|Done)$/ }).last().click();
  });

  it('asks for a timestamp by a file, and adds the answer to a copy that verifies', async () => {
    const { page } = clearproof;
    const folder = await clearproof.newFolder('desk');
    const details = page.getByRole('complementary', { name: 'Issued package' });
    await clearproof.answerDialogs([folder], [folder], [folder]);
    await details.getByRole('button', { name: 'Add the timestamp…' }).click();
    await details.getByText(/\.tsq cannot be read: it does not exist/).waitFor();
    await details.getByRole('button', { name: 'Ask for a timestamp…' }).click();
    await details.getByText(/^Request saved as /).waitFor({ timeout: 60_000 });
    const [request = ''] = await readdir(folder);
    await writeFile(path.join(folder, request.replace(/tsq$/, 'tsr')), createTimestampAuthority().answer(await readFile(path.join(folder, request))));
    await details.getByRole('button', { name: 'Add the timestamp…' }).click();
    await details.getByText(/^Zeitstempel Zürich confirms .*_timestamped\.pdf$/).waitFor({ timeout: 60_000 });
    await details.getByText(/^Zeitstempel Zürich confirms/).scrollIntoViewIfNeeded();
    await clearproof.screenshot(path.join(SHOTS, 'timestamped.png'));
    await expectNoAxeViolations(page);
    const stamped = path.join(folder, request.replace(/\.tsq$/, '_timestamped.pdf'));
    expect(run('pdfsig', '-nocert', stamped)).toMatch(/Signature is Valid[\s\S]*Timestamp1[\s\S]*Total document signed/);
    await clearproof.answerDialogs([stamped]);
    await page.getByRole('button', { name: 'Verify files…' }).click();
    const report = page.getByRole('dialog', { name: /^Verification of / });
    await report.getByText(/Zeitstempel Zürich confirms as a timestamp authority/).waitFor({ timeout: 60_000 });
    await report.getByText('Everything agrees', { exact: true }).waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'timestamp-verified.png'));
    await report.getByRole('button', { name: 'Done' }).click();
  });

  it('saves a file that other people’s tools accept', async () => {
    const folder = await clearproof.newFolder('out');
    await clearproof.answerDialogs([folder]);
    const details = clearproof.page.getByRole('complementary', { name: 'Issued package' });
    await details.getByRole('button', { name: 'Save…' }).click();
    await details.getByText(/^Saved as /).waitFor();
    const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.pdf'));
    issued = path.join(folder, name);
    expect(await details.getByText(createHash('sha256').update(await readFile(issued)).digest('hex')).count()).toBe(1);
    run('qpdf', '--check', issued);
    const signature = run('pdfsig', '-nocert', issued);
    expect(signature).toContain('Signature is Valid.');
    expect(signature).toContain('Total document signed');
    expect(signature).toContain('Nguyễn Thị Hạnh 陳');
    const attached = run('pdfdetach', '-list', issued);
    expect(attached).toContain('A-08_order-mail.eml');
  });

  it('says of a package with one byte changed that it is not as issued', async () => {
    const { page } = clearproof;
    const bytes = await readFile(issued);
    const place = bytes.indexOf('/Producer');
    expect(place).toBeGreaterThan(0);
    bytes[place + 12] = (bytes[place + 12] ?? 0) ^ 1;
    const altered = path.join(await clearproof.newFolder('altered'), 'altered.pdf');
    await writeFile(altered, bytes);
    await clearproof.answerDialogs([altered]);
    await page.getByRole('button', { name: 'Verify files…' }).click();
    await page.getByRole('dialog').getByText('Does not verify', { exact: true }).waitFor({ timeout: 60_000 });
    await clearproof.screenshot(path.join(SHOTS, 'altered.png'));
    await page.getByRole('dialog').getByRole('button', { name: /^(Close|Done)$/ }).last().click();
  });

  it('marks the package out of date when evidence changes afterwards', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Evidence');
    await page.getByRole('row', { name: /Commercial invoice, garments/ }).click();
    await page.getByRole('complementary', { name: 'Exhibit' }).getByLabel('Title', { exact: true }).fill('Commercial invoice, second copy');
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await page.getByRole('row', { name: /second copy/ }).waitFor();
    await openSection(clearproof, 'Package');
    await page.getByRole('radio', { name: /^Issued/ }).click();
    await page.getByText('out of date').first().waitFor();
  });
});
