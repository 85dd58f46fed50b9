// A02 to A05: does an audit speak of this site, with a result its scheme gives, of all of it, and of the hours worked there?
import { resultIn, resultProblems, schemeOf, validByScheme } from '../audits/audit-scheme.ts';
import { sameAddress } from '../audits/site-address.ts';
import type { Audit } from '../dossier/audit.ts';
import { groupBy } from '../group-by.ts';
import { at, daysBetween, type Facts, type Hit, type Rule } from './facts.ts';

/** A certificate runs from its issue, some weeks after the audit. */
const DAYS_TO_ISSUE = 92;
const LONG_WEEK = 50;
const OF_HOURS_OR_PAY = /hours?\b|overtime|wages?\b|\bpay\b|remuneration|compensation|工时|加班|工资/i;

/** A02: the address in the report is that of the site. */
export const auditAddresses: Rule = ({ dossier, sites }) => dossier.audits.flatMap((audit): Hit[] => {
  const site = sites.get(audit.siteId ?? '');
  if (!site || sameAddress(audit.addressAsPrinted, site) !== false) return [];
  return [{ rule: 'A02', where: [at('audits', audit.id, 'addressAsPrinted'), at('sites', site.id, 'address')], message: `The ${audit.scheme} audit was made at “${audit.addressAsPrinted ?? ''}”; ${site.name} is at “${site.address ?? ''}”.` }];
});

/** A03: result, score, validity and grades of findings are such as the scheme gives, and no claim says more. */
export const auditResults: Rule = ({ dossier, reference }) => dossier.audits.flatMap((audit): Hit[] => {
  const scheme = schemeOf(audit.scheme, reference.auditSchemes.schemes);
  if (!scheme) return [];
  const hits: Hit[] = resultProblems(audit, scheme).map(({ part, text }) => ({ rule: 'A03', where: [at('audits', audit.id, part)], message: `Of the ${audit.scheme} audit, ${text}.` }));
  const until = validByScheme(audit, scheme);
  if (until !== null && audit.validUntil !== null && daysBetween(until, audit.validUntil) > DAYS_TO_ISSUE) hits.push({ rule: 'A03', where: [at('audits', audit.id, 'validUntil')], message: `The ${audit.scheme} result is recorded as valid until ${audit.validUntil}; by the scheme it runs to about ${until} (${scheme.validity.text}).` });
  for (const { no, severity } of audit.findings) {
    if (scheme.levels.length > 0 && !scheme.levels.some((level) => level.replace(/\W/g, '') === severity.toLowerCase().replace(/\W/g, ''))) hits.push({ rule: 'A03', level: 'info', where: [at('audits', audit.id, `finding ${no}`)], message: `Finding ${no} of the ${audit.scheme} audit is graded “${severity}”; ${scheme.name} grades ${scheme.levels.join(', ')}.`, key: 'severity' });
  }
  const result = audit.rating === null ? null : resultIn(audit.rating, scheme);
  for (const claim of dossier.claims) {
    const claimed = result !== null && schemeOf(claim.text, [scheme]) ? resultIn(claim.text, scheme) : null;
    if (claimed !== null && claimed !== result) hits.push({ rule: 'A03', where: [at('claims', claim.id), at('audits', audit.id, 'rating')], message: `A sentence of the narrative says ${claimed}; the result of the ${audit.scheme} audit is ${result ?? ''}.`, key: 'claim' });
  }
  return hits;
});

/** Longest week on the payroll rows of each site, in hours. */
function longestWeeks({ dossier }: Facts): Map<string, number> {
  const rows = groupBy(dossier.payrollRows, ({ payrollId }) => [payrollId]);
  const weeks = new Map<string, number>();
  for (const { id, siteId } of dossier.payrolls) {
    if (siteId === null) continue;
    for (const row of rows.get(id) ?? []) for (const hours of row.weeklyHours) weeks.set(siteId, Math.max(weeks.get(siteId) ?? 0, Number(hours)));
  }
  return weeks;
}
const saysHoursOrPay = (audit: Audit): boolean => audit.findings.some(({ clause, text, iloIndicator }) => ['excessive_overtime', 'withholding_of_wages'].includes(iloIndicator ?? '') || OF_HOURS_OR_PAY.test(`${clause ?? ''} ${text}`));

/** A04: an audit that found nothing on hours or wages where the payroll shows long weeks. */
export const silentAudits: Rule = (facts) => {
  const weeks = longestWeeks(facts);
  return facts.dossier.audits.flatMap((audit): Hit[] => {
    const longest = weeks.get(audit.siteId ?? '') ?? 0;
    const isOfLabor = schemeOf(audit.scheme, facts.reference.auditSchemes.schemes)?.covers !== 'product';
    if (longest <= LONG_WEEK || !isOfLabor || saysHoursOrPay(audit)) return [];
    return [{ rule: 'A04', where: [at('audits', audit.id, 'findings')], message: `The ${audit.scheme} audit found nothing on hours or wages; the payroll of ${facts.sites.get(audit.siteId ?? '')?.name ?? 'the site'} shows a week of ${longest} hours.` }];
  });
};

/** A05: what the auditors could not see or hear. */
export const auditAccess: Rule = ({ dossier }) => dossier.audits.flatMap((audit): Hit[] => {
  const hits: Hit[] = [];
  const lacks = (part: string, message: string, level?: 'info'): void => void hits.push({ rule: 'A05', where: [at('audits', audit.id, part)], message, ...(level ? { level } : {}) });
  const heard = new Set(audit.interviewLanguages.map((language) => language.trim().toLowerCase()));
  const unheard = heard.size === 0 ? [] : audit.workerLanguages.filter((language) => !heard.has(language.trim().toLowerCase()));
  if (unheard.length > 0) lacks('interviewLanguages', `In the ${audit.scheme} audit nobody was interviewed in ${unheard.join(', ')}, which workers there speak.`);
  if (audit.areasNotAccessed !== null) lacks('areasNotAccessed', `The ${audit.scheme} auditors did not get to see: ${audit.areasNotAccessed.slice(0, 200)}`);
  if (audit.photosChecked === false) lacks('photosChecked', `The photographs of the ${audit.scheme} audit have not been compared with its text.`, 'info');
  if (audit.reportExtent === 'extract') lacks('reportExtent', `Of the ${audit.scheme} audit only an extract is on file.`, 'info');
  return hits;
});
