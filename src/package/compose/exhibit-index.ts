// Part 2: the annotated index, and the sheets that divide the exhibits by step.
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import type { Row } from '../../typeset/table.ts';
import { table } from '../../typeset/table.ts';
import type { EvidenceFile } from '../../domain/dossier/exhibit.ts';
import type { PublicVersion } from '../../domain/redaction/public-version.ts';
import type { ExhibitGroup, PlacedExhibit } from '../plan/order-exhibits.ts';
import type { Composition } from './composition.ts';
import { publicNote, showsChain } from './public-sheets.ts';
import { counted, dateRange, documentName, money, quantity, reference } from './wording.ts';

const COLUMNS = [
  { title: 'No.', share: 0.7 }, { title: 'Document', share: 2.8 }, { title: 'Issuer', share: 1.9 }, { title: 'Date', share: 1.05 }, { title: 'Lang.', share: 0.5 },
  { title: 'What it proves', share: 2.7 }, { title: 'Pages', share: 0.65, align: 'right' as const }, { title: 'At', share: 1.1, align: 'right' as const },
];
const ROLES: Readonly<Record<EvidenceFile['role'], string>> = { original: 'Original', translation: 'English translation', data: 'Data', photo: 'Photograph', attachment: 'Attachment' };
/** Papers that CBP itself issues. */
const CBP_PAPERS = new Set(['CBP_DETENTION_NOTICE', 'CBP_FORM_28', 'CBP_FORM_29']);
/** Further files named one by one; translations are always named. */
const NAMED_FILES = 8;

/** What a reviewer must know about how the exhibit is shown. */
function noteOf(composition: Composition, { exhibit, files }: PlacedExhibit): string {
  if (files.length === 0) return 'Listed, but no file was provided.';
  const notes = files.flatMap((file) => composition.facts.appearances.get(file.id)?.notes ?? []);
  return [...new Set([...(exhibit.nature === 'prepared_for_case' ? ['Prepared for this case.'] : []), ...(exhibit.confidential ? [] : ['Not confidential.']), ...notes])].join(' ');
}

/** An exhibit of which only the kind of paper may be told, and its further files by what they are. */
function concealedRows(composition: Composition, placed: PlacedExhibit, version: PublicVersion): Row[] {
  const { exhibit, files } = placed;
  const pages = (id: string): string => String(composition.facts.appearances.get(id)?.pages ?? 1);
  return [
    { cells: [[{ ...composition.cite(exhibit.id), weight: 'bold' }], composition.titleOf(exhibit), '', '', '', [{ text: publicNote(version, placed), weight: 'italic', color: GREY }], String(composition.pagesOf(exhibit.id)), [composition.page(`exhibit:${exhibit.id}`), ...composition.volumeOf(`exhibit:${exhibit.id}`, '\nvol.\u00a0')]] },
    ...files.slice(1, 1 + NAMED_FILES).map((file): Row => ({ kind: 'under', cells: ['', [{ text: ROLES[file.role], color: GREY }], '', '', '', '', pages(file.id), [composition.page(`file:${file.id}`)]] })),
  ];
}

/** The row of the exhibit, and under it a row for each further file: its translation, data, photographs. */
function rowsOf(composition: Composition, placed: PlacedExhibit): Row[] {
  const { exhibit, files } = placed;
  const { publicVersion } = composition.facts;
  if (publicVersion !== null && composition.isConcealed(exhibit.id)) return concealedRows(composition, placed, publicVersion);
  const figures = [money(exhibit.amount, exhibit.currency), ...exhibit.quantities.slice(0, 1).map(counted)].filter((part) => part !== '').join(' · ');
  const note = noteOf(composition, placed);
  const type = documentName(exhibit.docType);
  const details = [exhibit.title.toLowerCase().startsWith(type.toLowerCase()) ? '' : type, exhibit.docNo === null ? '' : `No.\u00a0${exhibit.docNo}`, figures].filter((part) => part !== '').join('\n');
  const main: Row = {
    cells: [
      [{ ...composition.cite(exhibit.id), weight: 'bold' }], [{ text: exhibit.title }, { text: `\n${details}`, color: GREY }], exhibit.issuerId === null && CBP_PAPERS.has(exhibit.docType) ? 'U.S. Customs and Border Protection' : composition.partyName(exhibit.issuerId),
      exhibit.docDate ?? (exhibit.periodCovered === null ? '' : dateRange(exhibit.periodCovered.from, exhibit.periodCovered.to)), exhibit.language,
      [{ text: exhibit.proves ?? '' }, ...(note === '' ? [] : [{ text: `${exhibit.proves === null ? '' : '\n'}${note}`, weight: 'italic' as const, color: GREY }])],
      String(composition.pagesOf(exhibit.id)), [composition.page(`exhibit:${exhibit.id}`), ...composition.volumeOf(`exhibit:${exhibit.id}`, '\nvol.\u00a0')],
    ],
  };
  const further = files.slice(1);
  const named = further.filter((file, index) => file.role === 'translation' || index < NAMED_FILES);
  const under = named.map((file): Row => {
    const translated = file.role === 'translation';
    const said = translated ? (exhibit.translation?.status === 'certified' ? 'certified' : 'not certified') : file.name;
    return { kind: 'under', cells: ['', [{ text: `${ROLES[file.role]}: ${said}`, color: GREY }], '', '', translated ? 'en' : '', '', String(composition.facts.appearances.get(file.id)?.pages ?? 1), [composition.page(`file:${file.id}`)]] };
  });
  const rest: Row[] = named.length === further.length ? [] : [{ kind: 'under', cells: ['', [{ text: `and ${further.length - named.length} further files`, color: GREY }], '', '', '', '', '', ''] }];
  return [main, ...under, ...rest];
}

export function exhibitIndex(composition: Composition): Block[] {
  const { facts, measure, width } = composition;
  const rows = facts.groups.flatMap((group): Row[] => [{ kind: 'group', cells: [group.title] }, ...group.exhibits.flatMap((placed) => rowsOf(composition, placed))]);
  return [
    paragraph(measure, 'Exhibits stand in the order of the chain, from raw material to entry. Within an exhibit the original comes first, then its English translation. Pages counts the whole exhibit; every number leads to its page.', width, { color: GREY, before: 0 }),
    table(measure, { columns: COLUMNS, rows, size: 7.2 }, width),
  ];
}

/** The sheet before the exhibits of one step. */
export function dividerSheet(composition: Composition, group: ExhibitGroup): Block[] {
  const { dossier, measure, width } = composition;
  const step = dossier.steps.find((one) => one.id === group.stepId);
  const flows = (list: readonly { lotId: string; quantity: string; uom: string }[]): string | null =>
    list.length === 0 ? null : list.map((flow) => `${composition.lotName(flow.lotId)}: ${quantity(flow.quantity, flow.uom)}`).join('\n');
  const refs = step ? Object.entries(step.refs).map(reference).join(' · ') : '';
  return [
    ...(step && showsChain(composition) ? [labelledValues(measure, [
      ['Place', step.kind === 'transfer' ? `${composition.siteName(step.fromSiteId)} to ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId)],
      ['Dates', dateRange(step.start, step.end)], ['In', flows(step.inputs)], ['Out', flows(step.outputs)], ['Numbers on its papers', refs === '' ? null : refs],
    ], width)] : []),
    heading(measure, 'Exhibits', width, 2),
    table(measure, { columns: COLUMNS, rows: group.exhibits.flatMap((placed) => rowsOf(composition, placed)), size: 7.2 }, width),
  ];
}
