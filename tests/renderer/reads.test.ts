// Proves that what the window shows is read once, kept while watched, and read again when the core says it changed.
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import { checksRead, headerRead } from '../../renderer/state/known-reads.ts';
import { createReads } from '../../renderer/state/reads.ts';
import { sampleCore } from './support/memory-core.ts';

function setUp() {
  const core = sampleCore();
  const due: (() => void)[] = [];
  const reads = createReads(createClient(core.port), (run) => void due.push(run));
  const read = headerRead(core.dossier.id);
  return { core, reads, read, calls: () => core.calls.filter((name) => name === 'dossier.header').length, runDue: () => due.splice(0).forEach((run) => run()), value: () => reads.store.getState()[read.key]?.value };
}
const settled = (what: () => unknown) => vi.waitFor(() => expect(what()).toBeTruthy());

describe('reads', () => {
  it('loads once for two watchers of the same thing', async () => {
    const { reads, read, calls, value } = setUp();
    reads.watch(read);
    reads.watch({ ...read });
    await settled(value);
    expect(calls()).toBe(1);
  });

  it('gathers many changes into one reload, and ignores other dossiers and other areas', async () => {
    const { core, reads, read, calls, runDue, value } = setUp();
    reads.watch(read);
    await settled(value);
    for (let seq = 1; seq <= 5; seq += 1) core.send({ type: 'changed', seq, dossierId: core.dossier.id, areas: ['dossier'] });
    core.send({ type: 'changed', seq: 6, dossierId: 'another', areas: ['dossier'] });
    core.send({ type: 'changed', seq: 7, dossierId: core.dossier.id, areas: ['packages'] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    runDue();
    await vi.waitFor(() => expect(calls()).toBe(2));
  });

  it('runs the checks again when another dossier changes: both may use one lot', async () => {
    const { core, reads, runDue } = setUp();
    const checks = checksRead(core.dossier.id);
    reads.watch(checks);
    await settled(() => reads.store.getState()[checks.key]?.value);
    core.send({ type: 'changed', seq: 1, dossierId: 'another', areas: ['dossier'] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    runDue();
    await vi.waitFor(() => expect(core.calls.filter((name) => name === 'checks.run').length).toBe(2));
  });

  it('reads everything again when an event was missed', async () => {
    const { core, reads, read, calls, runDue, value } = setUp();
    reads.watch(read);
    await settled(value);
    core.send({ type: 'changed', seq: 1, dossierId: 'another', areas: ['packages'] });
    core.send({ type: 'changed', seq: 3, dossierId: 'another', areas: ['packages'] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    runDue();
    await vi.waitFor(() => expect(calls()).toBe(2));
  });

  it('does not reload what nobody watches, but does so on the next look', async () => {
    const { core, reads, read, calls, runDue, value } = setUp();
    reads.watch(read)();
    await settled(value);
    core.send({ type: 'changed', seq: 1, dossierId: core.dossier.id, areas: ['dossier'] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    runDue();
    expect(calls()).toBe(1);
    reads.watch(read);
    expect(calls()).toBe(1);
    await vi.waitFor(() => expect(calls()).toBe(2));
  });

  it('forgets everything when the vault is locked', async () => {
    const { reads, read, value } = setUp();
    reads.watch(read);
    await settled(value);
    reads.clear();
    expect(reads.store.getState()).toEqual({});
  });

  it('keeps the error beside the last good value', async () => {
    const { reads, value } = setUp();
    const missing = headerRead('nowhere');
    reads.watch({ ...missing, load: async () => ({ ok: false, error: { code: 'dossier.notFound', message: 'm', kept: 'k', fix: 'f', details: {} } }) });
    await vi.waitFor(() => expect(reads.store.getState()[missing.key]?.error?.code).toBe('dossier.notFound'));
    expect(value()).toBeUndefined();
  });
});
