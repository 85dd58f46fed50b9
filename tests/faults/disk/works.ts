// The kinds of work that are cut off, and the folder each of them begins with.
import { createHash } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { emptyDossier } from '../../../src/domain/dossier/dossier.ts';
import { createVault } from '../../../src/vault/create-vault.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE } from '../../support/secrets.ts';

export const WORK_NAMES = ['ingest', 'edit', 'build', 'backup', 'rotation', 'migration', 'passphrase'] as const;
export type WorkName = (typeof WORK_NAMES)[number];

/** The passphrase that a round of that id changes to. */
export const passphraseOf = (id: string): string => `passphrase ${createHash('sha256').update(id).digest('hex')}`;

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** `root`/vault with a dossier and a few papers, closed; beside it a place for backups. */
export async function freshGround(root: string): Promise<void> {
  await mkdir(path.join(root, 'outside'), { recursive: true });
  const environment = fixedEnvironment('2026-11-23T10:00:00.000Z', 'ground');
  const { vault } = await createVault(path.join(root, 'vault'), PASSPHRASE, environment, { kdf: { ...CHEAP_KDF, passes: 1 } });
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  const blobs = await Promise.all(['bill of lading', 'payroll'].map((name) => vault.blobs.stage(one(Buffer.from(name.repeat(600))))));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest' }, blobs, edits: blobs.map(({ sha256, size }, index) => ({ op: 'put', collection: 'files', value: { id: `ground-${index}`, name: 'paper.pdf', sha256, size, mediaType: 'application/pdf' } })) });
  await vault.close();
}

/** The grounds of every work below `home`, each made once and then copied. */
export interface Grounds { copyTo(work: WorkName, root: string): Promise<void>; }

export async function prepareGrounds(home: string, makeOldVault: (folder: string) => Promise<void>): Promise<Grounds> {
  const [present, old] = [path.join(home, 'present'), path.join(home, 'old')];
  await freshGround(present);
  await mkdir(path.join(old, 'outside'), { recursive: true });
  await makeOldVault(path.join(old, 'vault'));
  return { copyTo: (work, root) => cp(work === 'migration' ? old : present, root, { recursive: true, preserveTimestamps: true }) };
}
