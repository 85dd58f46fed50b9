// T01, T02, T27: does the chain hold together, in the right order, in a model that ties paper to goods?
import type { Step } from '../dossier/chain.ts';
import { groupBy } from '../group-by.ts';
import { at, isGiven, reachesEntry, type Facts, type Hit, type LotRule, type Rule, type StepRule } from './facts.ts';

const broken = (where: Hit['where'], message: string, key?: string, level?: Hit['level']): Hit => ({ rule: 'T01', where, message, ...(key ? { key } : {}), ...(level ? { level } : {}) });

/** Lots and sites that a step names and that are not described. */
function unknownIn(step: Step, { sites, lots }: Facts): Hit[] {
  const lotIds = [...new Set([...step.inputs, ...step.outputs].map((flow) => flow.lotId))].filter((id) => !lots.has(id));
  const siteIds = [...new Set([step.siteId, step.fromSiteId, step.toSiteId])].filter((id) => id !== null && !sites.has(id));
  return [
    ...lotIds.map((lotId) => broken([at('steps', step.id), at('lots', lotId)], `“${step.name}” names lot ${lotId}, which is not described.`, 'unknown')),
    ...siteIds.map((siteId) => broken([at('steps', step.id), at('sites', siteId)], `“${step.name}” takes place at ${siteId ?? ''}, which is not described.`)),
  ];
}

/** T01: the site a lot was made at is described, and is the one its maker works at. */
export const lotOrigin: LotRule = (lot, { sites, makersOf }) => {
  if (lot.producedBy === null) return [];
  const site = sites.get(lot.producedBy);
  if (!site) return [broken([at('lots', lot.id)], `Lot ${lot.id} was made at ${lot.producedBy}, which is not described.`, 'site')];
  const maker = makersOf(lot.id)[0];
  return isGiven(maker?.siteId) && maker.siteId !== lot.producedBy ? [broken([at('lots', lot.id, 'producedBy'), at('steps', maker.id)], `Lot ${lot.id} was made at ${site.name}, says its record; “${maker.name}” makes it at ${sites.get(maker.siteId)?.name ?? maker.siteId}.`, 'maker')] : [];
};

/** Records that balances, payrolls, audits and exhibits name and that are not described. */
function unknownRecords({ dossier, sites, stepById, exhibits }: Facts): Hit[] {
  const hits: Hit[] = [];
  for (const balance of dossier.balances) if (balance.stepId !== null && !stepById.has(balance.stepId)) hits.push(broken([at('balances', balance.id, 'stepId')], `A balance speaks of step ${balance.stepId}, which is not described.`, 'step', 'warn'));
  for (const [collection, records] of [['payrolls', dossier.payrolls], ['payrollSummaries', dossier.payrollSummaries], ['capacityChecks', dossier.capacityChecks]] as const) for (const { id, siteId } of records) if (siteId !== null && !sites.has(siteId)) hits.push(broken([at(collection, id, 'siteId')], `A payroll or capacity record is of site ${siteId}, which is not described.`, 'site', 'warn'));
  for (const audit of dossier.audits) if (audit.siteId !== null && !sites.has(audit.siteId)) hits.push(broken([at('audits', audit.id, 'siteId')], `The ${audit.scheme} audit is of site ${audit.siteId}, which is not described.`, 'site', 'warn'));
  const named = (idsOf: (exhibit: (typeof exhibits)[number]) => readonly string[], collection: 'steps' | 'lots', what: string): void => {
    // Of thousands of papers only those that name something unknown are gathered.
    const known = new Set(dossier[collection].map(({ id }) => id));
    const lost = exhibits.filter((exhibit) => idsOf(exhibit).some((id) => !known.has(id)));
    for (const [id, group] of groupBy(lost, (exhibit) => idsOf(exhibit).filter((one) => !known.has(one)))) hits.push(broken([at(collection, id)], `${group.slice(0, 3).map(({ exhibitNo }) => exhibitNo).join(', ')}${group.length > 3 ? ` and ${group.length - 3} more` : ''} ${group.length === 1 ? 'belongs' : 'belong'} to ${what} ${id}, which is not described.`, 'exhibits', 'warn'));
  };
  named(({ stepIds }) => stepIds, 'steps', 'step');
  named(({ lotIds }) => lotIds, 'lots', 'lot');
  return hits;
}

/** Can the lot be there: made there, or brought there? */
const isAt = (lotId: string, siteId: string, { makersOf, movesTo, lots }: Facts): boolean =>
  lots.get(lotId)?.producedBy === siteId || makersOf(lotId).some((step) => step.siteId === siteId) || movesTo(lotId, siteId).length > 0;

