// T11, A01, and T21 of sites without payroll rows: audits and certificates that cover the production, are closed, and count the same people.
import { ageAt } from '../audits/production-window.ts';
import { schemeOf, validByScheme, validMonths } from '../audits/audit-scheme.ts';
import { closureOf, missingProof } from '../audits/finding-closure.ts';
import { at, atExhibit, daysBetween, isGiven, isOneOf, own, type ExhibitRule, type Facts, type Hit, type Rule } from './facts.ts';
import type { Table } from './tables.ts';

const MOST_DAYS = 366;
/** Labor papers speak for the time in which the goods were made. */
const OF_THE_PRODUCTION = ['WORKER_ROSTER', 'PAYROLL_REGISTER', 'PAYROLL_SUMMARY', 'PAYSLIPS', 'TIME_RECORDS', 'BANK_PAYROLL_BATCH', 'SOCIAL_INSURANCE_ROLL'];

const lastDay = (days: readonly (string | null)[]): string => days.map((day) => day ?? '').toSorted().at(-1) ?? '';
const firstDay = (days: readonly (string | null)[]): string => days.filter((day) => day !== null).toSorted()[0] ?? '';

/** T11: an audit whose result still spoke when production ended (twelve months, or what its scheme gives), of the site that produced. */
export const agedAudits: Rule = (facts) => {
  const { dossier, exhibits, stepById, sites, stepsAt } = facts;
  const hits: Hit[] = [];
  const aged = (where: Hit['where'], message: string, key?: string): void => void hits.push({ rule: 'T11', where, message, ...(key ? { key } : {}) });
  for (const audit of dossier.audits) {
    const end = lastDay(stepsAt(audit.siteId).map((step) => step.end));
    const start = firstDay(stepsAt(audit.siteId).map((step) => step.start));
    const day = audit.end ?? audit.start;
    const scheme = schemeOf(audit.scheme, facts.reference.auditSchemes.schemes);
    const age = ageAt({ start: start || null, end: end || null }, { ...audit, validUntil: null }, scheme);
    if (age === 'aged') aged([at('audits', audit.id, 'end')], `The ${audit.scheme} audit ended on ${day ?? ''} and speaks for ${validMonths(audit, scheme)} months, until ${validByScheme(audit, scheme) ?? ''}; production ended on ${end}.`);
    else if (age === 'later') aged([at('audits', audit.id, 'end')], `The ${audit.scheme} audit ended on ${day ?? ''}, more than ${validMonths(audit, scheme)} months after production ended on ${end}.`, 'later');
    if (audit.start !== null && audit.end !== null && audit.start > audit.end) aged([at('audits', audit.id, 'end')], `The ${audit.scheme} audit ended on ${audit.end}, before it began on ${audit.start}.`, 'inverted');
    if (end !== '' && audit.validUntil !== null && audit.validUntil < end) aged([at('audits', audit.id, 'validUntil')], `The ${audit.scheme} result was valid until ${audit.validUntil}; production ended on ${end}.`, 'valid');
    const reports = exhibits.filter(({ auditId, docType }) => auditId === audit.id && docType !== 'CAP_REPORT');
    for (const report of reports) {
      const at_ = report.stepIds.map((id) => stepById.get(id)?.siteId ?? null).filter((id) => id !== null && sites.has(id));
      if (audit.siteId !== null && sites.has(audit.siteId) && at_.length > 0 && !at_.includes(audit.siteId)) aged([at('audits', audit.id, 'siteId'), atExhibit(report)], `${report.exhibitNo} is filed for ${sites.get(at_[0] ?? '')?.name ?? at_[0] ?? ''}; the audit is of ${sites.get(audit.siteId)?.name ?? audit.siteId}.`, 'scope');
    }
    if (audit.siteId !== null && sites.has(audit.siteId) && stepsAt(audit.siteId).length === 0 && reports.every(({ stepIds }) => stepIds.length === 0)) aged([at('audits', audit.id, 'siteId')], `The ${audit.scheme} audit is of ${sites.get(audit.siteId)?.name ?? ''}, where no step of this chain takes place.`, 'elsewhere');
    if (audit.workersInterviewed === 0) aged([at('audits', audit.id, 'workersInterviewed')], `In the ${audit.scheme} audit no worker was interviewed.`, 'interviews');
    if (audit.workersInterviewed !== null && audit.workersOnSite !== null && audit.workersInterviewed > audit.workersOnSite) aged([at('audits', audit.id, 'workersInterviewed')], `The ${audit.scheme} audit interviewed ${audit.workersInterviewed} of ${audit.workersOnSite} workers.`, 'more interviews');
  }
  return [...hits, ...payrollPeriods(facts)];
};

