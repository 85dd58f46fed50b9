// Runs every rule on a dossier and words what they find from the reference texts.
import { deadlines } from '../case/deadlines.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference, RuleText } from '../reference.ts';
import { brokenLinks, custodyModel, massBalance, overAllocation, usedTooEarly } from './chain-rules.ts';
import { at, factsOf, type Hit, type Rule } from './facts.ts';
import type { Finding, FindingLevel, Place } from './finding.ts';
import { laborRecords } from './labor-rules.ts';
import { agedAudits, citedNumbers, datesInOrder, paymentsMatch, quantitiesAgree } from './movement-rules.ts';
import { duplicates, headcounts, missingPapers, openAuditFindings, regionsOfConcern, screening, translations, unansweredRequests, unknownParties, unsupportedClaims } from './paper-rules.ts';

/** T26: the next day by which something must be filed. */
const nearDeadlines: Rule = ({ dossier, reference }) => deadlines(dossier, reference)
  .filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0 && daysLeft <= 20)
  .map(({ id, title, statutoryDate, daysLeft }): Hit => ({ rule: 'T26', where: [at('case', null, id)], message: `${title}: ${statutoryDate ?? ''}, ${daysLeft ?? 0} days left.`, key: id }));

const RULES: readonly Rule[] = [
  brokenLinks, usedTooEarly, massBalance, overAllocation, custodyModel, quantitiesAgree, datesInOrder, citedNumbers, paymentsMatch, agedAudits,
  unknownParties, regionsOfConcern, missingPapers, translations, screening, duplicates, headcounts, unsupportedClaims, unansweredRequests, openAuditFindings, laborRecords, nearDeadlines,
];

const LEVEL_ORDER: Readonly<Record<FindingLevel, number>> = { block: 0, warn: 1, info: 2 };
const placeText = ({ collection, id, part }: Place): string => [collection, id, part].filter((piece) => piece !== null).join(':');

function findingOf(hit: Hit, text: RuleText): Finding {
  return {
    id: [hit.rule, ...hit.where.map(placeText), ...(hit.key === undefined ? [] : [hit.key])].join('|'),
    rule: hit.rule, title: text.title, level: hit.level ?? text.level, where: hit.where, message: hit.message,
    why: text.why, source: text.source, fix: text.fix, indicator: text.indicator, confidence: text.confidence,
  };
}

/**
 * Findings, blocking ones first, each with an identity that stays the same from run to run.
 * Reads no clock: `dossier.asOf` is today.
 */
export function runChecks(dossier: Dossier, reference: Reference): Finding[] {
  const facts = factsOf(dossier, reference);
  const texts = new Map(reference.checks.rules.map((rule) => [rule.rule, rule]));
  const findings = RULES.flatMap((rule) => rule(facts)).map((hit) => {
    const text = texts.get(hit.rule);
    if (!text) throw new Error(`no text for rule ${hit.rule}`);
    return findingOf(hit, text);
  });
  const unique = new Map(findings.map((finding) => [finding.id, finding]));
  return [...unique.values()].toSorted((a, b) => LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] || a.rule.localeCompare(b.rule) || a.id.localeCompare(b.id));
}
