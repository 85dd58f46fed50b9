// Calls over a port: good ones are answered, bad ones are refused by name and place, a dead port never hangs.
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import { appError, ERROR_CODES, Fault } from '../../src/contract/errors.ts';
import { memoryPorts, type Port } from '../../src/contract/port.ts';
import { dispatch, serve, type Bodies } from '../../src/contract/serve.ts';

const unused = () => Promise.reject(new Error('not called in this test'));
const bodiesWith = (some: Partial<Bodies>): Bodies => new Proxy(some, { get: (target, name: string) => target[name as keyof Bodies] ?? unused }) as Bodies;

const join = (some: Partial<Bodies>): { client: ReturnType<typeof createClient>; far: Port; send: ReturnType<typeof serve>['send'] } => {
  const [near, far] = memoryPorts();
  const { send } = serve(far, bodiesWith(some));
  return { client: createClient(near), far, send };
};

describe('a call', () => {
  it('reaches its body parsed, with defaults filled in', async () => {
    let seen: unknown;
    const { client } = join({ 'custody.list': (input) => { seen = input; return Promise.resolve({ total: 0, rows: [] }); } });
    expect(await client.call('custody.list', {})).toEqual({ ok: true, value: { total: 0, rows: [] } });
    expect(seen).toEqual({ offset: 0, limit: 100, dossierId: null, object: null, text: '' });
  });

  it.each([
    ['an unknown key', { passphrase: 'x', extra: 1 }],
    ['a missing key', {}],
    ['a wrong type', { passphrase: 7 }],
    ['nothing at all', undefined],
  ])('with %s is refused', async (_what, input) => {
    const result = await dispatch(bodiesWith({}), 'vault.strength', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it.each(['__proto__', 'constructor', 'toString', 'vault.nothing', ''])('to %j is refused as unknown', async (name) => {
    expect(await dispatch(bodiesWith({}), name, {})).toMatchObject({ ok: false, error: { code: 'request.unknown' } });
  });

  it('nested beyond reason is refused before it is parsed', async () => {
    let deep: unknown = {};
    for (let level = 0; level < 500; level++) deep = { deep };
    expect(await dispatch(bodiesWith({}), 'dossier.create', { header: { title: 'x', deep } })).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it('whose body throws a fault answers its code and sentences, and anything else as internal', async () => {
    const locked = await dispatch(bodiesWith({ 'vault.verify': () => Promise.reject(new Fault('vault.locked')) }), 'vault.verify', {});
    expect(locked).toEqual({ ok: false, error: appError('vault.locked') });
    const bugs: unknown[] = [];
    const broken = await dispatch(bodiesWith({ 'vault.verify': () => Promise.reject(new TypeError('oops')) }), 'vault.verify', {}, (bug) => bugs.push(bug));
    expect(broken).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(bugs).toHaveLength(1);
  });

  it('still open when the other side dies is answered, and so is every later one', async () => {
    const { client, far } = join({ 'vault.verify': () => new Promise(() => undefined) });
    const open = client.call('vault.verify', {});
    await Promise.resolve();
    far.close();
    expect(await open).toMatchObject({ ok: false, error: { code: 'process.died' } });
    expect(await client.call('vault.verify', {})).toMatchObject({ ok: false, error: { code: 'process.died' } });
  });
});

describe('a job', () => {
  const state = { kind: 'ingest', dossierId: null, step: '', done: 0, total: null } as const;

  it('answers with its value even when it ended before its id was known', async () => {
    const { client, send } = join({ 'package.verify': () => {
      send({ type: 'job', job: { ...state, jobId: 'j1', state: 'done', value: [] } });
      return Promise.resolve({ jobId: 'j1' });
    } });
    expect(await client.run('package.verify', { packageId: 'p' })).toEqual({ ok: true, value: [] });
  });

  it('reports progress of its own only, and its failure as an error', async () => {
    const { client, send } = join({ 'package.verify': () => Promise.resolve({ jobId: 'j1' }) });
    const seen: number[] = [];
    const ended = client.run('package.verify', { packageId: 'p' }, (job) => seen.push(job.done));
    await new Promise((resolve) => setImmediate(resolve));
    send({ type: 'job', job: { ...state, jobId: 'other', state: 'running', done: 9 } });
    send({ type: 'job', job: { ...state, jobId: 'j1', state: 'running', done: 1 } });
    send({ type: 'job', job: { ...state, jobId: 'j1', state: 'failed', error: appError('disk.full') } });
    expect(await ended).toMatchObject({ ok: false, error: { code: 'disk.full' } });
    expect(seen).toEqual([1]);
  });
});

describe('every error of the catalogue', () => {
  it.each(ERROR_CODES)('%s says what happened, what was kept and what to do', (code) => {
    const { message, kept, fix } = appError(code);
    expect([message, kept, fix].every((sentence) => sentence.length > 0)).toBe(true);
  });
});
