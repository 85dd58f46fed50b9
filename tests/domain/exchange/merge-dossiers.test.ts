// A dossier that comes back is merged record by record: what is new comes in, what both touched is asked, nothing taken out here returns.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier/dossier.ts';
import { fileSchema } from '../../../src/domain/dossier/exhibit.ts';
import { allNew, mergeDossiers, type MergeInput, type MergePlan } from '../../../src/domain/exchange/merge-dossiers.ts';
import { add, copy, drop, put, samples } from '../../support/checked-samples.ts';

const base = samples.cotton;
const plan = (mine: Dossier, theirs: Dossier, more: Partial<MergeInput> & { choices?: Parameters<typeof mergeDossiers>[1] } = {}): MergePlan => mergeDossiers({ base, isWhole: true, ...more, mine, theirs }, more.choices);
const told = ({ changes }: MergePlan): string[] => changes.map(({ part, id, kind, fields }) => [part, id, kind, ...fields].join(' '));
const asked = ({ conflicts }: MergePlan): string[] => conflicts.map(({ key, field }) => `${key} ${String(field)}`);

const withFile = (id: string, exhibitId: string) => add('files', v.parse(fileSchema, { id, exhibitId, name: 'Invoice.pdf', sha256: 'ab'.repeat(32), size: 9, mediaType: 'application/pdf' }));
const renamed = put('parties', 'P06', { name: 'Renamed there' })(base);
const without = drop('parties', 'P06')(base);

describe('what comes back', () => {
  it('unchanged changes nothing', () => {
    const same = plan(base, base);
    expect(same).toMatchObject({ changes: [], conflicts: [], edits: [], leftOut: 0 });
    expect(same.same).toBeGreaterThan(100);
  });

  it('changed there comes in, changed here stays, and both at once where the fields differ', () => {
    expect(told(plan(base, renamed))).toEqual(['parties P06 changed name']);
    expect(plan(renamed, base)).toMatchObject({ changes: [], conflicts: [], edits: [] });
    const both = plan(renamed, put('parties', 'P06', { country: 'VN' })(base));
    expect(told(both)).toEqual(['parties P06 changed country']);
    expect(both.edits).toMatchObject([{ op: 'put', collection: 'parties', value: { id: 'P06', name: 'Renamed there', country: 'VN' } }]);
  });

  it('is asked field by field where both changed one, mine standing until theirs is chosen', () => {
    const here = put('parties', 'P06', { name: 'Renamed here' })(base);
    expect(asked(plan(here, renamed))).toEqual(['parties/P06/name name']);
    expect(plan(here, renamed).edits).toEqual([]);
    expect(plan(here, renamed, { choices: { 'parties/P06/name': 'theirs' } })).toMatchObject({ conflicts: [], edits: [{ value: { name: 'Renamed there' } }] });
    expect(plan(here, renamed, { choices: { 'parties/P06/name': 'mine' } })).toMatchObject({ conflicts: [], edits: [] });
  });

  it('new there comes in under the name a person knows it by', () => {
    const more = copy('exhibits', 'C-02', { id: 'x1', exhibitNo: 'Z-01', title: 'Gate pass' })(base);
    expect(plan(base, more)).toMatchObject({ changes: [{ part: 'exhibits', id: 'x1', kind: 'new', name: 'Z-01 Gate pass' }], edits: [{ op: 'put', collection: 'exhibits', value: { id: 'x1' } }] });
  });

  it('with the case itself, except its own id', () => {
    const retitled = { ...base, id: 'other', title: 'Retitled there' };
    expect(plan(base, retitled).edits).toMatchObject([{ op: 'header', value: { id: base.id, title: 'Retitled there' } }]);
    expect(plan(base, retitled, { isWhole: false }).edits).toEqual([]);
  });
});

describe('what was taken out', () => {
  it('there goes here too, but not when a selection was sent', () => {
    expect(told(plan(base, without))).toEqual(['parties P06 removed']);
    expect(plan(base, without).edits).toEqual([{ op: 'remove', collection: 'parties', id: 'P06' }]);
    expect(plan(base, without, { isWhole: false })).toMatchObject({ changes: [], edits: [] });
  });

  it('here stays out, and is counted', () => expect(plan(without, base)).toMatchObject({ changes: [], conflicts: [], edits: [], leftOut: 1 }));
  it('on both sides is no matter', () => expect(plan(without, without)).toMatchObject({ changes: [], conflicts: [], edits: [], leftOut: 0 }));

  it('on one side and changed on the other is asked, as a whole', () => {
    expect(asked(plan(without, renamed))).toEqual(['parties/P06 null']);
    expect(asked(plan(renamed, without))).toEqual(['parties/P06 null']);
    const choices = { 'parties/P06': 'theirs' } as const;
    expect(told(plan(without, renamed, { choices }))).toEqual(['parties P06 new']);
    expect(told(plan(renamed, without, { choices }))).toEqual(['parties P06 removed']);
    expect(plan(renamed, without, { choices: { 'parties/P06': 'mine' } })).toMatchObject({ changes: [], conflicts: [], edits: [] });
  });
});

describe('what only looks the same', () => {
  it('one id given to two things is asked, and taken whole', () => {
    const [here, there] = [copy('parties', 'P06', { id: 'new', name: 'Ours' })(base), copy('parties', 'P07', { id: 'new', name: 'Theirs' })(base)];
    expect(asked(plan(here, there))).toEqual(['parties/new null']);
    expect(plan(here, there, { choices: { 'parties/new': 'theirs' } })).toMatchObject({ changes: [{ kind: 'changed', name: 'Theirs' }], edits: [{ value: { id: 'new', name: 'Theirs' } }] });
    expect(plan(here, here)).toMatchObject({ conflicts: [], edits: [] });
  });

  it('an exhibit number that is taken here gets the next free ending', () => {
    const number = base.exhibits.find(({ id }) => id === 'C-02')?.exhibitNo;
    const here = copy('exhibits', 'C-02', { id: 'h', exhibitNo: `${number}-2` })(base);
    const there = copy('exhibits', 'C-03', { id: 't', exhibitNo: String(number) })(base);
    expect(plan(here, there).edits).toMatchObject([{ op: 'put', value: { id: 't', exhibitNo: `${number}-3` } }]);
  });

  it('the same bytes on the same exhibit are no second file, on another exhibit they are', () => {
    const [here, there] = [withFile('f1', 'C-02')(base), (exhibitId: string) => withFile('f2', exhibitId)(base)];
    expect(plan(here, there('C-02')).edits).toEqual([]);
    expect(told(plan(here, there('A-01')))).toEqual(['files f2 new']);
  });

  it('a dossier that is related to nothing is new in every record', () => {
    const all = allNew(base);
    expect(all.changes.every(({ kind }) => kind === 'new')).toBe(true);
    expect(all.changes.filter(({ part }) => part === 'parties').map(({ name }) => name)).toEqual(base.parties.map(({ name }) => expect.stringContaining(name) as unknown));
  });
});
