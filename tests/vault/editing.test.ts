// Edits: parsed by their collection, refused when the dossier moved on, taken back and brought again.
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/contract/procedures/shapes.ts';
import { emptyDossier, type Dossier } from '../../src/domain/dossier/dossier.ts';
import type { ExhibitFilter, Vault } from '../../src/vault/vault.ts';
import { faultOf } from '../support/faults.ts';
import { newVault } from '../support/vault.ts';

async function withDossier(): Promise<Vault> {
  const { vault } = await newVault();
  await vault.dossiers.create(emptyDossier('d1', 'Shirts', 'wro'), { type: 'dossier.create' });
  return vault;
}

const party = (id: string, name: string): Edit => ({ op: 'put', collection: 'parties', value: { id, name } });
const commit = (vault: Vault, label: string | null, edits: Edit[], expectedRevision?: number): Promise<number> =>
  vault.dossiers.commit({ dossierId: 'd1', label, edits, act: { type: 'dossier.edit' }, ...(expectedRevision === undefined ? {} : { expectedRevision }) });
const names = (dossier: Dossier): string[] => dossier.parties.map((one) => one.name);

describe('undo and redo', () => {
  it('walk every step back to the beginning and forward again, order and header included', async () => {
    const vault = await withDossier();
    const states = [await vault.dossiers.read('d1')];
    const steps: Edit[][] = [
      [party('p1', 'Farm'), party('p2', 'Gin'), party('p3', 'Mill')],
      [party('p2', 'Ginnery'), { op: 'header', value: { title: 'Blue shirts' } }],
      [{ op: 'remove', collection: 'parties', id: 'p2' }],
      [party('p4', 'Broker'), party('p4', 'Customs broker'), { op: 'remove', collection: 'parties', id: 'p1' }],
    ];
    for (const [index, edits] of steps.entries()) {
      await commit(vault, `Step ${index + 1}`, edits);
      states.push(await vault.dossiers.read('d1'));
    }
    for (let index = steps.length - 1; index >= 0; index--) {
      expect((await vault.dossiers.undo('d1')).label).toBe(`Step ${index + 1}`);
      expect(await vault.dossiers.read('d1')).toEqual(states[index]);
    }
    expect(await faultOf(vault.dossiers.undo('d1'))).toBe('dossier.nothingToUndo');
    for (let index = 1; index <= steps.length; index++) {
      await vault.dossiers.redo('d1');
      expect(await vault.dossiers.read('d1')).toEqual(states[index]);
    }
    expect(await faultOf(vault.dossiers.redo('d1'))).toBe('dossier.nothingToUndo');
    expect((await vault.dossiers.header('d1')).revision).toBe(1 + 3 * steps.length);
    await vault.close();
  });

  it('take a step of thousands of records back and bring it again as one', async () => {
    const vault = await withDossier();
    await commit(vault, 'One', [party('p0', 'Farm')]);
    const many = function* (): Generator<Edit> {
      yield { op: 'header', value: { title: 'Blue shirts' } };
      for (let index = 0; index < 4500; index += 1) yield party(`p${index}`, `Party ${index}`);
      yield { op: 'header', value: { title: 'Red shirts' } };
    };
    await vault.dossiers.commit({ dossierId: 'd1', label: 'Many', edits: many(), act: { type: 'dossier.edit' } });
    await commit(vault, 'After', [party('p1', 'Gin')]);
    const states = [await vault.dossiers.read('d1')];
    for (const label of ['After', 'Many']) {
      expect((await vault.dossiers.undo('d1')).label).toBe(label);
      states.unshift(await vault.dossiers.read('d1'));
    }
    expect(states.map((one) => [one.title, one.parties.length, one.parties[0]?.name, one.parties[1]?.name])).toEqual([['Shirts', 1, 'Farm', undefined], ['Red shirts', 4500, 'Party 0', 'Party 1'], ['Red shirts', 4500, 'Party 0', 'Gin']]);
    for (const [index, label] of ['Many', 'After'].entries()) {
      expect((await vault.dossiers.redo('d1')).label).toBe(label);
      expect(await vault.dossiers.read('d1')).toEqual(states[index + 1]);
    }
    await vault.close();
  });

  it('forget the undone once something new is done', async () => {
    const vault = await withDossier();
    await commit(vault, 'One', [party('p1', 'Farm')]);
    await vault.dossiers.undo('d1');
    await commit(vault, 'Two', [party('p2', 'Gin')]);
    expect(await faultOf(vault.dossiers.redo('d1'))).toBe('dossier.nothingToUndo');
    expect(names(await vault.dossiers.read('d1'))).toEqual(['Gin']);
    await vault.close();
  });

  it('never overwrite work that is not in their list', async () => {
    const vault = await withDossier();
    await commit(vault, 'One', [party('p1', 'Farm')]);
    await commit(vault, null, [party('p1', 'Farm, corrected by an import')]);
    expect(await faultOf(vault.dossiers.undo('d1'))).toBe('dossier.editConflict');
    expect(names(await vault.dossiers.read('d1'))).toEqual(['Farm, corrected by an import']);
    await vault.close();
  });
});

