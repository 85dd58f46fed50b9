// Shows what is said when a vault cannot be opened, word for word: wrong passphrase, newer version, two openers, no vault.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clearproofJson } from '../cli/run-clearproof.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { refusal } from './refusal.ts';

it('a wrong passphrase', async () => {
  const { vault, folder } = await newVault();
  await vault.close();
  expect(refusal(await clearproofJson(['vault', 'info', folder], { variables: { CLEARPROOF_PASSPHRASE: 'not the one that was set' } }))).toEqual([
    1, 'vault.wrongSecret',
    'That passphrase or recovery key does not open this vault.',
    'Nothing was changed.',
    'Check Caps Lock and the keyboard layout, or use the recovery key printed when the vault was made.',
  ]);
});

it('a vault of a newer version', async () => {
  const { vault, folder } = await newVault();
  await vault.close();
  for (const name of ['vault.json', 'vault.json.bak']) {
    const file = path.join(folder, name);
    const header = await readFile(file, 'utf8').catch(() => null);
    if (header !== null) await writeFile(file, header.replace('"format": 1', '"format": 9'));
  }
  expect(refusal(await clearproofJson(['vault', 'info', folder]))).toEqual([
    1, 'vault.newerVersion',
    'This vault was written by a newer Clearproof (format 9; this program knows up to 1).',
    'Nothing was changed.',
    'Open it with the newer program.',
  ]);
});

it('a second opener, who is told who has it', async () => {
  const { vault, folder } = await newVault(fixedEnvironment('2026-11-24T10:00:00.000Z'));
  const answer = refusal(await clearproofJson(['vault', 'info', folder]));
  await vault.close();
  expect(answer).toEqual([
    1, 'vault.inUse',
    'This vault is open in another program, by tester on test-host (process 4242) since 2026-11-24T10:00:00.000Z.',
    'Nothing was changed.',
    'Close it there first.',
  ]);
  expect(await clearproofJson(['vault', 'info', folder])).toMatchObject({ code: 0 });
});

it('a folder that is no vault, and a vault made where something lies already', async () => {
  const folder = await temporaryFolder();
  expect(refusal(await clearproofJson(['vault', 'info', folder]))).toEqual([
    1, 'vault.notFound', `There is no vault in ${folder}.`, 'Nothing was changed.', 'Choose the folder that holds vault.json, or create a new vault.',
  ]);
  await writeFile(path.join(folder, 'letter.txt'), 'mine');
  expect(refusal(await clearproofJson(['vault', 'create', folder]))).toEqual([
    1, 'vault.exists', `${folder} is not an empty folder.`, 'Nothing in the folder was touched.', 'Choose an empty folder, or open the vault that is already there.',
  ]);
});
