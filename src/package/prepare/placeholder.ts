// The sheet that stands where a file cannot be shown: what it is, why, and the hash of the original.
import { PDFDocument, PDFName } from 'pdf-lib';
import { ALERT, GREY } from '../../typeset/display.ts';
import { flow, LETTER, measureOf } from '../../typeset/flow.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { paint } from '../../typeset/paint.ts';
import { labelledValues, paragraph, space } from '../../typeset/paragraph.ts';
import { Typesetter } from '../../typeset/typesetter.ts';

export interface Sheet {
  readonly heading: string;
  /** What could not be shown and why, in a sentence or two. */
  readonly reason: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** One page of US Letter, shown so many times. */
export async function sheetPdf(sheet: Sheet, fonts: FontLibrary, times = 1): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const typesetter = new Typesetter(pdf, fonts);
  const width = measureOf(LETTER);
  const { pages } = flow([
    space(150),
    paragraph(typesetter, sheet.heading, width, { size: 15, leading: 20, weight: 'bold', color: ALERT }),
    paragraph(typesetter, sheet.reason, width, { size: 10.5, leading: 16, before: 10 }),
    space(14),
    labelledValues(typesetter, sheet.facts, width),
    paragraph(typesetter, 'This sheet was made by Clearproof. It is not part of the original.', width, { size: 8, color: GREY, before: 18 }),
  ], LETTER);
  paint(typesetter, pages.slice(0, 1), () => '');
  typesetter.finish();
  const [first] = pdf.getPages();
  for (let page = 1; first && page < times; page += 1) {
    const { node } = pdf.addPage([LETTER.width, LETTER.height]);
    for (const key of [PDFName.Contents, PDFName.Resources]) {
      const shared = first.node.get(key);
      if (shared) node.set(key, shared);
    }
  }
  return pdf.save();
}
