// Proves on a real vault that every file offered is stored once, found again, or named with the reason.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { IngestReport } from '../../src/contract/procedures/evidence.ts';
import { ingestReportSchema } from '../../src/contract/procedures/evidence.ts';
import type { Progress } from '../../src/contract/progress.ts';
import { silentProgress } from '../../src/contract/progress.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { exhibitSchema } from '../../src/domain/dossier/exhibit.ts';
import { ingest, ingestCursor, resumeIngest } from '../../src/ingest/ingest.ts';
import type { IngestRequest } from '../../src/ingest/ingest.ts';
import { newReading } from '../../src/ingest/new-reading.ts';
import { createReader } from '../../src/ingest/read-file.ts';
import type { ReadRequest } from '../../src/ingest/reading.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { newVault, temporaryFolder } from '../support/vault.ts';
import { mail, nestedMail, pdf, png, rawZip } from './hostile-files.ts';

const reader = createReader(testResources);

interface Bench {
  readonly vault: Vault;
  readonly folder: string;
  take(request?: Partial<IngestRequest>, progress?: Progress): Promise<IngestReport>;
  put(name: string, bytes: Uint8Array | string): Promise<string>;
}

/** A vault with the empty dossier `d1`, a folder of evidence, and an ingest of that folder into that dossier. */
async function bench(): Promise<Bench> {
  const environment = fixedEnvironment();
  const { vault } = await newVault(environment);
  await vault.dossiers.create(emptyDossier('d1', 'Cotton', 'uflpa_applicability'), { type: 'dossier.create' });
  const folder = path.join(await temporaryFolder(), 'evidence');
  await mkdir(folder);
  return {
    vault,
    folder,
    async take(request = {}, progress = silentProgress) {
      const report = await ingest({ dossierId: 'd1', sources: [folder], exhibitId: null, jobId: 'job-1', ...request }, { vault, reader, environment, progress });
      return v.parse(ingestReportSchema, report);
    },
    async put(name, bytes) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
  };
}
const paths = (report: IngestReport, outcome: string): string[] => report.rows.filter((row) => row.outcome === outcome).map((row) => row.path);
const exhibitsOf = async (vault: Vault) => (await vault.dossiers.read('d1')).exhibits;
const filesOf = async (vault: Vault) => (await vault.dossiers.read('d1')).files;

test('a folder goes in: bytes unchanged, an inbox exhibit each, text with page numbers that is found again', async () => {
  const { vault, put, take } = await bench();
  const invoice = await pdf(['Commercial invoice INV-2041', 'Second page with turmeric']);
  await put('sub/COMMERCIAL_INVOICE_2041.pdf', invoice);
  await put('photo.png', png(8, 8));
  await put('notes.txt', 'the wages of the workers for August');
  const report = await take();
  expect(report).toMatchObject({ stored: 3, duplicates: 0, refused: 0, failed: 0, flagged: 0 });
  expect(await exhibitsOf(vault)).toMatchObject([
    { exhibitNo: 'IN-0001', docType: 'OTHER', title: 'notes', state: 'inbox', language: 'en' },
    { exhibitNo: 'IN-0002', docType: 'OTHER', title: 'photo', pages: 1 },
    { exhibitNo: 'IN-0003', docType: 'COMMERCIAL_INVOICE', title: 'COMMERCIAL INVOICE 2041', pages: 2 },
  ]);
  const file = (await filesOf(vault)).find(({ mediaType }) => mediaType === 'application/pdf');
  expect(file).toMatchObject({ relativePath: 'evidence/sub/COMMERCIAL_INVOICE_2041.pdf', condition: 'ok', pages: 2, sha256: createHash('sha256').update(invoice).digest('hex') });
  expect(invoice.equals(await vault.blobs.read(file!.sha256))).toBe(true);
  expect(await vault.dossiers.search('d1', 'turmeric', 10)).toMatchObject([{ fileId: file!.id, page: 2 }]);
  expect((await vault.jobs.get('job-1'))?.state).toBe('done');
  expect((await vault.custody.verify()).ok).toBe(true);
});

test('the same bytes are stored once: inside a batch, at a second intake, and in another dossier', async () => {
  const { vault, put, take } = await bench();
  await put('a.txt', 'same bytes');
  await put('copy of a.txt', 'same bytes');
  expect(await take()).toMatchObject({ stored: 1, duplicates: 1, rows: [{ outcome: 'stored' }, { outcome: 'duplicate', reason: expect.stringContaining('IN-0001') }] });
  expect(await take()).toMatchObject({ stored: 0, duplicates: 2 });
  await vault.dossiers.create(emptyDossier('d2', 'Other', 'wro'), { type: 'dossier.create' });
  expect(await take({ dossierId: 'd2' })).toMatchObject({ stored: 1, duplicates: 1 });
  const objects = await readdir(path.join(vault.folder, 'objects'), { recursive: true });
  expect(objects.filter((name) => name.endsWith('.age'))).toHaveLength(1);
  expect(await readdir(path.join(vault.folder, 'tmp'))).toEqual([]);
});

