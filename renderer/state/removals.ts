// Removing a record together with every link to it, as one edit that one undo takes back.
import type { Edit } from '../../src/contract/procedures/shapes.ts';
import type { Audit } from '../../src/domain/dossier/audit.ts';
import type { Lot, Party, Site, Step } from '../../src/domain/dossier/chain.ts';
import type { CollectionName, RecordOf } from '../../src/domain/dossier/dossier.ts';
import type { Exhibit } from '../../src/domain/dossier/exhibit.ts';

const put = <C extends CollectionName>(collection: C, value: RecordOf<C>): Edit => ({ op: 'put', collection, value });
const without = (ids: readonly string[], id: string): string[] => ids.filter((other) => other !== id);

export function removeStep(step: Step, exhibits: readonly Exhibit[]): Edit[] {
  const papers = exhibits.filter(({ stepIds }) => stepIds.includes(step.id));
  return [{ op: 'remove', collection: 'steps', id: step.id }, ...papers.map((paper) => put('exhibits', { ...paper, stepIds: without(paper.stepIds, step.id) }))];
}

export function removeLot(lot: Lot, steps: readonly Step[], exhibits: readonly Exhibit[]): Edit[] {
  const other = ({ lotId }: { readonly lotId: string }): boolean => lotId !== lot.id;
  const touched = steps.filter(({ inputs, outputs }) => ![...inputs, ...outputs].every(other));
  const papers = exhibits.filter(({ lotIds }) => lotIds.includes(lot.id));
  return [
    { op: 'remove', collection: 'lots', id: lot.id },
    ...touched.map((step) => put('steps', { ...step, inputs: step.inputs.filter(other), outputs: step.outputs.filter(other) })),
    ...papers.map((paper) => put('exhibits', { ...paper, lotIds: without(paper.lotIds, lot.id) })),
  ];
}

export function removeSite(site: Site, steps: readonly Step[], lots: readonly Lot[]): Edit[] {
  const cleared = (id: string | null): string | null => (id === site.id ? null : id);
  return [
    { op: 'remove', collection: 'sites', id: site.id },
    ...steps.filter(({ siteId, fromSiteId, toSiteId }) => [siteId, fromSiteId, toSiteId].includes(site.id))
      .map((step) => put('steps', { ...step, siteId: cleared(step.siteId), fromSiteId: cleared(step.fromSiteId), toSiteId: cleared(step.toSiteId) })),
    ...lots.filter(({ producedBy }) => producedBy === site.id).map((lot) => put('lots', { ...lot, producedBy: null })),
  ];
}

/** The party's sites stay, without an owner: what was made there is still true. */
export function removeParty(party: Party, sites: readonly Site[], exhibits: readonly Exhibit[]): Edit[] {
  const cleared = (id: string | null): string | null => (id === party.id ? null : id);
  return [
    { op: 'remove', collection: 'parties', id: party.id },
    ...sites.filter(({ partyId }) => partyId === party.id).map((site) => put('sites', { ...site, partyId: null })),
    ...exhibits.filter(({ issuerId, recipientId, partyIds }) => issuerId === party.id || recipientId === party.id || partyIds.includes(party.id))
      .map((paper) => put('exhibits', { ...paper, issuerId: cleared(paper.issuerId), recipientId: cleared(paper.recipientId), partyIds: without(paper.partyIds, party.id) })),
  ];
}

/** The audit's papers stay on file, without it. */
export const removeAudit = (audit: Audit, exhibits: readonly Exhibit[]): Edit[] => [{ op: 'remove', collection: 'audits', id: audit.id }, ...linkAuditPapers(audit.id, [], exhibits)];

/** Makes exactly these exhibits the papers of the audit. */
export const linkAuditPapers = (auditId: string, ids: readonly string[], exhibits: readonly Exhibit[]): Edit[] =>
  exhibits.filter((exhibit) => (exhibit.auditId === auditId) !== ids.includes(exhibit.id)).map((exhibit) => put('exhibits', { ...exhibit, auditId: ids.includes(exhibit.id) ? auditId : null }));
