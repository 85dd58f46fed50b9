// A writer killed at any instant loses nothing that it acknowledged, tells nothing, and leaves a vault that opens.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, PASSPHRASE, temporaryFolder } from '../support/vault.ts';
import { bundleScript, startWriter } from './child-process.ts';

const KILLS = 25;

/** Files below `folder` that show `text` in their name or bytes. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const shows = await Promise.all(files.map(async (file) => path.basename(file).includes(text) || (await readFile(file)).includes(text)));
  return files.filter((_, index) => shows[index]);
}

it(`survives ${KILLS} kills at random instants: no acknowledged commit is lost, every opening is clean`, async () => {
  const script = await bundleScript('vault-writer', await temporaryFolder());
  const { vault, folder } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  await vault.close();
  const delays = fc.sample(fc.integer({ min: 0, max: 300 }), { numRuns: KILLS, seed: 1 });
  const promised: string[] = [];
  for (const [round, delay] of delays.entries()) {
    const writer = startWriter(script, folder, PASSPHRASE, String(round));
    // Every second one is killed in the middle of its work for certain, the others at any instant after opening.
    await Promise.race([round % 2 === 1 ? writer.worked : writer.opened, writer.ended.then(({ errors }) => { throw new Error(`the writer ended by itself: ${errors}`); })]);
    await wait(delay);
    writer.process.kill('SIGKILL');
    expect((await writer.ended).signal).toBe('SIGKILL');
    promised.push(...writer.acknowledged);
    expect(await filesWith(folder, 'canary')).toEqual([]);
  }
  expect(promised.length).toBeGreaterThanOrEqual(Math.floor(KILLS / 2));
  const { vault: again, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment());
  expect(recovered.join(' ')).toContain('not closed');
  const { total, rows } = await again.custody.list({ dossierId: 'd1', object: null, text: 'evidence.ingest', offset: 0, limit: 100_000 });
  const stored = new Set(rows.map((row) => row.object));
  expect(promised.filter((batch) => !stored.has(`batch:${batch}`))).toEqual([]);
  const dossier = await again.dossiers.read('d1');
  // Whole or not at all: three files, one text and one event per commit, and as many revisions.
  expect(dossier.files).toHaveLength(3 * total);
  expect((await again.dossiers.header('d1')).revision).toBe(1 + total);
  expect((await again.verify()).problems).toEqual([]);
  await again.close();
  const { vault: third, recovered: nothing } = await openVault(folder, PASSPHRASE, fixedEnvironment());
  expect(nothing).toEqual([]);
  await third.close();
}, 180_000);
