// Proves the main job on the command line, from papers to a verified package, in paths with blanks and foreign letters.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../src/vault/create-vault.ts';
import { CHEAP_KDF, PASSPHRASE } from '../support/vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { createTimestampAuthority } from '../support/timestamp-authority.ts';
import { clearproof, clearproofJson } from './run-clearproof.ts';

interface Built { packages: [{ volumes: { path: string; pages: number; bytes: number; sha256: string }[] }] }

const VAULT = 'tệp hồ sơ';
const DOSSIER = 'CASE-DEMO-COTTON-01';
const PAPERS = ['A-04_COMMERCIAL_INVOICE_HM-EXP-26-0919.pdf', 'D-03_bales.xlsx'];
let folder = '';
const json = (...args: string[]) => clearproofJson(args, { cwd: folder });
const words = (...args: string[]) => clearproof(args, { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof cli ä '));
  // As `vault create` makes it, but with a key derivation that is quick to repeat.
  await (await createVault(path.join(folder, VAULT), PASSPHRASE, fixedEnvironment(), { kdf: CHEAP_KDF })).vault.close();
  const { code, value } = await json('sample', 'cotton', 'cotton 棉');
  expect({ code, value }).toMatchObject({ code: 0, value: { folder: path.join(folder, 'cotton 棉'), dossier: path.join(folder, 'cotton 棉', 'dossier.json') } });
  await mkdir(path.join(folder, 'two papers'));
  for (const name of PAPERS) await copyFile(path.join(folder, 'cotton 棉', name), path.join(folder, 'two papers', name));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the main job', () => {
  it('makes a vault, tells its recovery key once, and shows it by that key', async () => {
    const made = await words('vault', 'create', 'new/vault');
    expect(made.code).toBe(0);
    const [, key = ''] = /^Recovery key, shown only now \(write it down and keep it apart\): ([0-9A-Z-]+)$/m.exec(made.stdout) ?? [];
    const shown = await clearproofJson(['vault', 'info', 'new/vault'], { cwd: folder, variables: { CLEARPROOF_PASSPHRASE: key } });
    expect(shown).toMatchObject({ code: 0, value: { path: path.join(folder, 'new/vault'), dossiers: 0, dossierList: [] } });
  });

  it('imports the dossier with its files, and names the exhibits without one', async () => {
    const { code, value, stderr } = await json('import', 'cotton 棉/dossier.json', '--vault', VAULT, '--files', 'two papers');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(value as object)).toEqual(['dossierId', 'exhibits', 'problems']);
    expect(value).toMatchObject({ dossierId: DOSSIER, exhibits: 52 });
    expect(value).toHaveProperty('problems.length', 50);
    expect(value).toHaveProperty('problems.0', { where: 'A-01', message: 'no file was found for this exhibit (expected A-01_CBP_DETENTION_NOTICE_DN-1703-26-DEMO-0091.pdf)' });
  });

  it('takes files in with one row each, ends with 1 when one was not taken, and keeps the rest', async () => {
    const more = path.join(folder, 'more');
    await mkdir(path.join(more, 'sub'), { recursive: true });
    await writeFile(path.join(more, 'note.txt'), 'A note of the mill');
    await writeFile(path.join(more, 'sub', 'again.txt'), 'A note of the mill');
    await writeFile(path.join(more, 'broken.pdf'), '%PDF-1.4 cut short');
    const refused = await words('ingest', 'more', 'not-there.pdf', '--vault', VAULT, '--dossier', DOSSIER);
    expect(refused).toMatchObject({ code: 1, stderr: '' });
    for (const line of [/^stored +broken +18 bytes +more\/broken\.pdf +\S/m, /^(stored|duplicate) +ok +18 bytes +more\/note\.txt/m, /^failed +0 bytes +not-there\.pdf +it is not there/m, /^2 stored, 1 duplicate, 1 flagged, 0 refused, 1 failed\.$/m]) expect(refused.stdout).toMatch(line);
    const { code, value } = await json('ingest', 'more', '--vault', VAULT, '--dossier', DOSSIER);
    expect({ code, value }).toMatchObject({ code: 0, value: { stored: 0, duplicates: 3, refused: 0, failed: 0 } });
    expect(value).toHaveProperty('rows.length', 3);
  });

  it('opens a locked PDF with its password, which no argument holds', async () => {
    execFileSync('qpdf', ['--encrypt', 'open sesame', 'owner', '256', '--', path.join(folder, 'cotton 棉', PAPERS[0] ?? ''), path.join(folder, 'locked.pdf')]);
    await json('ingest', 'locked.pdf', '--vault', VAULT, '--dossier', DOSSIER);
    const open = (password: string) => clearproofJson(['unlock-pdf', '--vault', VAULT, '--dossier', DOSSIER, '--exhibit', 'IN-0003'], { cwd: folder, variables: { CLEARPROOF_PDF_PASSWORD: password } });
    expect(await open('sesame')).toMatchObject({ code: 1, value: { error: { code: 'evidence.wrongPassword' } } });
    expect(await open('open sesame')).toMatchObject({ code: 0, value: { condition: 'ok', pages: expect.any(Number) } });
  });

  it('checks the stored dossier as it checks the file', async () => {
    const [stored, file] = await Promise.all([json('check', '--vault', VAULT, '--dossier', DOSSIER), json('check', 'cotton 棉/dossier.json')]);
    expect(stored).toMatchObject({ code: 0, value: { blocking: 0 } });
    expect(file).toMatchObject({ code: 0, value: { blocking: 0 } });
  });

  it('looks every paper through and says how each will be shown', async () => {
    const { code, value, stderr } = await json('preflight', '--vault', VAULT, '--dossier', DOSSIER);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((value as { papers: unknown[] }).papers).toContainEqual(expect.objectContaining({ exhibitNo: 'D-03', name: 'D-03_bales.xlsx', rung: 'typeset', obstacles: [] }));
  });

  it('builds, and other people’s tools agree with what it says', async () => {
    const { code, value, stderr } = await json('build', '--vault', VAULT, '--dossier', DOSSIER, '--out', 'out/first');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [volume] = (value as Built).packages[0].volumes;
    const bytes = await readFile(volume?.path ?? '');
    expect(volume).toEqual({ path: expect.stringContaining(path.join(folder, 'out/first/')) as string, pages: volume?.pages, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(execFileSync('qpdf', ['--show-npages', volume?.path ?? ''], { encoding: 'utf8' }).trim()).toBe(String(volume?.pages));
    expect(execFileSync('pdfsig', ['-nocert', volume?.path ?? ''], { encoding: 'utf8' })).toMatch(/Total document signed[\s\S]*Signature is Valid/);
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(folder, 'out/first'), encoding: 'utf8' })).toMatch(/OK\n.*OK\n$/);
    expect(execFileSync('pdfdetach', ['-list', volume?.path ?? ''], { encoding: 'utf8' })).toMatch(/D-03_bales\.xlsx/);
  });

  it('builds a copy to be signed by hand, and does not call it intact', async () => {
    const { code, value } = await json('build', '--vault', VAULT, '--dossier', DOSSIER, '--out', 'out/ink', '--ink');
    expect(code).toBe(0);
    const copy = (value as Built).packages[0].volumes[0]?.path ?? '';
    const checked = await words('verify', copy);
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    expect(checked.stdout).toMatch(/^UNSEALED {2}.*\n {2}! The file is not sealed electronically: it was made to be signed by hand/);
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(folder, 'out/ink'), encoding: 'utf8' })).toMatch(/OK\n.*OK\n$/);
  });

  it('verifies several files at once: the good one, one altered, one that is no PDF, one that is not there', async () => {
    const [name = ''] = (await readdir(path.join(folder, 'out/first'))).filter((file) => file.endsWith('.pdf'));
    const good = path.join('out/first', name);
    const altered = await readFile(path.join(folder, good));
    altered[1000] = (altered[1000] ?? 0) ^ 1;
    await writeFile(path.join(folder, 'altered.pdf'), altered);
    const { code, value } = await json('verify', good, 'altered.pdf', 'cotton 棉/dossier.json', 'nowhere.pdf', 'more');
    expect({ code, value }).toMatchObject({ code: 1, value: { files: [
      { ok: true, signature: { valid: true, selfSigned: true, signer: 'Dana Okafor' }, coverage: { wholeFile: true, laterRevisions: 0 }, attachments: { missing: [], altered: [], unlisted: [] } },
      { ok: false },
      { ok: false, error: { code: 'verify.notPackage', message: `${path.join(folder, 'cotton 棉/dossier.json')} is not a PDF that can be checked: the file does not begin as a PDF.` } },
      { ok: false, error: { code: 'disk.unreadable', message: `${path.join(folder, 'nowhere.pdf')} cannot be read: it does not exist.` } },
      // A folder stands for the PDF files in it.
      { ok: false, error: { code: 'verify.notPackage', message: expect.stringContaining(path.join(folder, 'more/broken.pdf')) as string } },
    ] } });
    const one = await words('verify', good);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.stdout).toMatch(/^INTACT {3}.*\n {2}\+ The signature of Dana Okafor is valid/);
  });

  it('asks for a timestamp by a file, adds the answer to a copy, and verifies that', async () => {
    const [name = ''] = (await readdir(path.join(folder, 'out/first'))).filter((file) => file.endsWith('.pdf'));
    const [good, stem] = [path.join('out/first', name), name.replace(/\.pdf$/, '')];
    expect(await json('timestamp', 'add', good, '--folder', 'desk')).toMatchObject({ code: 1, value: { error: { code: 'disk.unreadable' } } });
    expect((await words('timestamp', 'request', good, '--folder', 'desk')).stdout).toContain(`curl -H "Content-Type: application/timestamp-query" --data-binary @${stem}.tsq -o ${stem}.tsr`);
    await writeFile(path.join(folder, 'desk', `${stem}.tsr`), createTimestampAuthority().answer(await readFile(path.join(folder, 'desk', `${stem}.tsq`))));
    const { code, value } = await json('timestamp', 'add', good, '--folder', 'desk');
    const stamped = path.join(folder, 'desk', `${stem}_timestamped.pdf`);
    const sha256 = createHash('sha256').update(await readFile(stamped)).digest('hex');
    expect({ code, value }).toMatchObject({ code: 0, value: { files: [{ path: stamped, sha256, authority: 'Zeitstempel Zürich' }] } });
    expect(await json('verify', stamped)).toMatchObject({ code: 0, value: { files: [{ ok: true, sha256, timestamps: [{ authority: 'Zeitstempel Zürich' }] }] } });
    expect((await readdir(path.join(folder, 'desk'))).sort()).toEqual([`${stem}.tsq`, `${stem}.tsr`, `${stem}_timestamped.pdf`].sort());
  });

  it('shows what is in the vault and finds every byte of it intact', async () => {
    const info = await words('vault', 'info', VAULT);
    expect(info.stdout).toMatch(/^CASE-DEMO-COTTON-01 {2}\d+ exhibits {2}\d+ files {2}\S/m);
    expect(await json('vault', 'verify', VAULT)).toMatchObject({ code: 0, value: { ok: true, problems: [] } });
  });
});
