// Part 8: audits, and the screening of the parties.
import type { ScreeningRun } from '../../domain/dossier/screening.ts';
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import { audits } from './audits.ts';
import type { Composition } from './composition.ts';
import { grouped, hashGroups, spoken } from './wording.ts';

/** What pointed at an area of concern: printed whether or not a name was found. */
function areaHints(composition: Composition, { areaHints: hints }: ScreeningRun): Block[] {
  const { measure, width } = composition;
  if (hints.length === 0) return [];
  const columns = [{ title: 'Party or site', share: 2.6 }, { title: 'Seen', share: 2 }, { title: 'Area', share: 1.6 }, { title: 'Source', share: 2.4 }];
  return [
    paragraph(measure, 'Places and numbers that point at an area of concern. A hint is a reason to look, not a finding.', width, { color: GREY, size: 8.5, keep: true }),
    table(measure, { columns, size: 7.5, rows: hints.map(({ partyId, siteId, seen, region, source }) => ({ cells: [siteId === null ? composition.partyName(partyId) : composition.siteName(siteId), seen, region, source] })) }, width),
  ];
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
    ...areaHints(composition, run),
  ]);
}

export const dueDiligence = (composition: Composition): Block[] => [...audits(composition), ...screening(composition)];
