// T07, T14: is everybody whom a paper names on the map, and screened?
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import { at, atExhibit, daysBetween, isOneOf, type ExhibitRule, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { Place } from './finding.ts';
import { comparableName } from './names.ts';
import type { Table } from './tables.ts';

const SCREENING_DAYS = 30;
/** Some lists change rarely; half a year without a newer edition is still asked about. */
const LIST_DAYS = 183;
/** Bodies that no list would name: they issue papers, they do not trade. */
const OFFICIAL = /government|authority|customs_office|certificate_issuer|chamber|ministry/i;

/** Names of the map in any spelling. */
const NAMES: Table<true> = {
  build: ({ parties }) => new Map(parties.flatMap(({ name, nameLocal, aliases }) => [name, nameLocal, ...aliases].filter((text) => text !== null && text !== '').map((text) => [comparableName(text ?? ''), true] as const))),
};
type Named = readonly [id: string | null, place: Place, said: string];
/** T07 of names that stand somewhere: each is a party of the map, by its id or by its name in any spelling. */
const unknownOf = (named: readonly Named[], { parties, read }: Facts): Hit[] => named.flatMap(([id, place, said]): Hit[] => (id === null || parties.has(id) || read(NAMES, comparableName(id)) ? [] : [{ rule: 'T07', where: [place], message: `${said} ${id}, who is not on the map.` }]));

/** T07: everybody whom a paper names is on the map. */
export const unknownOnPaper: ExhibitRule = (exhibit, facts) => unknownOf([
  [exhibit.issuerId, atExhibit(exhibit, 'issuerId'), `${exhibit.exhibitNo} is issued by`], [exhibit.recipientId, atExhibit(exhibit, 'recipientId'), `${exhibit.exhibitNo} is addressed to`],
  [exhibit.translation?.translatorId ?? null, atExhibit(exhibit, 'translation'), `${exhibit.exhibitNo} was translated by`], ...exhibit.partyIds.map((id): Named => [id, atExhibit(exhibit, 'partyIds'), `${exhibit.exhibitNo} speaks of`]),
], facts);

/** T07: buyers of waste are on the map, and a sale names its seller and buyer only. */
export const unknownInStep: StepRule = (step, facts) => [
  ...unknownOf(step.losses.map((loss): Named => [loss.soldTo, at('steps', step.id, 'losses'), `Waste of “${step.name}” was sold to`]), facts),
  ...(step.kind === 'transfer' ? strangers(step, facts) : []),
];

/** T07: owners of sites, auditors, suppliers, agencies and the parties of the entry are on the map. */
export const unknownParties: Rule = (facts) => {
  const { dossier } = facts;
  return unknownOf([
    ...dossier.sites.map((site): Named => [site.partyId, at('sites', site.id, 'partyId'), `${site.name} belongs to`]),
    ...dossier.audits.map((audit): Named => [audit.auditorId, at('audits', audit.id, 'auditorId'), `The ${audit.scheme} audit is by`]),
    ...dossier.components.map((part): Named => [part.supplierId, at('components', part.id, 'supplierId'), `${part.item} comes from`]),
    ...dossier.workers.map((worker): Named => [worker.agencyId, at('workers', worker.id, 'agencyId'), `Worker ${worker.workerId} came through`]),
    ...dossier.entry.lines.map((line): Named => [line.manufacturerId, at('entry', line.id, 'manufacturerId'), `Line ${line.line} is made by`]),
    [dossier.entry.importerId, at('entry', null, 'importerId'), 'The importer is'], [dossier.entry.brokerId, at('entry', null, 'brokerId'), 'The broker is'],
  ], facts);
};

/** T07: a paper of a sale that names somebody who is neither its seller nor its buyer. */
function strangers(step: Step, facts: Facts): Hit[] {
  const { parties, sites, reference: { documentGroups: { papers } } } = facts;
  const filed = facts.exhibitsOf(step);
  const owners = [step.fromSiteId, step.toSiteId].map((id) => sites.get(id ?? '')?.partyId ?? null);
  const sides = new Set([...owners, ...filed.filter(isOneOf(papers['invoice'])).flatMap(({ issuerId, recipientId }) => [issuerId, recipientId])]);
  if (owners.some((id) => id === null || !parties.has(id))) return [];
  const check = (exhibit: Exhibit, id: string | null, part: string, said: string): Hit[] => (id === null || sides.has(id) || !parties.has(id) || exhibit.stepIds.length > 1 ? [] : [{
    rule: 'T07', level: 'warn', where: [atExhibit(exhibit, part), at('steps', step.id)], message: `${exhibit.exhibitNo} ${said} ${parties.get(id)?.name ?? id}, who is neither seller nor buyer in “${step.name}”.`, key: 'stranger',
  }]);
  return [
    ...filed.filter(isOneOf([...papers['purchase'] ?? [], ...papers['receipt'] ?? [], ...papers['list'] ?? []])).flatMap((exhibit) => [...check(exhibit, exhibit.issuerId, 'issuerId', 'is issued by'), ...check(exhibit, exhibit.recipientId, 'recipientId', 'is addressed to')]),
    ...filed.filter(isOneOf(papers['transport'])).flatMap((exhibit) => check(exhibit, exhibit.recipientId, 'recipientId', 'was made out for')),
    ...filed.filter(isOneOf(papers['invoice'])).flatMap((invoice): Hit[] => (invoice.issuerId === null || owners.includes(invoice.issuerId) || !parties.has(invoice.issuerId) ? [] : [{
      rule: 'T07', level: 'warn', where: [atExhibit(invoice, 'issuerId'), at('steps', step.id)], message: `${invoice.exhibitNo} is issued by ${parties.get(invoice.issuerId)?.name ?? ''}, at whose site “${step.name}” neither begins nor ends; a seller in between needs a step of its own.`, key: 'between',
    }])),
  ];
}

/** T14: parties are screened against dated lists, hits decided. */
export const screening: Rule = ({ dossier, exhibits }) => {
  const run = dossier.screeningRuns.toSorted((a, b) => a.runDate.localeCompare(b.runDate) || a.id.localeCompare(b.id)).at(-1);
  const isOld = (date: string): boolean => dossier.asOf !== null && daysBetween(date, dossier.asOf) > SCREENING_DAYS;
  if (!run) {
    const logs = exhibits.filter(isOneOf(['SCREENING_LOG']));
    const [log] = logs.toSorted((a, b) => (b.docDate ?? '').localeCompare(a.docDate ?? ''));
    if (!log) return dossier.parties.length === 0 ? [] : [{ rule: 'T14', where: [], message: 'No party has been screened against the lists.' }];
    return log.docDate !== null && isOld(log.docDate) ? [{ rule: 'T14', level: 'warn', where: [atExhibit(log, 'docDate')], message: `The screening ${log.exhibitNo} is of ${log.docDate}, more than ${SCREENING_DAYS} days ago.`, key: 'age' }] : [];
  }
  const hits: Hit[] = [];
  const place = at('screeningRuns', run.id);
  if (isOld(run.runDate)) hits.push({ rule: 'T14', level: 'warn', where: [at('screeningRuns', run.id, 'runDate')], message: `The last screening is of ${run.runDate}, more than ${SCREENING_DAYS} days ago.`, key: 'age' });
  if (dossier.asOf !== null && run.runDate > dossier.asOf) hits.push({ rule: 'T14', level: 'warn', where: [at('screeningRuns', run.id, 'runDate')], message: `The screening is dated ${run.runDate}, after the day this dossier speaks of.`, key: 'future' });
  if (run.lists.length === 0) hits.push({ rule: 'T14', where: [place], message: `The screening of ${run.runDate} names no list.`, key: 'lists' });
  for (const list of run.lists) if (list.asPublished !== null && (list.asPublished > run.runDate || daysBetween(list.asPublished, run.runDate) > LIST_DAYS)) hits.push({ rule: 'T14', level: 'warn', where: [place], message: `The list “${list.name}” is of ${list.asPublished}; the screening was run on ${run.runDate}.`, key: `list ${list.id}` });
  const nameOf = new Map(dossier.parties.map((party) => [party.id, party.name]));
  const screened = new Set(run.results.map((result) => result.partyId));
  for (const party of dossier.parties) if (!screened.has(party.id) && !party.roles.some((role) => OFFICIAL.test(role))) hits.push({ rule: 'T14', level: 'warn', where: [at('parties', party.id)], message: `${party.name} was not screened on ${run.runDate}.` });
  for (const { partyId, decision, hits: found, reason } of run.results) {
    const name = nameOf.get(partyId) ?? partyId;
    const where = [place, at('parties', partyId)];
    if (decision === 'unresolved' || decision === 'true_match') hits.push({ rule: 'T14', where, message: decision === 'unresolved' ? `A hit on ${name} is not decided.` : `${name} is a true match of ${found.map((one) => `${one.list}: ${one.matchedName}`).join(', ') || 'a list'}.` });
    else if (found.length > 0 && decision === 'no_match') hits.push({ rule: 'T14', where, message: `${name} has a hit (${found[0]?.matchedName ?? ''}) and is called no match; a hit needs a decision.`, key: 'undecided' });
    else if (decision === 'false_positive' && !reason) hits.push({ rule: 'T14', level: 'warn', where, message: `The hit on ${name} was set aside without a reason.`, key: 'reason' });
    if (!nameOf.has(partyId)) hits.push({ rule: 'T07', level: 'warn', where, message: `The screening names ${partyId}, who is not on the map.` });
  }
  return hits;
};
