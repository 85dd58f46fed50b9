// The planned items of a volume as the assembler takes them: our own parts painted, exhibits made ready, sheets for what is missing.
import { PDFDocument } from 'pdf-lib';
import { Fault } from '../contract/errors.ts';
import type { WithheldBecause } from '../domain/redaction/public-version.ts';
import type { EvidenceFile } from '../domain/dossier/exhibit.ts';
import type { FontLibrary } from '../typeset/font-library.ts';
import { paintTagged } from '../typeset/paint.ts';
import { structureOf } from '../typeset/structure.ts';
import { Typesetter } from '../typeset/typesetter.ts';
import { withheldFor } from './compose/wording.ts';
import type { PlaceableFile, Segment } from './engine.ts';
import type { PlacedItem } from './plan/place-pages.ts';
import { sheetPdf } from './prepare/placeholder.ts';
import { linksOfPart, printedPlace, type Printing } from './printed-place.ts';

export interface SegmentTools {
  readonly fonts: FontLibrary;
  readonly files: ReadonlyMap<string, EvidenceFile>;
  prepare(file: EvidenceFile): Promise<PlaceableFile>;
}

type OfExhibit = Exclude<PlacedItem, { kind: 'part' }>;

/** Sheets in place of pages that the public version withholds. */
function withheldSegment({ composition }: Printing, { placed, pages, stamps, from, kind, title }: OfExhibit, because: WithheldBecause, firstOfExhibit: boolean, fonts: FontLibrary): Segment {
  const { exhibit } = placed;
  const sheet = { heading: 'Withheld from the public version', reason: `This page is withheld: ${withheldFor(because)}. The confidential version shows it under the same number.`, facts: [['Exhibit', exhibit.exhibitNo], ['Kind of paper', composition.titleOf(exhibit)]] as const };
  return { pages, stamps, foot: 'margin', links: [], bookmarks: [{ title: from === 0 ? title : `${title} (continued)`, level: kind === 'missing' || firstOfExhibit || from > 0 ? 1 : 2, page: 0 }], load: () => sheetPdf(sheet, fonts, pages) };
}

type Painted = Extract<PlacedItem, { kind: 'part' }>;

async function paintedPart(printing: Printing, { part, from, pages }: Painted, fonts: FontLibrary): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const typesetter = new Typesetter(pdf, fonts);
  paintTagged(typesetter, part.laid.pages.slice(from, from + pages), (place) => printedPlace(printing, place));
  typesetter.finish();
  return pdf.save();
}

export function segmentOf(printing: Printing, item: PlacedItem, { fonts, files, prepare }: SegmentTools): Segment {
  const { pages, stamps, from } = item;
  const title = from === 0 ? item.title : `${item.title} (continued)`;
  if (item.kind === 'part') {
    const { part } = item;
    return { pages, stamps, foot: 'margin', links: linksOfPart(printing, part, from, pages), bookmarks: [{ title, level: 0, page: 0 }], structure: structureOf(part.laid.pages.slice(from, from + pages)), load: () => paintedPart(printing, item, fonts) };
  }
  const { exhibit } = item.placed;
  const { publicVersion } = printing.composition.facts;
  const because = item.kind === 'file' ? publicVersion?.withheld.get(item.fileId) : publicVersion?.concealed.has(exhibit.id) === true ? 'commercial' : undefined;
  if (because !== undefined) return withheldSegment(printing, item, because, item.kind === 'file' && item.firstOfExhibit, fonts);
  if (item.kind === 'missing') {
    const load = (): Promise<Uint8Array> => sheetPdf({ heading: `${exhibit.exhibitNo} has no file`, reason: 'This exhibit is listed in the dossier, but no file of it was provided when the package was issued.', facts: [['Title', exhibit.title], ['Document no.', exhibit.docNo ?? ''], ['Date', exhibit.docDate ?? ''], ['Listed file name', exhibit.fileName ?? '']] }, fonts);
    return { pages, stamps, foot: 'margin', links: [], bookmarks: [{ title, level: 1, page: 0 }], load };
  }
  const file = files.get(item.fileId);
  if (!file) throw new Fault('evidence.notFound', { id: item.fileId });
  const isPart = from > 0 || pages !== (printing.composition.facts.appearances.get(file.id)?.pages ?? pages);
  return { pages, stamps, foot: 'strip', links: [], bookmarks: [{ title, level: item.firstOfExhibit || from > 0 ? 1 : 2, page: 0 }], ...(isPart ? { from } : {}), load: async () => (await prepare(file)).open() };
}
