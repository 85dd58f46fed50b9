// A process under test: does one kind of work in a vault and says each act only once it is acknowledged. What fails is said and passed over.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { openBundle } from '../../../src/app/exchange/open-bundle.ts';
import { applyBundle, destinationOf } from '../../../src/app/exchange/receive-bundle.ts';
import { sendBundle } from '../../../src/app/exchange/send-bundle.ts';
import { savePackage } from '../../../src/app/save-package.ts';
import { Session } from '../../../src/app/session.ts';
import { makeFolder } from '../../../src/cli/make-folder.ts';
import { toAppError } from '../../../src/contract/errors.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { newReading } from '../../../src/ingest/new-reading.ts';
import type { FileReader } from '../../../src/ingest/reading.ts';
import { openVault } from '../../../src/vault/open-vault.ts';
import type { StagedBlob, Vault } from '../../../src/vault/vault.ts';
import type { Promised } from './promises.ts';
import { bundleName, passphraseOf, type WorkName } from './works.ts';

const [root = '', firstSecret = '', work = '', rounds = '3', label = ''] = process.argv.slice(2);
const environment = { now: () => new Date('2026-11-24T10:00:00.000Z'), randomBytes: (length: number) => new Uint8Array(randomBytes(length)), actor: 'worker', host: 'faults', pid: process.pid };
const folder = path.join(root, 'vault');
let secret = firstSecret;

const say = (line: string): Promise<void> => new Promise((resolve, reject) => {
  process.stdout.write(`${line}\n`, (error) => { if (error) reject(error); else resolve(); });
});
const promise = (promised: Promised): Promise<void> => say(`ack ${JSON.stringify(promised)}`);

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const content = (name: string, size: number): Buffer => Buffer.from(`${name} of the mill `.repeat(Math.ceil(size / 20)));
const fileValue = (id: string, { sha256, size }: StagedBlob) => ({ op: 'put' as const, collection: 'files' as const, value: { id, name: `${id}.pdf`, sha256, size, mediaType: 'application/pdf' } });

const reader: FileReader = { read: ({ bytes }) => Promise.resolve(newReading('text/plain', { texts: [{ page: 1, text: Buffer.from(bytes).toString('utf8').slice(0, 200) }] })), close: () => Promise.resolve() };
async function sessionOf(vault: Vault): Promise<Session> {
  const session = new Session();
  await session.use(vault);
  return session;
}

type Round = (vault: Vault, id: string) => Promise<Vault>;

const WORKS: Readonly<Record<WorkName, Round>> = {
  async ingest(vault, id) {
    const blobs = await Promise.all([900, 3000, 70_000].map((size, index) => vault.blobs.stage(one(content(`${id}-${index}`, size)))));
    await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', act: { type: 'evidence.ingest', object: `batch:${id}` }, blobs, edits: blobs.map((blob, index) => fileValue(`${id}-${index}`, blob)), texts: [{ fileId: `${id}-0`, pages: [{ page: 1, text: `page of ${id}` }] }] });
    for (const [index, { sha256 }] of blobs.entries()) await promise({ what: 'file', id: `${id}-${index}`, sha256 });
    return vault;
  },
  async edit(vault, id) {
    const text = `claim ${id} `.repeat(40);
    await vault.dossiers.commit({ dossierId: 'd1', label: 'Edit', act: { type: 'dossier.edit' }, edits: [{ op: 'put', collection: 'claims', value: { id, text } }] });
    await promise({ what: 'claim', id, text });
    return vault;
  },
  async build(vault, id) {
    const pdf = content(`package ${id}`, 40_000);
    const volume = await vault.blobs.stage(one(pdf));
    const issued = { id, dossierId: 'd1', issuedAt: environment.now().toISOString(), title: id, signer: null, dossierRevision: 1, manifest: { id }, volumes: [{ path: `${id}.pdf`, pages: 1, bytes: volume.size, sha256: volume.sha256 }] };
    await vault.packages.issue([{ issued, act: { type: 'package.issue', object: `package:${id}` } }], [volume]);
    await promise({ what: 'package', id, sha256: volume.sha256, saved: [] });
    const target = path.join(root, 'out', id);
    await makeFolder(target);
    const saved = await savePackage(vault, issued, target);
    await promise({ what: 'package', id, sha256: volume.sha256, saved: saved.map(({ path: file, sha256 }) => ({ path: path.relative(root, file), sha256 })) });
    return vault;
  },
  async backup(vault, id) {
    await WORKS.edit(vault, id);
    for (const outside of [null, path.join(root, 'outside')]) {
      const made = await vault.backups.make(outside, 'manual');
      await promise({ what: 'backup', folder: path.relative(root, made.folder) });
    }
    return vault;
  },
  async rotation(vault, id) {
    await WORKS.ingest(vault, id);
    await vault.rotation.prepare(secret);
    await vault.rotation.run(secret, silentProgress);
    const { vault: opened } = await openVault(folder, secret, environment);
    await promise({ what: 'keys', fingerprint: opened.keyFingerprint });
    await WORKS.edit(opened, id);
    return opened;
  },
  // Opening an old vault is the migration; then work goes on.
  async migration(vault, id) {
    await promise({ what: 'schema', version: 2 });
    return WORKS.edit(vault, id);
  },
  async passphrase(vault, id) {
    const next = passphraseOf(id);
    await vault.changePassphrase(secret, next);
    secret = next;
    await promise({ what: 'passphrase', secret });
    return WORKS.edit(vault, id);
  },
  async export(vault, id) {
    await WORKS.edit(vault, id);
    const target = path.join(root, 'out', id);
    await makeFolder(target);
    const session = await sessionOf(vault);
    const sent = await sendBundle({ session, environment, version: '0' }, { dossierId: 'd1', folder: target, exhibitIds: [], to: 'Counsel', lock: null }, silentProgress);
    await promise({ what: 'sent', path: path.relative(root, sent.path), sha256: sent.sha256 });
    return vault;
  },
  async import(vault, id) {
    const number = Number(/\d+$/.exec(id)?.[0]);
    const session = await sessionOf(vault);
    const bundle = await openBundle(vault, path.join(root, 'incoming', bundleName(number)), null, silentProgress);
    try {
      const { dossierId } = await applyBundle({ session, environment, reader }, bundle, await destinationOf(vault, bundle), {}, silentProgress);
      await promise({ what: 'taken', dossierId, number, bundle: bundle.facts.id });
    } finally {
      await bundle.close();
    }
    return WORKS.edit(vault, id);
  },
};

/** Opens the vault, trying again after a failure that is said. */
async function open(): Promise<Vault | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return (await openVault(folder, secret, environment)).vault;
    } catch (thrown) {
      await say(`refused ${toAppError(thrown).code}`);
    }
  }
  return null;
}

const round = WORKS[work as WorkName];
let vault = await open();
for (let count = 0; vault && count < Number(rounds); count += 1) {
  try {
    vault = await round(vault, `${label}${count}`);
  } catch (thrown) {
    await say(`refused ${toAppError(thrown).code}`);
    // A change of keys that failed at its very end has closed the vault.
    if (await vault.custody.head().then(() => false, () => true)) vault = await open();
  }
}
await vault?.close().catch(async (thrown: unknown) => { await say(`refused ${toAppError(thrown).code}`); });
await say('end');
