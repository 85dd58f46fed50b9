// The timestamp of an issued package is kept with it: shown in its history, saved with it, and again when asked twice.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { valueOf } from '../../src/cli/unlock.ts';
import { memoryCore } from '../support/memory-core.ts';
import { createTimestampAuthority } from '../support/timestamp-authority.ts';

const core = await memoryCore();
const { client, home, folder, bugs } = core;
afterAll(() => core.close());

const contentOf = async (name: string, pattern: RegExp): Promise<Buffer> => readFile(path.join(home, name, (await readdir(path.join(home, name))).find((file) => pattern.test(file)) ?? 'missing'));

it('a timestamp stays with the package it was given for', async () => {
  const { dossierId } = valueOf(await client.call('dossier.create', { header: { title: 'Shirts', case: { type: 'uflpa_applicability' } } }));
  const { id: identityId } = valueOf(await client.call('identity.create', { name: 'Dana Okafor' }));
  const { packages: [{ packageId } = { packageId: '' }] } = valueOf(await client.run('package.build', { dossierId, options: {}, signer: { kind: 'identity', identityId }, allowBlocking: 'Only a test of timestamps' }));
  const of = { kind: 'package' as const, packageId };
  const desk = await folder('desk');
  const { requests: [request = ''] } = valueOf(await client.run('timestamp.request', { of, folder: desk }));
  await writeFile(request.replace(/tsq$/, 'tsr'), createTimestampAuthority().answer(await readFile(request)));
  const { files: [added] } = valueOf(await client.run('timestamp.add', { of, folder: desk }));

  const [issued] = valueOf(await client.call('package.history', { dossierId }));
  expect(issued?.timestamps).toEqual([{ volume: 0, time: added?.time, authority: 'Zeitstempel Zürich', sha256: added?.sha256 }]);
  valueOf(await client.call('package.save', { packageId, folder: await folder('saved') }));
  expect(await contentOf('saved', /_timestamped\.pdf$/)).toEqual(await contentOf('desk', /_timestamped\.pdf$/));
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(home, 'saved'), encoding: 'utf8' }).match(/OK/g)).toHaveLength(3);

  // Taken in a second time it is the same one.
  valueOf(await client.run('timestamp.add', { of, folder: desk }));
  expect(valueOf(await client.call('package.history', { dossierId }))[0]?.timestamps).toHaveLength(1);
  expect(valueOf(await client.run('vault.verify', { resume: false }))).toMatchObject({ ok: true });
  expect(bugs).toEqual([]);
});
