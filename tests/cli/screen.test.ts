// Proves `screen`: lists are loaded, parties compared, hits told with exit code 3, and the record is printed in the package.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CBP_MIXED, CBP_NAME, OFAC_FILES, UFLPA_HTML } from '../lists/list-files.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { pageTexts } from '../support/pdf-tools.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

async function imported(): Promise<{ work: string; screen: string[]; folder: string; dossierId: string }> {
  const [{ vault, folder }, work] = [await newVault(fixedEnvironment()), await temporaryFolder()];
  await vault.close();
  const { value } = await clearproofJson(['import', path.resolve(import.meta.dirname, '../../assets/sample/cotton.json'), '--vault', folder], { cwd: work });
  const { dossierId } = value as { dossierId: string };
  for (const { name, bytes } of [...Object.values(OFAC_FILES), { name: CBP_NAME, bytes: CBP_MIXED }, { name: 'uflpa.html', bytes: UFLPA_HTML.replace('Ejemplo Shoes', 'Kaveri Namuna Spinning Mills') }]) await writeFile(path.join(work, name), bytes);
  return { work, folder, dossierId, screen: ['screen', '--vault', folder, '--dossier', dossierId] };
}

describe('screen', () => {
  it('loads lists, tells hits with score and why, and the package prints the record', async () => {
    const { work, screen, folder, dossierId } = await imported();
    const answer = await clearproofJson([...screen, '--list', 'SDN.CSV', 'ALT.CSV', 'ADD.CSV', CBP_NAME, 'uflpa.html'], { cwd: work });
    expect(answer).toMatchObject({ code: 3, stderr: '' });
    const { lists, hits, run } = answer.value as { lists: { version: { listId: string; entries: number; files: unknown[] } }[]; hits: number; run: { results: { partyId: string; decision: string; hits: { list: string; matchedName: string; score: string }[] }[] } };
    expect(lists.map(({ version }) => [version.listId, version.entries, version.files.length])).toEqual([['SDN', 3, 3], ['WRO', 4, 1], ['UFLPA', 9, 1]]);
    expect(hits).toBeGreaterThan(0);
    expect(run.results.flatMap((result) => result.hits.map((hit) => [hit.list, hit.matchedName]))).toContainEqual(['UFLPA', 'Kaveri Namuna Spinning Mills & Leather']);

    await clearproofJson(['build', '--vault', folder, '--dossier', dossierId, '--out', 'out', '--originals', 'omit', '--allow-blocking', 'Built to see the screening record'], { cwd: work }).then(async ({ value }) => {
      const [volume] = (value as { packages: [{ volumes: { path: string }[] }] }).packages[0].volumes;
      const text = pageTexts(new Uint8Array(await readFile(volume?.path ?? ''))).join('\n').replaceAll(/\s+/g, ' ');
      for (const words of ['(UFLPA, 0.99)', 'no match in these lists on this date', 'SDN.CSV', CBP_NAME.slice(0, 30)]) expect(text).toContain(words);
    });
  }, 180_000);

  it('says what is wrong with a file, an option or a vault without lists', async () => {
    const { work, screen } = await imported();
    await writeFile(path.join(work, 'x.csv'), 'a,b\n1,2\n');
    expect(await clearproofJson(screen, { cwd: work })).toMatchObject({ code: 1, value: { error: { code: 'screening.noLists' } } });
    expect(await clearproofJson([...screen, '--list', 'x.csv'], { cwd: work })).toMatchObject({ code: 1, value: { error: { code: 'list.unknownForm' } } });
    expect(await clearproofJson([...screen, '--list', 'gone.csv'], { cwd: work })).toMatchObject({ code: 1, value: { error: { code: 'disk.unreadable' } } });
    expect((await clearproof([...screen, '--threshold', '2'], { cwd: work })).code).toBe(2);
    expect((await clearproof([...screen, '--list', 'x.csv', '--columns', 'aliases=1'], { cwd: work })).code).toBe(2);
    const mapped = await clearproof([...screen, '--list', 'x.csv', '--columns', 'name=1'], { cwd: work });
    expect(mapped.code).toBe(0);
    expect(mapped.stdout).toContain('no match in these lists on this date');
  }, 120_000);
});
