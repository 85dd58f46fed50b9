// Two offices exchange a dossier: what left comes back merged, conflicts are decided, nothing is overwritten silently, one undo takes all back.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../src/contract/catalogue.ts';
import { emptyDossier, dossierSchema, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { faultOf } from '../../support/faults.ts';
import { openOffice, withFiles, type Office } from '../../support/office.ts';

const dossier: Dossier = v.parse(dossierSchema, {
  ...emptyDossier('D1', 'Detention of cotton shirts', 'wro'),
  parties: [{ id: 'P1', name: 'Kaveri Mills' }, { id: 'P2', name: 'Hoa Mau' }],
  exhibits: [
    { id: 'E1', exhibitNo: 'A-01', section: 'A', docType: 'COMMERCIAL_INVOICE', title: 'Invoice', partyIds: ['P1'] },
    { id: 'E2', exhibitNo: 'A-02', section: 'A', docType: 'OCEAN_BOL', title: 'Bill of lading' },
  ],
});

const sendFrom = async (office: Office, more: Partial<Parameters<Office['app']['bodies']['bundle.export']>[0]> = {}): Promise<OutputOf<'bundle.export'>> =>
  office.job<'bundle.export'>(office.app.bodies['bundle.export']({ dossierId: 'D1', folder: office.grant(path.join(office.folder, 'out')), exhibitIds: [], to: 'Counsel', passphrase: null, recipients: [], ...more }));
const open = (office: Office, file: string, secret: string | null = null) => office.job<'bundle.preview'>(office.app.bodies['bundle.preview']({ file: office.grant(file), secret }));
const apply = (office: Office, previewId: string, choices: Record<string, 'mine' | 'theirs'> = {}) => office.job<'bundle.apply'>(office.app.bodies['bundle.apply']({ previewId, choices }));
const records = async (office: Office, collection: 'exhibits' | 'parties' | 'files') => (await office.app.bodies['dossier.records']({ dossierId: 'D1', collection, offset: 0, limit: 100 })).rows as Record<string, unknown>[];
const edit = (office: Office, collection: 'exhibits' | 'parties', value: Record<string, unknown> & { id: string }) => office.app.bodies['dossier.edit']({ dossierId: 'D1', label: 'edit', edits: [{ op: 'put', collection, value }], expectedRevision: null });
const patch = async (office: Office, collection: 'exhibits' | 'parties', id: string, change: Record<string, unknown>) => {
  const record = (await records(office, collection)).find((row) => row['id'] === id);
  await edit(office, collection, { ...record, ...change, id });
};
const importer = () => openOffice('Importer', (vault) => withFiles(vault, dossier, { E1: 'invoice 4711', E2: 'bill of lading 9' }));

describe('a bundle', () => {
  it('unpacks with unzip, passes sha256sum and openssl, and tells another office who sent it', async () => {
    const [from, to] = [await importer(), await openOffice('Counsel')];
    const sent = await sendFrom(from);
    const where = path.join(from.folder, 'unpacked');
    execFileSync('unzip', ['-q', sent.path, '-d', where]);
    const bag = path.join(where, (await readdir(where))[0] ?? '');
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) execFileSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: bag });
    execFileSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', 'metadata/vault-key.pem', '-rawin', '-in', 'tagmanifest-sha256.txt', '-sigfile', 'tagmanifest-sha256.txt.sig'], { cwd: bag });
    expect((await readdir(path.join(bag, 'data/files'))).sort()).toEqual(['00001_E1.txt', '00002_E2.txt']);

    const preview = await open(to, sent.path);
    expect(preview).toMatchObject({ into: null, scope: 'whole', takenAt: null, provenance: { actor: 'Importer', to: 'Counsel', sha256: sent.sha256, sender: 'first' }, counts: { new: 6, files: 2, newFiles: 2, conflicts: 0 } });
    expect(preview.provenance.acts).toBeGreaterThan(2);
    expect(await apply(to, preview.previewId)).toMatchObject({ dossierId: 'D1', newFiles: 2 });
    const vault = await to.vault();
    expect((await vault.dossiers.read('D1')).exhibits).toEqual(dossier.exhibits);
    expect(Buffer.from(await vault.blobs.read((await vault.dossiers.read('D1')).files[0]?.sha256 ?? '')).toString()).toBe('invoice 4711');
    expect((await vault.dossiers.search('D1', 'invoice 4711', 5)).map((hit) => hit.exhibitNo)).toEqual(['A-01']);
    const acts = await vault.custody.list({ dossierId: 'D1', object: null, text: '', offset: 0, limit: 10 });
    expect(acts.rows.map(({ type, details }) => [type, details['sha256']])).toEqual([['bundle.receive', sent.sha256]]);
  });

  it('opens with the stock age program: for a passphrase no, for a key of another program and for the vault it is meant for yes', async () => {
    const [from, to] = [await importer(), await openOffice('Counsel')];
    const keyFile = path.join(from.folder, 'counsel.txt');
    execFileSync('age-keygen', ['-o', keyFile], { stdio: 'ignore' });
    const stock = execFileSync('age-keygen', ['-y', keyFile]).toString().trim();
    const { recipient } = await to.app.bodies['bundle.address']({});
    const sent = await sendFrom(from, { recipients: [stock, recipient] });
    expect(sent.path).toMatch(/\.bundle\.zip\.age$/);
    const zip = path.join(from.folder, 'plain.zip');
    await writeFile(zip, execFileSync('age', ['-d', '-i', keyFile, sent.path]));
    execFileSync('unzip', ['-tq', zip]);
    expect((await open(to, sent.path)).counts.new).toBe(6);
    expect(await faultOf(open(await openOffice('Stranger'), sent.path))).toBe('bundle.locked');
    const secret = (await readFile(keyFile, 'utf8')).split('\n').find((line) => line.startsWith('AGE-SECRET-KEY')) ?? '';
    expect((await open(await openOffice('Other counsel'), sent.path, secret)).counts.new).toBe(6);
    expect(await faultOf(sendFrom(from, { recipients: ['age1nonsense'] }))).toBe('bundle.badRecipient');
  });

  it('encrypted to a passphrase opens with it and with no other', async () => {
    const [from, to] = [await importer(), await openOffice('Counsel')];
    const sent = await sendFrom(from, { passphrase: 'four words of trust' });
    expect(await faultOf(open(to, sent.path, 'another'))).toBe('bundle.locked');
    expect((await open(to, sent.path, 'four words of trust')).counts.new).toBe(6);
  }, 240_000);

  it('of a selection carries its exhibits and what they name, and no act on anything else', async () => {
    const [from, to] = [await importer(), await openOffice('Supplier')];
    const sent = await sendFrom(from, { exhibitIds: ['E1'] });
    const preview = await open(to, sent.path);
    expect(preview).toMatchObject({ scope: 'selection', counts: { new: 3, files: 1 }, provenance: { acts: 1 } });
    expect(preview.changes.map(({ part, id }) => `${part} ${id}`)).toEqual(['parties P1', 'exhibits E1', 'files F-E1']);
    expect(await faultOf(sendFrom(from, { exhibitIds: ['nothing'] }))).toBe('bundle.empty');
  });
});

