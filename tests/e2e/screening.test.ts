// Proves screening in the window: lists loaded, parties compared, a hit decided side by side and seen by a second person.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CBP_MIXED, CBP_NAME, UFLPA_HTML } from '../lists/list-files.ts';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createVault } from './harness/vault-steps.ts';

const LISTED = 'Kaveri Namuna Spinning Mills & Leather';

describe('screening in the window', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  it('loads lists, compares the parties, and takes a decision with its second reviewer', async () => {
    const { page } = clearproof;
    await createVault(clearproof, { sample: true });
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });

    const folder = await clearproof.newFolder('lists');
    const files = [path.join(folder, 'uflpa.html'), path.join(folder, CBP_NAME), path.join(folder, 'research.csv')];
    await writeFile(files[0]!, UFLPA_HTML.replace('Ejemplo Shoes', 'Kaveri Namuna Spinning Mills'));
    await writeFile(files[1]!, CBP_MIXED);
    await writeFile(files[2]!, 'Company,Land\nPrimer Yarn,CN\n');

    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Parties' }).click();
    await page.getByRole('button', { name: 'Lists and screening…' }).click();
    const lists = page.getByRole('dialog', { name: 'Lists and screening' });
    await clearproof.answerDialogs([files[0]!, files[1]!], [files[2]!]);
    await lists.getByRole('button', { name: 'Load a list…' }).click();
    await lists.getByRole('rowheader', { name: /CBP Withhold Release Orders/ }).waitFor();
    await lists.getByRole('button', { name: 'Load a list…' }).click();
    await lists.getByRole('button', { name: /^Choose Name$|Name/ }).last().waitFor();
    await lists.getByRole('region', { name: 'Columns of research.csv' }).getByRole('button', { name: /Name$/ }).first().click();
    await page.getByRole('option', { name: 'Company' }).click();
    await lists.getByRole('button', { name: 'Load as a list' }).click();
    await lists.getByText('research source, not a legal list').first().waitFor();
    await expectNoAxeViolations(page);
    await lists.getByRole('button', { name: 'Compare the parties' }).click();
    await lists.getByText(/to decide\.$/).waitFor();
    await clearproof.screenshot(path.join(root, 'reports/window/screening-lists.png'));
    await lists.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('row', { name: /Kaveri Namuna/ }).first().click();
    const hit = page.getByRole('article', { name: `Hit on ${LISTED}` });
    await hit.getByRole('button', { name: 'Decision' }).click();
    await page.getByRole('option', { name: 'Another one: not our party' }).click();
    await hit.getByLabel('Reason').fill('Another company: other country, other licence number');
    await hit.getByLabel('Decided by').fill('Ann Clerk');
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(root, 'reports/window/screening-hit.png'));
    await hit.getByRole('button', { name: 'Decide', exact: true }).click();
    await hit.getByLabel('Second reviewer').fill('ann clerk');
    await hit.getByRole('button', { name: 'Confirm as second reviewer' }).click();
    await hit.getByText(/cannot be its second reviewer/).waitFor();
    await hit.getByLabel('Second reviewer').fill('Ben Counsel');
    await hit.getByRole('button', { name: 'Confirm as second reviewer' }).click();
    await hit.getByText('decided by Ann Clerk, reviewed by Ben Counsel').waitFor();
    expect(await page.getByRole('row', { name: /Kaveri Namuna/ }).first().innerText()).toContain('hit, cleared');
  });
});
