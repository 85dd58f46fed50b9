// Takes pictures of every screen of the worked dossiers, in both themes, into docs/screens.
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { SECTION_TITLES, SECTIONS } from '../../../renderer/state/sections.ts';
import { expectNoAxeViolations } from '../harness/expect-accessible.ts';
import { launchApp, root, type TestApp } from '../harness/launch-app.ts';
import { createVault, openSection, setProfile } from '../harness/vault-steps.ts';

const THEMES = ['light', 'dark'] as const;
let clearproof: TestApp;
beforeAll(async () => { clearproof = await launchApp({ size: { width: 1440, height: 900 } }); });
afterAll(async () => { await clearproof.close(); });

/** One picture per theme; a screen that breaks an accessibility rule is not worth showing. */
async function picture(name: string): Promise<void> {
  for (const theme of THEMES) {
    await clearproof.setTheme(theme);
    await expectNoAxeViolations(clearproof.page);
    await clearproof.screenshot(path.join(root, 'docs/screens', `${name}-${theme}.png`));
  }
}

/** Waits until nothing that is being read or planned is still on its way. */
async function settled(): Promise<void> {
  await clearproof.page.waitForFunction(() => document.querySelector('[aria-busy="true"], [role="progressbar"]') === null);
  await clearproof.page.getByText('Planning…').waitFor({ state: 'detached' });
}

it('the start screen', async () => {
  await clearproof.page.getByRole('button', { name: 'Open a vault…' }).waitFor();
  await picture('start');
});

describe('the cotton dossier', () => {
  beforeAll(async () => {
    await createVault(clearproof);
    // A name of the story, not of whoever takes the pictures.
    await setProfile(clearproof, 'Dana Okafor', 'importer');
    await clearproof.page.getByRole('button', { name: 'Cotton sample' }).click();
    await clearproof.page.getByRole('navigation', { name: 'Sections' }).waitFor({ timeout: 120_000 });
  });
  it.each(SECTIONS)('%s', async (section) => {
    await openSection(clearproof, SECTION_TITLES[section]);
    await settled();
    await picture(section);
  });
});