describe('a dossier that comes back', () => {
  async function exchanged(): Promise<{ from: Office; to: Office }> {
    const [from, to] = [await importer(), await openOffice('Counsel')];
    const preview = await open(to, (await sendFrom(from)).path);
    await apply(to, preview.previewId);
    return { from, to };
  }

  it('is merged field by field and link by link; only what both changed waits for a decision, and one undo takes it back', async () => {
    const { from, to } = await exchanged();
    await patch(to, 'exhibits', 'E1', { title: 'Invoice 4711', docNo: '4711', partyIds: ['P1', 'P2'] });
    await edit(to, 'parties', { id: 'P3', name: 'Found by counsel' });
    await patch(from, 'exhibits', 'E1', { title: 'Commercial invoice', amount: '10.50', partyIds: [] });
    await patch(from, 'parties', 'P2', { note: 'kept' });

    const preview = await open(from, (await sendFrom(to)).path);
    expect(preview.into).toEqual({ dossierId: 'D1', title: 'Detention of cotton shirts' });
    expect(preview.provenance.sender).toBe('first');
    expect(preview.conflicts).toMatchObject([{ part: 'exhibits', id: 'E1', field: 'title', base: 'Invoice', mine: 'Commercial invoice', theirs: 'Invoice 4711' }]);
    expect(preview.changes).toMatchObject([{ part: 'parties', id: 'P3', kind: 'new' }, { part: 'exhibits', id: 'E1', kind: 'changed', fields: ['docNo', 'partyIds'] }]);
    const before = await records(from, 'exhibits');
    expect(await faultOf(apply(from, preview.previewId))).toBe('bundle.undecided');
    expect(await records(from, 'exhibits')).toEqual(before);

    const key = preview.conflicts[0]?.key ?? '';
    expect((await from.app.bodies['bundle.decide']({ previewId: preview.previewId, choices: { [key]: 'theirs' } })).counts.conflicts).toBe(0);
    await apply(from, preview.previewId, { [key]: 'theirs' });
    const [invoice] = await records(from, 'exhibits');
    expect(invoice).toMatchObject({ title: 'Invoice 4711', docNo: '4711', amount: '10.50', partyIds: ['P2'] });
    expect((await records(from, 'parties')).map((party) => [party['id'], party['note']])).toEqual([['P1', null], ['P2', 'kept'], ['P3', null]]);
    await from.app.bodies['dossier.undo']({ dossierId: 'D1' });
    expect(await records(from, 'exhibits')).toEqual(before);
    expect((await records(from, 'parties')).map((party) => party['id'])).toEqual(['P1', 'P2']);
  });

  it('going to and fro settles: taken in again there is nothing new', async () => {
    const { from, to } = await exchanged();
    await patch(to, 'exhibits', 'E2', { docNo: 'BL-9' });
    const back = await sendFrom(to);
    await apply(from, (await open(from, back.path)).previewId);
    const again = await open(from, back.path);
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, removed: 0, conflicts: 0 } });
    expect(again.takenAt).not.toBeNull();
    const forth = await open(to, (await sendFrom(from)).path);
    expect(forth).toMatchObject({ into: { dossierId: 'D1' }, counts: { new: 0, changed: 0, removed: 0, conflicts: 0 } });
  });

  it('with a paper removed there and changed here asks, and a paper removed here stays out', async () => {
    const { from, to } = await exchanged();
    await to.app.bodies['dossier.edit']({ dossierId: 'D1', label: 'remove', edits: [{ op: 'remove', collection: 'exhibits', id: 'E2' }], expectedRevision: null });
    await patch(from, 'exhibits', 'E2', { title: 'Ocean bill' });
    await from.app.bodies['dossier.edit']({ dossierId: 'D1', label: 'remove', edits: [{ op: 'remove', collection: 'parties', id: 'P2' }], expectedRevision: null });
    const preview = await open(from, (await sendFrom(to)).path);
    expect(preview.conflicts).toMatchObject([{ part: 'exhibits', id: 'E2', field: null, theirs: null }]);
    expect(preview.counts.leftOut).toBe(1);
  });

  it('is refused when the dossier changed between preview and decision, or the bundle was put away', async () => {
    const { from, to } = await exchanged();
    await patch(to, 'exhibits', 'E2', { docNo: 'BL-9' });
    const back = await sendFrom(to);
    const { previewId } = await open(from, back.path);
    await patch(from, 'parties', 'P1', { note: 'meanwhile' });
    expect(await faultOf(apply(from, previewId))).toBe('dossier.editConflict');
    await from.app.bodies['bundle.discard']({});
    expect(await faultOf(apply(from, previewId))).toBe('bundle.expired');
    expect(await readdir(path.join(from.vaultFolder, 'tmp'))).toEqual([]);
  });
});

