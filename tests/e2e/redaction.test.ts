// Proves redaction in the window: drawn by mouse, moved by keyboard, found by search, decided, and looked at as it will be filed.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createVault } from './harness/vault-steps.ts';

describe('redaction in the window', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  it('covers what is drawn and what is found, and shows the result', async () => {
    const { page } = clearproof;
    await createVault(clearproof, { sample: true });
    await page.getByRole('heading', { name: 'Overview' }).waitFor({ timeout: 120_000 });
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Evidence' }).click();
    await page.getByRole('row', { name: /Commercial invoice, garments/ }).click();
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: 'Redaction' }).click();
    const side = page.getByRole('region', { name: 'Redaction' });
    await side.getByText('Nothing is covered.').waitFor();
    await clearproof.screenshot(path.join(root, 'reports/window/redaction-empty.png'));

    const sheet = page.locator('[data-page="1"]');
    await sheet.locator('canvas').waitFor();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('the page is not shown');
    await page.mouse.move(box.x + box.width * 0.2, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 90, { steps: 4 });
    await page.mouse.up();
    const drawn = page.getByRole('button', { name: 'Place 1 of 1, page 1, Personal identity, covered', exact: true });
    await drawn.waitFor();
    await drawn.focus();
    const before = Number(await side.getByLabel('From left %').inputValue());
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await side.getByLabel('From left %').inputValue())).toBeCloseTo(before + 0.5, 5);

    await side.getByText('Find and propose').click();
    await side.getByLabel('These words too').fill('invoice, total, date');
    await side.getByRole('button', { name: /^Look through/ }).click();
    await side.getByText(/places? proposed\. Decide each/).waitFor();
    await expectNoAxeViolations(page);
    await clearproof.screenshot(path.join(root, 'reports/window/redaction-proposed.png'));
    await side.getByRole('button', { name: 'Cover all' }).click();
    await side.getByRole('button', { name: 'Cover all' }).waitFor({ state: 'detached' });
    await side.getByRole('radio', { name: 'Result' }).click();
    await page.getByRole('group', { name: /, redacted$/ }).locator('canvas').first().waitFor({ timeout: 60_000 });
    await clearproof.screenshot(path.join(root, 'reports/window/redaction-result.png'));

    await side.getByRole('radio', { name: 'Places' }).click();
    await page.getByRole('button', { name: /^Place 1 of/ }).focus();
    await page.keyboard.press('Delete');
    await expect.poll(async () => side.getByRole('listitem').count()).toBeGreaterThan(0);

    // A paper that was scanned: the search says which pages it could not see.
    await page.getByRole('searchbox', { name: 'Words in titles and pages' }).fill('Goods receipt note, bales');
    await page.getByRole('row', { name: /Goods receipt note, bales/ }).click();
    await page.getByRole('radio', { name: 'Redaction' }).click();
    await side.getByText('Nothing is covered.').waitFor();
    await side.getByText('Find and propose').click();
    await side.getByRole('button', { name: /^Look through/ }).click();
    await side.getByText(/Not searched: pages? [\d–, ]+ of /).waitFor({ timeout: 60_000 });
  });
});
