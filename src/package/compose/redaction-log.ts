// The redaction log: where places are covered, how many and why; never what stood there.
import type { EvidenceFile, Exhibit } from '../../domain/dossier/exhibit.ts';
import { acceptedByFile, redactedPages } from '../../domain/redaction/redacted-files.ts';
import type { Block } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';

export interface LogEntry {
  readonly exhibit: Exhibit;
  readonly file: EvidenceFile;
  /** Page of the file, from 1. */
  readonly page: number;
  /** Named place of that page in the package. */
  readonly place: string;
  readonly places: number;
  readonly codes: readonly string[];
  /** Of the page's area, to one decimal. */
  readonly percent: number;
}

/** One entry for each page with covered places, in the order of the package. */
export function redactionLog(composition: Composition): LogEntry[] {
  const { dossier, redactionReasons, appearances } = composition.facts;
  const byFile = acceptedByFile(dossier.redactions);
  const codeOf = new Map(redactionReasons.map(({ id, code }) => [id, code]));
  return composition.placed.flatMap(({ exhibit, files }) => {
    let before = 0;
    return files.flatMap((file): LogEntry[] => {
      const start = before;
      before += appearances.get(file.id)?.pages ?? 1;
      return redactedPages(byFile.get(file.id) ?? []).map(({ page, places, reasons, share }) => ({
        exhibit, file, page, place: `exhibit:${exhibit.id}#${start + page}`, places, codes: reasons.map((reason) => codeOf.get(reason) ?? 'REDACTED'), percent: Math.round(share * 1000) / 10,
      }));
    });
  });
}

/** Nothing where nothing is covered. */
export function redactionLogBlocks(composition: Composition): Block[] {
  const { measure, width, facts } = composition;
  const entries = redactionLog(composition);
  if (entries.length === 0) return [];
  const used = facts.redactionReasons.filter(({ code }) => entries.some(({ codes }) => codes.includes(code)));
  const columns = [{ title: 'Exhibit', share: 0.7 }, { title: 'File', share: 2.4 }, { title: 'Page', share: 0.5, align: 'right' as const }, { title: 'At', share: 1.1, align: 'right' as const }, { title: 'Places', share: 0.6, align: 'right' as const }, { title: 'Reason', share: 2.2 }, { title: 'Of the page', share: 0.9, align: 'right' as const }];
  const rows = entries.map(({ exhibit, file, page, place, places, codes, percent }) => ({
    cells: [[composition.cite(exhibit.id)], composition.fileNameOf(file, exhibit), String(page), [composition.page(place)], String(places), codes.join(', '), `${percent.toFixed(1)}\u00a0%`],
  }));
  return [
    heading(measure, 'Redaction log', width, 2),
    paragraph(measure, `What is covered is removed: the pages of these files are pictures in which the places are black, with the reason on them. The originals are kept by the importer${facts.publicVersion === null ? ' under the hashes above' : ''}.`, width, { size: 8 }),
    table(measure, { columns, rows, size: 7 }, width),
    ...used.map(({ code, title, source }) => paragraph(measure, [{ text: `${code} `, weight: 'bold' }, { text: `${title}. ${source}.` }], width, { size: 8, before: 3 })),
  ];
}
