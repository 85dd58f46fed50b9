// Modules that are none, die, hang, and tokens that are locked, on their last try, unlocked by a pad, or taken out: each ends with its error.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSelfSignedIdentity } from '../../../src/package/sign/identity.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { isAlive, tokenProcesses } from '../../support/token-process.ts';

const { client, started } = tokenProcesses({}, { lookSeconds: 5, personSeconds: 5 });
const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
let certificate = new Uint8Array();

/** The module compiled to behave so. */
function stub(behaviour: string): string {
  const file = path.join(folder, `${behaviour}.so`);
  execFileSync('gcc', ['-shared', '-fPIC', `-DBEHAVIOUR=${behaviour}`, '-I', path.join(root, 'node_modules/pkcs11js/includes'), '-o', file, path.join(import.meta.dirname, 'stub-module.c')]);
  return file;
}
const unlock = (behaviour: string, pin: string | null) => client.unlock({ module: stub(behaviour), tokenSerial: '1', tokenLabel: 'Stub', keyId: '0a' }, certificate, pin);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clearproof-stub-'));
  const { certificates: [first] } = await createSelfSignedIdentity({ name: 'Ana', title: null, organization: null, email: null, country: null }, fixedEnvironment());
  certificate = new Uint8Array(Buffer.from(first ?? '', 'base64'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a module', () => {
  it('that is no library, or no PKCS#11 module, is refused by name', async () => {
    const [text, library] = [path.join(folder, 'text.so'), path.join(folder, 'other.so')];
    await writeFile(text, 'no library');
    execFileSync('gcc', ['-shared', '-x', 'c', '/dev/null', '-o', library]);
    for (const file of [text, library]) await expect(client.tokens(file)).rejects.toMatchObject({ code: 'token.badModule', details: { module: path.basename(file) } });
  });

  it('that ends its process costs that process alone', async () => {
    await expect(client.tokens(stub('ABORTS'))).rejects.toMatchObject({ code: 'token.moduleFailed', details: { reason: 'it ended the process it ran in' } });
  });

  it('that never answers is ended after its time', async () => {
    const hurried = tokenProcesses({}, { lookSeconds: 1, personSeconds: 1 });
    await expect(hurried.client.tokens(stub('HANGS'))).rejects.toMatchObject({ code: 'token.moduleFailed', details: { reason: 'it gave no answer for 1 seconds' } });
    await vi.waitFor(() => expect(hurried.started.map(({ pid }) => isAlive(pid))).toEqual([false]));
  });
});

describe('a token', () => {
  it('that is locked is not tried', async () => {
    expect(await client.tokens(stub('LOCKED'))).toMatchObject([{ label: 'Stub', serial: '1', pin: 'locked', pinPad: false, certificates: [] }]);
    await expect(unlock('LOCKED', '1234')).rejects.toMatchObject({ code: 'token.pinLocked' });
  });

  it('that has one try left says so after a wrong PIN', async () => {
    await expect(unlock('LAST_TRY', '1234')).rejects.toMatchObject({ code: 'token.wrongPin', details: { tries: 'One try is left: after another wrong PIN it locks itself.' } });
  });

  it('with a pad of its own is sent no PIN, and may be cancelled there', async () => {
    await expect(unlock('PAD', '1234')).rejects.toMatchObject({ code: 'token.refused', details: { reason: 'it was cancelled, or nobody answered at the token' } });
  });

  it('that is taken out is missed', async () => {
    await expect(unlock('REMOVED', '1234')).rejects.toMatchObject({ code: 'token.removed', details: { token: 'Stub' } });
  });

  it('leaves no process behind', async () => {
    await vi.waitFor(() => expect(started.filter(({ pid }) => isAlive(pid))).toEqual([]));
  });
});