describe('work that is stopped', () => {
  it('leaves neither half a bundle nor half a dossier', async () => {
    const [from, to] = [await importer(), await openOffice('Counsel')];
    const stopAt = (office: Office, words: string) => (job: { jobId: string; step: string }) => { if (job.step.startsWith(words)) void office.app.bodies['job.cancel']({ jobId: job.jobId }); };
    const started = from.app.bodies['bundle.export']({ dossierId: 'D1', folder: from.grant(path.join(from.folder, 'out')), exhibitIds: [], to: null, passphrase: null, recipients: [] });
    expect(await faultOf(from.job<'bundle.export'>(started, stopAt(from, 'Collecting')))).toBe('job.cancelled');
    expect(await readdir(path.join(from.folder, 'out'))).toEqual([]);

    const { previewId } = await open(to, (await sendFrom(from)).path);
    to.environment.advance(1000);
    expect(await faultOf(to.job<'bundle.apply'>(to.app.bodies['bundle.apply']({ previewId, choices: {} }), stopAt(to, 'Taking in')))).toBe('job.cancelled');
    expect(await to.app.bodies['dossier.list']({})).toEqual([]);
    await to.app.bodies['bundle.discard']({});
    expect(await readdir(path.join(to.vaultFolder, 'tmp'))).toEqual([]);
    expect(await (await to.vault()).bundles.all()).toEqual([]);
  });
});
