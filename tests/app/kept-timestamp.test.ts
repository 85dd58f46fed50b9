// The timestamp of an issued package is kept with it: shown in its history, saved with it, and again when asked twice.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { createParserTools } from '../../src/app/parser/parser-tools.ts';
import { valueOf } from '../../src/cli/unlock.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { serve } from '../../src/contract/serve.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { createTimestampAuthority } from '../support/timestamp-authority.ts';
import { PASSPHRASE } from '../support/vault.ts';

const bugs: unknown[] = [];
const home = await mkdtemp(path.join(tmpdir(), 'clearproof-stamped-'));
const environment = fixedEnvironment();
const grants = createGrants(environment);
const tools = createParserTools(testResources);
const app = createApp({ environment, grants, resources: testResources, reader: { ...tools, close: () => Promise.resolve() }, preparer: tools, lists: tools.lists, labor: tools.labor, version: '0.0.0', runtime: 'test', onBug: (thrown) => void bugs.push(thrown) });
const [near, far] = memoryPorts();
app.onEvent(serve(far, app.bodies, (thrown) => void bugs.push(thrown)).send);
const client: Client = createClient(near, 'core');
afterAll(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

async function folder(name: string): Promise<string> {
  await mkdir(path.join(home, name));
  return grants.add(path.join(home, name));
}
const contentOf = async (name: string, pattern: RegExp): Promise<Buffer> => readFile(path.join(home, name, (await readdir(path.join(home, name))).find((file) => pattern.test(file)) ?? 'missing'));

it('a timestamp stays with the package it was given for', async () => {
  valueOf(await client.call('vault.create', { folder: await folder('vault'), passphrase: PASSPHRASE }));
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
