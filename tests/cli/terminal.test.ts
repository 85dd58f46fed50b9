// Proves how secrets are asked for, and that an interruption cancels what runs and begins nothing more.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../src/cli/interruption.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { createJobRunner } from '../../src/app/job-runner.ts';
import { createClient } from '../../src/contract/client.ts';
import { Fault } from '../../src/contract/errors.ts';
import type { Message } from '../../src/contract/port.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { fixedEnvironment } from '../support/environment.ts';

function terminalWithKeys() {
  const keys = Object.assign(new PassThrough(), { isTTY: true });
  const shown: string[] = [];
  const terminal = createTerminal({ stdin: keys, stdout: { write: () => true }, stderr: { write: (text) => shown.push(text) }, variables: {} }, false);
  return { keys, shown, terminal };
}

describe('a secret', () => {
  it('is typed unseen', async () => {
    const { keys, shown, terminal } = terminalWithKeys();
    const asked = terminal.secret('NAME', 'passphrase');
    keys.write('correct horse\r');
    expect(await asked).toBe('correct horse');
    expect(shown.join('')).toBe('Passphrase: \n');
  });
  it('that is new is typed twice, and refused when the two differ', async () => {
    const { keys, terminal } = terminalWithKeys();
    const asked = terminal.secret('NAME', 'new passphrase', { isNew: true });
    keys.write('one\r');
    setImmediate(() => keys.write('other\r'));
    await expect(asked).rejects.toThrow('The two are not the same. Nothing was changed.');
  });
  it.each([['Ctrl+C', '\u0003'], ['Ctrl+D', '\u0004']])('is not waited for after %s', async (_name, key) => {
    const { keys, terminal } = terminalWithKeys();
    const asked = terminal.secret('NAME', 'passphrase');
    keys.write(key);
    await expect(asked).rejects.toMatchObject({ code: 'job.cancelled' });
  });
});

it('an interruption cancels the running job and lets no further call through', async () => {
  const [near, far] = memoryPorts();
  const runner = createJobRunner(fixedEnvironment(), (event) => far.post({ t: 'event', event } satisfies Message), () => undefined);
  const calls: string[] = [];
  far.onMessage((raw) => {
    const message = raw as Extract<Message, { t: 'call' }>;
    calls.push(message.name);
    if (message.name === 'job.cancel') runner.cancel((message.input as { jobId: string }).jobId);
    const value: unknown = message.name.startsWith('job.') ? runner.list()
      : runner.start('build', null, (progress) => new Promise((_resolve, reject) => progress.signal.addEventListener('abort', () => reject(new Fault('job.cancelled', { kept: 'Half.' })))));
    far.post({ t: 'reply', id: message.id, result: { ok: true, value } } satisfies Message);
  });
  const interruption = new AbortController();
  const client = interruptible(createClient(near), interruption.signal);
  const running = client.run('package.verify', { packageId: 'p' });
  setTimeout(() => interruption.abort(), 20);
  expect(await running).toMatchObject({ ok: false, error: { code: 'job.cancelled', kept: 'Half.' } });
  expect(await client.call('dossier.list', {})).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
  expect(calls).toEqual(['package.verify', 'job.list', 'job.cancel']);
});