/** Goods are used where they are, and something follows where they are brought. */
function gapsInPlace(step: Step, facts: Facts): Hit[] {
  const { sites, parties, makersOf, usersAt } = facts;
  const { toSiteId, fromSiteId, siteId } = step;
  const name = (id: string | null): string => sites.get(id ?? '')?.name ?? id ?? 'an unnamed site';
  const away = (from: string | null, verb: string, preposition: string, isMadeElsewhere: (maker: Step) => boolean): Hit[] => (from === null ? [] : step.inputs
    .filter(({ lotId }) => makersOf(lotId).some(isMadeElsewhere) && !isAt(lotId, from, facts))
    .map(({ lotId }) => broken([at('steps', step.id), at('lots', lotId)], `“${step.name}” ${verb} lot ${lotId} ${preposition} ${name(from)}, where it was neither made nor brought.`, 'place')));
  if (step.kind === 'transformation') return away(siteId, 'uses', 'at', () => true);
  if (step.kind !== 'transfer') return [];
  const isLast = toSiteId === null || reachesEntry(step, facts) || step === facts.lastStep;
  const left = isLast ? [] : [...new Set(step.outputs.map(({ lotId }) => lotId))].filter((lotId) => !usersAt(lotId, toSiteId).some((next) => next !== step));
  const ends = left.map((lotId) => broken([at('steps', step.id), at('lots', lotId)], `“${step.name}” brings lot ${lotId} to ${name(toSiteId)}, and nothing happens to it there.`, 'ends'));
  // A producer's own warehouse needs no paper of its own.
  const owner = sites.get(fromSiteId ?? '')?.partyId ?? null;
  const isStranger = (id: string | null): boolean => id !== null && !parties.has(id);
  return [...ends, ...away(fromSiteId, 'ships', 'from', (maker) => { const party = sites.get(maker.siteId ?? '')?.partyId ?? null; return maker.kind === 'transformation' && party !== owner && !isStranger(party) && !isStranger(owner); })];
}

/** Steps that can only be reached through themselves: what is left when every step with known inputs is taken away. */
function circles({ steps, makersOf, usersOf }: Facts): Hit[] {
  const making = steps.filter((step) => step.kind !== 'transfer');
  const feeders = (step: Step): Step[] => [...new Set(step.inputs.flatMap(({ lotId }) => makersOf(lotId)))];
  const waiting = new Map(making.map((step) => [step, feeders(step).length]));
  const ready = making.filter((step) => waiting.get(step) === 0);
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const done = next;
    for (const user of new Set(done.outputs.flatMap(({ lotId }) => usersOf(lotId)))) {
      const left = waiting.get(user);
      if (left === undefined) continue;
      waiting.set(user, left - 1);
      if (left === 1) ready.push(user);
    }
    waiting.delete(done);
  }
  // Whatever stands after a circle waits too; only steps that lead back into the rest belong to it.
  const inCircle = making.filter((step) => waiting.has(step) && step.outputs.some(({ lotId }) => usersOf(lotId).some((user) => waiting.has(user))));
  if (inCircle.length === 0) return [];
  const members = new Set(inCircle);
  const closing = [...new Set(inCircle.flatMap(({ outputs }) => outputs.map(({ lotId }) => lotId)))].filter((lotId) => usersOf(lotId).some((user) => members.has(user)));
  return [broken([...inCircle.slice(0, 50).map((step) => at('steps', step.id)), ...closing.slice(0, 50).map((lotId) => at('lots', lotId))], `The chain runs in a circle: ${inCircle.slice(0, 5).map((step) => `“${step.name}”`).join(', ')} ${inCircle.length === 1 ? 'makes what it uses' : 'make what each other use'}.`, 'circle')];
}

