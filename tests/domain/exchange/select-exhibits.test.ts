// Who is shown some exhibits gets the records these name, and nothing else of the case.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fileSchema } from '../../../src/domain/dossier/exhibit.ts';
import { selectExhibits } from '../../../src/domain/exchange/select-exhibits.ts';
import { add, all, put, samples } from '../../support/checked-samples.ts';

const fileOf = (id: string, exhibitId: string | null) => v.parse(fileSchema, { id, exhibitId, name: `${id}.pdf`, sha256: 'ab'.repeat(32), size: 9, mediaType: 'application/pdf' });
const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id).sort();
const paper = { stepIds: [], lotIds: [], partyIds: [], issuerId: null, recipientId: null };

describe('a selection of exhibits', () => {
  const cotton = all(add('files', fileOf('wanted', 'C-02'), fileOf('other', 'A-01'), fileOf('loose', null)), put('exhibits', 'C-02', paper))(samples.cotton);

  it('holds the exhibits and their files, and no others', () => {
    const selected = selectExhibits(cotton, ['C-02']);
    expect([ids(selected.exhibits), ids(selected.files)]).toEqual([['C-02'], ['wanted']]);
    expect([selected.steps, selected.lots, selected.sites, selected.parties]).toEqual([[], [], [], []]);
  });

  it('leaves behind case facts, entry, requests, workers and pay', () => {
    const { id, title, fictional, notice } = samples.seafood;
    const selected = selectExhibits(samples.seafood, ids(samples.seafood.exhibits));
    expect(selected).toMatchObject({ id, title, fictional, notice, workers: [], payrollRows: [], payrolls: [], timecards: [], requests: [], claims: [], audits: [], screeningRuns: [], overrides: [] });
    expect(selected.case).not.toEqual(samples.seafood.case);
    expect(selected.case.type).toBe(samples.seafood.case.type);
    expect(selected.entry).not.toEqual(samples.seafood.entry);
  });

  it('takes with it the parties that issued, received or are named', () => {
    const named = put('exhibits', 'C-02', { ...paper, partyIds: ['P06'], issuerId: 'P07', recipientId: 'P08' })(samples.cotton);
    expect(ids(selectExhibits(named, ['C-02']).parties)).toEqual(['P06', 'P07', 'P08']);
  });

  it('takes with a step its lots, its sites and whose sites these are', () => {
    const step = samples.cotton.steps.find(({ id }) => id === 'ST4');
    if (step === undefined) throw new Error('the sample has ST4');
    const selected = selectExhibits(put('exhibits', 'C-02', { ...paper, stepIds: ['ST4'] })(samples.cotton), ['C-02']);
    expect(ids(selected.steps)).toEqual(['ST4']);
    expect(ids(selected.lots)).toEqual([...new Set([...step.inputs, ...step.outputs].map(({ lotId }) => lotId))].sort());
    expect(ids(selected.sites)).toEqual(expect.arrayContaining([step.fromSiteId, step.toSiteId]));
    expect(ids(selected.parties)).toEqual([...new Set(selected.sites.map(({ partyId }) => String(partyId)))].sort());
  });

  it('takes with a lot the site that made it, but no step', () => {
    const selected = selectExhibits(put('exhibits', 'C-02', { ...paper, lotIds: ['L-YRN'] })(samples.cotton), ['C-02']);
    const made = samples.cotton.lots.find(({ id }) => id === 'L-YRN')?.producedBy;
    expect([ids(selected.lots), ids(selected.sites), selected.steps]).toEqual([['L-YRN'], [made], []]);
  });
});
