// The part of a dossier that goes with a selection of exhibits: their files, and the records they name.
import type { Dossier } from '../dossier/dossier.ts';
import { emptyDossier } from '../dossier/dossier.ts';

/**
 * A dossier of these exhibits only. Case facts, narrative, requests, workers and pay stay behind: who is shown one
 * invoice learns the dossier's title and case type, and no more of the case.
 */
export function selectExhibits(dossier: Dossier, exhibitIds: readonly string[]): Dossier {
  const wanted = new Set(exhibitIds);
  const exhibits = dossier.exhibits.filter((exhibit) => wanted.has(exhibit.id));
  const files = dossier.files.filter((file) => file.exhibitId !== null && wanted.has(file.exhibitId));
  const [stepIds, lotIds, partyIds] = [new Set(exhibits.flatMap((exhibit) => exhibit.stepIds)), new Set(exhibits.flatMap((exhibit) => exhibit.lotIds)), new Set(exhibits.flatMap(({ partyIds: ids, issuerId, recipientId }) => [...ids, issuerId, recipientId]))];
  const steps = dossier.steps.filter((step) => stepIds.has(step.id));
  for (const { lotId } of steps.flatMap((step) => [...step.inputs, ...step.outputs])) lotIds.add(lotId);
  const lots = dossier.lots.filter((lot) => lotIds.has(lot.id));
  const siteIds = new Set([...steps.flatMap((step) => [step.siteId, step.fromSiteId, step.toSiteId]), ...lots.map((lot) => lot.producedBy)]);
  const sites = dossier.sites.filter((site) => siteIds.has(site.id));
  for (const { partyId } of sites) partyIds.add(partyId);
  return {
    ...emptyDossier(dossier.id, dossier.title, dossier.case.type), fictional: dossier.fictional, notice: dossier.notice,
    exhibits, files, steps, lots, sites, parties: dossier.parties.filter((party) => partyIds.has(party.id)),
  };
}
