// Proves what `build` does with findings that block: refused with 1, issued with a written reason and 3.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fixedEnvironment } from '../support/environment.ts';
import { pageTexts } from '../support/pdf-tools.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

it('refuses without a reason and issues with one, which the package prints', async () => {
  const [{ vault, folder }, work] = [await newVault(fixedEnvironment()), await temporaryFolder()];
  await vault.close();
  const sample = await readFile(path.resolve(import.meta.dirname, '../../assets/sample/cotton.json'), 'utf8');
  await writeFile(path.join(work, 'dossier.json'), sample.replaceAll(/"admin1": "[^"]*"/g, '"admin1": "Xinjiang"'));
  const { value } = await clearproofJson(['import', 'dossier.json', '--vault', folder], { cwd: work });
  const build = ['build', '--vault', folder, '--dossier', (value as { dossierId: string }).dossierId, '--out', 'out'];

  const refused = await clearproof(build, { cwd: work });
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/^BLOCK T08 {2}\S/m);
  expect(refused.stderr).toMatch(/^Findings block the package: \d+\.\nNothing was issued\.\nResolve them, or set them aside with a written reason\.\n$/);
  expect(await clearproofJson(build, { cwd: work })).toMatchObject({ code: 1, value: { error: { code: 'package.blocked', kept: 'Nothing was issued.' } } });
  expect(await readdir(work)).toEqual(['dossier.json']);

  const reason = 'Counsel advised to file by the deadline';
  const issued = await clearproofJson([...build, '--allow-blocking', reason, '--originals', 'omit'], { cwd: work });
  expect(issued).toMatchObject({ code: 3, stderr: '' });
  const [volume] = (issued.value as { packages: [{ volumes: { path: string }[] }] }).packages[0].volumes;
  expect(pageTexts(new Uint8Array(await readFile(volume?.path ?? ''))).join('\n').replaceAll(/\s+/g, ' ')).toContain(reason);
}, 120_000);
