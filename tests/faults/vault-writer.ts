// A process to be killed: commits files into a vault without end and says each commit only once it is acknowledged.
import { randomBytes } from 'node:crypto';
import { openVault } from '../../src/vault/open-vault.ts';
import type { Edit } from '../../src/contract/procedures/shapes.ts';

const [folder = '', secret = '', round = ''] = process.argv.slice(2);
const environment = { now: () => new Date('2026-11-24T10:00:00.000Z'), randomBytes: (length: number) => new Uint8Array(randomBytes(length)), actor: 'writer', host: 'faults', pid: process.pid };

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const say = (line: string): Promise<void> => new Promise((resolve, reject) => {
  process.stdout.write(`${line}\n`, (error) => { if (error) reject(error); else resolve(); });
});

const { vault } = await openVault(folder, secret, environment);
await say('open');
for (let count = 0; ; count += 1) {
  const blobs = await Promise.all([0, 1, 2].map((index) => vault.blobs.stage(one(Buffer.from(`canary/${round}/${count}/${index}`.repeat(200 + 5000 * index))))));
  const edits = blobs.map((blob, index): Edit => ({ op: 'put', collection: 'files', value: { id: `f-${round}-${count}-${index}`, name: `canary ${count}.pdf`, sha256: blob.sha256, size: blob.size, mediaType: 'application/pdf' } }));
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Add', edits, blobs, act: { type: 'evidence.ingest', object: `batch:${round}-${count}` }, texts: [{ fileId: `f-${round}-${count}-0`, pages: [{ page: 1, text: `canary page of ${count}` }] }] });
  await say(`ack ${round}-${count}`);
}