describe('an edit', () => {
  it('on an old revision is refused, on the current one taken', async () => {
    const vault = await withDossier();
    const revision = await commit(vault, 'One', [party('p1', 'Farm')], 1);
    expect(await faultOf(commit(vault, 'Late', [party('p1', 'Gin')], revision - 1))).toBe('dossier.editConflict');
    await commit(vault, 'Two', [party('p1', 'Mill')], revision);
    expect(names(await vault.dossiers.read('d1'))).toEqual(['Mill']);
    await vault.close();
  });

  it('of a value that does not fit names the place', async () => {
    const vault = await withDossier();
    await expect(commit(vault, 'Bad', [{ op: 'put', collection: 'parties', value: { id: 'p1', name: 'Farm', country: 'China' } }])).rejects.toThrow(/parties\.p1\.country/);
    await expect(commit(vault, 'Bad', [{ op: 'put', collection: 'parties', value: { id: 'p1', name: 'Farm', colour: 'red' } }])).rejects.toThrow(/parties\.p1/);
    expect(await faultOf(vault.dossiers.commit({ dossierId: 'none', label: null, edits: [], act: { type: 'x' } }))).toBe('dossier.notFound');
    await vault.close();
  });

  it('made many at once by several callers loses none', async () => {
    const vault = await withDossier();
    await Promise.all(Array.from({ length: 60 }, (_, index) => commit(vault, `Edit ${index}`, [party(`p${index}`, `Party ${index}`)])));
    expect(new Set(names(await vault.dossiers.read('d1'))).size).toBe(60);
    expect((await vault.dossiers.header('d1')).revision).toBe(61);
    await vault.close();
  });
});

describe('the list of exhibits', () => {
  const all: ExhibitFilter = { text: '', state: null, section: null, docType: null, stepId: null, partyId: null, language: null, sort: 'exhibitNo', descending: false, offset: 0, limit: 100 };
  const exhibit = (exhibitNo: string, rest: Record<string, unknown>): Edit => ({ op: 'put', collection: 'exhibits', value: { id: exhibitNo, exhibitNo, section: exhibitNo.charAt(0), docType: 'invoice', title: `Paper ${exhibitNo}`, ...rest } });

  it('sorts numbers as people count and filters by step, party and text without finding ids inside ids', async () => {
    const vault = await withDossier();
    await commit(vault, 'Add', [
      exhibit('A-10', { stepIds: ['s1'], partyIds: ['p1'] }), exhibit('A-2', { stepIds: ['s10'], issuerId: 'p10' }), exhibit('B-1', { stepIds: ['s1', 's2'], recipientId: 'p1', docNo: 'INV-77%' }), exhibit('A-1', { state: 'withdrawn' }),
    ]);
    const found = async (filter: Partial<ExhibitFilter>): Promise<string[]> => (await vault.dossiers.exhibits('d1', { ...all, ...filter })).rows.map((row) => row.exhibit.exhibitNo);
    expect(await found({})).toEqual(['A-1', 'A-2', 'A-10', 'B-1']);
    expect(await found({ descending: true, limit: 2 })).toEqual(['B-1', 'A-10']);
    expect(await found({ sort: 'addedAt' })).toEqual(['A-10', 'A-2', 'B-1', 'A-1']);
    expect(await found({ stepId: 's1' })).toEqual(['A-10', 'B-1']);
    expect(await found({ partyId: 'p1' })).toEqual(['A-10', 'B-1']);
    expect(await found({ text: '77%' })).toEqual(['B-1']);
    expect(await found({ text: '%' })).toEqual(['B-1']);
    expect(await found({ section: 'A', state: 'withdrawn' })).toEqual(['A-1']);
    expect((await vault.dossiers.exhibits('d1', { ...all, section: 'A', limit: 1 })).total).toBe(3);
    await vault.close();
  });
});

describe('a reading', () => {
  it('gives what nothing touched since as the same objects, whatever else changed', async () => {
    const vault = await withDossier();
    await vault.dossiers.create(emptyDossier('d2', 'Trousers', 'wro'), { type: 'dossier.create' });
    await commit(vault, 'One', [party('p1', 'Farm'), party('p2', 'Gin')]);
    const before = await vault.dossiers.read('d1');
    await commit(vault, null, [party('p2', 'Mill'), { op: 'put', collection: 'sites', value: { id: 's1', partyId: 'p1', name: 'Field' } }]);
    const after = await vault.dossiers.read('d1');
    expect(after.parties[0]).toBe(before.parties[0]);
    expect(after.lots).toBe(before.lots);
    expect([after.parties[1]?.name, after.sites[0]?.name]).toEqual(['Mill', 'Field']);
    // Another dossier comes between, and this one changes meanwhile.
    await vault.dossiers.read('d2');
    await commit(vault, null, [{ op: 'remove', collection: 'parties', id: 'p1' }]);
    expect(names(await vault.dossiers.read('d1'))).toEqual(['Mill']);
    await vault.close();
  });

  it('is of one instant while changes come in', async () => {
    const vault = await withDossier();
    const commits = (async () => {
      for (let round = 1; round <= 25; round += 1) await commit(vault, null, [party('p1', `Round ${round}`), { op: 'put', collection: 'sites', value: { id: 's1', partyId: 'p1', name: `Round ${round}` } }, { op: 'header', value: { title: `Round ${round}` } }]);
    })();
    const seen = new Set<string>();
    for (let isLast = false; !isLast; ) {
      const { title, parties, sites } = await vault.dossiers.read('d1');
      if (title !== 'Shirts') expect([parties[0]?.name, sites[0]?.name]).toEqual([title, title]);
      seen.add(title);
      isLast = title === 'Round 25';
    }
    await commits;
    expect(seen.size).toBeGreaterThan(1);
    await vault.close();
  });
});