/** T01: every input lot comes from a step and from that place, every output goes on. */
export const brokenLinks: StepRule = (step, facts) => {
  const { lastStep, makersOf, usersOf } = facts;
  const hits: Hit[] = unknownIn(step, facts);
  // A movement that delivers another lot than it was sent is told once, by what it delivers.
  const sent = new Set(step.inputs.map(({ lotId }) => lotId));
  const isSwapped = step.kind === 'transfer' && step.outputs.some(({ lotId }) => !sent.has(lotId) && makersOf(lotId).length > 0);
  for (const lotId of sent) if (makersOf(lotId).length === 0 && !isSwapped) hits.push(broken([at('steps', step.id), at('lots', lotId)], `“${step.name}” uses lot ${lotId}, which no step makes.`));
  if (step.kind !== 'transfer' && step !== lastStep) for (const { lotId } of step.outputs) if (!usersOf(lotId).some((user) => user !== step)) hits.push(broken([at('steps', step.id), at('lots', lotId)], `Lot ${lotId} comes out of “${step.name}” and goes nowhere.`, 'unused'));
  if (step.kind !== 'origin' && step.kind !== 'inspection' && step.inputs.length === 0) hits.push(broken([at('steps', step.id)], `“${step.name}” has no input.`, 'empty'));
  if (step.kind !== 'inspection' && step.outputs.length === 0) hits.push(broken([at('steps', step.id)], `“${step.name}” has no output.`, 'outless'));
  if (step.kind === 'transfer') for (const { lotId } of step.outputs) if (!sent.has(lotId)) hits.push(broken([at('steps', step.id), at('lots', lotId)], `“${step.name}” delivers lot ${lotId}, which was not sent.`, 'swapped'));
  return [...hits, ...gapsInPlace(step, facts)];
};

/** T01: the chain ends at the entry, runs in no circle, and every record that names a step, lot or site names one that is described. */
export const brokenChain: Rule = (facts) => {
  const hits: Hit[] = unknownRecords(facts);
  const last = facts.lastStep;
  if (facts.dossier.entry.lines.length > 0 && last && facts.arrivals.length === 0) hits.push(broken([at('steps', last.id), at('entry', null)], `The chain ends with “${last.name}”; no step brings the goods to the importer and the entry.`, 'entry'));
  return [...hits, ...circles(facts)];
};

/** T02: nothing is used before it is made or has arrived. */
export const usedTooEarly: StepRule = (step, { lots, makersOf, movesTo }) => step.inputs.flatMap(({ lotId }): Hit[] => {
  const early = (other: Hit['where'][number], message: string): Hit[] => [{ rule: 'T02', where: [at('steps', step.id), other], message }];
  const made = lots.get(lotId)?.producedOn ?? null;
  const makers = makersOf(lotId).filter((maker) => maker !== step);
  const finished = makers.find((maker) => step.kind !== 'transfer' && maker.siteId === step.siteId && maker.end !== null && step.end !== null && maker.end > step.end && (step.start ?? '') <= step.end && (maker.start ?? '') <= (step.start ?? step.end));
  if (finished) return early(at('steps', finished.id), `“${step.name}” ended on ${step.end ?? ''}; “${finished.name}”, which makes its input, went on until ${finished.end ?? ''}.`);
  // Two processes may run side by side on one site; then only the ends tell which came first.
  const overlaps = step.kind !== 'transfer' && (makersOf(lotId).length === 0 || makers.some((maker) => maker.end !== null && step.start !== null && maker.end > step.start && (maker.start ?? '') <= step.start));
  const latest = overlaps ? step.end : step.start ?? step.end;
  if (made !== null && latest !== null && made > latest) return early(at('lots', lotId), `Lot ${lotId} was made on ${made}; “${step.name}” used it by ${latest}.`);
  const maker = makers.find((candidate) => candidate.start !== null && step.start !== null && candidate.start > step.start);
  if (maker) return early(at('steps', maker.id), `“${step.name}” began on ${step.start ?? ''}, before “${maker.name}”, which makes its input, began on ${maker.start ?? 'a later day'}.`);
  if (step.kind === 'transfer') return [];
  const arrival = step.siteId === null ? undefined : movesTo(lotId, step.siteId).toSorted((a, b) => (a.end ?? '').localeCompare(b.end ?? ''))[0];
  return arrival?.end && step.start !== null && arrival.end > step.start ? early(at('steps', arrival.id), `“${step.name}” began on ${step.start}, before lot ${lotId} arrived on ${arrival.end}.`) : [];
});

/** T27: an origin claim needs identity preserved, segregated, or controlled blending with every source known (ISO 22095). */
export const custodyModel: StepRule = (step, { lots }) => {
  if (step.custodyModel === 'mass_balance' || step.custodyModel === 'book_and_claim') return [{ rule: 'T27', where: [at('steps', step.id, 'custodyModel')], message: `“${step.name}” rests on a ${step.custodyModel === 'mass_balance' ? 'mass-balance' : 'book-and-claim'} model, which does not tie these papers to these goods.` }];
  if (step.custodyModel !== 'controlled_blending') return [];
  return step.inputs.filter(({ lotId }) => !lots.get(lotId)?.originCountry).map(({ lotId }) => ({ rule: 'T27', where: [at('steps', step.id, 'custodyModel'), at('lots', lotId)], message: `“${step.name}” blends lot ${lotId}, whose origin is not stated.`, key: 'blend' }));
};
