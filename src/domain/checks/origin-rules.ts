// T18, T19, T29: one origin in every paper, output that the plant can make, no component left out.
import { at, atExhibit, daysBetween, isGiven, isOneOf, number, own, reachesEntry, sum, type Facts, type Hit, type Rule } from './facts.ts';
import { flowWeight } from '../chain/mass-balance.ts';
import { kilograms } from '../chain/units.ts';

const conflict = (where: Hit['where'], message: string, key: string, level?: Hit['level']): Hit => ({ rule: 'T18', where, message, key, ...(level ? { level } : {}) });

/** T18: entry, lots, sites, maker and certificate name the same origin. */
export const origins: Rule = (facts) => {
  const { dossier, steps, lots, sites, parties, exhibits } = facts;
  const hits: Hit[] = [];
  const arriving = facts.arrivals.flatMap((step) => step.outputs.map(({ lotId }) => lots.get(lotId))).filter((lot) => lot !== undefined);
  const arrivingOrigins = new Set(arriving.map(({ originCountry }) => originCountry).filter((country) => country !== null));
  const origin = new Set(dossier.entry.lines.map(({ countryOfOrigin }) => countryOfOrigin).filter((country) => country !== null));
  const raw = new Set(steps.filter((step) => step.kind === 'origin').flatMap((step) => step.outputs.map(({ lotId }) => lots.get(lotId)?.originCountry ?? null)).filter((country) => country !== null));
  for (const line of dossier.entry.lines) {
    const place = at('entry', line.id, 'countryOfOrigin');
    if (line.countryOfOrigin !== null && arrivingOrigins.size > 0 && !arrivingOrigins.has(line.countryOfOrigin)) hits.push(conflict([place, ...arriving.map((lot) => at('lots', lot.id, 'originCountry'))], `Line ${line.line} is entered with origin ${line.countryOfOrigin}; the goods that arrive are of ${[...arrivingOrigins].join(', ')}.`, 'entry'));
    const maker = parties.get(line.manufacturerId ?? '');
    const makes = maker ? [maker.country, ...dossier.sites.filter(({ partyId }) => partyId === maker.id).map(({ country }) => country)] : [];
    if (line.countryOfOrigin !== null && isGiven(maker?.country) && !makes.includes(line.countryOfOrigin)) hits.push(conflict([place, at('parties', maker.id, 'country')], `Line ${line.line} is entered with origin ${line.countryOfOrigin}; its maker ${maker.name} is in ${maker.country}.`, 'maker', 'warn'));
    if (line.harvestCountry !== null && raw.size > 0 && !raw.has(line.harvestCountry)) hits.push(conflict([at('entry', line.id, 'harvestCountry')], `Line ${line.line} was harvested in ${line.harvestCountry}, says the entry; the chain begins in ${[...raw].join(', ')}.`, 'harvest'));
  }
  for (const lot of dossier.lots) {
    const site = sites.get(lot.producedBy ?? '');
    const isAtEntry = arriving.includes(lot) && lot.originCountry !== null && origin.size > 0 && !origin.has(lot.originCountry);
    if (isAtEntry && [...origin].some((country) => arrivingOrigins.has(country))) hits.push(conflict([at('lots', lot.id, 'originCountry')], `Lot ${lot.id} is of origin ${lot.originCountry ?? ''}; the goods are entered as of ${[...origin].join(', ')}.`, 'arriving'));
    if (lot.originCountry !== null && isGiven(site?.country) && site.country !== lot.originCountry && !isAtEntry) hits.push(conflict([at('lots', lot.id, 'originCountry'), at('sites', site.id, 'country')], `Lot ${lot.id} is of origin ${lot.originCountry}, but was made at ${site.name} in ${site.country}.`, 'site', 'warn'));
  }
  for (const party of dossier.parties) {
    const places = dossier.sites.filter(({ partyId, country }) => partyId === party.id && country !== null);
    if (party.country !== null && places.length > 0 && places.every(({ country }) => country !== party.country) && !dossier.entry.lines.some(({ manufacturerId }) => manufacturerId === party.id)) hits.push(conflict([at('parties', party.id, 'country'), ...places.map((site) => at('sites', site.id, 'country'))], `${party.name} is said to be in ${party.country}; all its sites here are in ${[...new Set(places.map(({ country }) => country))].join(', ')}.`, 'party', 'info'));
  }
  for (const paper of exhibits.filter(isOneOf(['CERTIFICATE_OF_ORIGIN', 'CERT_OF_ORIGIN_12_43A']))) {
    const issuer = parties.get(paper.issuerId ?? '');
    if (isGiven(issuer?.country) && origin.size > 0 && !origin.has(issuer.country) && paper.stepIds.some((id) => { const step = facts.stepById.get(id); return step !== undefined && reachesEntry(step, facts); })) hits.push(conflict([atExhibit(paper, 'issuerId')], `${paper.exhibitNo} was issued in ${issuer.country}; the goods are entered as of ${[...origin].join(', ')}.`, 'certificate', 'warn'));
  }
  return hits;
};

