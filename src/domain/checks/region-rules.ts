// T08 and T08b: anything in North Korea or in a region of concern, by country, name, postcode, number or position.
import type { Reference } from '../reference.ts';
import { at, type ExhibitRule, type Facts, type Hit, type LotRule, type Rule, type StepRule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';
import { finderOf } from './place-words.ts';

type Region = Reference['regions']['regions'][number];
interface Watched { readonly region: Region; surely(text: string | null): string | null; perhaps(text: string | null): string | null }

/** Compiling a hundred place names once per set of reference data keeps thousands of sites cheap. */
const compiled = new WeakMap<Reference['regions'], { readonly regions: readonly Watched[]; northKorea(text: string | null): string | null }>();
function watchedIn(regions: Reference['regions']) {
  const found = compiled.get(regions);
  if (found) return found;
  const made = {
    regions: regions.regions.map((region) => ({ region, surely: finderOf(region.words), perhaps: finderOf(region.ambiguousWords ?? []) })),
    northKorea: finderOf(regions.northKoreaWords ?? []),
  };
  compiled.set(regions, made);
  return made;
}

/** Even-odd rule on latitude and longitude. */
function contains(polygon: Region['polygon'], lat: number, lon: number): boolean {
  let inside = false;
  polygon.forEach(([aLat, aLon], index) => {
    const [bLat, bLon] = polygon[(index + 1) % polygon.length] ?? [aLat, aLon];
    if (aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) inside = !inside;
  });
  return inside;
}

const begins = (text: string | null | undefined, prefix: string): boolean => prefix !== '' && text?.startsWith(prefix) === true;
/** A sentence that rules the region out is no sign of it. */
const isDenied = (text: string): boolean => /\b(no|not|non|none|never|outside|free of|without|excludes?)\b|非|不含|无/i.test(text);

const seen = (place: Place, message: string, level?: FindingLevel, key?: string): Hit => ({ rule: 'T08', where: [place], message, ...(level ? { level } : {}), ...(key ? { key } : {}) });

interface Mention { readonly hits: readonly Hit[]; readonly isThere: boolean }
/** The first sure or possible mention in the texts. Names that other countries share only warn outside the region's own country. */
function mention(texts: readonly (string | null)[], country: string | null, place: Place, who: string, { reference }: Facts, level?: FindingLevel): Mention {
  const { regions, northKorea } = watchedIn(reference.regions);
  const hits: Hit[] = [];
  const korea = texts.map(northKorea).find((word) => word !== null);
  if (korea) hits.push(seen(place, `${who} names North Korea: “${korea}”.`, level, 'KP'));
  for (const { region, surely, perhaps } of regions) {
    const sure = texts.map(surely).find((word) => word !== null);
    const possible = texts.map(perhaps).find((word) => word !== null);
    const isHome = country === null || country === region.country;
    if (sure ?? possible) {
      hits.push(seen(place, `${who} names a place in ${region.name}: “${sure ?? possible ?? ''}”.`, sure || isHome ? level : 'warn', region.id));
      return { hits, isThere: Boolean(sure) || isHome };
    }
  }
  return { hits, isThere: false };
}

/** T08 of a step: its name and the numbers it carries. */
export const regionInStep: StepRule = (step, facts) => [...mention([step.name, ...Object.values(step.refs)], null, at('steps', step.id), `Step “${step.name}”`, facts, 'warn').hits];

/** T08 of a paper: its title. */
export const regionOnPaper: ExhibitRule = (exhibit, facts) => (isDenied(exhibit.title) ? [] : [...mention([exhibit.title], null, at('exhibits', exhibit.id, 'title'), exhibit.exhibitNo, facts, 'warn').hits]);

/** T08 of a lot: where it comes from. */
export const regionOfLot: LotRule = (lot, facts) => [
  ...(lot.originCountry !== null && facts.reference.regions.countries.includes(lot.originCountry) ? [seen(at('lots', lot.id, 'originCountry'), `Lot ${lot.id} comes from North Korea.`)] : []),
  ...mention([lot.originRegion, lot.material], lot.originCountry, at('lots', lot.id, 'originRegion'), `Lot ${lot.id}`, facts).hits,
];

/** T08 and T08b of sites, parties, components, entry lines, audits and workers. */
export const regionsOfConcern: Rule = (facts) => {
  const { dossier, reference } = facts;
  const { regions } = watchedIn(reference.regions);
  const hits: Hit[] = [];
  const see = (place: Place, message: string, level?: FindingLevel, key?: string): void => void hits.push(seen(place, message, level, key));
  const isBarred = (country: string | null): boolean => country !== null && reference.regions.countries.includes(country);
  const mentioned = (texts: readonly (string | null)[], country: string | null, place: Place, who: string, level?: FindingLevel): boolean => {
    const found = mention(texts, country, place, who, facts, level);
    hits.push(...found.hits);
    return found.isThere;
  };

  const concerned = new Set<string>();
  for (const site of dossier.sites) {
    if (isBarred(site.country)) see(at('sites', site.id, 'country'), `${site.name} is in North Korea (${site.country ?? ''}).`);
    if (site.northKoreanLabor === 'yes') see(at('sites', site.id, 'northKoreanLabor'), `North Korean nationals are recorded at work at ${site.name}.`);
    if (mentioned([site.admin1, site.address, site.name], site.country, at('sites', site.id, 'admin1'), site.name)) { concerned.add(site.id); continue; }
    for (const { region } of regions) {
      if (site.country !== null && site.country !== region.country) continue;
      const why = region.postalPrefixes.some((prefix) => site.country !== null && begins(site.postalCode?.normalize('NFKC').trim(), prefix)) ? `its postcode is ${site.postalCode ?? ''}`
        : site.lat !== null && site.lon !== null && contains(region.polygon, site.lat, site.lon) ? `its position is ${site.lat}, ${site.lon}` : null;
      if (why === null) continue;
      concerned.add(site.id);
      see(at('sites', site.id, 'admin1'), `${site.name} appears to lie in ${region.name}: ${why}.`, undefined, region.id);
    }
  }
  for (const party of dossier.parties) {
    if (isBarred(party.country)) see(at('parties', party.id, 'country'), `${party.name} is in North Korea (${party.country ?? ''}).`);
    if (mentioned([party.name, party.nameLocal, party.address, ...party.aliases], party.country, at('parties', party.id), party.name)) continue;
    for (const { region } of regions) {
      const isThere = party.country === region.country;
      const postcode = isThere && region.postalPrefixes.some((prefix) => new RegExp(`(?<!\\d)${prefix}\\d{4}(?!\\d)`).test(party.address?.normalize('NFKC') ?? ''));
      const uscc = party.identifiers.find(({ scheme, value }) => scheme === 'uscc' && region.usccPrefix !== '' && value.slice(2, 4) === region.usccPrefix);
      if (postcode || uscc) see(at('parties', party.id), `${party.name} appears to be in ${region.name}: ${uscc ? `registration number ${uscc.value}` : 'its postcode'}.`, undefined, region.id);
    }
  }
  for (const part of dossier.components) {
    if (isBarred(part.originCountry)) see(at('components', part.id, 'originCountry'), `${part.item} comes from North Korea.`);
    mentioned([part.item], part.originCountry, at('components', part.id), `Component “${part.item}”`);
  }
  for (const line of dossier.entry.lines) {
    if (isBarred(line.countryOfOrigin) || isBarred(line.harvestCountry)) see(at('entry', line.id, 'countryOfOrigin'), `Line ${line.line} comes from North Korea.`);
    mentioned([line.description], null, at('entry', line.id, 'description'), `Line ${line.line}`);
  }
  for (const audit of dossier.audits) mentioned([audit.addressAsPrinted], null, at('audits', audit.id, 'addressAsPrinted'), `The ${audit.scheme} audit`);
  for (const worker of dossier.workers) {
    for (const { region, surely } of regions) if (begins(worker.idPrefix6, region.idPrefix) || begins(worker.idNumberMasked, region.idPrefix) || surely(worker.homeRegion) !== null) see(at('workers', worker.id, 'idPrefix6'), `Records show that worker ${worker.workerId} is registered in ${region.name}; show how the person was recruited.`, 'warn');
  }
  for (const audit of dossier.audits) if (audit.siteId !== null && concerned.has(audit.siteId)) hits.push({ rule: 'T08b', where: [at('audits', audit.id)], message: `The ${audit.scheme} audit was done in a region where auditors cannot work freely; it is not relied on.` });
  return hits;
};
