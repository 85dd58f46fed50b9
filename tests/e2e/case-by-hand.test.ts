// Proves that a case can be made without any file to import: parties, sites, lots, steps, entry line and papers, all by hand.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../ingest/hostile-files.ts';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createDossier, createVault, openSection } from './harness/vault-steps.ts';

const SHOTS = path.join(root, 'reports/by-hand');

describe('a case made by hand', () => {
  let clearproof: TestApp;
  beforeAll(async () => {
    clearproof = await launchApp();
    await createVault(clearproof);
    await createDossier(clearproof, 'Yarn of one mill');
  });
  afterAll(async () => { await clearproof.close(); });

  const saved = async (): Promise<void> => { await clearproof.page.getByText(/^Saved \d\d:\d\d$/).waitFor(); };

  it('names a party and its site', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Parties');
    await page.getByRole('button', { name: 'Add a party' }).click();
    const party = page.getByRole('complementary', { name: 'Party' });
    await party.getByLabel('Legal name').fill('Sunrise Spinning Mill');
    await party.getByLabel('Country code', { exact: true }).fill('VN');
    await party.getByLabel('Address', { exact: true }).fill('12 Le Loi, Nam Dinh');
    await party.getByLabel('Address', { exact: true }).blur();
    await page.getByRole('row', { name: /Sunrise Spinning Mill/ }).getByText('Vietnam').waitFor();
    await party.getByRole('button', { name: 'Add a site' }).click();
    const site = party.getByRole('region', { name: 'Site: Sunrise Spinning Mill' });
    await site.getByLabel('Province or state').fill('Nam Định');
    await site.getByLabel('Latitude').fill('120');
    await site.getByText('Decimal degrees between -90 and 90.').waitFor();
    await site.getByLabel('Latitude').fill('20.42');
    await site.getByLabel('Latitude').blur();
    await saved();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'party.png'));
  });

  it('makes lots and the process between them, and the map shows it', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Supply chain');
    for (const [material, kilograms] of [['Lint', '1000'], ['Yarn', '860']] as const) {
      await page.getByRole('button', { name: 'Add a lot' }).click();
      const lot = page.getByRole('complementary', { name: 'Lot' });
      await lot.getByRole('heading', { name: 'New lot' }).waitFor();
      await lot.getByLabel('Material').fill(material);
      await lot.getByLabel('Quantity').fill(kilograms);
      await lot.getByLabel('Quantity').blur();
      await lot.getByRole('heading', { name: material, level: 2 }).waitFor();
    }
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('menuitem', { name: /^Process/ }).click();
    const step = page.getByRole('complementary', { name: 'Step' });
    await step.getByLabel('Name', { exact: true }).fill('Spinning');
    await step.getByRole('button', { name: /Site$/ }).click();
    await page.getByRole('option', { name: 'Sunrise Spinning Mill' }).click();
    for (const [side, material] of [['In', 'Lint'], ['Out', 'Yarn']] as const) {
      await step.getByRole('button', { name: new RegExp(`Add a lot to ${side}$`) }).click();
      await page.getByRole('option', { name: material }).click();
      await step.getByRole('region', { name: side, exact: true }).getByRole('group', { name: material }).waitFor();
    }
    await step.getByRole('region', { name: 'Losses' }).getByRole('button', { name: 'Add' }).click();
    await step.getByRole('group', { name: 'Loss 1, Waste' }).getByLabel('Quantity').fill('140');
    await step.getByRole('group', { name: 'Loss 1, Waste' }).getByLabel('Quantity').blur();
    await saved();
    await page.getByTestId('rf__node-ST01').getByText('Spinning', { exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'chain.png'));
  });

  it('says at once when more comes out than went in, and is silent when it is right', async () => {
    const { page } = clearproof;
    const out = page.getByRole('complementary', { name: 'Step' }).getByRole('region', { name: 'Out', exact: true }).getByLabel('Quantity');
    const section = page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: /^Checks/ });
    await out.fill('1860');
    await out.blur();
    await section.click();
    await page.getByRole('region', { name: 'More came out than went in' }).waitFor();
    await openSection(clearproof, 'Supply chain');
    await out.fill('860');
    await out.blur();
    await section.click();
    await page.getByRole('region', { name: 'More came out than went in' }).waitFor({ state: 'detached' });
  });

  it('files the entry with a line, and links a paper to the step', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Overview');
    await page.getByRole('button', { name: 'Case details' }).click();
    const details = page.getByRole('complementary', { name: 'Case details' });
    await details.getByRole('button', { name: 'Add a line' }).click();
    const line = details.getByRole('region', { name: 'Entry line 1' });
    await line.getByLabel('Goods').fill('Cotton yarn, combed');
    await line.getByLabel('Country of origin').fill('VN');
    await line.getByLabel('Country of origin').blur();
    await saved();
    const folder = await clearproof.newFolder('papers');
    await writeFile(path.join(folder, 'production-record.pdf'), await pdf(['Production record of the spinning run']));
    await openSection(clearproof, 'Evidence');
    await clearproof.answerDialogs([path.join(folder, 'production-record.pdf')]);
    await page.getByRole('button', { name: 'Add files…' }).click();
    await page.getByRole('dialog', { name: '1 file taken in' }).getByRole('button', { name: 'Done' }).click();
    await page.getByRole('row', { name: /production-record/ }).click();
    const exhibit = page.getByRole('complementary', { name: 'Exhibit' });
    const steps = exhibit.getByRole('button', { name: 'Link a step: show all' });
    // A list closes when its page scrolls, so the scrolling is over before the click, as it is for a person.
    await steps.scrollIntoViewIfNeeded();
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); }));
    await steps.click();
    await page.getByRole('option', { name: 'Spinning' }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await exhibit.getByRole('button', { name: 'Described: take it out of the inbox' }).click();
    await exhibit.getByRole('button', { name: 'Withdraw from the package' }).waitFor();
  });

  it('takes a step out again, with one undo to bring it back', async () => {
    const { page } = clearproof;
    await openSection(clearproof, 'Supply chain');
    await page.getByRole('row', { name: /Spinning/ }).click();
    await page.getByRole('button', { name: 'Remove this step' }).click();
    await page.getByRole('row', { name: /Spinning/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone: Remove Spinning/).waitFor();
    await page.getByRole('row', { name: /Spinning/ }).getByText('1 paper').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('passes a lot on by a line drawn on the map, or by keyboard, and refuses a line that says nothing new', async () => {
    const { page } = clearproof;
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('menuitem', { name: /^Process/ }).click();
    await page.getByRole('row', { name: /New process/ }).waitFor();
    const draw = async (): Promise<void> => {
      await page.getByTestId('rf__node-ST01').locator('.react-flow__handle.source').dragTo(page.getByTestId('rf__node-ST02').locator('.react-flow__handle.target'));
    };
    const handedOver = page.getByRole('row', { name: /From Spinning to New process/ });
    await draw();
    await handedOver.waitFor();
    await page.keyboard.press('Control+z');
    await handedOver.waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'Spinning', exact: true }).click();
    await page.getByRole('region', { name: 'Passes on to' }).getByRole('button', { name: /Pass what it makes on to/ }).press('Enter');
    await page.getByRole('option', { name: 'New process' }).press('Enter');
    await handedOver.waitFor();
    await draw();
    await page.getByRole('alert').filter({ hasText: 'already takes all' }).waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'passed-on.png'));
    await page.getByRole('rowheader', { name: 'New process', exact: true }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('takes a payroll in from a table as the factory keeps it, and a finding names its row', async () => {
    const { page } = clearproof;
    const folder = await clearproof.newFolder('tables');
    const table = path.join(folder, 'wages-2026-09.csv');
    await writeFile(table, '2026年9月工资表(元)\n工号,姓名,正班工时,第一周,应发工资,社保,实发工资\n001,王示例,176,66,4850,320,4530\n002,李样本,176,44,4850,320,4530\n合计,,352,,9700,640,9060\n');
    await openSection(clearproof, 'Labor');
    await page.getByRole('button', { name: 'Take in a table…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Take in a labor table' });
    await clearproof.answerDialogs([table]);
    await dialog.getByRole('button', { name: 'Choose a file…' }).press('Enter');
    await dialog.getByLabel('Currency (three letters)').fill('CNY');
    await dialog.getByRole('row', { name: /Net/ }).filter({ hasText: 'the same' }).waitFor();
    for (const theme of ['dark', 'light'] as const) {
      await clearproof.setTheme(theme);
      await expectNoAxeViolations(page);
      await clearproof.screenshot(path.join(SHOTS, `labor-table-${theme}.png`));
    }
    await clearproof.setSize({ width: 1024, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await clearproof.screenshot(path.join(SHOTS, 'labor-table-small.png'));
    await clearproof.setSize({ width: 1440, height: 900 });
    await dialog.getByRole('button', { name: 'Take in 2 rows' }).press('Enter');
    await dialog.getByText(/taken in from/).waitFor();
    await clearproof.screenshot(path.join(SHOTS, 'labor-taken.png'));
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByRole('radio', { name: 'Counts and sums' }).check({ force: true });
    await page.getByRole('button', { name: /^Count the people in every list/ }).press('Enter');
    await page.getByRole('region', { name: /^Headcount/ }).getByLabel('People counted in Roster').fill('3');
    await page.getByRole('region', { name: /^Headcount/ }).getByLabel('People counted in Roster').press('Tab');
    await page.getByLabel('Reason: Payroll rows has 2, the roster 3').waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(SHOTS, 'headcount.png'));
    await openSection(clearproof, 'Checks');
    await page.getByText(/Records show: worker 001 \(.+, row 3\) worked 66 hours in one week/).waitFor();
  });
});