/** The last day on which anything of the chain was made. */
const GOODS_MADE: Table<string> = { build: ({ steps }) => new Map([['', lastDay(steps.filter(({ kind }) => kind === 'transformation').map(({ end }) => end))]]) };
const AUDITS: Table<true> = { build: ({ audits }) => new Map(audits.map(({ id }) => [id, true])) };

/** T11 of a paper: valid when the goods were made, of the time in which they were made. */
export const agedPapers: ExhibitRule = (exhibit, { stepById, read }) => {
  const hits: Hit[] = [];
  const aged = (where: Hit['where'], message: string, key?: string): void => void hits.push({ rule: 'T11', where, message, ...(key ? { key } : {}) });
  if (exhibit.validUntil === null && exhibit.periodCovered === null && exhibit.docType !== 'SOCIAL_AUDIT') return hits;
  const steps = exhibit.stepIds.map((id) => stepById.get(id)).filter((step) => step !== undefined);
  // A paper filed for no step, a policy or a certificate, speaks of the making of the goods.
  const isOfTheWhole = exhibit.stepIds.length === 0;
  const [start, end] = isOfTheWhole ? ['', exhibit.validUntil === null ? '' : read(GOODS_MADE, '') ?? ''] : [firstDay(steps.map((step) => step.start)), lastDay(steps.map((step) => step.end))];
  if (exhibit.validUntil !== null && end !== '' && exhibit.validUntil < end) aged([atExhibit(exhibit, 'validUntil')], `${exhibit.exhibitNo} was valid until ${exhibit.validUntil}; ${isOfTheWhole ? 'the goods were made until' : 'the step ended on'} ${end}.`);
  const period = exhibit.periodCovered;
  if (isOneOf(OF_THE_PRODUCTION)(exhibit) && period && start !== '' && end !== '' && (period.to < start || period.from > end)) aged([atExhibit(exhibit, 'periodCovered')], `${exhibit.exhibitNo} covers ${period.from} to ${period.to}; the goods were made from ${start} to ${end}.`, 'period');
  if (isOneOf(['SOCIAL_AUDIT'])(exhibit) && !read(AUDITS, exhibit.auditId ?? '') && exhibit.docDate !== null && end !== '' && daysBetween(exhibit.docDate, end) > MOST_DAYS) aged([atExhibit(exhibit, 'docDate')], `The audit report ${exhibit.exhibitNo} of ${exhibit.docDate} is more than twelve months older than the production that ended on ${end}.`, 'report');
  return hits;
};

/** T11: a payroll of a time in which nothing of these goods was made. */
function payrollPeriods({ dossier, stepsAt }: Facts): Hit[] {
  return dossier.payrolls.flatMap((payroll): Hit[] => {
    const steps = stepsAt(payroll.siteId).filter(({ start, end }) => start !== null && end !== null);
    const others = dossier.payrolls.filter(({ siteId }) => siteId === payroll.siteId);
    const covers = others.some(({ periodStart, periodEnd }) => steps.some(({ start, end }) => (start ?? '') <= periodEnd && (end ?? '') >= periodStart));
    return steps.length === 0 || covers ? [] : [{ rule: 'T11', where: [at('payrolls', payroll.id, 'periodStart')], message: `The payroll is of ${payroll.periodStart} to ${payroll.periodEnd}; the goods were made from ${firstDay(steps.map(({ start }) => start))} to ${lastDay(steps.map(({ end }) => end))}.`, key: 'payroll' }];
  });
}

