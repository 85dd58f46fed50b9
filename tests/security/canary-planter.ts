// A process that plants canaries in every field and file of a vault, then closes it, or is killed in the middle of more work.
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { silentProgress } from '../../src/contract/progress.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { createReader } from '../../src/ingest/read-file.ts';
import type { ListVersion } from '../../src/domain/screening/list-version.ts';
import { resourcesIn } from '../faults/resources-in.ts';
import { canaryBreeder } from '../support/canaries.ts';
import { filledDossier } from '../support/filled-dossier.ts';

const [folder = '', outside = '', papers = '', assets = '', end = ''] = process.argv.slice(2);
const environment = { now: () => new Date('2026-11-24T10:00:00.000Z'), randomBytes: (length: number) => new Uint8Array(randomBytes(length)), actor: 'planter', host: 'faults', pid: process.pid };
const breeder = canaryBreeder();
const text = (): string => breeder.next();

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const { vault } = await createVault(folder, 'correct horse battery staple', environment, { kdf: { memoryKiB: 19 * 1024, passes: 2, lanes: 1 } });
const { identities, packages, jobs, cache, settings, reference, lists, dossiers, blobs, custody, backups } = vault;

const paper = await blobs.stage(one(Buffer.from(`${text()} pays `.repeat(9000))));
await lists.add({
  id: 'l1', listId: text(), name: text(), publisher: text(), source: text(), legal: true, format: 'mapped-table', asPublished: null, loadedAt: '2026-11-24T10:00:00.000Z',
  files: [{ name: text(), sha256: paper.sha256, size: paper.size }], sha256: paper.sha256, entries: 1, names: 1, notes: [text()], mapping: { [text()]: 1 }, before: null, withdrawn: { at: '2026-11-24T10:00:00.000Z', by: text(), reason: text() },
} satisfies ListVersion, [paper], { type: 'list.load', object: text(), reason: text(), details: { name: text(), [text()]: [text()] } });
const filled = filledDossier(text, paper.sha256);
await dossiers.create(filled, { type: 'dossier.create', reason: text(), details: { title: text() } });
const scan = await blobs.stage(one(Buffer.concat([Buffer.from(text()), randomBytes(70_000)])));
await dossiers.commit({
  dossierId: filled.id, label: text(), act: { type: 'evidence.ingest', object: `file:${text()}`, reason: text() }, blobs: [scan],
  edits: [{ op: 'header', value: { title: text() } }, { op: 'put', collection: 'files', value: { id: text(), name: `${text()}.pdf`, sha256: scan.sha256, size: scan.size, mediaType: 'application/pdf' } }],
  texts: [{ fileId: text(), pages: [{ page: 1, text: `${text()} ${text()} of the payroll` }] }],
});
await dossiers.undo(filled.id);
await identities.add({ id: text(), name: text(), title: text(), organization: text(), email: `${text()}@example.org`, certificates: [Buffer.from(text()).toString('base64')], privateKey: Buffer.from(text()).toString('base64') });
const volume = await blobs.stage(one(Buffer.from(`%PDF-1.7 ${text()}`)));
await packages.issue([{ issued: { id: text(), dossierId: filled.id, issuedAt: '2026-11-24T10:00:00.000Z', title: text(), signer: text(), dossierRevision: 1, manifest: { title: text() }, volumes: [{ path: `${text()}.pdf`, pages: 1, bytes: volume.size, sha256: volume.sha256 }] }, act: { type: 'package.issue', details: { signer: text() } } }], [volume]);
await jobs.put({ jobId: text(), kind: 'ingest', dossierId: filled.id, startedAt: '2026-11-24T10:00:00.000Z', state: 'running', input: { sources: [text()] }, cursor: { path: text() } });
await cache.put(`thumbnail of ${text()}`, Buffer.from(`PNG ${text()}`));
await settings.write({ lastOutsideBackup: { at: '2026-11-24T10:00:00.000Z', place: text() } });
await reference.put({ name: text(), text: text(), sha256: paper.sha256, addedAt: '2026-11-24T10:00:00.000Z' }, { type: 'reference.add', details: { name: text() } });
// The real intake, with its readers and their temporary files.
await writeFile(path.join(papers, `${text()}.txt`), `${text()} received 40 bales.\n`);
await writeFile(path.join(papers, `${text()}.csv`), `worker,net\n${text()},100\n`);
await ingest({ dossierId: filled.id, sources: [papers], exhibitId: null, jobId: 'job-1' }, { vault, reader: createReader(resourcesIn(assets)), environment, progress: silentProgress });
await dossiers.search(filled.id, text(), 10);
await custody.list({ dossierId: null, object: null, text: text(), offset: 0, limit: 10 });
await backups.make(null, 'manual');
await backups.make(outside, 'manual');
await backups.test(outside);
process.stdout.write(`${JSON.stringify({ planted: breeder.count, hashes: [paper.sha256, scan.sha256, volume.sha256] })}\n`);

if (end === 'close') {
  await vault.close();
} else {
  // Nothing was checkpointed yet, a file lies staged, and a transaction is under way.
  await blobs.stage(one(Buffer.from(text().repeat(40_000))));
  void dossiers.commit({ dossierId: filled.id, label: text(), act: { type: 'dossier.edit' }, edits: [{ op: 'header', value: { notice: text().repeat(2000) } }] });
  await backups.make(outside, 'manual', { ...silentProgress, report: (step) => { if (step === 'Copying evidence files') process.kill(process.pid, 'SIGKILL'); } });
}
