// Runs every rule on a dossier and words what they find from the reference texts; an edit judges again only what read what it changed.
import type { LotClaim } from '../chain/lot-claims.ts';
import { COLLECTION_NAMES, type Dossier } from '../dossier/dossier.ts';
import type { Reference, RuleText } from '../reference.ts';
import { allocations, lotAllocation } from './allocation-rules.ts';
import { agedAudits, agedPapers, headcounts, openAuditFindings } from './audit-rules.ts';
import { auditAccess, auditAddresses, auditResults, silentAudits } from './audit-scope-rules.ts';
import { declaredBalances, massBalance } from './balance-rules.ts';
import { backwardTest } from './backward-rules.ts';
import { brokenChain, brokenLinks, custodyModel, lotOrigin, usedTooEarly } from './chain-rules.ts';
import { standsAlone } from './consequences.ts';
import { caseDates, classingDates, datesInOrder, paperDates, swornOfTheWhole } from './date-rules.ts';
import { entryNumbers, entryOfStep } from './entry-rules.ts';
import { factsOf, type ExhibitRule, type Facts, type Hit, type LotRule, type Rule, type StepRule } from './facts.ts';
import { fileForensics, legibility } from './file-rules.ts';
import type { Finding, FindingLevel, Place } from './finding.ts';
import { laborRecords } from './labor-records.ts';
import { citedNumbers, derivedNumbers, duplicateLots, duplicatePapers, duplicates, stepNumbers } from './number-rules.ts';
import { capacity, components, origins } from './origin-rules.ts';
import { missingPapers, stepPapers, translations } from './paper-rules.ts';
import { screening, unknownInStep, unknownOnPaper, unknownParties } from './party-rules.ts';
import { paymentsMatch } from './payment-rules.ts';
import { productionFigures, quantitiesAgree, unitsAgree } from './quantity-rules.ts';
import { regionInStep, regionOfLot, regionOnPaper, regionsOfConcern } from './region-rules.ts';
import { nearDeadlines, unansweredRequests, unsupportedClaims } from './response-rules.ts';
import { sharedLots } from './shared-lot-rules.ts';
import { Tables, type Reads } from './tables.ts';
import { unitOfLot, unitsElsewhere, unitsOfStep, unitsOnPaper } from './unit-rules.ts';

const OF_STEPS: readonly StepRule[] = [brokenLinks, usedTooEarly, massBalance, custodyModel, quantitiesAgree, datesInOrder, stepNumbers, entryOfStep, paymentsMatch, unknownInStep, regionInStep, stepPapers, unitsOfStep];
const OF_LOTS: readonly LotRule[] = [lotOrigin, lotAllocation, sharedLots, regionOfLot, unitOfLot];
const OF_EXHIBITS: readonly ExhibitRule[] = [productionFigures, paperDates, citedNumbers, unknownOnPaper, regionOnPaper, translations, agedPapers, unitsOnPaper];
const OF_THE_WHOLE: readonly Rule[] = [
  brokenChain, declaredBalances, backwardTest, allocations, unitsAgree, unitsElsewhere, classingDates, swornOfTheWhole, caseDates, entryNumbers, derivedNumbers, duplicatePapers, duplicateLots, duplicates, origins, capacity, components,
  unknownParties, screening, regionsOfConcern, missingPapers, legibility, fileForensics, unsupportedClaims, unansweredRequests, nearDeadlines, agedAudits, headcounts, openAuditFindings, auditAddresses, auditResults, silentAudits, auditAccess, laborRecords,
];

/** What one record, or one rule about the whole, came to, and what that rests on. */
interface Judgement { readonly told: readonly Told[]; readonly reads: Reads }
interface Told { readonly hit: Hit; readonly finding: Finding }
type Judgements = ReadonlyMap<object, Judgement>;

/** The findings of a dossier, with what is needed to judge the next state of it by its changes alone. */
export interface Evaluation {
  readonly findings: readonly Finding[];
  /** How many records and rules were judged, and how many of them anew. */
  readonly judged: { readonly all: number; readonly anew: number };
  readonly dossier: Dossier;
  readonly reference: Reference;
  readonly judgements: Judgements;
}

const NOTHING: readonly Told[] = [];
const LEVEL_ORDER: Readonly<Record<FindingLevel, number>> = { block: 0, warn: 1, info: 2 };

