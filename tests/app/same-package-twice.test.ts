// Proves through the app that a package is a function of dossier, clock and identity: two whole builds differ in the signature alone.
import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { createGrants } from '../../src/app/grants.ts';
import { createParserTools } from '../../src/app/parser/parser-tools.ts';
import { valueOf } from '../../src/cli/unlock.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { serve } from '../../src/contract/serve.ts';
import { fixedEnvironment } from '../support/environment.ts';
import { testResources } from '../support/resources.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

/** What nobody expected. */
const bugs: unknown[] = [];

interface Core { readonly client: Client; grant(folder: string): string; close(): Promise<void>; }

/** The core as the command line starts it, with a clock that stands still and the parser in the same process. */
function core(seed: string): Core {
  const environment = fixedEnvironment('2026-11-24T10:00:00.000Z', seed);
  const grants = createGrants(environment);
  const tools = createParserTools(testResources);
  const onBug = (thrown: unknown): void => void bugs.push(thrown);
  const app = createApp({ environment, grants, resources: testResources, reader: { ...tools, close: () => Promise.resolve() }, preparer: tools, lists: tools.lists, labor: tools.labor, version: '0.0.0', runtime: 'test', onBug });
  const [near, far] = memoryPorts();
  app.onEvent(serve(far, app.bodies, onBug).send);
  return { client: createClient(near, 'core'), grant: (folder) => grants.add(folder), close: () => app.close() };
}

/** Builds in the vault at `folder` and answers the bytes of the package. */
async function build(folder: string, out: string): Promise<Uint8Array> {
  await mkdir(out);
  const { client, grant, close } = core('later');
  valueOf(await client.call('vault.open', { folder: grant(folder), secret: PASSPHRASE }));
  const [dossier] = valueOf(await client.call('dossier.list', {}));
  const [identity] = valueOf(await client.call('identity.list', {}));
  const { packages: [{ volumes } = { volumes: [] }], warnings } = valueOf(await client.run('package.build', { dossierId: dossier?.id ?? '', options: {}, signer: { kind: 'identity', identityId: identity?.id ?? '' }, folder: grant(out) }));
  // Every file of the sample is shown, photographs too.
  expect(warnings).toEqual([]);
  await close();
  return readFile(volumes[0]?.path ?? '');
}

/** The bytes that the signature speaks for, as its byte range names them. */
function signedParts(pdf: Uint8Array): [Uint8Array, Uint8Array] {
  const range = /\/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)/.exec(Buffer.from(pdf).toString('latin1'));
  const [start = 0, length = 0, second = 0, rest = 0] = (range ?? []).slice(1).map(Number);
  expect([start, second + rest]).toEqual([0, pdf.length]);
  return [pdf.subarray(start, start + length), pdf.subarray(second)];
}

test('two builds of one dossier with one clock and one identity are byte-identical outside the signature', async () => {
  const home = await temporaryFolder();
  const [vault, copy] = [path.join(home, 'vault'), path.join(home, 'copy')];
  const first = core('first');
  await mkdir(vault);
  valueOf(await first.client.call('vault.create', { folder: first.grant(vault), passphrase: PASSPHRASE }));
  const { problems } = valueOf(await first.client.run('dossier.importSample', { sample: 'cotton' }));
  expect(problems).toEqual([]);
  valueOf(await first.client.call('identity.create', { name: 'Dana Okafor', title: 'Director of Compliance', organization: 'Larkmoor Apparel Group, Inc.' }));
  await first.close();
  await cp(vault, copy, { recursive: true });

  const [one, two] = [await build(vault, path.join(home, 'one')), await build(copy, path.join(home, 'two'))];
  const [[before, after], [beforeToo, afterToo]] = [signedParts(one), signedParts(two)];
  expect(Buffer.compare(before, beforeToo)).toBe(0);
  expect(Buffer.compare(after, afterToo)).toBe(0);
  expect(bugs).toEqual([]);
}, 240_000);
