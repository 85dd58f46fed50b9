// A secret planted in every corner of a PDF is in no byte of its redacted copy; what was not covered is still there.
import { beforeAll, describe, expect, it } from 'vitest';
import { pageTexts, qpdfCheck } from '../../support/pdf-tools.ts';
import { handmadePdf, onePage, stream } from '../prepare-pdf/handmade-pdf.ts';
import { prepare } from '../prepare-pdf/ladder.ts';
import { everythingIn, greysIn, place, placesOf, redact, shownPage, storedPicture, tracesOf } from './redaction.ts';

/** One word for each corner. */
const SECRETS = [
  'ZhuText', 'ZhuAnnotation', 'ZhuNote', 'ZhuField', 'ZhuMetadata', 'ZhuInfo', 'ZhuPrivate', 'ZhuWhite', 'ZhuUnder', 'ZhuOutside', 'ZhuBookmark', 'ZhuDestination', 'ZhuEmbedded',
  'ZhuAloud', 'ZhuAlternate', 'ZhuUnused', 'ZhuBefore',
] as const;
const text = (word: string, x: number, y: number, size = 18): string => `BT /F1 ${size} Tf ${x} ${y} Td (${word}) Tj ET`;
/** "Paid to" and "on Monday" stand to either side of the secret. */
const CONTENT = `${text('Paid to', 20, 200)} ${text('ZhuText', 120, 200)} ${text('on Monday', 240, 200)} ${text('Total 4711', 20, 100)}`;
/** Covers the secret in CONTENT. */
const COVER = place(1, 2900, 2500, 2500, 1200);

const grey = (dark: boolean): string => (dark ? '\x00' : '\xff').repeat(64);
/** Stripes, as dense as print. */
const picture = stream(Array.from({ length: 32 }, (_, row) => grey(row % 4 < 2)).join(''), '/Type/XObject/Subtype/Image/Width 64/Height 32/ColorSpace/DeviceGray/BitsPerComponent 8');
const form = (word: string): string => stream(text(word, 0, 5), '/Type/XObject/Subtype/Form/BBox[0 0 100 30]/Resources<</Font<</F1 5 0 R>>>>');
const withResources = (objects: readonly string[], more: string): string[] => objects.map((object) => object.replace('/Resources<<', `/Resources<<${more}`));

/** Every corner at once, in two revisions; with a hidden layer if asked. */
function plantedPdf(layer: boolean): Buffer {
  const hidden = layer ? `/OC /Hidden BDC ${text('ZhuLayer', 20, 100)} EMC` : '';
  const content = `1 g ${text('ZhuWhite', 20, 30)} 0 g ${text('ZhuUnder', 300, 30, 10)} q 80 0 0 40 290 20 cm /Pic Do Q ${text('ZhuOutside', 900, 100)} ${CONTENT} ${hidden} /Span <</ActualText(ZhuAloud)>> BDC ${text('Grade B', 20, 60)} EMC`;
  const objects = withResources(onePage(`${content} ${text('ZhuBefore', 20, 150)}`, {
    catalog: '/AcroForm<</Fields[8 0 R]/DA(/F1 12 Tf)/DR<</Font<</F1 5 0 R>>>>>>/Metadata 11 0 R/Outlines 13 0 R/Names<</Dests<</Names[(ZhuDestination) [3 0 R /Fit]]>>/EmbeddedFiles<</Names[(a) 15 0 R]>>>>/MarkInfo<</Marked true>>/StructTreeRoot 17 0 R'
      + (layer ? '/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>' : ''),
    page: '/Annots[6 0 R 8 0 R 10 0 R]/Metadata 11 0 R/PieceInfo<</App<</Private(ZhuPrivate)>>>>/StructParents 0',
    objects: [
      '<</Type/Annot/Subtype/FreeText/Rect[120 190 220 220]/DA(/F1 12 Tf)/Contents(ZhuAnnotation)/RC(<p>ZhuAnnotation</p>)/AP<</N 7 0 R>>>>', form('ZhuAnnotation'),
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(worker)/V(ZhuField)/DV(ZhuField)/Rect[120 190 220 220]/AP<</N 9 0 R>>>>', form('ZhuField'),
      '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(ZhuNote)/T(ZhuNote)>>',
      stream('<x:xmpmeta xmlns:x="adobe:ns:meta/">ZhuMetadata</x:xmpmeta>', '/Type/Metadata/Subtype/XML'), '<</Title(ZhuInfo)/Author(ZhuInfo)>>',
      '<</Type/Outlines/First 14 0 R/Last 14 0 R/Count 1>>', '<</Title(ZhuBookmark)/Parent 13 0 R/Dest[3 0 R /Fit]>>',
      '<</Type/Filespec/F(ZhuEmbedded.txt)/EF<</F 16 0 R>>>>', stream('about ZhuEmbedded', '/Type/EmbeddedFile'),
      '<</Type/StructTreeRoot/K[<</Type/StructElem/S/P/Alt(ZhuAlternate)/K 0/Pg 3 0 R/P 17 0 R>>]>>',
      picture, form('ZhuUnused'), '<</Type/OCG/Name(ZhuLayer)>>',
    ],
  }), '/XObject<</Pic 18 0 R/Unused 19 0 R>>/Properties<</Hidden 20 0 R>>');
  const first = handmadePdf(objects, { trailer: '/Info 12 0 R' });
  const replaced = `4 0 obj\n${stream(content)}\nendobj\n`;
  const start = Number(/startxref\n(\d+)/.exec(first.toString('latin1'))?.[1]);
  return Buffer.concat([first, Buffer.from(`${replaced}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 12 0 R/Prev ${start}>>\nstartxref\n${first.length + replaced.length}\n%%EOF\n`, 'latin1')]);
}

