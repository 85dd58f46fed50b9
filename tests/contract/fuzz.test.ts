// Proves that nothing a captured window could post makes the core crash, hang, or run a body with input its schema does not allow.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { shellRequestSchema } from '../../electron/shell-contract.ts';
import { procedures } from '../../src/contract/catalogue.ts';
import { memoryPorts } from '../../src/contract/port.ts';
import { dispatch, serve, type Bodies } from '../../src/contract/serve.ts';

const names = Object.keys(procedures);
const SEED = 20_261_124;

/** Bodies that only note with what they were called. */
function recordingBodies(): { bodies: Bodies; called: { name: string; input: unknown }[] } {
  const called: { name: string; input: unknown }[] = [];
  const bodies = Object.fromEntries(names.map((name) => [name, (input: unknown) => {
    called.push({ name, input });
    return Promise.resolve(null);
  }])) as never as Bodies;
  return { bodies, called };
}

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'dossierId', 'id', 'path', 'token', 'text', 'limit', 'offset');
const hostileValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, key: fc.oneof(hostileKey, fc.string()) }),
  fc.dictionary(hostileKey, fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant('../../etc/passwd'), fc.constant('x'.repeat(10_000)), fc.constant(null))),
);
const message = fc.oneof(
  hostileValue,
  fc.record({ t: fc.constant('call'), id: fc.oneof(fc.nat(), hostileValue), name: fc.oneof(fc.constantFrom(...names), hostileKey, fc.string()), input: hostileValue }),
  fc.record({ t: fc.constantFrom('call', 'reply', 'event', 'cancel'), id: fc.nat(), name: fc.constantFrom(...names), input: hostileValue, extra: hostileValue }, { requiredKeys: ['t'] }),
);

describe('ten thousand malformed messages', () => {
  it('are refused with a typed error or not answered, and no body sees what its schema does not allow', async () => {
    const [near, far] = memoryPorts();
    const { bodies, called } = recordingBodies();
    const bugs: unknown[] = [];
    serve(far, bodies, (thrown) => bugs.push(thrown));
    const answers: unknown[] = [];
    near.onMessage((answer) => answers.push(answer));
    for (const hostile of fc.sample(message, { numRuns: 10_000, seed: SEED })) near.post(hostile);
    await new Promise((resolve) => setImmediate(resolve));
    expect(bugs).toEqual([]);
    expect(answers.length).toBeGreaterThan(1000);
    for (const answer of answers) expect(answer).toMatchObject({ t: 'reply', result: { ok: expect.any(Boolean) } });
    const codes = new Set(answers.flatMap((answer) => (answer as { result: { error?: { code: string } } }).result.error?.code ?? []));
    expect([...codes].sort()).toEqual(['request.invalid', 'request.unknown']);
    for (const { name, input } of called) expect(v.safeParse(procedures[name as keyof typeof procedures].input, input).success).toBe(true);
    expect(({} as Record<string, unknown>)['dossierId']).toBeUndefined();
  });

  it('to the shell are not taken for one of its requests', () => {
    const taken = fc.sample(hostileValue, { numRuns: 10_000, seed: SEED }).filter((hostile) => v.safeParse(shellRequestSchema, hostile).success);
    expect(taken).toEqual([]);
  });
});

describe('a small message that stands for an endless one', () => {
  it('is refused: each level holds the one below it twice', async () => {
    let shared: unknown = 'leaf';
    for (let level = 0; level < 40; level += 1) shared = { left: shared, right: shared };
    expect(await dispatch(recordingBodies().bodies, 'vault.strength', shared)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it('is refused: it holds itself', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(await dispatch(recordingBodies().bodies, 'vault.strength', circle)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });
});
