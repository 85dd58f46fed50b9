// Proves that a record goes with every link to it, and that nothing else is touched.
import { describe, expect, it } from 'vitest';
import { nextId } from '../../renderer/state/next-id.ts';
import { linkAuditPapers, removeAudit, removeLot, removeParty, removeSite, removeStep } from '../../renderer/state/removals.ts';
import { sampleCore } from './support/memory-core.ts';

const { dossier } = sampleCore();
/** Whether an id is still spoken of anywhere in what the edits would write. */
const mentions = (edits: readonly object[], id: string): boolean => edits.some((edit) => 'value' in edit && JSON.stringify(edit.value).includes(`"${id}"`));
const first = <T>(records: readonly T[]): T => {
  const [record] = records;
  if (!record) throw new Error('The sample has none');
  return record;
};

describe('removing', () => {
  it('a step unlinks its papers', () => {
    const step = first(dossier.steps);
    const edits = removeStep(step, dossier.exhibits);
    expect(edits[0]).toEqual({ op: 'remove', collection: 'steps', id: step.id });
    expect(edits).toHaveLength(1 + dossier.exhibits.filter(({ stepIds }) => stepIds.includes(step.id)).length);
    expect(mentions(edits, step.id)).toBe(false);
  });
  it('an audit unlinks its papers, which stay', () => {
    const audit = first(dossier.audits);
    const papers = dossier.exhibits.filter(({ auditId }) => auditId === audit.id);
    const edits = removeAudit(audit, dossier.exhibits);
    expect(papers.length).toBeGreaterThan(0);
    expect(edits.map(({ op }) => op)).toEqual(['remove', ...papers.map(() => 'put')]);
    expect(mentions(edits.slice(1), audit.id)).toBe(false);
    expect(linkAuditPapers(audit.id, papers.map(({ id }) => id), dossier.exhibits)).toEqual([]);
  });
  it('a lot leaves every step and paper', () => {
    const lot = first(dossier.lots.filter(({ id }) => dossier.steps.some(({ outputs }) => outputs.some(({ lotId }) => lotId === id))));
    const edits = removeLot(lot, dossier.steps, dossier.exhibits);
    expect(edits.length).toBeGreaterThan(1);
    expect(mentions(edits, lot.id)).toBe(false);
  });
  it('a site leaves steps and lots', () => {
    const site = first(dossier.sites.filter(({ id }) => dossier.steps.some(({ siteId }) => siteId === id)));
    const edits = removeSite(site, dossier.steps, dossier.lots);
    expect(edits.length).toBeGreaterThan(1);
    expect(mentions(edits, site.id)).toBe(false);
  });
  it('a party leaves its sites without an owner, and its papers without a name', () => {
    const party = first(dossier.parties.filter(({ id }) => dossier.sites.some(({ partyId }) => partyId === id) && dossier.exhibits.some(({ issuerId }) => issuerId === id)));
    const edits = removeParty(party, dossier.sites, dossier.exhibits);
    expect(edits.some((edit) => edit.op === 'put' && edit.collection === 'sites')).toBe(true);
    expect(mentions(edits, party.id)).toBe(false);
  });
});

describe('a new id', () => {
  it('is the next number that no record has', () => {
    expect(nextId('P', [])).toBe('P01');
    expect(nextId('P', [{ id: 'P01' }, { id: 'P03' }])).toBe('P04');
    expect(nextId('P', [{ id: 'P02' }])).toBe('P03');
  });
});
