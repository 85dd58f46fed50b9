// Part 8: audits with their findings, and the screening of the parties.
import type { Block, Inlines } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { dateRange, grouped, hashGroups, spoken } from './wording.ts';

/** Exhibits that are the report of the audit or what followed from it. */
function reportOf(composition: Composition, auditId: string): Inlines | null {
  const ids = composition.placed.filter((one) => one.exhibit.auditId === auditId).map((one) => one.exhibit.id);
  return ids.length === 0 ? null : composition.located(ids);
}

function audits(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const columns = [{ title: 'No.', share: 0.4 }, { title: 'Clause', share: 1.3 }, { title: 'Severity', share: 0.8 }, { title: 'Finding', share: 2.6 }, { title: 'Corrective action', share: 2.2 }, { title: 'Status', share: 1.3 }, { title: 'Evidence', share: 0.9 }];
  return dossier.audits.flatMap((audit) => [
    heading(measure, `${[audit.scheme, audit.version].filter(Boolean).join(' ')} audit of ${composition.siteName(audit.siteId)}`, width, 2),
    labelledValues(measure, [
      ['Report', reportOf(composition, audit.id)], ['Auditor', composition.partyName(audit.auditorId)], ['Type', audit.type === null ? null : `${audit.type.charAt(0).toUpperCase()}${audit.type.slice(1)}`], ['Dates', dateRange(audit.start, audit.end)], ['Address as printed', audit.addressAsPrinted],
      ['Workers on site', audit.workersOnSite === null ? null : String(audit.workersOnSite)], ['Interviewed', audit.workersInterviewed === null ? null : String(audit.workersInterviewed)], ['Rating', audit.rating], ['Valid until', audit.validUntil],
    ], width),
    audit.findings.length === 0 ? paragraph(measure, 'No findings recorded.', width) : table(measure, { columns, size: 7.5, rows: audit.findings.map((finding) => ({
      cells: [String(finding.no), finding.clause ?? '', spoken(finding.severity), [{ text: finding.text }, ...(finding.rootCause === null ? [] : [{ text: `\nCause: ${finding.rootCause}`, color: GREY }])], finding.correctiveAction ?? '',
        `${spoken(finding.status)}${finding.verifiedOn === null ? '' : ` ${finding.verifiedOn}`}${finding.verifiedBy === null ? '' : `\n${finding.verifiedBy}`}`, finding.evidenceExhibitId === null ? '—' : [composition.cite(finding.evidenceExhibitId)]],
    })) }, width),
  ]);
}

function screening(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const lists = [{ title: 'List', share: 1.8 }, { title: 'Published', share: 0.9 }, { title: 'Entries', share: 0.7, align: 'right' as const }, { title: 'File and SHA-256', share: 4.4 }];
  const results = [{ title: 'Party', share: 2.6 }, { title: 'Hits', share: 2.4 }, { title: 'Decision', share: 1.1 }, { title: 'Reason', share: 2.6 }];
  const logs = composition.placed.filter((one) => one.exhibit.docType === 'SCREENING_LOG').map((one) => one.exhibit.id);
  return dossier.screeningRuns.flatMap((run) => [
    heading(measure, `Screening on ${run.runDate}`, width, 2),
    paragraph(measure, 'A result "no match" means that the name was not found in these lists on this date.', width, { color: GREY, size: 8.5, keep: true }),
    labelledValues(measure, [
      ['Run by', composition.partyName(run.runBy)], ['Log', logs.length === 0 ? null : composition.located(logs)],
      ...Object.entries(run.algorithm).map(([name, value]) => [spoken(name), String(value)] as const),
    ], width),
    table(measure, { columns: lists, size: 7.5, before: 12, rows: run.lists.map((list) => ({ cells: [list.name, list.asPublished ?? '', list.entries === null ? '' : grouped(list.entries), [list.fileName ?? '', ...(list.sha256 === null ? [] : [{ text: `\n${hashGroups(list.sha256)}`, color: GREY }])]] })) }, width),
    table(measure, { columns: results, size: 7.5, before: 12, rows: run.results.map((result) => ({ cells: [composition.partyName(result.partyId), result.hits.map((hit) => `${hit.matchedName} (${hit.list}, ${hit.score})`).join('\n') || '—', spoken(result.decision), result.reason ?? ''] })) }, width),
  ]);
}

export const dueDiligence = (composition: Composition): Block[] => [...audits(composition), ...screening(composition)];