const prepared = async (pdf: Uint8Array): Promise<Uint8Array> => new Uint8Array((await prepare(pdf)).pdf);

describe.each([['', false, SECRETS], [' and a hidden layer', true, [...SECRETS, 'ZhuLayer']]] as const)('a PDF with a secret in every corner%s', (_, layer, secrets) => {
  const original = plantedPdf(layer);
  let redacted = new Uint8Array();
  let [before, after] = ['', ''];
  beforeAll(async () => {
    redacted = new Uint8Array(await redact(await prepared(original), [COVER]));
    [before, after] = [everythingIn(original), everythingIn(redacted)];
  });

  it.each(secrets)('%s is found in it, and in no byte, text, stream or attachment of its copy', (secret) => {
    expect(tracesOf(secret, before)).not.toEqual([]);
    expect(tracesOf(secret, after)).toEqual([]);
  });
  it('the covered place is black in the picture that is stored, and the file is sound', () => {
    expect(greysIn(storedPicture(redacted), COVER, 1).lightest).toBeLessThan(12);
    expect(qpdfCheck(redacted)).toContain('No syntax or stream encoding errors');
  });
  it(layer ? 'nothing can be searched, because layers may lie on one another' : 'what was not covered can be searched, and is seen as before', () => {
    const words = (pageTexts(redacted)[0] ?? '').replace(/\s+/g, ' ').trim();
    expect(words).toBe(layer ? 'PII' : 'Paid to PII on Monday Total 4711');
    const total = { left: 0, top: 6000, width: 3500, height: 1000 };
    expect(greysIn(shownPage(redacted), total).darkest).toBeLessThan(100);
  });
});

it('words that a machine read from a scan stay searchable where there is ink', async () => {
  const scan = withResources(onePage(`q 200 0 0 40 100 190 cm /Pic Do Q q 200 0 0 40 100 90 cm /Pic Do Q 3 Tr ${text('ZhuText', 120, 200)} ${text('Ledger', 120, 100)} ${text('Nowhere', 20, 20)}`, { objects: [picture] }), '/XObject<</Pic 6 0 R>>');
  const redacted = await redact(await prepared(handmadePdf(scan)), [place(1, 2400, 2000, 5200, 1800)]);
  expect(tracesOf('ZhuText', everythingIn(redacted))).toEqual([]);
  expect(pageTexts(redacted)[0]).toContain('Ledger');
  expect(pageTexts(redacted)[0]).not.toContain('Nowhere');
});

it.each([
  ['turned by 90 degrees', '/Rotate 90', [300, 400]], ['upside down', '/Rotate 180', [400, 300]],
  ['cropped', '/CropBox[10 50 380 280]', [370, 230]], ['cropped and turned', '/CropBox[10 50 380 280]/Rotate 270', [230, 370]], ['in units of two points', '/UserUnit 2', [800, 600]],
] as const)('on a page that is %s the place is where the word is seen', async (_, page, size) => {
  const exhibit = await prepared(handmadePdf(onePage(CONTENT, { page })));
  const [covered, ...more] = await placesOf(exhibit, 'zhutext');
  expect(more).toEqual([]);
  if (!covered) throw new Error('the word was not found');
  const redacted = await redact(exhibit, [covered]);
  expect(tracesOf('ZhuText', everythingIn(redacted))).toEqual([]);
  for (const word of ['Paid', 'Monday', '4711']) expect(pageTexts(redacted)[0]).toContain(word);
  const { width, height } = shownPage(redacted);
  expect([width, height]).toEqual(size);
  // The word's ink was inside the place, and nothing but black is there now in the stored picture.
  expect(greysIn(shownPage(exhibit), covered).darkest).toBeLessThan(128);
  expect(greysIn(storedPicture(redacted), covered, 1).lightest).toBeLessThan(12);
});

describe('it fails closed', () => {
  it('when a place is on no page', async () => {
    await expect(redact(await prepared(handmadePdf(onePage(CONTENT))), [place(2, 0, 0, 100, 100)])).rejects.toMatchObject({ code: 'redaction.failed', details: { reason: 'a covered place is on page 2, and it has 1 pages' } });
  });
  it('when the pages cannot be read', async () => {
    await expect(redact(Buffer.from('no PDF'), [COVER])).rejects.toMatchObject({ code: 'redaction.failed' });
  });
});

it('the same places give the same bytes', async () => {
  const exhibit = await prepared(handmadePdf(onePage(CONTENT)));
  expect(Buffer.from(await redact(exhibit, [COVER])).equals(Buffer.from(await redact(exhibit, [COVER])))).toBe(true);
});
