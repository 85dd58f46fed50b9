// Proves that an intake killed again and again, at any instant, ends with every file stored once and nothing torn.
import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { silentProgress } from '../../src/contract/progress.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { resumeIngest } from '../../src/ingest/ingest.ts';
import { createReader } from '../../src/ingest/read-file.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { bundleScript } from './child-process.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { newVault, PASSPHRASE, temporaryFolder } from '../support/vault.ts';
import { pdf, rawZip } from '../ingest/hostile-files.ts';

const PLAIN = 150;
const ZIPS = 20;
const PDFS = 20;
const STORED = PLAIN + PDFS + 3 * ZIPS;

async function fill(folder: string): Promise<void> {
  await mkdir(folder);
  for (let index = 0; index < PLAIN; index += 1) await writeFile(path.join(folder, `t${index}.txt`), `paper ${index} `.repeat(50 + index));
  for (let index = 0; index < PDFS; index += 1) await writeFile(path.join(folder, `p${index}.pdf`), await pdf([`invoice ${index}`]));
  for (let index = 0; index < ZIPS; index += 1) await writeFile(path.join(folder, `z${index}.zip`), rawZip([{ name: 'a.txt', data: `a of ${index}` }, { name: 'b.txt', data: `b of ${index}` }]));
}

/** Starts the intake and kills it once it has said `lines` lines; answers whether it was killed before it was done. */
function runAndKill(script: string, args: string[], lines: number): Promise<{ killed: boolean; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, errors] = [0, ''];
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString().split('\n').length - 1;
      if (said >= lines) child.kill('SIGKILL');
    });
    child.on('close', (_code, signal) => { resolve({ killed: signal === 'SIGKILL', errors }); });
  });
}

test('six kills and as many resumes: nothing lost, nothing twice, nothing torn', async () => {
  const script = await bundleScript('ingesting-process', await temporaryFolder());
  const evidence = path.join(await temporaryFolder(), 'evidence');
  await fill(evidence);
  const { vault, folder } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  await vault.close();
  for (const lines of [2, 20, 60, 51, 3, 40]) {
    const { killed, errors } = await runAndKill(script, [folder, PASSPHRASE, evidence, testResources.path('')], lines);
    expect(errors).toBe('');
    expect(killed).toBe(true);
  }
  const environment = fixedEnvironment(undefined, 'after the kills');
  const { vault: again } = await openVault(folder, PASSPHRASE, environment);
  expect((await again.jobs.interrupted('d1')).map(({ jobId }) => jobId)).toEqual(['job-1']);
  const before = (await again.dossiers.read('d1')).files.length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(STORED);
  const report = await resumeIngest('job-1', { vault: again, reader: createReader(testResources), environment, progress: silentProgress });
  expect(report).toMatchObject({ stored: STORED, duplicates: 0, refused: 0, failed: 0 });
  const { files, exhibits } = await again.dossiers.read('d1');
  expect(files).toHaveLength(STORED);
  expect(new Set(files.map((file) => file.relativePath)).size).toBe(STORED);
  expect(new Set(exhibits.map((exhibit) => exhibit.exhibitNo)).size).toBe(STORED);
  expect((await again.verify()).problems).toEqual([]);
  expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
  await again.close();
}, 180_000);
