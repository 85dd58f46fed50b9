// Runs every rule on a dossier and words what they find from the reference texts.
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference, RuleText } from '../reference.ts';
import { allocations } from './allocation-rules.ts';
import { agedAudits, headcounts, openAuditFindings } from './audit-rules.ts';
import { massBalance } from './balance-rules.ts';
import { backwardTest } from './backward-rules.ts';
import { brokenLinks, custodyModel, usedTooEarly } from './chain-rules.ts';
import { withoutConsequences } from './consequences.ts';
import { datesInOrder } from './date-rules.ts';
import { factsOf, type Hit, type Rule } from './facts.ts';
import { fileForensics, legibility } from './file-rules.ts';
import type { Finding, FindingLevel, Place } from './finding.ts';
import { laborRecords } from './labor-records.ts';
import { citedNumbers, duplicates } from './number-rules.ts';
import { capacity, components, origins } from './origin-rules.ts';
import { missingPapers, translations } from './paper-rules.ts';
import { screening, unknownParties } from './party-rules.ts';
import { paymentsMatch } from './payment-rules.ts';
import { quantitiesAgree } from './quantity-rules.ts';
import { regionsOfConcern } from './region-rules.ts';
import { nearDeadlines, unansweredRequests, unsupportedClaims } from './response-rules.ts';

const RULES: readonly Rule[] = [
  brokenLinks, usedTooEarly, massBalance, backwardTest, allocations, custodyModel, quantitiesAgree, datesInOrder, citedNumbers, duplicates, paymentsMatch, origins, capacity, components,
  unknownParties, screening, regionsOfConcern, missingPapers, translations, legibility, fileForensics, unsupportedClaims, unansweredRequests, nearDeadlines, agedAudits, headcounts, openAuditFindings, laborRecords,
];

const LEVEL_ORDER: Readonly<Record<FindingLevel, number>> = { block: 0, warn: 1, info: 2 };

/** A row number changes when rows are sorted; the record's id does not. */
const identityOf = ({ collection, id, part }: Place): string => [collection, id, part?.startsWith('row ') === true ? null : part].filter((piece) => piece !== null).join(':');

function findingOf(hit: Hit, text: RuleText): Finding {
  return {
    id: [hit.rule, ...hit.where.map(identityOf).sort(), ...(hit.key === undefined ? [] : [hit.key])].join('|'),
    rule: hit.rule, title: text.title, level: hit.level ?? text.level, where: hit.where, message: hit.message,
    why: text.why, source: text.source, fix: text.fix, indicator: text.indicator, confidence: text.confidence,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Findings, blocking ones first, each with an identity that stays the same from run to run and in whatever order the records stand.
 * Reads no clock: `dossier.asOf` is today.
 */
export function runChecks(dossier: Dossier, reference: Reference): Finding[] {
  const facts = factsOf(dossier, reference);
  const texts = new Map(reference.checks.rules.map((rule) => [rule.rule, rule]));
  const unique = new Map<string, Finding>();
  for (const hit of withoutConsequences(RULES.flatMap((rule) => rule(facts)))) {
    const text = texts.get(hit.rule);
    if (!text) throw new Error(`no text for rule ${hit.rule}`);
    const finding = findingOf(hit, text);
    const other = unique.get(finding.id);
    // Two hits of one rule at one place are one finding: the graver, else the one whose words come first.
    if (!other || LEVEL_ORDER[finding.level] < LEVEL_ORDER[other.level] || (finding.level === other.level && finding.message < other.message)) unique.set(finding.id, finding);
  }
  return [...unique.values()].sort((a, b) => LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] || compare(a.rule, b.rule) || compare(a.id, b.id));
}