test('a file goes to the exhibit that names it, or to the exhibit the user chose', async () => {
  const { vault, put, take } = await bench();
  const exhibit = v.parse(exhibitSchema, { id: 'e1', exhibitNo: 'B-07', section: 'B', docType: 'PACKING_LIST', title: 'Packing list', fileName: 'B-07.pdf' });
  await vault.dossiers.commit({ dossierId: 'd1', label: null, edits: [{ op: 'put', collection: 'exhibits', value: exhibit }], act: { type: 'exhibit.edit' } });
  await put('deep/B-07.pdf', await pdf(['packing list']));
  expect((await take()).rows).toMatchObject([{ outcome: 'stored', exhibitId: 'e1' }]);
  const other = await put('other.txt', 'more about it');
  expect((await take({ sources: [other], exhibitId: 'e1' })).rows).toMatchObject([{ exhibitId: 'e1' }]);
  expect(await exhibitsOf(vault)).toHaveLength(1);
  expect(await vault.dossiers.filesOf('d1', 'e1')).toHaveLength(2);
  await expect(take({ exhibitId: 'nowhere' })).rejects.toMatchObject({ code: 'evidence.notFound' });
});

test('what an archive or mail holds becomes files of their own, with the container kept', async () => {
  const { vault, put, take } = await bench();
  const inner = rawZip([{ name: 'inner.txt', data: 'innermost' }]);
  await put('all.zip', rawZip([{ name: 'x/list.csv', data: 'a,b\n1,2\n' }, { name: '../evil.txt', data: 'x' }, { name: 'inner.zip', data: inner }]));
  await put('letter.eml', mail('Bales', { name: 'bales.txt', type: 'text/plain', bytes: Buffer.from('bale list') }));
  const report = await take();
  expect(paths(report, 'stored')).toEqual([
    'evidence/all.zip', 'evidence/all.zip!/x/list.csv', 'evidence/all.zip!/inner.zip', 'evidence/all.zip!/inner.zip!/inner.txt', 'evidence/letter.eml', 'evidence/letter.eml!/bales.txt',
  ]);
  expect(report.rows.find((row) => row.outcome === 'refused')).toMatchObject({ path: 'evidence/all.zip!/../evil.txt', reason: expect.stringContaining('..') });
  const files = await filesOf(vault);
  const byName = (name: string) => files.find((file) => file.name === name);
  expect(byName('list.csv')?.parentFileId).toBe(byName('all.zip')?.id);
  expect(byName('inner.txt')?.parentFileId).toBe(byName('inner.zip')?.id);
  expect(byName('bales.txt')).toMatchObject({ parentFileId: byName('letter.eml')?.id, exhibitId: byName('letter.eml')?.exhibitId, role: 'attachment' });
});

test('archives and mails inside each other are opened to a depth and then told, not followed for ever', async () => {
  const { put, take } = await bench();
  let zip = rawZip([{ name: 'core.txt', data: 'core' }]);
  for (let level = 0; level < 8; level += 1) zip = rawZip([{ name: `level${level}.zip`, data: zip }]);
  await put('nest.zip', zip);
  await put('nest.eml', nestedMail(100));
  const report = await take();
  expect(paths(report, 'refused')).toHaveLength(2);
  expect(report.rows.filter((row) => row.outcome === 'refused').every((row) => row.reason?.includes('deep'))).toBe(true);
});

