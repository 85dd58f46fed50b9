// Proves that what lies outside the sections breaks no accessibility rule either, in both themes, and shows it all in pictures.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from './harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from './harness/launch-app.ts';
import { createDossier, PASSPHRASE } from './harness/vault-steps.ts';

const SHOTS = path.join(root, 'reports/screens');
const THEMES = ['light', 'dark'] as const;

describe('every screen', () => {
  let clearproof: TestApp;
  beforeAll(async () => { clearproof = await launchApp(); });
  afterAll(async () => { await clearproof.close(); });

  /** Looks at what is on screen in both themes, at the usual size and at the smallest. */
  const judge = async (name: string): Promise<void> => {
    const { page } = clearproof;
    for (const theme of THEMES) {
      await clearproof.setTheme(theme);
      await expectNoAxeViolations(page);
      await clearproof.screenshot(path.join(SHOTS, `${name}-${theme}.png`));
    }
    await clearproof.setTheme('light');
    await clearproof.setSize({ width: 1024, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} at 1024 pixels`).toBe(true);
    await clearproof.screenshot(path.join(SHOTS, `${name}-small.png`));
    await clearproof.setSize({ width: 1440, height: 900 });
  };

  it('on the way into a vault', async () => {
    const { page } = clearproof;
    await page.getByRole('button', { name: 'Create a vault…' }).waitFor();
    await judge('start');
    await clearproof.answerDialogs([await clearproof.newFolder('vault')]);
    await page.getByRole('button', { name: 'Create a vault…' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill('short');
    await page.getByLabel('Passphrase again').fill('shorter');
    await judge('create');
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('Passphrase again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Create the vault' }).click();
    const key = await page.getByLabel('Recovery key', { exact: true }).innerText();
    await judge('recovery-key');
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await page.getByLabel('Type the recovery key from your copy').fill(key);
    await judge('recovery-key-again');
    await page.getByRole('button', { name: 'Open the vault' }).click();
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    await judge('no-dossier');
  });

  it('in the wizard, with an identifier that is wrong', async () => {
    const { page } = clearproof;
    await page.getByRole('button', { name: 'New dossier' }).click();
    await judge('wizard-case-type');
    await page.getByRole('radio').first().check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Title of the dossier').fill('A case');
    await page.getByLabel('Entry number').fill('0S4-2611073-7');
    await page.getByLabel('Port code').fill('17');
    await judge('wizard-identifiers');
    await page.getByRole('button', { name: 'Next' }).click();
    await judge('wizard-dates');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('in an empty dossier and in every dialog of the palette', async () => {
    const { page } = clearproof;
    await createDossier(clearproof, 'An empty case');
    for (const section of ['Overview', 'Requests', 'Supply chain', 'Evidence', 'Labor', 'Audits', 'Parties', 'Narrative', 'Checks', 'Package', 'Custody']) {
      await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click();
      await page.getByRole('main', { name: section }).waitFor();
      await judge(`empty-${section.toLowerCase().replace(' ', '-')}`);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Find' }).waitFor();
    await judge('palette');
    await page.keyboard.press('Escape');
    for (const label of ['Show the keys', 'Reference data…', 'Backups and checks of the vault…', 'Change the passphrase…', 'Test the recovery key…']) {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: 'Find' }).fill(label.replace('…', ''));
      await page.keyboard.press('Enter');
      // The palette is a dialog too: the one that was asked for is there when the palette is gone.
      await page.getByRole('searchbox', { name: 'Find' }).waitFor({ state: 'detached' });
      await page.getByRole('dialog').waitFor();
      await judge(`dialog-${label.toLowerCase().replace(/\W+/g, '-')}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('when the vault is locked and asked for', async () => {
    const { page } = clearproof;
    await page.keyboard.press('Control+l');
    await page.getByText('The vault is locked. Your work is saved.').waitFor();
    await page.getByRole('region', { name: 'Recent vaults' }).getByRole('button', { name: /^vault/ }).click();
    await page.getByLabel('Passphrase or recovery key').fill('wrong');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await judge('unlock');
  });
});
