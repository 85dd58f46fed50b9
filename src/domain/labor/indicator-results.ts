// The eleven ILO indicators against the dossier: what findings point to each, and on which records that rests.
import type { Finding } from '../checks/finding.ts';
import type { Dossier } from '../dossier/dossier.ts';

/** Records this needs; a whole dossier fits. */
export type LaborRecords = { readonly [C in 'workers' | 'payrollRows' | 'payrollSummaries' | 'bankBatches' | 'timecards' | 'socialInsurance' | 'headcounts' | 'audits' | 'exhibits']: readonly Dossier[C][number][] };

/** show: findings point to it · none: records were looked at and none points to it · unseen: no record speaks of it. */
export type IndicatorState = 'show' | 'none' | 'unseen';

export interface LookedAt { readonly text: string; readonly collection: 'workers' | 'payrollRows' | 'timecards' | 'bankBatches' | 'socialInsurance' | 'payrollSummaries' | 'exhibits' | 'headcounts'; readonly id: string | null }

export interface IndicatorResult<F extends Finding = Finding> {
  /** One of the eleven, or `who_was_on_site` for findings about people and records as such. */
  readonly indicator: string;
  readonly state: IndicatorState;
  readonly findings: readonly F[];
  /** "SMETA finding 1, closed: …": what auditors filed under the indicator. */
  readonly fromAudits: readonly { readonly auditId: string; readonly text: string; readonly isOpen: boolean }[];
  readonly lookedAt: readonly LookedAt[];
}

type Source = (records: LaborRecords) => LookedAt[];

const table = (collection: LookedAt['collection'], count: number, one: string, many: string): LookedAt[] => (count === 0 ? [] : [{ collection, id: null, text: `${count} ${count === 1 ? one : many}` }]);
const papers = (...types: readonly string[]): Source => ({ exhibits }) => exhibits.filter(({ docType, state }) => state !== 'withdrawn' && types.includes(docType)).map(({ id, exhibitNo, title }) => ({ collection: 'exhibits', id, text: `${exhibitNo} ${title}` }));
const roster = (isStated: (worker: LaborRecords['workers'][number]) => boolean, what: string): Source => ({ workers }) => table('workers', workers.filter(isStated).length, `worker with ${what}`, `workers with ${what}`);
const rows: Source = ({ payrollRows }) => table('payrollRows', payrollRows.length, 'payroll row', 'payroll rows');
const summaries: Source = ({ payrollSummaries }) => table('payrollSummaries', payrollSummaries.length, 'payroll summary', 'payroll summaries');
const cards: Source = ({ timecards }) => table('timecards', timecards.length, 'day card', 'day cards');
const batches: Source = ({ bankBatches }) => table('bankBatches', bankBatches.length, 'bank batch', 'bank batches');
const insured: Source = ({ socialInsurance }) => table('socialInsurance', socialInsurance.length, 'social-insurance roll', 'social-insurance rolls');
const counted: Source = ({ headcounts }) => table('headcounts', headcounts.length, 'headcount', 'headcounts');
const voices = papers('WORKER_INTERVIEW_SUMMARY', 'GRIEVANCE_LOG', 'EXIT_INTERVIEW', 'SOCIAL_AUDIT');

/** Where each indicator would show, in the order of the ILO's list. */
const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  abuse_of_vulnerability: [roster(({ employmentType }) => employmentType !== null, 'a way of hire stated'), insured],
  deception: [roster(({ contractNo }) => contractNo !== null, 'a contract'), papers('LABOR_CONTRACT', 'RECRUITMENT_RECORD')],
  restriction_of_movement: [roster(({ dormitory }) => dormitory !== null, 'housing stated'), papers('DORMITORY_REGISTER', 'HOUSE_RULES')],
  isolation: [roster(({ dormitory }) => dormitory !== null, 'housing stated'), papers('DORMITORY_REGISTER', 'HOUSE_RULES', 'SITE_VISIT_REPORT')],
  physical_and_sexual_violence: [voices],
  intimidation_and_threats: [rows, voices],
  retention_of_identity_documents: [roster(({ idHeldBy }) => idHeldBy !== null, 'the holder of the identity paper stated'), papers('IDENTITY_DOCS')],
  withholding_of_wages: [rows, summaries, batches],
  debt_bondage: [rows, summaries, roster(({ feePaid }) => feePaid !== null, 'the recruitment fee stated'), papers('RECRUITMENT_RECORD', 'RECRUITMENT_FEE_RECEIPT', 'FEE_REIMBURSEMENT_PROOF')],
  abusive_working_and_living_conditions: [papers('SOCIAL_AUDIT', 'SITE_VISIT_REPORT', 'DORMITORY_REGISTER')],
  excessive_overtime: [rows, summaries, cards],
  who_was_on_site: [roster(({ nationality }) => nationality !== null, 'nationality stated'), rows, counted, papers('WORKER_ROSTER', 'IDENTITY_DOCS', 'SITE_VISIT_REPORT')],
};
export const WHO_WAS_ON_SITE = 'who_was_on_site';

/** Findings of the labor rules; T21 counts people too. */
export const isLaborFinding = ({ rule }: Pick<Finding, 'rule'>): boolean => /^P\d/.test(rule) || rule === 'T21';

/**
 * The indicators in the ILO's order, people and records first. Says what records show and on what that rests,
 * never that there was no forced labor. `findings` are those of the whole dossier.
 */
export function indicatorResults<F extends Finding>(records: LaborRecords, findings: readonly F[]): IndicatorResult<F>[] {
  const labor = findings.filter(isLaborFinding);
  return [WHO_WAS_ON_SITE, ...Object.keys(SOURCES).filter((indicator) => indicator !== WHO_WAS_ON_SITE)].map((indicator) => {
    const own = labor.filter((finding) => (finding.indicator ?? WHO_WAS_ON_SITE) === indicator);
    const fromAudits = records.audits.flatMap((audit) => audit.findings.filter(({ iloIndicator }) => iloIndicator === indicator).map(({ no, status, text }) => ({ auditId: audit.id, isOpen: !status.toLowerCase().startsWith('closed'), text: `${audit.scheme} finding ${no}, ${status}: ${text}` })));
    const lookedAt = (SOURCES[indicator] ?? []).flatMap((source) => source(records));
    const state: IndicatorState = own.length > 0 || fromAudits.some(({ isOpen }) => isOpen) ? 'show' : lookedAt.length > 0 ? 'none' : 'unseen';
    return { indicator, state, findings: own, fromAudits, lookedAt };
  });
}
