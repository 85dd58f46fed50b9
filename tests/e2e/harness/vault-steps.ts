// What a person does around a vault: make one, note the recovery key, open it again, go to a section.
import type { Page } from 'playwright-core';
import type { TestApp } from './launch-app.ts';

export const PASSPHRASE = 'marble canyon lantern oyster 47';

/** From the chosen folder on: passphrase, recovery key written down and typed back; answers the recovery key. */
export async function secureNewVault(page: Page): Promise<string> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Create the vault' }).click();
  const recoveryKey = (await page.getByLabel('Recovery key', { exact: true }).textContent()) ?? '';
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Type the recovery key from your copy').fill(recoveryKey);
  await page.getByRole('button', { name: 'Open the vault' }).click();
  return recoveryKey;
}

/** Makes a vault in a new folder by way of the start screen; answers the folder and the recovery key. */
export async function createVault(clearproof: TestApp, { sample = false, name = 'vault' }: { readonly sample?: boolean; readonly name?: string } = {}): Promise<{ folder: string; recoveryKey: string }> {
  const { page } = clearproof;
  const folder = await clearproof.newFolder(name);
  await clearproof.answerDialogs([folder]);
  await page.getByRole('button', { name: sample ? 'Try the sample' : 'Create a vault…' }).click();
  const recoveryKey = await secureNewVault(page);
  return { folder, recoveryKey };
}

/** Makes a dossier of the first case type with a title and nothing else; ends in its Overview. */
export async function createDossier({ page }: TestApp, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New dossier' }).click();
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Title of the dossier').fill(title);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
}

/** Types a passphrase or recovery key into the open form. */
export async function unlock({ page }: TestApp, secret: string): Promise<void> {
  await page.getByLabel('Passphrase or recovery key').fill(secret);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

/** Opens a section of the dossier by its title in the rail. */
export async function openSection({ page }: TestApp, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
}

/** Says who is at work, from the list of dossiers. */
export async function setProfile(clearproof: TestApp, name: string, role: string): Promise<void> {
  await clearproof.page.getByRole('button', { name: 'Vault safety' }).click();
  await fillProfile(clearproof, name, role);
}

/** Fills in who is at work where the panel is open already, and closes it. */
export async function fillProfile({ page }: TestApp, name: string, role: string): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Safety of the vault' });
  await panel.getByLabel('Your name').fill(name);
  await panel.getByRole('combobox', { name: 'Your role' }).fill(role);
  await page.keyboard.press('Tab');
  await panel.getByRole('button', { name: 'Save name and role' }).click();
  await panel.getByText(`those of ${name}`).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}
