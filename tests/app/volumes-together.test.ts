// A package of several volumes is there whole or not at all: in the vault when it is stopped, in a folder when one file cannot be written.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { valueOf } from '../../src/cli/unlock.ts';
import { textPdf } from '../package/assemble/made-package.ts';
import { memoryCore, type MemoryCore } from '../support/memory-core.ts';

let core: MemoryCore;
let dossierId = '';
const request = (folder: string | null) => ({ dossierId, options: { mostPages: 20 }, signer: { kind: 'ink' as const }, folder, allowBlocking: 'Only a test of volumes' });
const filesIn = async (name: string): Promise<string[]> => (await readdir(path.join(core.home, name), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
const history = async () => valueOf(await core.client.call('package.history', { dossierId }));

beforeAll(async () => {
  core = await memoryCore();
  const { client, home } = core;
  ({ dossierId } = valueOf(await client.call('dossier.create', { header: { title: 'Shirts', case: { type: 'uflpa_applicability' } } })));
  const sources: string[] = [];
  for (const name of ['contract', 'invoice', 'receipt']) {
    await writeFile(path.join(home, `${name}.pdf`), await textPdf(Array.from({ length: 12 }, (_, page) => `${name} ${page + 1}`)));
    sources.push(core.grant(path.join(home, `${name}.pdf`)));
  }
  valueOf(await client.run('evidence.ingest', { dossierId, sources }));
  const { rows } = valueOf(await client.call('dossier.records', { dossierId, collection: 'exhibits', offset: 0, limit: 3 }));
  valueOf(await client.call('dossier.edit', { dossierId, label: 'Place', edits: rows.map((exhibit) => ({ op: 'put' as const, collection: 'exhibits' as const, value: { ...exhibit, id: exhibit['id'], state: 'ready' } })) }));
});
afterAll(async () => { await core.close(); });

it('stopped after its first volume was signed, nothing of it stays in the vault', async () => {
  const before = await filesIn('vault/objects');
  let stopped = false;
  const answer = await core.client.run('package.build', request(null), ({ jobId, step }) => {
    if (stopped || !/^(Signing|Finishing)/.test(step)) return;
    stopped = true;
    void core.client.call('job.cancel', { jobId });
  });
  expect({ stopped, answer }).toMatchObject({ stopped: true, answer: { ok: false, error: { code: 'job.cancelled', kept: 'No half-made package was left behind.' } } });
  expect(await filesIn('vault/objects')).toEqual(before);
  expect(await filesIn('vault/tmp')).toEqual([]);
  expect(await history()).toEqual([]);
});

it('of files that cannot all be written none is left, and what lay there before stays', async () => {
  const { packages: [built] } = valueOf(await core.client.run('package.build', request(null)));
  const packageId = built?.packageId ?? '';
  const [issued] = await history();
  const names = (issued?.volumes ?? []).map((volume) => volume.path);
  expect(names.length).toBeGreaterThan(1);
  const folder = await core.folder('desk');
  const desk = path.join(core.home, 'desk');
  await writeFile(path.join(desk, 'letter.txt'), 'mine');
  // A folder of the second volume's name is in the way.
  await mkdir(path.join(desk, names[1] ?? '', 'inside'), { recursive: true });
  expect(await core.client.call('package.save', { packageId, folder })).toMatchObject({ ok: false, error: { code: 'disk.unwritable' } });
  expect(await filesIn('desk')).toEqual([path.join(desk, 'letter.txt')]);
  await rm(path.join(desk, names[1] ?? ''), { recursive: true });
  valueOf(await core.client.call('package.save', { packageId, folder }));
  expect(execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: desk, encoding: 'utf8' }).match(/: OK$/gm)).toHaveLength(names.length + 1);
  expect(core.bugs).toEqual([]);
});
