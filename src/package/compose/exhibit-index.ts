// Part 2: the annotated index, and the sheets that divide the exhibits by step.
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import type { Row } from '../../typeset/table.ts';
import { table } from '../../typeset/table.ts';
import type { ExhibitGroup, PlacedExhibit } from '../plan/order-exhibits.ts';
import type { Composition } from './composition.ts';
import { counted, dateRange, documentName, money, quantity } from './wording.ts';

const COLUMNS = [
  { title: 'No.', share: 0.75 }, { title: 'Document', share: 2.6 }, { title: 'Issuer', share: 1.9 }, { title: 'Date', share: 1.05 }, { title: 'Lang.', share: 0.85 },
  { title: 'What it proves', share: 2.6 }, { title: 'Pages', share: 0.65, align: 'right' as const }, { title: 'At', share: 1.1, align: 'right' as const },
];

/** How the language of an exhibit and its translation are told: "vi, certified". */
function languageOf({ exhibit }: PlacedExhibit): string {
  const status = exhibit.translation?.status;
  return status === undefined || status === 'none' ? exhibit.language : `${exhibit.language}, ${status}`;
}

/** What a reviewer must know about how the exhibit is shown. */
export function noteOf(composition: Composition, { exhibit, files }: PlacedExhibit): string {
  if (files.length === 0) return 'Listed, but no file was provided.';
  const notes = files.flatMap((file) => composition.facts.appearances.get(file.id)?.notes ?? []);
  return [...new Set([...(exhibit.nature === 'prepared_for_case' ? ['Prepared for this case.'] : []), ...notes])].join(' ');
}

function rowOf(composition: Composition, placed: PlacedExhibit): Row {
  const { exhibit } = placed;
  const key = [exhibit.docNo === null ? '' : `No. ${exhibit.docNo}`, money(exhibit.amount, exhibit.currency), ...exhibit.quantities.slice(0, 1).map(counted)].filter((part) => part !== '').join(' · ');
  const note = noteOf(composition, placed);
  const type = documentName(exhibit.docType);
  return {
    cells: [
      [{ ...composition.cite(exhibit.id), weight: 'bold' }],
      [{ text: exhibit.title }, { text: `\n${[exhibit.title.toLowerCase().startsWith(type.toLowerCase()) ? '' : type, key].filter((part) => part !== '').join(' · ')}`, color: GREY }],
      composition.partyName(exhibit.issuerId), exhibit.docDate ?? (exhibit.periodCovered === null ? '' : dateRange(exhibit.periodCovered.from, exhibit.periodCovered.to)), languageOf(placed),
      [{ text: exhibit.proves ?? '' }, ...(note === '' ? [] : [{ text: `${exhibit.proves === null ? '' : '\n'}${note}`, weight: 'italic' as const, color: GREY }])],
      String(composition.pagesOf(exhibit.id)), [composition.page(`exhibit:${exhibit.id}`)],
    ],
  };
}

export function exhibitIndex(composition: Composition): Block[] {
  const { facts, measure, width } = composition;
  const rows = facts.groups.flatMap((group): Row[] => [{ kind: 'group', cells: [group.title] }, ...group.exhibits.map((placed) => rowOf(composition, placed))]);
  return [
    paragraph(measure, 'Exhibits stand in the order of the chain, from raw material to entry. Within an exhibit the original comes first, then its English translation. Every number leads to its page.', width, { color: GREY, before: 0 }),
    table(measure, { columns: COLUMNS, rows, size: 7.2 }, width),
  ];
}

/** The sheet before the exhibits of one step. */
export function dividerSheet(composition: Composition, group: ExhibitGroup): Block[] {
  const { dossier, measure, width } = composition;
  const step = dossier.steps.find((one) => one.id === group.stepId);
  const flows = (list: readonly { lotId: string; quantity: string; uom: string }[]): string | null =>
    list.length === 0 ? null : list.map((flow) => `${composition.lotName(flow.lotId)}: ${quantity(flow.quantity, flow.uom)}`).join('\n');
  const refs = step ? Object.entries(step.refs).map(([name, value]) => `${name} ${value}`).join(' · ') : '';
  return [
    ...(step ? [labelledValues(measure, [
      ['Place', step.kind === 'transfer' ? `${composition.siteName(step.fromSiteId)} to ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId)],
      ['Dates', dateRange(step.start, step.end)], ['In', flows(step.inputs)], ['Out', flows(step.outputs)], ['Numbers on its papers', refs === '' ? null : refs],
    ], width)] : []),
    heading(measure, 'Exhibits', width, 2),
    table(measure, { columns: COLUMNS, rows: group.exhibits.map((placed) => rowOf(composition, placed)), size: 7.2 }, width),
  ];
}
