// Part 8, audits: what each report states, what the review says of it, its findings, and the indicators it looked at.
import { CLOSURE_WORDS, closureOf } from '../../domain/audits/finding-closure.ts';
import { auditsNotReliedOn, indicatorMatrix, MATRIX_WORDS } from '../../domain/audits/indicator-matrix.ts';
import { productionWindow } from '../../domain/audits/production-window.ts';
import type { Audit, AuditFinding } from '../../domain/dossier/audit.ts';
import { indicatorResults, WHO_WAS_ON_SITE } from '../../domain/labor/indicator-results.ts';
import type { Block, Inlines } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { dateRange, grouped, spoken } from './wording.ts';

const FINDING_COLUMNS = [{ title: 'No.', share: 0.4 }, { title: 'Clause', share: 1.3 }, { title: 'Severity', share: 0.8 }, { title: 'Finding', share: 2.6 }, { title: 'Corrective action', share: 2.2 }, { title: 'Status', share: 1.3 }, { title: 'Evidence', share: 0.9 }];

const counted = (value: number | null): string | null => (value === null ? null : String(value));
const answered = (value: boolean | null): string | null => (value === null ? null : value ? 'Yes' : 'No');
const named = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '));
const nameOf = (composition: Composition, audit: Audit): string => `${[audit.scheme, audit.version].filter(Boolean).join(' ')} audit of ${composition.siteName(audit.siteId)}`;

/** Exhibits that are the report of the audit or what followed from it. */
function reportOf(composition: Composition, auditId: string): Inlines | null {
  const ids = composition.placed.filter((one) => one.exhibit.auditId === auditId).map((one) => one.exhibit.id);
  return ids.length === 0 ? null : composition.located(ids);
}

function findingRow(composition: Composition, finding: AuditFinding) {
  const more = (label: string, text: string | null): { text: string; color: typeof GREY }[] => (text === null ? [] : [{ text: `\n${label}: ${text}`, color: GREY }]);
  const repaid = finding.repaid === null ? null : `${grouped(finding.repaid)} ${finding.repaidCurrency ?? ''}`.trim();
  return { cells: [
    String(finding.no), finding.clause ?? '', spoken(finding.severity),
    [{ text: finding.text }, ...more('Indicator', finding.iloIndicator === null ? null : spoken(finding.iloIndicator)), ...more('Workers affected', counted(finding.affectedWorkers)), ...more('Seen', finding.evidenceSeen), ...more('Law', finding.legalReference), ...more('Cause', finding.rootCause)],
    [{ text: finding.correctiveAction ?? '' }, ...more('Prevention', finding.preventiveAction), ...more('By', finding.owner), ...more('Due', finding.due), ...more('Paid back', repaid)],
    [finding.status.toLowerCase().startsWith('closed') ? spoken(CLOSURE_WORDS[closureOf(finding)]) : spoken(finding.status), finding.verifiedOn, finding.verifiedBy, finding.verificationMethod === null ? null : spoken(finding.verificationMethod)].filter(Boolean).join('\n'),
    finding.evidenceExhibitId === null ? '—' : [composition.cite(finding.evidenceExhibitId)],
  ] };
}

