// The recipes of docs/vault-format.md, run as they stand there, open a vault without a line of our program.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { newVault, PASSPHRASE, streamOf, temporaryFolder } from '../support/vault.ts';

const PYTHON = '/usr/bin/python3';

async function recipes(): Promise<{ checkLog: string; keys: string; decryptDatabase: string }> {
  const text = await readFile(path.resolve(import.meta.dirname, '../../docs/vault-format.md'), 'utf8');
  const [checkLog = '', keys = '', decryptDatabase = ''] = [...text.matchAll(/```python\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  return { checkLog, keys, decryptDatabase };
}

it('opens evidence with age, the database with stock sqlite3, and checks the exported log', async () => {
  const { checkLog, keys, decryptDatabase } = await recipes();
  const [{ vault, folder }, work] = [await newVault(), await temporaryFolder()];
  const bytes = Buffer.from('Payroll of Đặng Thị Hường\n'.repeat(9000));
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });
  const blob = await vault.blobs.stage(streamOf(bytes));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [{ op: 'put', collection: 'files', value: { id: 'f1', name: '工资表.xlsx', sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' } }] });
  const lines: string[] = [];
  for await (const line of vault.custody.lines()) lines.push(line);
  const head = await vault.custody.head();
  await vault.close();

  const run = (code: string, values: string[], input = ''): string => execFileSync(PYTHON, ['-c', code, ...values], { encoding: 'utf8', input });
  const found = Object.fromEntries(run(keys, [folder], `${PASSPHRASE}\n`).trim().split('\n').map((line) => [line.slice(0, 12), line.slice(13)]));
  const [databaseKey, identity] = [found['database key'] ?? '', found['age identity'] ?? ''];
  await writeFile(path.join(work, 'identity.txt'), identity);
  const [object = ''] = (await readdir(path.join(folder, 'objects'), { recursive: true })).filter((name) => name.endsWith('.age'));
  expect(execFileSync('age', ['-d', '-i', path.join(work, 'identity.txt'), path.join(folder, 'objects', object)])).toEqual(bytes);

  const plain = path.join(work, 'plain.db');
  run(decryptDatabase, [path.join(folder, 'vault.db'), databaseKey, plain]);
  const sql = (query: string): string => execFileSync('sqlite3', [plain, query], { encoding: 'utf8' }).trim();
  expect(sql('PRAGMA integrity_check')).toBe('ok');
  expect(sql("SELECT body ->> 'name', sha256 FROM record WHERE collection = 'files'")).toBe(`工资表.xlsx|${createHash('sha256').update(bytes).digest('hex')}`);

  const log = path.join(work, 'events.ndjson');
  await writeFile(log, lines.map((line) => `${line}\n`).join(''));
  expect(run(checkLog, [log]).trim()).toBe(`${head?.seq} ${head?.hash}`);
  await writeFile(log, lines.map((line) => `${line}\n`).join('').replace('evidence.ingest', 'evidence.digest'));
  expect(run(checkLog, [log]).trim()).not.toContain(String(head?.hash));
  expect(() => run(keys, [folder], 'wrong\n')).toThrow();
});
