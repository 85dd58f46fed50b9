// T09, T10: is every paper there that a hand-over, a process and the case call for, and can CBP read it?
import type { Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import type { CommodityPack } from '../reference.ts';
import { at, atExhibit, isGiven, isOneOf, reachesEntry, type ExhibitRule, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';

const inWords = (types: readonly string[]): string => types.map((type) => type.toLowerCase().replaceAll('_', ' ').replace('ocean bol', 'bill of lading').replace('isf 10 2', 'importer security filing').replace('cbp', 'CBP')).join(' or ');
const missing = (place: Place, what: string, message: string, level?: FindingLevel): Hit => ({ rule: 'T09', where: [place], message, key: what, ...(level ? { level } : {}) });

type Need = (oneOf: readonly string[] | undefined, what: string, level?: FindingLevel) => Hit[];
const needAt = (step: Step, filed: readonly Exhibit[]): Need => (oneOf, what, level) => (filed.some(isOneOf(oneOf)) ? [] : [missing(at('steps', step.id), what, `“${step.name}” has no ${what}.`, level)]);

/** The papers of a sale: bought, paid, moved, declared at a border, received. */
function saleSet(step: Step, facts: Facts): Hit[] {
  const { sites, reference: { documentGroups: { papers } } } = facts;
  const need = needAt(step, facts.exhibitsOf(step));
  const [from, to] = [sites.get(step.fromSiteId ?? ''), sites.get(step.toSiteId ?? '')];
  const isBarred = [from, to].some((site) => isGiven(site?.country) && facts.reference.regions.countries.includes(site.country));
  const isMoveAtHome = isGiven(from?.partyId) && from.partyId === to?.partyId;
  const sale = isMoveAtHome ? [] : [...need(papers['purchase'], 'purchase order or contract'), ...need(papers['invoice'], 'invoice'), ...need(papers['payment'], 'proof of payment')];
  return [
    ...sale, ...need(papers['transport'], 'transport document'),
    ...(isGiven(from?.country) && isGiven(to?.country) && from.country !== to.country && !isBarred ? need(papers['border'], 'customs declaration') : []),
    ...(reachesEntry(step, facts) ? [...need(papers['list'], 'packing list'), ...(isGiven(from?.country) && from.country !== to?.country && !isBarred ? need(['EXPORT_DECLARATION'], 'export declaration', 'warn') : []), ...need(['CBP_7501', 'CBP_3461'], 'entry or entry summary')] : receiptOfTheBuyer(step, facts, from?.partyId ?? null)),
  ];
}

/** Goods are received by their buyer: a receipt of the seller's own warehouse shows where they lay before. */
function receiptOfTheBuyer(step: Step, facts: Facts, sellerId: string | null): Hit[] {
  const filed = facts.exhibitsOf(step).filter(({ docType, issuerId }) => docType !== 'WAREHOUSE_RECEIPT' || sellerId === null || issuerId !== sellerId);
  return needAt(step, filed)(facts.reference.documentGroups.papers['receipt'], 'receipt of the buyer');
}

/** What the product's pack asks of a step beyond the sets: by the activity of its site, a transfer by that of the site it leaves. */
function packRules(step: Step, facts: Facts): CommodityPack['steps'] {
  const { dossier, sites, pack } = facts;
  const activity = sites.get((step.kind === 'transfer' ? step.fromSiteId : step.siteId) ?? '')?.activity;
  const rules = [...(pack?.steps ?? []), ...[dossier.case.type, ...dossier.case.alsoTypes].flatMap((type) => (pack && Object.hasOwn(pack.forCase, type) ? pack.forCase[type] ?? [] : []))];
  const isOfKind = (kinds: CommodityPack['steps'][number]['kinds']): boolean => (kinds === undefined ? step.kind === 'transformation' || step.kind === 'origin' : kinds.includes(step.kind) || (kinds.includes('entry') && reachesEntry(step, facts)));
  return rules.filter((rule) => (rule.activity === null || rule.activity === activity) && isOfKind(rule.kinds));
}
const packHits = (rules: CommodityPack['steps'], need: Need): Hit[] => rules.flatMap(({ papers: wanted }) => wanted.flatMap(({ oneOf, level }) => need(oneOf, inWords(oneOf), level)));

/** The papers of a process, by the product's pack where it knows the activity. */
function runSet(step: Step, facts: Facts): Hit[] {
  const { reference: { documentGroups: { papers } } } = facts;
  const need = needAt(step, facts.exhibitsOf(step));
  const rules = packRules(step, facts);
  const hits = packHits(rules, need);
  return rules.length === 0 && (step.kind === 'transformation' || step.kind === 'origin') ? [...hits, ...need(papers['production'], step.kind === 'origin' ? 'record of origin' : 'production record')] : hits;
}

/** What the case itself calls for, whatever the chain. */
function caseSet({ dossier, exhibits }: Facts): Hit[] {
  const types = new Set([dossier.case.type, ...dossier.case.alsoTypes]);
  const filed = (type: string): boolean => exhibits.some(isOneOf([type]));
  const here = at('case', null);
  const hits: Hit[] = [];
  const need = (type: string, message: string, level?: FindingLevel): void => { if (!filed(type)) hits.push(missing(here, type, message, level)); };
  if (types.has('wro') || types.has('finding')) {
    need('CERT_OF_ORIGIN_12_43A', 'The foreign seller’s certificate of origin under 19 CFR 12.43(a) is missing; it is due three months after importation.');
    need('STATEMENT_12_43B', 'The ultimate consignee’s statement under 19 CFR 12.43(b) is missing; it is due three months after importation.');
  }
  if (exhibits.length === 0) return hits;
  if (dossier.case.detentionNo !== null) need('CBP_DETENTION_NOTICE', 'The detention notice is not filed; it names what CBP asks and starts the clock.', 'warn');
  if (types.has('form_28') && dossier.case.form28No !== null) need('CBP_FORM_28', 'CBP Form 28, which this dossier answers, is not filed.', 'warn');
  if (types.has('form_29')) need('CBP_FORM_29', 'CBP Form 29, which this dossier answers, is not filed.', 'warn');
  need('POLICY', 'No policy against forced labor is filed; CBP asks for written policies and procedures.', 'warn');
  if (types.has('caatsa') || types.has('uflpa_exception')) {
    need('SUPPLIER_DECLARATION', 'No declaration of the supplier about its labor is filed.', 'warn');
    need('IMPORTER_DECLARATION', 'No declaration of the importer is filed.', 'warn');
  }
  return hits;
}

/** Records that rest on a paper which is not filed. */
function recordsWithoutPaper({ dossier, exhibits, exhibitById }: Facts): Hit[] {
  const hits: Hit[] = [];
  if (exhibits.length > 0) for (const audit of dossier.audits) if (!exhibits.some(({ auditId, docType }) => auditId === audit.id && docType !== 'CAP_REPORT')) hits.push(missing(at('audits', audit.id), 'report', `The report of the ${audit.scheme} audit is not filed.`, 'warn'));
  const gone = (id: string | null): id is string => id !== null && !exhibitById.has(id);
  for (const payroll of dossier.payrolls) if (gone(payroll.sourceExhibitId)) hits.push(missing(at('payrolls', payroll.id), 'source', `The payroll comes from exhibit ${payroll.sourceExhibitId}, which is not filed.`, 'warn'));
  for (const batch of dossier.bankBatches) if (gone(batch.exhibitId)) hits.push(missing(at('bankBatches', batch.id), 'source', `Bank batch ${batch.ref} comes from exhibit ${batch.exhibitId}, which is not filed.`, 'warn'));
  for (const roll of dossier.socialInsurance) if (gone(roll.exhibitId)) hits.push(missing(at('socialInsurance', roll.id), 'source', `The social-insurance roll comes from exhibit ${roll.exhibitId}, which is not filed.`, 'warn'));
  for (const id of new Set(dossier.workers.map(({ idCopyExhibitId }) => idCopyExhibitId))) if (gone(id)) hits.push(missing(at('case', null), `identity ${id}`, `Identity copies of workers are said to be in exhibit ${id}, which is not filed.`, 'warn'));
  if (dossier.workers.some(({ dormitory }) => dormitory === true) && !exhibits.some(isOneOf(['DORMITORY_REGISTER', 'HOUSE_RULES']))) hits.push(missing(at('case', null), 'DORMITORY_REGISTER', 'Workers live in a dormitory; no dormitory register or house rules are filed.', 'warn'));
  const withFile = new Set(dossier.files.map(({ exhibitId }) => exhibitId));
  if (dossier.files.length > 0) for (const exhibit of exhibits) if (!withFile.has(exhibit.id)) hits.push(missing(atExhibit(exhibit), 'file', `${exhibit.exhibitNo} is described, but no file stands behind it.`, 'warn'));
  return hits;
}

/** T09: the papers of a hand-over or a process. */
export const stepPapers: StepRule = (step, facts) => (step.kind === 'transfer' ? [...saleSet(step, facts), ...packHits(packRules(step, facts), needAt(step, facts.exhibitsOf(step)))] : runSet(step, facts));

/** T09: the papers of the case type, and of the records in the dossier. */
export const missingPapers: Rule = (facts) => [...caseSet(facts), ...recordsWithoutPaper(facts)];

/** T10: each exhibit in another language has a certified translation that its certificate names. */
export const translations: ExhibitRule = (exhibit, { exhibitById }) => {
  if (/^en(-|$)/i.test(exhibit.language) || exhibit.language === 'eng') return [];
  const certificate = exhibitById.get(exhibit.translation?.certificateId ?? '');
  const why = exhibit.translation === null || exhibit.translation.status === 'none' ? 'has no English translation'
    : exhibit.translation.status !== 'certified' ? 'has only a working translation; no translator certifies it'
      : certificate === undefined ? 'has a translation whose certificate is not on file'
        : certificate.docType !== 'TRANSLATION_CERT' ? `names ${certificate.exhibitNo} as certificate of its translation, which is another paper`
          : !certificate.covers.includes(exhibit.id) ? `is not named in the translator’s certificate ${certificate.exhibitNo}` : null;
  const place = atExhibit(exhibit, 'translation');
  if (why !== null) return [{ rule: 'T10', where: [place], message: `${exhibit.exhibitNo} (${exhibit.language}) ${why}.` }];
  const translator = exhibit.translation?.translatorId ?? null;
  return translator !== null && isGiven(certificate?.issuerId) && translator !== certificate.issuerId ? [{ rule: 'T10', level: 'warn', where: [place], message: `${exhibit.exhibitNo} was translated by ${translator}; its certificate ${certificate.exhibitNo} is of ${certificate.issuerId}.`, key: 'translator' }] : [];
};
