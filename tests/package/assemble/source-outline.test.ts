// Bookmarks of an exhibit come along and stand under the exhibit's own; links inside it still lead where they led.
import { describe, expect, it } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { handmadePdf, HELLO, stream } from '../prepare-pdf/handmade-pdf.ts';
import { prepare } from '../prepare-pdf/ladder.ts';
import { build, requestOf, segmentOf, textPdf } from './made-package.ts';

/** Two pages; an outline by explicit and named destinations, one entry into nowhere, one that loops; a link by name. */
const exhibit = handmadePdf([
  '<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/Names<</Dests<</Names[(two)[4 0 R/XYZ 0 300 0]]>>>>>>',
  '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 400 300]/Resources<</Font<</F1 6 0 R>>>>>>',
  '<</Type/Page/Parent 2 0 R/Contents 5 0 R/Annots[<</Type/Annot/Subtype/Link/Rect[10 10 90 30]/Border[0 0 0]/Dest(two)>>]>>',
  '<</Type/Page/Parent 2 0 R/Contents 5 0 R>>',
  stream(HELLO),
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  '<</Type/Outlines/First 8 0 R/Last 10 0 R/Count 2>>',
  '<</Title(Chapter 1)/Parent 7 0 R/Next 10 0 R/First 9 0 R/Last 9 0 R/Count 1/Dest[3 0 R/Fit]>>',
  '<</Title(Section 1.1)/Parent 8 0 R/A<</S/GoTo/D(two)>>>>',
  '<</Title(Elsewhere)/Parent 7 0 R/Prev 8 0 R/Next 8 0 R/A<</S/URI/URI(http://example.invalid)>>>>',
]);

interface Item { readonly title: string; readonly dest: unknown; readonly items: readonly Item[]; }

describe('an exhibit with bookmarks', async () => {
  const prepared = await prepare(exhibit);
  const { bytes } = await build(requestOf([segmentOf(await textPdf(['Cover']), 1, { bookmarks: [{ title: 'Cover', level: 0, page: 0 }] }), segmentOf(prepared.pdf, 2, { first: 2 })]));
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const pageOf = async (dest: unknown): Promise<number> => pdf.getPageIndex((dest as [{ num: number; gen: number }])[0]);

  it('keeps them under its own, on the right pages', async () => {
    const rows = async (items: readonly Item[], level = 0): Promise<unknown[]> => (await Promise.all(items.map(async (item) => [[level, item.title, await pageOf(item.dest)], ...(await rows(item.items, level + 1))]))).flat();
    expect(await rows(await pdf.getOutline())).toEqual([[0, 'Cover', 0], [1, 'Exhibit A-01', 1], [2, 'Chapter 1', 1], [3, 'Section 1.1', 2]]);
  });

  it('keeps its links, named ones too', async () => {
    const [link] = (await (await pdf.getPage(2)).getAnnotations()) as { dest: unknown }[];
    expect(await pageOf(link?.dest)).toBe(2);
  });
});
