// The recipes of docs/custody-format.md, run as they stand there, accept what was exported and refuse every change to it.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { custodyBodies } from '../../src/app/custody-bodies.ts';
import { createGrants } from '../../src/app/grants.ts';
import { readSignedHead } from '../../src/app/read-signed-head.ts';
import { Session } from '../../src/app/session.ts';
import type { Services } from '../../src/app/services.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';

async function recipe(name: string): Promise<string> {
  const text = await readFile(path.resolve(import.meta.dirname, '../../docs/custody-format.md'), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '').find((code) => code.startsWith(`# ${name}`)) ?? '';
}

const run = (code: string, files: string[]): { ok: boolean; said: string } => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', code, 'sh', ...files], { encoding: 'utf8' });
  return { ok: status === 0, said: (stdout + stderr).trim() };
};

async function exported() {
  const environment = fixedEnvironment();
  const { vault } = await newVault(environment);
  for (const id of ['d1', 'd2']) await vault.dossiers.create(emptyDossier(id, `Shirts of ${id}`, 'wro'), { type: 'dossier.create' });
  for (let index = 0; index < 9; index += 1) {
    await vault.dossiers.commit({ dossierId: index % 3 === 0 ? 'd2' : 'd1', label: `Edit ${index}`, act: { type: 'dossier.edit', reason: 'Received from Priya Kumar', details: { name: 'Đặng' } }, edits: [{ op: 'header', value: { title: `Title ${index}` } }] });
  }
  const session = new Session();
  await session.use(vault);
  const grants = createGrants(environment);
  const bodies = custodyBodies({ session, grants } as Services);
  const folder = await temporaryFolder();
  const export_ = (dossierId: string | null, withTexts = false) => bodies['custody.export']({ folder: grants.add(folder), dossierId, withTexts });
  return { vault, folder, export_ };
}

it('the whole log ends in its signed head; a changed line, a missing one and a changed head are found', async () => {
  const [{ vault, export_ }, code] = [await exported(), await recipe('check-log.sh')];
  const { path: log, headPath, events } = await export_(null);
  expect(run(code, [log, headPath])).toEqual({ ok: true, said: `${events} events, unbroken, ending in the signed head` });
  expect((await readFile(log, 'utf8'))).not.toMatch(/Priya|Đặng|Shirts/);
  const [lines, head] = [await readFile(log, 'utf8'), await readFile(headPath, 'utf8')];
  for (const [file, bad] of [[log, lines.replace('dossier.create', 'dossier.import')], [log, lines.split('\n').slice(1).join('\n')], [log, lines.split('\n').slice(0, -2).join('\n') + '\n'], [headPath, head.replace(/"size": \d+/, '"size": 3')]] as const) {
    await writeFile(file, bad);
    expect(run(code, [log, headPath]).ok, bad.slice(0, 80)).toBe(false);
    await writeFile(log, lines);
    await writeFile(headPath, head);
  }
  await vault.close();
});

it('the acts of one dossier are proven one by one, say nothing of the others, and disclose names only when asked', async () => {
  const [{ vault, export_ }, code] = [await exported(), await recipe('check-extract.sh')];
  const { path: file } = await export_('d1');
  expect(run(code, [file])).toEqual({ ok: true, said: '7 events, each in the signed log' });
  const text = await readFile(file, 'utf8');
  expect(text).not.toMatch(/\bd2\b|Priya/);
  await writeFile(file, text.replace('dossier.create', 'dossier.import'));
  expect(run(code, [file])).toMatchObject({ ok: false, said: expect.stringContaining('event 1 is not in the signed log') });
  const { path: open } = await export_('d1', true);
  const extract = JSON.parse(await readFile(open, 'utf8')) as { events: { texts: { commitment: string; salt: string; text: string }[] }[] };
  const told = extract.events.flatMap(({ texts }) => texts).find(({ text: one }) => one === 'Received from Priya Kumar');
  const mac = spawnSync('openssl', ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${told?.salt}`], { input: told?.text ?? '', encoding: 'utf8' }).stdout;
  expect(`commit:${mac.trim().split(' ').at(-1)}`).toBe(told?.commitment);
  expect((await vault.custody.verify([await readSignedHead(open)])).ok).toBe(true);
  await vault.close();
});