test('hostile, broken and special files are stored and flagged, or refused in words; the rest goes in', async () => {
  const { vault, folder, put, take } = await bench();
  await put('empty.pdf', '');
  await put('one.bin', Buffer.from([0]));
  await put('cut.pdf', (await pdf(['hello'])).subarray(0, 300));
  await put('huge.png', png(20_000, 20_000, 1));
  await put('invoice\u202efdp.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]));
  await put('line\nbreak.txt', 'text');
  await put('eicar.com', ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
  await put('bomb.zip', rawZip([{ name: 'bomb.bin', data: Buffer.alloc(40_000_000) }]));
  await put('good.txt', 'good');
  await symlink('/etc/passwd', path.join(folder, 'link.pdf'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.pdf')]);
  const report = await take({ sources: [folder, '/dev/zero', path.join(folder, 'missing.pdf')] });
  expect(report).toMatchObject({ stored: 9, refused: 4, failed: 1 });
  expect(paths(report, 'refused').sort()).toEqual(['evidence/bomb.zip!/bomb.bin', 'evidence/link.pdf', 'evidence/pipe.pdf', 'zero']);
  expect(report.rows.every((row) => row.outcome === 'stored' || row.reason !== null)).toBe(true);
  const conditions = Object.fromEntries((await filesOf(vault)).map((file) => [file.name, file.condition]));
  expect(conditions).toMatchObject({ 'empty.pdf': 'empty', 'one.bin': 'unknown_type', 'cut.pdf': 'broken', 'huge.png': 'too_large', 'good.txt': 'ok' });
  expect((await exhibitsOf(vault)).map(({ title }) => title)).toContain('line break');
  expect((await filesOf(vault)).find(({ name }) => name.endsWith('fdp.exe'))?.facts['nameWarning']).toMatch(/hidden/);
});

test('a file whose reading was killed is kept with its true type, and the next file goes in', async () => {
  const { vault, put, take, folder } = await bench();
  await put('a.pdf', await pdf(['x']));
  await put('b.txt', 'after it');
  const killed = { close: () => Promise.resolve(), read: (request: ReadRequest) => (request.name === 'a.pdf' ? Promise.resolve(newReading('application/octet-stream', { condition: 'broken', note: 'stopped' })) : reader.read(request)) };
  const report = await ingest({ dossierId: 'd1', sources: [folder], exhibitId: null, jobId: 'job-2' }, { vault, reader: killed, environment: fixedEnvironment(undefined, 'killed'), progress: silentProgress });
  expect(report).toMatchObject({ stored: 2, flagged: 1 });
  expect((await filesOf(vault)).map((file) => [file.name, file.mediaType, file.condition])).toEqual([['a.pdf', 'application/pdf', 'broken'], ['b.txt', 'text/plain', 'ok']]);
  expect(await take()).toMatchObject({ stored: 0, duplicates: 2 });
});

test('a cancel keeps the batches before it; going on takes the rest and nothing twice', async () => {
  const { vault, put, take } = await bench();
  for (let index = 0; index < 120; index += 1) await put(`f${String(index).padStart(3, '0')}.txt`, `file ${index}`);
  const abort = new AbortController();
  const progress: Progress = { signal: abort.signal, report: (_, done) => { if (done >= 60) abort.abort(); } };
  await expect(take({}, progress)).rejects.toMatchObject({ code: 'job.cancelled' });
  const kept = (await filesOf(vault)).length;
  expect(kept).toBe(48);
  expect((await vault.jobs.get('job-1'))?.state).toBe('cancelled');
  expect(await readdir(path.join(vault.folder, 'tmp'))).toEqual([]);
  const report = await resumeIngest('job-1', { vault, reader, environment: fixedEnvironment(undefined, 'later'), progress: silentProgress });
  expect(report).toMatchObject({ stored: 120, duplicates: 0 });
  expect(await filesOf(vault)).toHaveLength(120);
  expect(new Set((await exhibitsOf(vault)).map(({ exhibitNo }) => exhibitNo)).size).toBe(120);
});

test('an import cut short places the rest as it would have: by the stated hash, else by the exhibit’s number', async () => {
  const { vault, put, take } = await bench();
  for (let index = 0; index < 60; index += 1) await put(`a${String(index).padStart(3, '0')}.txt`, `file ${index}`);
  await put('scan-7.txt', 'the payroll');
  await put('D-05_august.csv', 'worker,net\nW1,100\n');
  const exhibits = ['D-05', 'D-06'].map((exhibitNo) => v.parse(exhibitSchema, { id: exhibitNo, exhibitNo, section: 'D', docType: 'PAYROLL', title: exhibitNo }));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Exhibits', act: { type: 'edit' }, edits: exhibits.map((value) => ({ op: 'put', collection: 'exhibits', value })) });
  const abort = new AbortController();
  const progress: Progress = { signal: abort.signal, report: (_, done) => { if (done >= 48) abort.abort(); } };
  const placed = { [createHash('sha256').update('the payroll').digest('hex')]: { exhibitId: 'D-06', role: 'data' as const } };
  // Names in capitals come first when files are walked; the stated one comes last.
  await expect(take({ placed }, progress)).rejects.toMatchObject({ code: 'job.cancelled' });
  const job = await vault.jobs.get('job-1');
  expect(job && ingestCursor(job)).toEqual({ done: 48, total: 62 });
  await resumeIngest('job-1', { vault, reader, environment: fixedEnvironment(undefined, 'later'), progress: silentProgress });
  const files = await filesOf(vault);
  expect(files.find(({ name }) => name === 'scan-7.txt')).toMatchObject({ exhibitId: 'D-06', role: 'data' });
  expect(files.find(({ name }) => name === 'D-05_august.csv')).toMatchObject({ exhibitId: 'D-05', role: 'data' });
});
