// T08 and T08b: anything in North Korea or in a region of concern, by country, name, postcode, number or position.
import type { Reference } from '../reference.ts';
import { at, type ExhibitRule, type Facts, type Hit, type LotRule, type Rule, type StepRule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';
import { bareCodeFinder, codeFinder, finderOf, type Finder } from './place-words.ts';

type Region = Reference['regions']['regions'][number];
interface Watched { readonly region: Region; readonly surely: Finder; readonly perhaps: Finder; /** Codes of the region, in texts that name a place. */ readonly coded: Finder; /** The same where nothing but the part behind the country stands. */ readonly bare: Finder }

/** Compiling a hundred place names once per set of reference data keeps thousands of sites cheap. */
const compiled = new WeakMap<Reference['regions'], { readonly regions: readonly Watched[]; readonly northKorea: Finder; readonly northKoreaCode: Finder }>();
function watchedIn(regions: Reference['regions']) {
  const found = compiled.get(regions);
  if (found) return found;
  const made = {
    regions: regions.regions.map((region) => ({ region, surely: finderOf(region.words), perhaps: finderOf(region.ambiguousWords ?? []), coded: codeFinder(region.codes ?? []), bare: bareCodeFinder(region.codes ?? [], region.idPrefix) })),
    northKorea: finderOf(regions.northKoreaWords ?? []), northKoreaCode: codeFinder(regions.northKoreaCodes ?? []),
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
/** A sentence that rules the region out is no sign of it; "No. 12", Wuxi (无锡), nonwoven (无纺) and Africa (非洲) rule nothing out. */
const isDenied = (text: string): boolean => /\b(no(?!\.|\s*\d)|not|non|none|never|outside|free of|without|excludes?)\b|非(?!洲)|不含|无(?!锡|纺)/i.test(text);

const seen = (place: Place, message: string, level?: FindingLevel, key?: string): Hit => ({ rule: 'T08', where: [place], message, ...(level ? { level } : {}), ...(key ? { key } : {}) });

interface Said {
  /** Any words. */
  readonly texts: readonly (string | null)[];
  /** Fields that name a place: there a code of the region counts too. */
  readonly places?: readonly (string | null)[];
  readonly country: string | null; readonly place: Place; readonly who: string; readonly level?: FindingLevel | undefined;
}
interface Mention { readonly hits: readonly Hit[]; readonly isThere: boolean }
/** The first of the texts in which something is found, as it stands there. */
const firstIn = (texts: readonly (string | null)[], find: Finder): string | undefined => { for (const text of texts) { const found = find(text); if (found !== null) return found; } return undefined; };

/** The first sure or possible mention in the texts. Names that other countries share only warn outside the region's own country. */
function mention({ texts: words, places = [], country, place, who, level }: Said, { reference }: Facts): Mention {
  const { regions, northKorea, northKoreaCode } = watchedIn(reference.regions);
  const texts = [...words, ...places];
  const hits: Hit[] = [];
  const korea = firstIn(texts, northKorea) ?? firstIn(places, northKoreaCode);
  if (korea !== undefined) hits.push(seen(place, `${who} names North Korea: “${korea}”.`, level, 'KP'));
  for (const { region, surely, perhaps, coded, bare } of regions) {
    const isHome = country === null || country === region.country;
    const sure = firstIn(texts, surely) ?? firstIn(places, coded) ?? (isHome ? firstIn(places, bare) : undefined);
    const found = sure ?? firstIn(texts, perhaps);
    if (found === undefined) continue;
    hits.push(seen(place, `${who} names a place in ${region.name}: “${found}”.`, sure !== undefined || isHome ? level : 'warn', region.id));
    return { hits, isThere: sure !== undefined || isHome };
  }
  return { hits, isThere: false };
}

/** T08 of a step: its name and the numbers it carries. */
export const regionInStep: StepRule = (step, facts) => [...mention({ texts: [step.name, ...Object.values(step.refs)], country: null, place: at('steps', step.id), who: `Step “${step.name}”`, level: 'warn' }, facts).hits];

/** T08 of a paper: its title. */
export const regionOnPaper: ExhibitRule = (exhibit, facts) => (isDenied(exhibit.title) ? [] : [...mention({ texts: [exhibit.title], country: null, place: at('exhibits', exhibit.id, 'title'), who: exhibit.exhibitNo, level: 'warn' }, facts).hits]);

/** T08 of a lot: where it comes from. */
export const regionOfLot: LotRule = (lot, facts) => [
  ...(lot.originCountry !== null && facts.reference.regions.countries.includes(lot.originCountry) ? [seen(at('lots', lot.id, 'originCountry'), `Lot ${lot.id} comes from North Korea.`)] : []),
  ...mention({ texts: [lot.material], places: [lot.originRegion], country: lot.originCountry, place: at('lots', lot.id, 'originRegion'), who: `Lot ${lot.id}` }, facts).hits,
];

/** T08 and T08b of sites, parties, components, entry lines, audits and workers. */
export const regionsOfConcern: Rule = (facts) => {
  const { dossier, reference } = facts;
  const { regions } = watchedIn(reference.regions);
  const hits: Hit[] = [];
  const see = (place: Place, message: string, level?: FindingLevel, key?: string): void => void hits.push(seen(place, message, level, key));
  const isBarred = (country: string | null): boolean => country !== null && reference.regions.countries.includes(country);
  const mentioned = (said: Said): boolean => {
    const found = mention(said, facts);
    hits.push(...found.hits);
    return found.isThere;
  };

  const concerned = new Set<string>();
  for (const site of dossier.sites) {
    if (isBarred(site.country)) see(at('sites', site.id, 'country'), `${site.name} is in North Korea (${site.country ?? ''}).`);
    if (site.northKoreanLabor === 'yes') see(at('sites', site.id, 'northKoreanLabor'), `North Korean nationals are recorded at work at ${site.name}.`);
    if (mentioned({ texts: [site.name], places: [site.admin1, site.address], country: site.country, place: at('sites', site.id, 'admin1'), who: site.name })) { concerned.add(site.id); continue; }
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
    if (mentioned({ texts: [party.name, party.nameLocal, ...party.aliases], places: [party.address], country: party.country, place: at('parties', party.id), who: party.name })) continue;
    for (const { region } of regions) {
      const isThere = party.country === region.country;
      const postcode = isThere && region.postalPrefixes.some((prefix) => new RegExp(`(?<!\\d)${prefix}\\d{4}(?!\\d)`).test(party.address?.normalize('NFKC') ?? ''));
      const uscc = party.identifiers.find(({ scheme, value }) => scheme === 'uscc' && region.usccPrefix !== '' && value.slice(2, 4) === region.usccPrefix);
      if (postcode || uscc) see(at('parties', party.id), `${party.name} appears to be in ${region.name}: ${uscc ? `registration number ${uscc.value}` : 'its postcode'}.`, undefined, region.id);
    }
  }
  for (const part of dossier.components) {
    if (isBarred(part.originCountry)) see(at('components', part.id, 'originCountry'), `${part.item} comes from North Korea.`);
    mentioned({ texts: [part.item], country: part.originCountry, place: at('components', part.id), who: `Component “${part.item}”` });
  }
  for (const line of dossier.entry.lines) {
    if (isBarred(line.countryOfOrigin) || isBarred(line.harvestCountry)) see(at('entry', line.id, 'countryOfOrigin'), `Line ${line.line} comes from North Korea.`);
    mentioned({ texts: [line.description], country: null, place: at('entry', line.id, 'description'), who: `Line ${line.line}` });
  }
  for (const audit of dossier.audits) mentioned({ texts: [], places: [audit.addressAsPrinted], country: null, place: at('audits', audit.id, 'addressAsPrinted'), who: `The ${audit.scheme} audit` });
  for (const worker of dossier.workers) {
    for (const { region, surely, coded, bare } of regions) if (begins(worker.idPrefix6, region.idPrefix) || begins(worker.idNumberMasked, region.idPrefix) || [surely, coded, bare].some((find) => find(worker.homeRegion) !== null)) see(at('workers', worker.id, 'idPrefix6'), `Records show that worker ${worker.workerId} is registered in ${region.name}; show how the person was recruited.`, 'warn');
  }
  for (const audit of dossier.audits) if (audit.siteId !== null && concerned.has(audit.siteId)) hits.push({ rule: 'T08b', where: [at('audits', audit.id)], message: `The ${audit.scheme} audit was done in a region where auditors cannot work freely; it is not relied on.` });
  return hits;
};