/** T19: output against what the plant says it can make, and a capacity test against the run it speaks of. */
export const capacity: Rule = (facts) => {
  const { dossier, steps, reference, lots } = facts;
  const hits: Hit[] = [];
  for (const check of dossier.capacityChecks) {
    const stated = own(check.figures, 'outputKg');
    const limit = own(check.figures, 'capacityKg') ?? own(check.figures, 'machineCapacityKg');
    const place = at('capacityChecks', check.id);
    if (stated !== undefined && limit !== undefined && number(stated).gt(limit)) hits.push({ rule: 'T19', where: [place], message: `${number(stated).toFixed()} kg are said to come from machines that can make ${number(limit).toFixed()} kg in that time.` });
    const runs = steps.filter((step) => step.kind === 'transformation' && step.siteId === check.siteId && step.start !== null && step.end !== null && step.start >= check.from && step.end <= check.to);
    const made = runs.flatMap((step) => step.outputs.map((flow) => flowWeight(flow, step.conversion, lots.get, reference).kg));
    const total = sum(made.filter((weight) => weight !== null));
    if (stated !== undefined && runs.length > 0 && !made.includes(null) && number(stated).gt(0) && total.minus(stated).abs().gt(total.abs().times('0.01')) && !isOutOfBand(check)) hits.push({ rule: 'T19', where: [place, ...runs.map((step) => at('steps', step.id))], message: `The capacity test speaks of ${number(stated).toFixed()} kg; ${runs.map((step) => `“${step.name}”`).join(', ')} made ${total.toFixed()} kg.`, key: 'output' });
  }
  for (const statement of facts.exhibits.filter(isOneOf(['CAPACITY_STATEMENT', 'EQUIPMENT_LIST']))) {
    for (const step of statement.stepIds.map((id) => facts.stepById.get(id)).filter(isGiven)) {
      if (step.start === null || step.end === null) continue;
      const days = daysBetween(step.start, step.end) + 1;
      const made = step.outputs.map((flow) => flowWeight(flow, step.conversion, lots.get, reference).kg);
      for (const { value, uom, what } of statement.quantities) {
        const span = /day/i.test(what) ? 1 : /week/i.test(what) ? 7 : /month/i.test(what) ? 30 : /year/i.test(what) ? 365 : null;
        const rate = kilograms(value, uom, null, reference);
        if (span === null || rate === null || made.includes(null) || days <= 0) continue;
        const total = sum(made.filter((weight) => weight !== null));
        if (total.gt(rate.div(span).times(days))) hits.push({ rule: 'T19', where: [atExhibit(statement, 'quantities'), at('steps', step.id)], message: `${statement.exhibitNo} allows ${rate.div(span).times(days).toDecimalPlaces(0).toFixed()} kg in ${days} days; “${step.name}” made ${total.toFixed()} kg.`, key: step.id });
      }
    }
  }
  return hits;
};

/** Output per hour outside its band is a finding of its own (P24). */
function isOutOfBand({ figures, benchmarkLow, benchmarkHigh }: Facts['dossier']['capacityChecks'][number]): boolean {
  const hours = number(own(figures, 'lineLaborHours'));
  if (hours.lte(0) || benchmarkLow === null || benchmarkHigh === null) return false;
  const rate = number(own(figures, 'outputKg')).div(hours);
  return rate.lt(benchmarkLow) || rate.gt(benchmarkHigh);
}

/** T29: every component that may contain the material in question is traced; who supplied each is known. */
export const components: Rule = ({ dossier, exhibits, parties }) => dossier.components.flatMap((part): Hit[] => {
  const place = at('components', part.id);
  const supplier = parties.get(part.supplierId ?? '');
  if (part.supplierId === null || part.originCountry === null) return [{ rule: 'T29', where: [place], message: `“${part.item}” has no ${part.supplierId === null ? 'supplier' : 'country of origin'}.`, key: 'unknown' }];
  if (part.containsMainMaterial === null) return [{ rule: 'T29', where: [place], message: `It is not stated whether “${part.item}” contains the material in question.`, key: 'unstated' }];
  const isTraced = exhibits.some(({ issuerId, partyIds }) => issuerId === part.supplierId || partyIds.includes(part.supplierId ?? ''));
  if (part.containsMainMaterial && !isTraced) return [{ rule: 'T29', where: [place], message: `“${part.item}” contains the material in question, and no paper of ${supplier?.name ?? part.supplierId} is filed.` }];
  if (isGiven(supplier?.country) && supplier.country !== part.originCountry) return [{ rule: 'T29', level: 'info', where: [place, at('parties', supplier.id)], message: `“${part.item}” is of origin ${part.originCountry}; its supplier ${supplier.name} is in ${supplier.country}.`, key: 'origin' }];
  return [];
});
