// Which of the ILO's indicators each audit looked at, and what it found.
import type { Audit, AuditFinding } from '../dossier/audit.ts';
import { closureOf } from './finding-closure.ts';

/** found: a finding that is not closed with proof · closed: findings, all closed with proof · nothing: looked at, none found · unseen: not recorded as looked at · notReliedOn: made where auditors cannot work freely. */
export type MatrixState = 'found' | 'closed' | 'nothing' | 'unseen' | 'notReliedOn';

export const MATRIX_WORDS: Readonly<Record<MatrixState, string>> = { found: 'found', closed: 'found, closed with proof', nothing: 'looked at, nothing found', unseen: 'not recorded as looked at', notReliedOn: 'not relied on' };

export interface MatrixCell { readonly auditId: string; readonly state: MatrixState; readonly findings: readonly AuditFinding[] }
export interface MatrixRow { readonly indicator: string; readonly cells: readonly MatrixCell[] }

function cellOf(audit: Audit, indicator: string, isReliedOn: boolean): MatrixCell {
  const findings = audit.findings.filter(({ iloIndicator }) => iloIndicator === indicator);
  // What such an audit found still stands; what it did not find assures of nothing.
  const state: MatrixState = findings.length > 0 ? (findings.every((finding) => closureOf(finding) === 'verified') ? 'closed' : 'found')
    : !isReliedOn ? 'notReliedOn' : audit.indicatorsAssessed.includes(indicator) ? 'nothing' : 'unseen';
  return { auditId: audit.id, state, findings };
}

/** One row per indicator in their order, one cell per audit in theirs. `notReliedOn` holds ids of audits (rule T08b). */
export const indicatorMatrix = (audits: readonly Audit[], indicators: readonly string[], notReliedOn: ReadonlySet<string>): MatrixRow[] =>
  indicators.map((indicator) => ({ indicator, cells: audits.map((audit) => cellOf(audit, indicator, !notReliedOn.has(audit.id))) }));

/** Ids of the audits that rule T08b found to be in a region of concern. */
export const auditsNotReliedOn = (findings: readonly { readonly rule: string; readonly where: readonly { readonly collection: string; readonly id: string | null }[] }[]): Set<string> =>
  new Set(findings.filter(({ rule }) => rule === 'T08b').flatMap(({ where }) => where.flatMap(({ collection, id }) => (collection === 'audits' && id !== null ? [id] : []))));