function auditBlocks(composition: Composition, audit: Audit, isReliedOn: boolean): Block[] {
  const { dossier, facts, measure, width } = composition;
  const made = productionWindow(audit.siteId, dossier.steps);
  const remarks = facts.findings.filter(({ where }) => where.some(({ collection, id }) => collection === 'audits' && id === audit.id));
  return [
    heading(measure, nameOf(composition, audit), width, 2),
    ...(isReliedOn ? [] : [paragraph(measure, 'This audit was made in a region where auditors cannot work freely. It is not relied on and gives no assurance.', width, { keep: true })]),
    labelledValues(measure, [
      ['Report', reportOf(composition, audit.id)], ['Report number', audit.reportNo], ['On file', audit.reportExtent === null ? null : audit.reportExtent === 'full' ? 'The full report' : 'An extract'], ['Public register', audit.registerLink],
      ['Auditor', composition.partyName(audit.auditorId)], ['Auditor numbers', audit.auditorNumbers], ['Type', audit.type === null ? null : spoken(audit.type)], ['Announced', audit.announced === null ? null : spoken(audit.announced)],
      ['Dates', dateRange(audit.start, audit.end)], ['Goods made there', dateRange(made.start, made.end)], ['Address as printed', audit.addressAsPrinted], ['Production volume', audit.productionVolume],
      ['Workers on site', counted(audit.workersOnSite)], ['Contract workers', counted(audit.contractWorkers)], ['Foreign workers', counted(audit.foreignWorkers)],
      ['Interviewed', counted(audit.workersInterviewed)], ['In groups', counted(audit.interviewedInGroups)], ['Away from the site', answered(audit.interviewsOffSite)], ['Interviewed in', named(audit.interviewLanguages)], ['Workers speak', named(audit.workerLanguages)],
      ['Months sampled', counted(audit.monthsSampled)], ['Not accessed', audit.areasNotAccessed], ['Photographs compared', answered(audit.photosChecked)],
      ['Rating', audit.rating], ['Score', audit.score], ['Valid until', audit.validUntil],
    ], width),
    ...remarks.map(({ rule, message }) => paragraph(measure, `${message} (${rule})`, width, { label: '–', indent: 14, before: 3, size: 9 })),
    audit.findings.length === 0 ? paragraph(measure, 'No findings recorded.', width) : table(measure, { columns: FINDING_COLUMNS, size: 7.5, rows: audit.findings.map((finding) => findingRow(composition, finding)) }, width),
  ];
}

/** The eleven indicators, each with what the audits did about it. */
function matrix(composition: Composition, outside: ReadonlySet<string>): Block[] {
  const { dossier, measure, width } = composition;
  // The order of the ILO's list is kept where the labor results are made.
  const indicators = indicatorResults(dossier, []).map(({ indicator }) => indicator).filter((indicator) => indicator !== WHO_WAS_ON_SITE);
  const lines = indicatorMatrix(dossier.audits, indicators, outside);
  // A row for each silence would fill a page and hide what was found.
  const unseen = lines.filter(({ cells }) => cells.every(({ state }) => state === 'unseen'));
  const rows = lines.filter((line) => !unseen.includes(line)).map(({ indicator, cells }) => {
    const silent = cells.filter(({ state }) => state === 'unseen').length;
    const said = cells.filter(({ state }) => state !== 'unseen').map(({ auditId, state, findings }) => {
      const audit = dossier.audits.find(({ id }) => id === auditId);
      return `${audit?.scheme ?? ''}, ${composition.site(audit?.siteId ?? null)?.name ?? ''}: ${MATRIX_WORDS[state]}${findings.length === 0 ? '' : ` (finding ${findings.map(({ no }) => no).join(', ')})`}`;
    });
    return { cells: [spoken(indicator), [...said, ...(silent === 0 ? [] : [`${silent === 1 ? 'One audit' : `${silent} audits`}: ${MATRIX_WORDS.unseen}`])].join('\n')] };
  });
  return [
    heading(measure, 'Indicators of forced labor, by audit', width, 2),
    paragraph(measure, 'Which of the eleven indicators of the ILO each audit is recorded to have looked at, and what it found.', width, { color: GREY, size: 8.5, keep: true }),
    ...(rows.length === 0 ? [] : [table(measure, { columns: [{ title: 'Indicator', share: 1.6 }, { title: 'Audits', share: 4 }], size: 7.5, rows }, width)]),
    ...(unseen.length === 0 ? [] : [paragraph(measure, `These are ${MATRIX_WORDS.unseen} by any audit: ${unseen.map(({ indicator }) => spoken(indicator)).join(', ')}.`, width, { before: 3, size: 9 })]),
  ];
}

/** Empty without audits. */
export function audits(composition: Composition): Block[] {
  const { dossier, facts } = composition;
  if (dossier.audits.length === 0) return [];
  const outside = auditsNotReliedOn(facts.findings);
  return [...dossier.audits.flatMap((audit) => auditBlocks(composition, audit, !outside.has(audit.id))), ...matrix(composition, outside)];
}
