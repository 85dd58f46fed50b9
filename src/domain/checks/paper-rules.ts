// T07–T10, T14, T15, T18, T21–T23, T29, A01: parties, regions, papers, translations, requests, audits.
import type { Exhibit } from '../dossier/exhibit.ts';
import { at, atExhibit, daysBetween, isOneOf, type Facts, type Hit, type Rule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';

/** T07: every name on a paper is a party of the map. */
export const unknownParties: Rule = ({ dossier, parties, exhibits }) => {
  const named: [string | null, Place, string][] = [
    ...exhibits.flatMap((exhibit): [string | null, Place, string][] => [[exhibit.issuerId, atExhibit(exhibit, 'issuerId'), `${exhibit.exhibitNo} is issued by`], [exhibit.recipientId, atExhibit(exhibit, 'recipientId'), `${exhibit.exhibitNo} is addressed to`]]),
    ...dossier.sites.map((site): [string | null, Place, string] => [site.partyId, at('sites', site.id, 'partyId'), `${site.name} belongs to`]),
    ...dossier.audits.map((audit): [string | null, Place, string] => [audit.auditorId, at('audits', audit.id, 'auditorId'), 'The audit is by']),
    ...dossier.components.map((part): [string | null, Place, string] => [part.supplierId, at('components', part.id, 'supplierId'), `${part.item} comes from`]),
    ...dossier.entry.lines.map((line): [string | null, Place, string] => [line.manufacturerId, at('entry', line.id, 'manufacturerId'), `Line ${line.line} is made by`]),
    [dossier.entry.importerId, at('entry', null, 'importerId'), 'The importer is'], [dossier.entry.brokerId, at('entry', null, 'brokerId'), 'The broker is'],
  ];
  return named.flatMap(([id, place, said]): Hit[] => (id === null || parties.has(id) ? [] : [{ rule: 'T07', where: [place], message: `${said} ${id}, who is not on the map.` }]));
};

type Region = Facts['reference']['regions']['regions'][number];

/** Even-odd rule on latitude and longitude. */
function contains(polygon: Region['polygon'], lat: number, lon: number): boolean {
  let inside = false;
  polygon.forEach(([aLat, aLon], index) => {
    const [bLat, bLon] = polygon[(index + 1) % polygon.length] ?? [aLat, aLon];
    if (aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) inside = !inside;
  });
  return inside;
}

const ascii = /^[ -~]+$/;
/** A Latin place name counts as a whole word only, so that "Kashi" is not found inside another name. */
function mentions(text: string | null, words: readonly string[]): string | null {
  if (text === null) return null;
  const lower = text.toLowerCase();
  return words.find((word) => (ascii.test(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`).test(lower) : lower.includes(word))) ?? null;
}

/** T08 and T08b: a place in North Korea or Xinjiang, by country, name, postcode, registration number or position. */
export const regionsOfConcern: Rule = ({ dossier, reference: { regions } }) => {
  const hits: Hit[] = [];
  const seen = (place: Place, message: string, level?: FindingLevel): void => void hits.push({ rule: 'T08', where: [place], message, ...(level ? { level } : {}) });
  const concernedSites = new Set<string>();
  const barred = (country: string | null): boolean => country !== null && regions.countries.includes(country);
  for (const site of dossier.sites) {
    if (barred(site.country)) seen(at('sites', site.id, 'country'), `${site.name} is in ${site.country ?? ''} (North Korea).`);
    for (const region of regions.regions) {
      const word = [site.admin1, site.address, site.name].map((text) => mentions(text, region.words)).find((found) => found !== null);
      const why = word ? `its address says “${word}”`
        : site.country === region.country && region.postalPrefixes.some((prefix) => site.postalCode?.startsWith(prefix)) ? `its postcode is ${site.postalCode ?? ''}`
          : site.country === region.country && site.lat !== null && site.lon !== null && contains(region.polygon, site.lat, site.lon) ? `its position is ${site.lat}, ${site.lon}` : null;
      if (why === null) continue;
      concernedSites.add(site.id);
      seen(at('sites', site.id, 'admin1'), `${site.name} appears to be in ${region.name}: ${why}.`);
    }
    if (site.northKoreanLabor === 'yes') seen(at('sites', site.id, 'northKoreanLabor'), `North Korean nationals are recorded at ${site.name}.`);
  }
  for (const party of dossier.parties) {
    if (barred(party.country)) seen(at('parties', party.id, 'country'), `${party.name} is in North Korea.`);
    for (const region of regions.regions) {
      const word = [party.name, party.nameLocal, party.address].map((text) => mentions(text, region.words)).find((found) => found !== null) ?? null;
      const postcode = party.country === region.country && region.postalPrefixes.some((prefix) => new RegExp(`(?<!\\d)${prefix}\\d{4}(?!\\d)`).test(party.address ?? ''));
      const uscc = party.identifiers.find(({ scheme, value }) => scheme === 'uscc' && value.slice(2, 4) === region.usccPrefix);
      if (word !== null || postcode || uscc) seen(at('parties', party.id), `${party.name} appears to be in ${region.name}: ${word !== null ? `“${word}”` : uscc ? `registration ${uscc.value}` : 'its postcode'}.`);
    }
  }
  for (const lot of dossier.lots) {
    if (barred(lot.originCountry)) seen(at('lots', lot.id, 'originCountry'), `Lot ${lot.id} comes from North Korea.`);
    for (const region of regions.regions) { const word = mentions(lot.originRegion, region.words); if (word !== null) seen(at('lots', lot.id, 'originRegion'), `Lot ${lot.id} comes from ${region.name} (“${word}”).`); }
  }
  for (const worker of dossier.workers) for (const region of regions.regions) if (worker.idPrefix6?.startsWith(region.idPrefix)) seen(at('workers', worker.id, 'idPrefix6'), `Records show an identity number of worker ${worker.workerId} issued in ${region.name}.`, 'warn');
  for (const audit of dossier.audits) if (audit.siteId !== null && concernedSites.has(audit.siteId)) hits.push({ rule: 'T08b', where: [at('audits', audit.id)], message: `The ${audit.scheme} audit was done in a region where auditors cannot work freely.` });
  return hits;
};

/** T09: the papers of each hand-over and each transformation, and what the case type itself requires. */
export const missingPapers: Rule = (facts) => {
  const { dossier, steps, sites, pack, reference: { documentGroups: { papers } } } = facts;
  const hits: Hit[] = [];
  const need = (stepId: string, name: string, filed: readonly Exhibit[], oneOf: readonly string[] | undefined, what: string, level?: FindingLevel): void => {
    if (!filed.some(isOneOf(oneOf))) hits.push({ rule: 'T09', where: [at('steps', stepId)], message: `${name} has no ${what}.`, key: what, ...(level ? { level } : {}) });
  };
  for (const step of steps) {
    const filed = facts.exhibitsOf(step);
    if (step.kind === 'transfer') {
      const crosses = sites.get(step.fromSiteId ?? '')?.country !== sites.get(step.toSiteId ?? '')?.country;
      const isEntry = step.refs['entry'] !== undefined;
      need(step.id, step.name, filed, papers['purchase'], 'purchase order or contract');
      need(step.id, step.name, filed, papers['invoice'], 'invoice');
      need(step.id, step.name, filed, papers['payment'], 'proof of payment');
      need(step.id, step.name, filed, papers['transport'], 'transport document');
      if (crosses) need(step.id, step.name, filed, papers['border'], 'customs declaration');
      if (!isEntry) need(step.id, step.name, filed, papers['receipt'], 'receipt of the buyer');
      continue;
    }
    const activity = sites.get(step.siteId ?? '')?.activity;
    const rules = [...(pack?.steps ?? []), ...[dossier.case.type, ...dossier.case.alsoTypes].flatMap((type) => pack?.forCase[type] ?? [])]
      .filter((rule) => rule.activity === activity && (rule.kinds === undefined ? step.kind === 'transformation' || step.kind === 'origin' : rule.kinds.includes(step.kind)));
    for (const { papers: wanted } of rules) for (const { oneOf, level } of wanted) need(step.id, step.name, filed, oneOf, oneOf.map((type) => type.toLowerCase().replaceAll('_', ' ')).join(' or '), level);
    if (rules.length === 0 && step.kind === 'transformation') need(step.id, step.name, filed, papers['production'], 'production record');
  }
  if (dossier.case.type === 'wro' || dossier.case.type === 'finding') {
    for (const [type, what] of [['CERT_OF_ORIGIN_12_43A', 'certificate of origin under 19 CFR 12.43(a)'], ['STATEMENT_12_43B', 'ultimate consignee’s statement under 19 CFR 12.43(b)']] as const) {
      if (!facts.exhibits.some((exhibit) => exhibit.docType === type)) hits.push({ rule: 'T09', where: [at('case', null)], message: `The ${what} is missing; it is due three months after importation.`, key: type });
    }
  }
  return hits;
};

/** T10: each exhibit in another language has a certified translation that its certificate names. */
export const translations: Rule = ({ exhibits }) => {
  const byId = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]));
  return exhibits.filter((exhibit) => !exhibit.language.startsWith('en')).flatMap((exhibit): Hit[] => {
    const certificate = byId.get(exhibit.translation?.certificateId ?? '');
    const why = exhibit.translation === null || exhibit.translation.status === 'none' ? 'has no English translation'
      : exhibit.translation.status !== 'certified' ? 'has only a working translation'
        : certificate === undefined ? 'has a translation whose certificate is not on file'
          : !certificate.covers.includes(exhibit.id) ? `is not named in the translator’s certificate ${certificate.exhibitNo}` : null;
    return why === null ? [] : [{ rule: 'T10', where: [atExhibit(exhibit, 'translation')], message: `${exhibit.exhibitNo} (${exhibit.language}) ${why}.` }];
  });
};

/** T14: parties are screened against dated lists, hits decided. */
export const screening: Rule = ({ dossier, exhibits }) => {
  const run = dossier.screeningRuns.toSorted((a, b) => a.runDate.localeCompare(b.runDate)).at(-1);
  if (!run) return exhibits.some((exhibit) => exhibit.docType === 'SCREENING_LOG')
    ? [{ rule: 'T14', level: 'info', where: [], message: 'Screening is shown by an exhibit only; a run recorded here would state lists, hits and decisions.' }]
    : [{ rule: 'T14', where: [], message: 'No party has been screened.' }];
  const hits: Hit[] = [];
  if (dossier.asOf !== null && daysBetween(run.runDate, dossier.asOf) > 30) hits.push({ rule: 'T14', level: 'warn', where: [at('screeningRuns', run.id, 'runDate')], message: `The last screening is of ${run.runDate}, more than 30 days ago.`, key: 'age' });
  const screened = new Set(run.results.map((result) => result.partyId));
  for (const party of dossier.parties) if (!screened.has(party.id)) hits.push({ rule: 'T14', level: 'info', where: [at('parties', party.id)], message: `${party.name} was not screened on ${run.runDate}.` });
  for (const result of run.results) if (result.decision === 'unresolved' || result.decision === 'true_match') hits.push({ rule: 'T14', where: [at('screeningRuns', run.id), at('parties', result.partyId)], message: `A hit on ${result.partyId} is ${result.decision === 'unresolved' ? 'not decided' : 'a true match'}.` });
  return hits;
};

/** T15: no bale, document or file twice. */
export const duplicates: Rule = ({ dossier, exhibits }) => {
  const hits: Hit[] = [];
  const twice = <T>(records: readonly T[], keyOf: (record: T) => string | null, place: (record: T) => Place, message: (key: string) => string): void => {
    const seen = new Map<string, T>();
    for (const record of records) {
      const key = keyOf(record);
      if (key === null) continue;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, record);
      else hits.push({ rule: 'T15', where: [place(first), place(record)], message: message(key) });
    }
  };
  twice(dossier.units, (unit) => unit.number, (unit) => at('units', unit.id, 'number'), (key) => `The number ${key} stands twice in the bale list.`);
  twice(exhibits, ({ docType, docNo, issuerId }) => (docNo === null || docNo === '' ? null : `${docType} ${docNo} ${issuerId ?? ''}`), (exhibit) => atExhibit(exhibit, 'docNo'), (key) => `${key.trim()} is filed twice.`);
  twice(exhibits, (exhibit) => exhibit.exhibitNo, (exhibit) => atExhibit(exhibit, 'exhibitNo'), (key) => `Two exhibits have the number ${key}.`);
  twice(dossier.files.filter((file) => file.exhibitId !== null), (file) => file.sha256, (file) => at('exhibits', file.exhibitId), (key) => `The same file (${key.slice(0, 12)}…) stands under two exhibits.`);
  return hits.filter((hit) => hit.where.length < 2 || hit.where[0]?.id !== hit.where[1]?.id || hit.where[0]?.collection !== 'exhibits');
};

/** T21: site, audit, payroll and visit name the same number of people. */
export const headcounts: Rule = ({ dossier, sites }) => {
  const hits: Hit[] = [];
  for (const site of sites.values()) {
    const audits = dossier.audits.filter((audit) => audit.siteId === site.id && audit.workersOnSite !== null);
    const paid = dossier.payrollSummaries.filter((summary) => summary.siteId === site.id).map((summary) => Number(summary.figures['workersOnPayroll'] ?? Number.NaN)).find((count) => Number.isFinite(count));
    const own = paid ?? site.workers;
    for (const audit of audits) {
      if (own === null || audit.workersOnSite === null || own === audit.workersOnSite) continue;
      const share = Math.abs(own - audit.workersOnSite) / Math.max(1, audit.workersOnSite);
      hits.push({ rule: 'T21', level: share > 0.05 ? 'warn' : 'info', where: [at('audits', audit.id, 'workersOnSite'), at('sites', site.id, 'workers')], message: `The ${audit.scheme} audit counted ${audit.workersOnSite} workers at ${site.name}, ${paid === undefined ? 'the site record' : 'the payroll'} says ${own} (${(share * 100).toFixed(1)} %).` });
    }
  }
  return hits;
};

/** T22: a sentence of the narrative without an exhibit behind it. */
export const unsupportedClaims: Rule = ({ dossier, exhibits }) => {
  const filed = new Set(exhibits.map((exhibit) => exhibit.id));
  return dossier.claims.filter((claim) => !claim.cites.some((cite) => filed.has(cite.exhibitId)))
    .map((claim) => ({ rule: 'T22', where: [at('claims', claim.id)], message: `“${claim.text.slice(0, 80)}” cites no exhibit on file.` }));
};

/** T23: every item CBP asked has an answer and exhibits, or a reason. */
export const unansweredRequests: Rule = ({ dossier, exhibits }) => {
  const filed = new Set(exhibits.map((exhibit) => exhibit.id));
  return dossier.requests.flatMap((request): Hit[] => {
    if (request.reasonUnanswered) return [];
    const place = at('requests', request.id);
    const gone = request.exhibitIds.filter((id) => !filed.has(id));
    if (request.exhibitIds.length === gone.length) return [{ rule: 'T23', where: [place], message: `Item ${request.no} has no exhibit and no reason: “${request.text.slice(0, 80)}”.` }];
    if (!request.answer) return [{ rule: 'T23', where: [place], message: `Item ${request.no} has exhibits, but no answer in words.` }];
    return gone.map((id) => ({ rule: 'T23', level: 'warn' as const, where: [place], message: `Item ${request.no} names exhibit ${id}, which is not on file.`, key: id }));
  });
};

/** A01: audit findings that are open past their day, or closed without proof. */
export const openAuditFindings: Rule = ({ dossier }) => dossier.audits.flatMap((audit) => audit.findings.flatMap((finding): Hit[] => {
  const place = at('audits', audit.id, `finding ${finding.no}`);
  const closed = finding.status.startsWith('closed');
  if (!closed && (finding.due === null || dossier.asOf === null || finding.due < dossier.asOf)) return [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is open${finding.due === null ? '' : `; it was due on ${finding.due}`}: ${finding.text.slice(0, 100)}` }];
  if (closed && (finding.verifiedBy === null || finding.verifiedOn === null || finding.evidenceExhibitId === null)) return [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is called closed without verifier, date and exhibit.`, key: 'proof' }];
  return [];
}));
