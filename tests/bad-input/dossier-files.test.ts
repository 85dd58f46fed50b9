// Shows what is said to files that are no dossier and to exhibits that are not there, word for word; nothing is stored.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clearproof, clearproofJson } from '../cli/run-clearproof.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { refusal } from './refusal.ts';

const cotton = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(path.resolve(import.meta.dirname, '../../assets/sample/cotton.json'), 'utf8')) as Record<string, unknown>;

/** Imports `text` into a fresh vault; proves that nothing was stored. */
async function importing(text: string): Promise<unknown[]> {
  const [{ vault, folder }, work] = [await newVault(), await temporaryFolder()];
  await vault.close();
  const file = path.join(work, 'dossier.json');
  await writeFile(file, text);
  const answer = refusal(await clearproofJson(['import', file, '--vault', folder]));
  expect(await clearproofJson(['vault', 'info', folder])).toMatchObject({ value: { dossiers: 0, files: 0 } });
  return answer.map((part) => (typeof part === 'string' ? part.replace(work, '…') : part));
}

it('JSON that is cut short', async () => {
  expect(await importing('{ "schema": "dossier-demo/1", "case": {')).toEqual([
    1, 'dossier.badJson', expect.stringMatching(/^…\/dossier\.json is not a JSON document: .*\.$/), 'Nothing was stored.', 'Export the file again, or repair it with a JSON editor.',
  ]);
});

it('JSON of another form', async () => {
  expect(await importing('{ "form": "somebody-elses/3" }')).toEqual([
    1, 'dossier.unknownForm', '…/dossier.json is of form somebody-elses/3; known are clearproof-dossier/1 and dossier-demo/1.', 'Nothing was stored.', 'Export it again in a known form.',
  ]);
});

it('a key that nobody knows, named with its place', async () => {
  const dossier = await cotton();
  const [first, ...rest] = dossier['exhibits'] as Record<string, unknown>[];
  expect(await importing(JSON.stringify({ ...dossier, exhibits: [{ ...first, colour: 'blue' }, ...rest] }))).toEqual([
    1, 'dossier.invalid', 'The dossier does not fit its form at exhibits.0.colour: this key is not known.', 'Nothing was stored.', 'Correct that place and try again.',
  ]);
});

it('an exhibit whose file is missing is named with the file that was expected; the others are stored', async () => {
  const [{ vault, folder }, work] = [await newVault(), await temporaryFolder()];
  await vault.close();
  const dossier = await cotton();
  await writeFile(path.join(work, 'dossier.json'), JSON.stringify({ ...dossier, exhibits: (dossier['exhibits'] as unknown[]).slice(0, 2) }));
  await mkdir(path.join(work, 'files'));
  await writeFile(path.join(work, 'files', 'A-02_entry.txt'), 'Entry 0S4-2611073-6');
  const { code, stdout, stderr } = await clearproof(['import', 'dossier.json', '--vault', folder, '--files', 'files'], { cwd: work });
  expect({ code, stdout, stderr }).toEqual({
    code: 0, stderr: '',
    stdout: 'Imported as CASE-DEMO-COTTON-01 with 2 exhibits.\n1 problem:\n- A-01: no file was found for this exhibit (expected A-01_CBP_DETENTION_NOTICE_DN-1703-26-DEMO-0091.pdf)\n',
  });
  expect(await clearproofJson(['vault', 'info', folder])).toMatchObject({ value: { dossiers: 1, files: 1 } });
});

it('a folder of exhibit files that is not there', async () => {
  const [{ vault, folder }, work] = [await newVault(), await temporaryFolder()];
  await vault.close();
  await writeFile(path.join(work, 'dossier.json'), JSON.stringify(await cotton()));
  expect(refusal(await clearproofJson(['import', 'dossier.json', '--vault', folder, '--files', 'nowhere'], { cwd: work }))).toEqual([
    1, 'disk.unreadable', `${path.join(work, 'nowhere')} cannot be read: it does not exist.`, 'Nothing else was touched.', 'Check that it exists and that you may read it.',
  ]);
  expect(await clearproofJson(['vault', 'info', folder])).toMatchObject({ value: { dossiers: 0 } });
});
