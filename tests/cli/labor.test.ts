// Proves that a labor table comes in from the command line: looked at first, refused while something is unsaid, then cited by row.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE } from '../support/vault.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

const ID = '210601199001011236';
const PAY = (total: string, title = '2026年9月工资表'): string => `${title}\n工号,姓名,身份证号,正班工时,第一周,应发工资,社保,实发工资\n001,王示例,${ID},176,66,4850,320,4530\n002,李样本,,176,44,4850,320,4530\n合计,,,352,,9700,640,${total}\n`;
const WHERE = ['--vault', 'vault', '--dossier', 'D1'];
let folder = '';
const words = (...args: string[]) => clearproof(args, { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-labor-'));
  const { vault } = await createVault(path.join(folder, 'vault'), PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF });
  await vault.dossiers.create(emptyDossier('D1', 'Fish', 'caatsa'), { type: 'dossier.create' });
  await vault.close();
  await writeFile(path.join(folder, 'pay.csv'), PAY('9060'));
  await writeFile(path.join(folder, 'off.csv'), PAY('9061'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('shows what a table would become, with no whole identity number, and stores no record', async () => {
  const { code, stdout } = await words('labor', 'preview', 'pay.csv', ...WHERE);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ +Net +9060 +as printed$/m);
  expect(stdout).toContain('State: --currency.');
  expect(stdout).not.toContain(ID);
});

it('takes it in once the currency is said; the finding names the row', async () => {
  const refused = await words('labor', 'take', 'pay.csv', ...WHERE);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/currency/i);
  expect(await words('labor', 'take', 'pay.csv', ...WHERE, '--currency', 'CNY')).toMatchObject({ code: 0 });
  const { value } = await clearproofJson(['check', ...WHERE], { cwd: folder });
  expect(JSON.stringify(value)).toMatch(/Records show: worker 001 \([^)]+, row 3\) worked 66 hours in one week/);
});

it('ends with 3 when a printed sum is not the sum of the rows', async () => {
  const { code, stdout } = await words('labor', 'take', 'off.csv', ...WHERE, '--currency', 'CNY');
  expect(code).toBe(3);
  expect(stdout).toMatch(/^ +Net +9060 +printed 9061$/m);
});