/** A row number changes when rows are sorted; the record's id does not. */
const identityOf = ({ collection, id, part }: Place): string => `${collection}${id === null ? '' : `:${id}`}${part === null || part.startsWith('row ') ? '' : `:${part}`}`;

function findingOf(hit: Hit, text: RuleText): Finding {
  return {
    id: [hit.rule, ...hit.where.map(identityOf).sort(), ...(hit.key === undefined ? [] : [hit.key])].join('|'),
    rule: hit.rule, title: text.title, level: hit.level ?? text.level, where: hit.where, message: hit.message,
    why: text.why, source: text.source, fix: text.fix, indicator: text.indicator, confidence: text.confidence,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Header and entry are read by most rules; a change of them changes everything. */
function hasSameHead(a: Dossier, b: Dossier): boolean {
  const head = (dossier: Dossier): string => JSON.stringify(Object.entries(dossier).filter(([name]) => !COLLECTION_NAMES.some((collection) => collection === name)));
  return a === b || head(a) === head(b);
}

function judge(dossier: Dossier, reference: Reference, before: Evaluation | null, claims: readonly LotClaim[]): { judgements: Judgements; anew: number } {
  const tables = new Tables(dossier, reference, claims);
  const facts = factsOf(dossier, reference, tables);
  const earlier = before !== null && before.reference === reference && hasSameHead(before.dossier, dossier) ? before.judgements : null;
  const texts = new Map(reference.checks.rules.map((rule) => [rule.rule, rule]));
  const tell = (hit: Hit): Told => {
    const text = texts.get(hit.rule);
    if (!text) throw new Error(`no text for rule ${hit.rule}`);
    return { hit, finding: findingOf(hit, text) };
  };
  const judgements = new Map<object, Judgement>();
  let anew = 0;
  const settle = (subject: object, hitsOf: (facts: Facts) => Hit[]): void => {
    const known = earlier?.get(subject);
    if (known && tables.stand(known.reads)) {
      judgements.set(subject, known);
      return;
    }
    anew += 1;
    const { value, reads } = tables.remember(() => hitsOf(facts));
    judgements.set(subject, { told: value.length === 0 ? NOTHING : value.map(tell), reads });
  };
  const each = <T extends object>(records: readonly T[], rules: readonly ((record: T, facts: Facts) => Hit[])[]): void => {
    for (const record of records) settle(record, () => {
      const hits: Hit[] = [];
      for (const rule of rules) for (const hit of rule(record, facts)) hits.push(hit);
      return hits;
    });
  };
  each(dossier.steps, OF_STEPS);
  each(dossier.lots, OF_LOTS);
  each(facts.exhibits, OF_EXHIBITS);
  for (const rule of OF_THE_WHOLE) settle(rule, rule);
  return { judgements, anew };
}

/**
 * Judges a dossier. With the evaluation of an earlier state, records that are the same objects and read the same keep
 * their judgement; the findings are the same as those of a full run. `claims` is what other dossiers take of their lots. Reads no clock: `dossier.asOf` is today.
 */
export function evaluate(dossier: Dossier, reference: Reference, before: Evaluation | null = null, claims: readonly LotClaim[] = []): Evaluation {
  const { judgements, anew } = judge(dossier, reference, before, claims);
  const told: Told[] = [];
  for (const judgement of judgements.values()) for (const one of judgement.told) told.push(one);
  const stands = standsAlone(told.map(({ hit }) => hit));
  const unique = new Map<string, Finding>();
  for (const { hit, finding } of told) {
    if (!stands(hit)) continue;
    const other = unique.get(finding.id);
    // Two hits of one rule at one place are one finding: the graver, else the one whose words come first.
    if (!other || LEVEL_ORDER[finding.level] < LEVEL_ORDER[other.level] || (finding.level === other.level && finding.message < other.message)) unique.set(finding.id, finding);
  }
  const findings = [...unique.values()].sort((a, b) => LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] || compare(a.rule, b.rule) || compare(a.id, b.id));
  return { findings, judged: { all: judgements.size, anew }, dossier, reference, judgements };
}

/** Findings, blocking ones first, each with an identity that stays the same from run to run and in whatever order the records stand. */
export const runChecks = (dossier: Dossier, reference: Reference): Finding[] => [...evaluate(dossier, reference).findings];
