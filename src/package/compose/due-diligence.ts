// Part 8: audits with their findings, and the screening of the parties.
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { dateRange, spoken } from './wording.ts';

function audits(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const columns = [{ title: 'No.', share: 0.4 }, { title: 'Clause', share: 1.3 }, { title: 'Severity', share: 0.8 }, { title: 'Finding', share: 2.6 }, { title: 'Corrective action', share: 2.2 }, { title: 'Status', share: 1.3 }, { title: 'Evidence', share: 0.9 }];
  return dossier.audits.flatMap((audit) => [
    heading(measure, `${[audit.scheme, audit.version].filter(Boolean).join(' ')} audit of ${composition.siteName(audit.siteId)}`, width, 2),
    labelledValues(measure, [
      ['Auditor', composition.partyName(audit.auditorId)], ['Type', audit.type], ['Dates', dateRange(audit.start, audit.end)], ['Address as printed', audit.addressAsPrinted],
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
  const lists = [{ title: 'List', share: 2.4 }, { title: 'Published', share: 1 }, { title: 'File', share: 3 }, { title: 'Entries', share: 0.8, align: 'right' as const }];
  const results = [{ title: 'Party', share: 2.6 }, { title: 'Hits', share: 2.4 }, { title: 'Decision', share: 1.1 }, { title: 'Reason', share: 2.6 }];
  return dossier.screeningRuns.flatMap((run) => [
    heading(measure, `Screening on ${run.runDate}`, width, 2),
    paragraph(measure, `${run.runBy === null ? '' : `Run by ${composition.partyName(run.runBy)}. `}A result "no match" means no match in these lists on this date. ${Object.entries(run.algorithm).map(([name, value]) => `${spoken(name)}: ${value}`).join('; ')}`, width, { color: GREY, size: 8.5 }),
    table(measure, { columns: lists, size: 7.5, rows: run.lists.map((list) => ({ cells: [list.name, list.asPublished ?? '', list.fileName ?? '', list.entries === null ? '' : String(list.entries)] })) }, width),
    table(measure, { columns: results, size: 7.5, before: 12, rows: run.results.map((result) => ({ cells: [composition.partyName(result.partyId), result.hits.map((hit) => `${hit.matchedName} (${hit.list}, ${hit.score})`).join('\n') || '—', spoken(result.decision), result.reason ?? ''] })) }, width),
  ]);
}

export const dueDiligence = (composition: Composition): Block[] => [...audits(composition), ...screening(composition)];
