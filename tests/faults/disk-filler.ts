// Runs on a file system that is too small: fills a vault until the disk is full, makes room, and goes on. Prints what happened as JSON.
import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toAppError } from '../../src/contract/errors.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { createVault } from '../../src/vault/create-vault.ts';
import { openVault } from '../../src/vault/open-vault.ts';

const [disk = ''] = process.argv.slice(2);
const folder = path.join(disk, 'vault');
const environment = { now: () => new Date('2026-11-24T10:00:00.000Z'), randomBytes: (length: number) => new Uint8Array(randomBytes(length)), actor: 'filler', host: 'faults', pid: process.pid };
const secret = 'correct horse battery staple';

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

await writeFile(path.join(disk, 'ballast'), Buffer.alloc(1_000_000));
const { vault } = await createVault(folder, secret, environment, { kdf: { memoryKiB: 19 * 1024, passes: 2, lanes: 1 } });
await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'uflpa_applicability'), { type: 'dossier.create' });

const add = async (id: string): Promise<void> => {
  const blob = await vault.blobs.stage(one(randomBytes(40_000)));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest', object: `file:${id}` }, blobs: [blob], edits: [{ op: 'put', collection: 'files', value: { id, name: `${id}.bin`, sha256: blob.sha256, size: blob.size, mediaType: 'application/octet-stream' } }] });
};
/** Small edits, so that the database and not a blob meets the full disk. */
const note = (id: string): Promise<unknown> =>
  vault.dossiers.commit({ dossierId: 'd1', label: 'Note', act: { type: 'dossier.edit' }, edits: [{ op: 'put', collection: 'claims', value: { id, text: id.repeat(1500) } }] });

async function until(act: (id: string) => Promise<unknown>, prefix: string): Promise<{ done: number; code: string }> {
  for (let done = 0; ; done += 1) {
    try {
      await act(`${prefix}${done}`);
    } catch (thrown) {
      return { done, code: toAppError(thrown).code };
    }
  }
}

const files = await until(add, 'f');
const notes = await until(note, 'n');
const whileFull = await vault.verify();
const temporary = await readdir(path.join(folder, 'tmp'));
await rm(path.join(disk, 'ballast'));
await add('after');
await vault.close();
const { vault: again } = await openVault(folder, secret, environment);
const dossier = await again.dossiers.read('d1');
const afterwards = await again.verify();
await again.close();
process.stdout.write(JSON.stringify({ files, notes, whileFull, temporary, stored: { files: dossier.files.length, claims: dossier.claims.length }, afterwards }));
