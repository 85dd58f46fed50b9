// The vault knows which dossiers use one lot: the window is told by name, the checks by amount, and both follow an edit of the other dossier.
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { assessStored } from '../../src/app/assess.ts';
import { lotUses } from '../../src/app/lot-claims.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { samples } from '../support/checked-samples.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { shippedReference as reference } from '../support/shipped-reference.ts';
import { CHEAP_KDF, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

it('a lot of two dossiers is shown with both, and its sum is tested again when one of them changes', async () => {
  const { vault } = await createVault(path.join(await temporaryFolder(), 'vault'), PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF });
  onTestFinished(() => vault.close());
  const small = { parties: samples.cotton.parties, sites: samples.cotton.sites, lots: samples.cotton.lots, steps: samples.cotton.steps };
  const dossier = (id: string, title: string, number: string) => ({ ...samples.cotton, ...Object.fromEntries(Object.entries(samples.cotton).filter(([, value]) => Array.isArray(value)).map(([name]) => [name, []])), ...small, id, title, entry: { ...samples.cotton.entry, number } });
  await vault.dossiers.create(dossier('A', 'Client A', '0S4-2611073-6'), { type: 'dossier.create' });
  await vault.dossiers.create(dossier('B', 'Client B, confidential', '0S4-2611999-1'), { type: 'dossier.create' });

  const shared = async (): Promise<string[]> => (await assessStored(vault, await vault.dossiers.read('A'), reference, '2026-11-16')).findings.filter(({ id }) => id.endsWith('elsewhere')).map(({ id, message }) => `${id} ${message}`);
  expect(await lotUses(vault, 'A', 'L-GAR-BLK', reference)).toEqual({ uses: [{ dossierId: 'B', title: 'Client B, confidential', entryNumber: '0S4-2611999-1', amount: '12800' }], elsewhere: '12800', left: '-12800', dimension: 'pieces' });
  expect((await shared()).join()).toMatch(/T05\|lots:L-GAR-BLK\|elsewhere/);
  expect((await shared()).join()).not.toMatch(/confidential|2611999/);

  const [lot] = samples.cotton.lots.filter(({ id }) => id === 'L-GAR-BLK');
  await vault.dossiers.commit({ dossierId: 'B', label: 'Another number', edits: [{ op: 'put', collection: 'lots', value: { ...lot, id: 'L-GAR-BLK', lotNo: 'ANOTHER' } }], act: { type: 'dossier.edit' } });
  expect((await lotUses(vault, 'A', 'L-GAR-BLK', reference)).uses).toEqual([]);
  expect((await shared()).join()).not.toMatch(/L-GAR-BLK/);
  expect((await shared()).length).toBeGreaterThan(0);

  await vault.dossiers.trash('B');
  expect(await shared()).toEqual([]);
});
