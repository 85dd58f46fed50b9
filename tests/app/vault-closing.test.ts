// What happens around opening and closing: a backup once a day, a head for the next time, and a warning when an older copy was put in place.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { beforeClosing, historyWarning, isBackupDue, type Closing } from '../../src/app/close-vault.ts';
import { knownHeadsIn } from '../../src/app/known-heads.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DAY = 24 * 60 * 60 * 1000;
const failing = (thrown: unknown): void => { throw thrown; };

it('a backup is due once a day, and only when something was done', async () => {
  const environment = fixedEnvironment();
  const closing: Closing = { environment, knownHeads: knownHeadsIn(path.join(await temporaryFolder(), 'heads.json')), onBug: failing };
  const { vault } = await newVault(environment);
  expect(await isBackupDue(vault, environment)).toBe(false);
  environment.advance(DAY);
  expect(await isBackupDue(vault, environment)).toBe(true);
  await beforeClosing(vault, closing, true);
  expect(await vault.backups.list(null)).toEqual([]);
  await beforeClosing(vault, closing, false);
  expect((await vault.backups.list(null)).map(({ reason }) => reason)).toEqual(['daily']);
  environment.advance(2 * DAY);
  expect(await isBackupDue(vault, environment)).toBe(false);
  await vault.custody.record({ type: 'dossier.edit' });
  expect(await isBackupDue(vault, environment)).toBe(true);
  await vault.close();
});

it('an older copy of the vault is told from the one this computer saw last', async () => {
  const environment = fixedEnvironment();
  const closing: Closing = { environment, knownHeads: knownHeadsIn(path.join(await temporaryFolder(), 'heads.json')), onBug: failing };
  const { vault, folder } = await newVault(environment);
  await vault.custody.record({ type: 'dossier.edit' });
  await beforeClosing(vault, closing, false);
  await vault.close();
  const copy = path.join(await temporaryFolder(), 'copy');
  await cp(folder, copy, { recursive: true });
  const { vault: again } = await openVault(folder, PASSPHRASE, environment);
  expect(await historyWarning(again, closing)).toBeNull();
  await again.custody.record({ type: 'package.issue' });
  await beforeClosing(again, closing, false);
  await again.close();
  await rm(folder, { recursive: true });
  await cp(copy, folder, { recursive: true });
  const { vault: older } = await openVault(folder, PASSPHRASE, environment);
  expect(await historyWarning(older, closing)).toMatch(/older copy of the vault: .* already had 3 events, here it has 2/);
  const known = await closing.knownHeads.of(older.id);
  expect((await older.custody.verify(known ? [known] : [])).problem).toMatch(/This is an older copy/);
  for (const _ of [1, 2]) await older.custody.record({ type: 'dossier.edit' });
  expect(await historyWarning(older, closing)).toMatch(/not the one this computer saw/);
  expect((await older.custody.verify(known ? [known] : [])).problem).toMatch(/The history was rewritten/);
  await older.close();
});
