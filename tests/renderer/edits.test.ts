// Proves that quick edits of one record never overwrite each other, that failures are told, and that undo says what it undid.
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import { createEdits } from '../../renderer/state/edits.ts';
import { createReads } from '../../renderer/state/reads.ts';
import { sampleCore } from './support/memory-core.ts';

function setUp() {
  const core = sampleCore();
  const client = createClient(core.port);
  const edits = createEdits(client, createReads(client), () => new Date('2026-11-16T10:32:00Z'));
  const exhibit = core.dossier.exhibits[3]!;
  return { core, edits, exhibit, id: core.dossier.id, stored: () => core.dossier.exhibits.find((one) => one.id === exhibit.id)! };
}

describe('edits', () => {
  it('keeps both of two edits made from the same shown record', async () => {
    const { edits, exhibit, id, stored } = setUp();
    await Promise.all([edits.change(id, 'exhibits', exhibit, 'Change title', { title: 'New title' }), edits.change(id, 'exhibits', exhibit, 'Change date', { docDate: '2026-09-20' })]);
    expect(stored()).toMatchObject({ title: 'New title', docDate: '2026-09-20' });
    expect(edits.store.getState()).toMatchObject({ saving: 0, error: null, savedAt: new Date('2026-11-16T10:32:00Z') });
  });

  it('keeps both of two edits inside one list of a record', async () => {
    const { core, edits, id } = setUp();
    const step = core.dossier.steps.find(({ inputs }) => inputs.length > 0)!;
    const change = (patch: { quantity: string } | { uom: string }) => edits.change(id, 'steps', step, 'Change input', ({ inputs }) => ({ inputs: inputs.map((flow, at) => (at === 0 ? { ...flow, ...patch } : flow)) }));
    await Promise.all([change({ quantity: '7' }), change({ uom: 'TNE' })]);
    expect(core.dossier.steps.find((one) => one.id === step.id)?.inputs[0]).toMatchObject({ quantity: '7', uom: 'TNE' });
  });

  it('starts from what is stored again once it was read back', async () => {
    const { core, edits, exhibit, id, stored } = setUp();
    await edits.change(id, 'exhibits', exhibit, 'Change title', { title: 'First' });
    const now = stored();
    core.dossier.exhibits[3] = { ...now, proves: 'changed elsewhere' };
    await edits.change(id, 'exhibits', stored(), 'Change date', { docDate: '2026-09-21' });
    expect(stored()).toMatchObject({ title: 'First', proves: 'changed elsewhere', docDate: '2026-09-21' });
  });

  it('tells why an edit was not saved', async () => {
    const { core, edits, exhibit, id } = setUp();
    core.die();
    expect(await edits.change(id, 'exhibits', exhibit, 'Change title', { title: 'Lost' })).toBe(false);
    expect(edits.store.getState().error).toMatchObject({ code: 'process.died', kept: 'Everything saved before is intact.' });
  });

  it('undoes the last step and says which', async () => {
    const { edits, exhibit, id, stored } = setUp();
    await edits.change(id, 'exhibits', exhibit, 'Change title of A-04', { title: 'Wrong' });
    await edits.undo(id);
    expect(stored().title).toBe(exhibit.title);
    expect(edits.store.getState().said).toBe('Undone: Change title of A-04');
    await edits.undo(id);
    expect(edits.store.getState()).toMatchObject({ said: 'Nothing to undo', error: null });
  });
});
