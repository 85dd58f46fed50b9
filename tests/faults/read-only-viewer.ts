// Runs with a disk of its own: makes a vault, makes the disk read-only, and looks at the vault there. Prints what happened as JSON.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toAppError } from '../../src/contract/errors.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE } from '../support/secrets.ts';

const [disk = ''] = process.argv.slice(2);
const folder = path.join(disk, 'vault');
const environment = fixedEnvironment(undefined, randomBytes(8).toString('hex'));
const paper = Buffer.from('bill of lading '.repeat(9000));

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: unknown) => toAppError(thrown).code);

const { vault } = await createVault(folder, PASSPHRASE, environment, { kdf: CHEAP_KDF });
await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
const blob = await vault.blobs.stage(one(paper));
await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [{ op: 'put', collection: 'files', value: { id: 'f1', name: 'bill.pdf', sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' } }], texts: [{ fileId: 'f1', pages: [{ page: 1, text: 'bill of lading' }] }] });
// A copy while it is open has a write-ahead log: it has to be mended before it can be looked at.
await cp(folder, path.join(disk, 'unclosed'), { recursive: true });
await vault.close();
await cp(folder, path.join(disk, 'damaged'), { recursive: true });
const [object = ''] = (await readdir(path.join(disk, 'damaged/objects'), { recursive: true })).filter((name) => name.endsWith('.age'));
const file = path.join(disk, 'damaged/objects', object);
await writeFile(file, (await readFile(file)).subarray(0, -1));
const names = async (): Promise<string> => (await readdir(disk, { recursive: true })).toSorted().join('\n');
const before = await names();

execFileSync('mount', ['-o', 'remount,ro', disk]);
const { vault: seen, recovered } = await openVault(folder, PASSPHRASE, environment);
const looked = {
  readOnly: (await seen.info()).readOnly, recovered,
  whole: Buffer.from(await seen.blobs.read(blob.sha256)).equals(paper),
  found: (await seen.dossiers.search('d1', 'lading', 5)).length,
  verify: await seen.verify(),
};
const changes = {
  edit: await codeOf(seen.dossiers.commit({ dossierId: 'd1', label: 'Edit', act: { type: 'dossier.edit' }, edits: [{ op: 'header', value: { title: 'Blue shirts' } }] })),
  evidence: await codeOf(seen.blobs.stage(one(paper))),
  passphrase: await codeOf(seen.changePassphrase(PASSPHRASE, 'another passphrase of four words')),
  cache: await codeOf(seen.cache.put('thumbnail', paper)),
};
await seen.close();
const { vault: torn } = await openVault(path.join(disk, 'damaged'), PASSPHRASE, environment);
const damaged = (await torn.verify()).problems;
await torn.close();
const unclosed = await openVault(path.join(disk, 'unclosed'), PASSPHRASE, environment).then(() => 'opened', (thrown: unknown) => toAppError(thrown).message);
process.stdout.write(JSON.stringify({ looked, changes, damaged, unclosed, wrong: await codeOf(openVault(folder, 'wrong', environment)), untouched: (await names()) === before }));
