// A locked PDF through the whole program: flagged, opened with its password, shown with its pages; its original stays locked and the password is nowhere.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { valueOf } from '../../src/cli/unlock.ts';
import { memoryCore } from '../support/memory-core.ts';
import { run, temporaryFile, textPdf } from '../package/assemble/made-package.ts';
import { qpdf } from '../package/prepare-pdf/ladder.ts';
import { pageTexts } from '../support/pdf-tools.ts';

const PASSWORD = 'zitronen-falter-8812';
const core = await memoryCore();
const { client, home, bugs } = core;
let [dossierId, fileId] = ['', ''];
let locked: Buffer;

async function build(name: string): Promise<{ texts: string[]; pdf: Buffer; warnings: readonly string[] }> {
  const { packages: [{ volumes } = { volumes: [] }], warnings } = valueOf(await client.run('package.build', { dossierId, options: {}, signer: { kind: 'ink' }, folder: await core.folder(name), allowBlocking: 'Only a test of a locked file' }));
  const pdf = await readFile(volumes[0]?.path ?? '');
  return { pdf, texts: pageTexts(pdf), warnings };
}
const files = async (): Promise<Record<string, unknown>[]> => valueOf(await client.call('dossier.records', { dossierId, collection: 'files', offset: 0, limit: 10 })).rows;

beforeAll(async () => {
  locked = qpdf(await textPdf(['Wages of the weaving mill', 'Second sheet of wages']), '--encrypt', PASSWORD, 'owner', '256', '--', 'IN', 'OUT');
  await writeFile(path.join(home, 'wages.pdf'), locked);
  ({ dossierId } = valueOf(await client.call('dossier.create', { header: { title: 'Wages', case: { type: 'uflpa_applicability' } } })));
  const { rows } = valueOf(await client.run('evidence.ingest', { dossierId, sources: [core.grant(path.join(home, 'wages.pdf'))] }));
  fileId = rows[0]?.fileId ?? '';
  const [exhibit] = valueOf(await client.call('dossier.records', { dossierId, collection: 'exhibits', offset: 0, limit: 1 })).rows;
  valueOf(await client.call('dossier.edit', { dossierId, label: 'Place', edits: [{ op: 'put', collection: 'exhibits', value: { ...exhibit, id: String(exhibit?.['id']), state: 'ready' } }] }));
});
afterAll(() => core.close());

it('unopened it is an attachment with a sheet that says so and its hash', async () => {
  expect((await files())[0]).toMatchObject({ condition: 'encrypted', pages: null });
  const { texts, warnings } = await build('before');
  const sheet = texts.find((text) => text.includes('This file cannot be shown'))?.replace(/\s+/g, ' ') ?? '';
  expect(sheet).toContain('It could not be read: it is protected by a password.');
  expect(sheet.replaceAll(' ', '')).toContain(createHash('sha256').update(locked).digest('hex').slice(0, 40));
  expect(warnings.join()).toContain('protected by a password');
});

it('a wrong password is told and changes nothing', async () => {
  expect(await client.call('evidence.openLocked', { dossierId, fileId, password: 'wrong' })).toMatchObject({ ok: false, error: { code: 'evidence.wrongPassword', message: 'wages.pdf does not open with this password.' } });
  expect((await files())[0]).toMatchObject({ condition: 'encrypted' });
});

it('with its password its text is found and its pages are shown, with a note; the original is attached as it came', async () => {
  expect(valueOf(await client.call('evidence.openLocked', { dossierId, fileId, password: PASSWORD }))).toMatchObject({ condition: 'ok', conditionNote: 'Opened with its password; the original itself still asks for it.', pages: 2, sha256: createHash('sha256').update(locked).digest('hex') });
  expect(valueOf(await client.call('evidence.search', { dossierId, text: 'weaving' }))).toMatchObject([{ fileId, page: 1 }]);
  const { texts, pdf, warnings } = await build('after');
  const all = texts.join('\n').replace(/\s+/g, ' ');
  expect(all).toMatch(/Wages of the weaving mill.*Second sheet of wages/);
  expect(all).not.toContain('This file cannot be shown');
  expect(all).toMatch(/Opened with a password; the .*original itself still asks for it\./);
  expect(warnings.join()).not.toContain('password');
  expect(pdf.includes(locked)).toBe(true);
  expect(run('qpdf', '--check', temporaryFile('package.pdf', pdf))).not.toMatch(/WARNING|exit/);
});

it('the password is in no file of the vault or the package, and in no act of the log', async () => {
  const { rows } = valueOf(await client.call('custody.list', { dossierId, offset: 0, limit: 100 }));
  expect(rows.map(({ type }) => type)).toContain('evidence.openLocked');
  expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  expect(JSON.stringify(valueOf(await client.call('dossier.header', { dossierId })))).not.toContain(PASSWORD);
  expect(JSON.stringify(await files())).not.toContain(PASSWORD);
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect((await readFile(path.join(entry.parentPath, entry.name))).includes(PASSWORD), entry.name).toBe(false);
  }
  expect(bugs).toEqual([]);
});
