// The headcount match: lists of the same people, counted again from the tables and compared with what is stated.
import type { Dossier } from '../dossier/dossier.ts';

type Headcount = Dossier['headcounts'][number];

export interface Difference {
  /** roster, payrollRows, bankTransfers, attendanceIds, socialInsurance, identityCards, contracts, siteVisit, audit…. */
  readonly name: string;
  readonly stated: number;
  readonly expected: number;
  readonly reason: string | null;
}

/** Lists that name each worker once; a count of a shift or of an earlier day is compared otherwise. */
export const LISTS = ['roster', 'payrollRows', 'bankTransfers', 'attendanceIds', 'socialInsurance', 'identityCards', 'contracts'];
const firstWord = (name: string): string => /^[a-z]+/.exec(name)?.[0] ?? name;

/** Where the reason for a count stands: under its own name, or under the first word of it ("auditExplanation" for "auditMay"). */
export const reasonKey = (name: string, explanations: Headcount['explanations']): string =>
  Object.keys(explanations).find((candidate) => candidate === name || firstWord(candidate) === firstWord(name)) ?? name;

/** The reason given for a count, or null. */
export function reasonFor(name: string, explanations: Headcount['explanations']): string | null {
  const reason = (explanations[reasonKey(name, explanations)] ?? '').trim();
  return reason === '' ? null : reason;
}

/** Counts that differ from the roster, each with the reason given or null. */
export function differences({ counts, explanations }: Headcount): Difference[] {
  const base = counts['roster'] ?? counts['payrollRows'];
  if (base === undefined) return [];
  const found: Difference[] = [];
  const compare = (name: string, stated: number): void => { if (stated !== base) found.push({ name, stated, expected: base, reason: reasonFor(name, explanations) }); };
  for (const [name, stated] of Object.entries(counts)) if (LISTS.includes(name) || name.startsWith('audit')) compare(name, stated);
  if (counts['siteVisitOnShift'] !== undefined) compare('siteVisitOnShift', counts['siteVisitOnShift'] + (counts['onLeave'] ?? 0));
  return found;
}

export type CountedTables = { readonly [C in 'workers' | 'payrolls' | 'payrollRows' | 'bankBatches' | 'socialInsurance']: readonly Dossier[C][number][] };

/** The same counts taken from the tables of the site; a list that is not in the dossier is left out. */
export function recounted({ siteId, asOf }: Pick<Headcount, 'siteId' | 'asOf'>, dossier: CountedTables): Record<string, number> {
  const workers = dossier.workers.filter((worker) => (worker.siteId === siteId || worker.siteId === null || siteId === null) && (worker.hireDate ?? '') <= asOf && (worker.leaveDate === null || worker.leaveDate >= asOf));
  const payroll = dossier.payrolls.find((one) => (one.siteId === siteId || siteId === null) && one.periodStart <= asOf && one.periodEnd >= asOf);
  const rows = payroll ? new Set(dossier.payrollRows.filter(({ payrollId }) => payrollId === payroll.id).map(({ workerId }) => workerId)).size : 0;
  const transfers = payroll ? dossier.bankBatches.filter(({ payrollId }) => payrollId === payroll.id).reduce((total, { count }) => total + count, 0) : 0;
  const insured = dossier.socialInsurance.find((roll) => (roll.siteId === siteId || siteId === null) && asOf.startsWith(roll.month))?.insuredCount ?? 0;
  const counted = {
    roster: workers.length, payrollRows: rows, bankTransfers: transfers, socialInsurance: insured,
    identityCards: workers.filter(({ idCopyExhibitId }) => idCopyExhibitId !== null).length, contracts: workers.filter(({ contractNo }) => contractNo !== null && contractNo !== '').length,
  };
  return Object.fromEntries(Object.entries(counted).filter(([, count]) => count > 0));
}
