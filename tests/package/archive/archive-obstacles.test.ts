// What keeps an exhibit from an archive is named, and veraPDF breaks the same clause; pages made here and scans are left alone.
import jpeg from 'jpeg-js';
import { PDFArray, PDFDocument, PDFName, PDFString, StandardFonts, type PDFPage } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveObstacles } from '../../../src/package/prepare/archive-obstacles.ts';
import { normalise } from '../../../src/package/prepare/normalise.ts';
import { judgeArchives, type ArchiveJudgement } from '../../support/archive-judge.ts';
import { build, requestOf, segmentOf } from '../assemble/made-package.ts';

type Change = (pdf: PDFDocument, page: PDFPage) => void;

/** A page that is a scan, with something added to it. */
async function scan(change: Change): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([400, 300]);
  const image = await pdf.embedJpg(Uint8Array.from(jpeg.encode({ data: new Uint8Array(16 * 16 * 4).fill(180), width: 16, height: 16 }, 80).data));
  page.drawImage(image, { x: 0, y: 0, width: 400, height: 300 });
  change(pdf, page);
  return (await normalise(await pdf.save({ useObjectStreams: false }))).pdf;
}

const contents = (pdf: PDFDocument, page: PDFPage, text: string, dict: Record<string, string> = {}): void => {
  const stream = pdf.context.register(pdf.context.stream(text, dict));
  const own = page.node.get(PDFName.of('Contents'));
  page.node.set(PDFName.of('Contents'), pdf.context.obj([...(own instanceof PDFArray ? own.asArray() : own === undefined ? [] : [own]), stream]));
};
const state = (entries: Record<string, string>): Change => (pdf, page) => {
  page.node.setExtGState(PDFName.of('State'), pdf.context.register(pdf.context.obj({ Type: 'ExtGState', ...entries })));
  contents(pdf, page, '/State gs 0 0 9 9 re f');
};
const picture = (entries: Record<string, string | number | boolean>, bytes: number): Change => (pdf, page) => {
  const stream = pdf.context.stream(new Uint8Array(bytes), { Type: 'XObject', Subtype: 'Image', Width: 2, Height: 2, BitsPerComponent: 8, ...entries });
  page.node.setXObject(PDFName.of('Own'), pdf.context.register(stream));
  contents(pdf, page, 'q 9 0 0 9 0 0 cm /Own Do Q');
};
const note = (entries: Record<string, string | number>): Change => (pdf, page) => {
  page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(pdf.context.obj({ Type: 'Annot', Rect: [10, 10, 60, 60], Contents: PDFString.of('Seen'), ...entries }))]));
};

/** What is added to a scan, what is said of it, and the clause that veraPDF finds broken; null where it finds nothing. */
const CASES: readonly (readonly [what: string, change: Change, said: string | null, clause: string | null])[] = [
  ['nothing', () => undefined, null, null],
  ['a font that is not embedded', (pdf, page) => { page.drawText('Bale 017', { font: pdf.embedStandardFont(StandardFonts.Courier) }); }, 'The font Courier is not embedded (6.2.11.4.1).', '6.2.11.4.1'],
  ['printing colors', (pdf, page) => { contents(pdf, page, '0 1 1 0 k 0 0 9 9 re f'); }, 'It uses printing colors (CMYK) without saying which ink they mean (6.2.4.3).', '6.2.4.3'],
  ['a picture in printing colors', picture({ ColorSpace: 'DeviceCMYK' }, 16), 'It uses printing colors (CMYK) without saying which ink they mean (6.2.4.3).', '6.2.4.3'],
  ['a picture in gray', picture({ ColorSpace: 'DeviceGray' }, 4), null, null],
  ['a picture to be smoothed', picture({ ColorSpace: 'DeviceGray', Interpolate: true }, 4), 'A picture asks the reader to smooth it (6.2.8).', '6.2.8'],
  ['tones for one printer', state({ TR: 'Identity' }), 'It changes tones for a certain printer (6.2.5).', '6.2.5'],
  ['a mixing of colors no standard names', state({ BM: 'Glow' }), 'It mixes colors in a way no standard names: Glow (6.2.10).', '6.2.10'],
  ['a mixing of colors the standard names', state({ BM: 'Multiply' }), null, null],
  ['a command no standard names', (pdf, page) => { contents(pdf, page, 'BX 1 glow EX'); }, 'Its page contents hold a command that no standard names (6.2.2).', '6.2.2'],
  ['a note without an appearance', note({ Subtype: 'Square', F: 4 }), 'A note or field on a page has no appearance of its own (6.3.3).', '6.3.3'],
  ['a note that is not printed', note({ Subtype: 'Square', F: 2 }), 'A note or field on a page is hidden or left out when printed (6.3.2).', '6.3.2'],
  ['a page too small', (pdf) => { pdf.addPage([2, 300]); }, 'A page is smaller or larger than archives take (6.1.13).', '6.1.13'],
];

describe('preflight for archives', () => {
  const found = new Map<string, { readonly said: readonly string[]; readonly judged: ArchiveJudgement }>();
  beforeAll(async () => {
    const built: { readonly name: string; readonly said: string[]; readonly path: string }[] = [];
    for (const [name, change] of CASES) {
      const pdf = await scan(change);
      const pages = (await PDFDocument.load(pdf)).getPageCount();
      const { path } = await build(requestOf([segmentOf(pdf, pages, { foot: 'strip' })], { archival: true }));
      built.push({ name, said: archiveObstacles(pdf, 'stranger'), path });
    }
    const judged = judgeArchives(built.map(({ path }) => path));
    for (const [index, { name, said }] of built.entries()) found.set(name, { said, judged: judged[index] ?? { conforms: false, broken: ['no answer'] } });
  });

  it.each(CASES)('of a scan with %s', (name, _change, said, clause) => {
    const { said: all, judged } = found.get(name) ?? { said: ['not judged'], judged: { conforms: false, broken: [] } };
    if (said === null) expect(all).toEqual([]);
    else expect(all).toContain(said);
    expect(judged.conforms).toBe(clause === null);
    if (clause !== null) expect(judged.broken.map((rule) => rule.replace(/-\d+$/, ''))).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^${clause.replaceAll('.', '\\.')}`))]));
  });

  it('does not vouch for the fonts of strangers, but for its own', async () => {
    const pdf = await scan((own, page) => {
      page.node.setFontDictionary(PDFName.of('F'), own.context.register(own.context.obj({ Type: 'Font', Subtype: 'TrueType', BaseFont: 'Given', FontDescriptor: { Type: 'FontDescriptor', FontFile2: own.context.register(own.context.stream('glyphs')) } })));
    });
    expect(archiveObstacles(pdf, 'stranger')).toEqual(['It has embedded fonts; whether each of their glyphs is sound was not examined (6.2.11).']);
    expect(archiveObstacles(pdf, 'clearproof')).toEqual([]);
  });
});
