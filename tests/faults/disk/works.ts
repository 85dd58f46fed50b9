// The kinds of work that are cut off, and the folder each of them begins with.
import { createHash } from 'node:crypto';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { sendBundle } from '../../../src/app/exchange/send-bundle.ts';
import { Session } from '../../../src/app/session.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { emptyDossier } from '../../../src/domain/dossier/dossier.ts';
import { createVault } from '../../../src/vault/create-vault.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { CHEAP_KDF, PASSPHRASE } from '../../support/secrets.ts';

export const WORK_NAMES = ['ingest', 'edit', 'build', 'backup', 'rotation', 'migration', 'passphrase', 'export', 'import'] as const;
export type WorkName = (typeof WORK_NAMES)[number];

/** As many as a work may have rounds. */
const BUNDLES = 3;

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

/** What the sender's dossier says and holds once the bundle of that number left. */
export const sentClaim = (number: number): { id: string; text: string } => ({ id: `sent-${number}`, text: `claim ${number} of the sender `.repeat(20) });
export const sentFile = (number: number): Buffer => Buffer.from(`paper ${number} of the sender `.repeat(900));
export const bundleName = (number: number): string => `${number}.bundle.zip`;

/** Another vault sends its dossier again and again, each time with one more claim and one more paper. */
async function sendBundles(sender: string, incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true });
  const environment = { ...fixedEnvironment('2026-11-23T11:00:00.000Z', 'sender'), actor: 'sender' };
  const { vault } = await createVault(sender, PASSPHRASE, environment, { kdf: { ...CHEAP_KDF, passes: 1 } });
  const session = new Session();
  await session.use(vault);
  await vault.dossiers.create(emptyDossier('d2', 'Yarn', 'wro'), { type: 'dossier.create' });
  for (let number = 0; number < BUNDLES; number += 1) {
    const blob = await vault.blobs.stage(one(sentFile(number)));
    await vault.dossiers.commit({ dossierId: 'd2', label: 'Add', act: { type: 'evidence.ingest' }, blobs: [blob], edits: [
      { op: 'put', collection: 'claims', value: sentClaim(number) },
      { op: 'put', collection: 'files', value: { id: `sent-${number}`, name: 'paper.txt', sha256: blob.sha256, size: blob.size, mediaType: 'text/plain' } },
    ] });
    const sent = await sendBundle({ session, environment, version: '0' }, { dossierId: 'd2', folder: incoming, exhibitIds: [], to: 'office', lock: null }, silentProgress);
    await rename(sent.path, path.join(incoming, bundleName(number)));
  }
  await session.close();
}

/** The grounds of every work below `home`, each made once and then copied. */
export interface Grounds { copyTo(work: WorkName, root: string): Promise<void>; }

export async function prepareGrounds(home: string, makeOldVault: (folder: string) => Promise<void>): Promise<Grounds> {
  const [present, old] = [path.join(home, 'present'), path.join(home, 'old')];
  await freshGround(present);
  await sendBundles(path.join(home, 'sender'), path.join(present, 'incoming'));
  await mkdir(path.join(old, 'outside'), { recursive: true });
  await makeOldVault(path.join(old, 'vault'));
  return { copyTo: (work, root) => cp(work === 'migration' ? old : present, root, { recursive: true, preserveTimestamps: true }) };
}