/** T21: audit, payroll summary and site record name the same number of people, where no payroll rows settle it (P25). */
export const headcounts: Rule = ({ dossier, sites }) => {
  const withRows = new Set(dossier.payrolls.map(({ siteId }) => siteId));
  const hits: Hit[] = [];
  for (const audit of dossier.audits) {
    const site = sites.get(audit.siteId ?? '');
    if (!site || audit.workersOnSite === null || withRows.has(site.id)) continue;
    const summary = dossier.payrollSummaries.find(({ siteId, figures }) => siteId === site.id && own(figures, 'workersOnPayroll') !== undefined);
    const count = summary ? Number(own(summary.figures, 'workersOnPayroll')) : site.workers;
    if (count === null || count === audit.workersOnSite) continue;
    const share = Math.abs(count - audit.workersOnSite) / Math.max(1, Math.abs(audit.workersOnSite));
    hits.push({ rule: 'T21', level: share > 0.05 ? 'warn' : 'info', where: [at('audits', audit.id, 'workersOnSite'), at('sites', site.id, 'workers')], message: `The ${audit.scheme} audit counted ${audit.workersOnSite} workers at ${site.name}, ${summary ? 'the payroll' : 'the site record'} says ${count} (${(share * 100).toFixed(1)} % apart).` });
  }
  for (const summary of dossier.payrollSummaries) {
    const site = sites.get(summary.siteId ?? '');
    const count = own(summary.figures, 'workersOnPayroll');
    if (!isGiven(site?.workers) || count === undefined || Number(count) === site.workers) continue;
    const share = Math.abs(Number(count) - site.workers) / Math.max(1, Math.abs(site.workers));
    hits.push({ rule: 'T21', level: share > 0.05 ? 'warn' : 'info', where: [at('payrollSummaries', summary.id), at('sites', site.id, 'workers')], message: `The payroll of ${summary.period} names ${count} workers at ${site.name}, the site record ${site.workers} (${(share * 100).toFixed(1)} % apart).`, key: 'site' });
  }
  return hits;
};

/** A01: audit findings that are open past their day, closed without proof on file, or serious and open. */
export const openAuditFindings: Rule = ({ dossier, exhibitById }) => dossier.audits.flatMap((audit) => audit.findings.flatMap((finding): Hit[] => {
  const place = at('audits', audit.id, `finding ${finding.no}`);
  const closure = closureOf(finding);
  const isClosed = closure !== 'open';
  const isSerious = /critical|zero.tolerance|priority/i.test(finding.severity) || /forced|bonded|trafficking/i.test(`${finding.clause ?? ''} ${finding.iloIndicator ?? ''}`);
  const isLate = finding.due === null || dossier.asOf === null || finding.due < dossier.asOf;
  if (!isClosed && (isLate || isSerious)) return [{ rule: 'A01', level: isSerious ? 'block' : 'warn', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is open${finding.due === null ? '' : `; it was due on ${finding.due}`}: ${finding.text.slice(0, 100)}` }];
  if (!isClosed) return [];
  if (closure === 'claimed') return [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is called closed without ${missingProof(finding).join(' and ')}.`, key: 'proof' }];
  const [proof, verifiedOn] = [finding.evidenceExhibitId ?? '', finding.verifiedOn ?? ''];
  if (!exhibitById.has(proof)) return [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is proved closed by ${proof}, which is not on file.`, key: 'filed' }];
  if (dossier.asOf !== null && verifiedOn > dossier.asOf) return [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit is said to be verified on ${verifiedOn}, after the day this dossier speaks of.`, key: 'future' }];
  return verifiedOn < (audit.end ?? '') ? [{ rule: 'A01', where: [place], message: `Finding ${finding.no} of the ${audit.scheme} audit was verified on ${verifiedOn}, before the audit ended.`, key: 'early' }] : [];
}));
