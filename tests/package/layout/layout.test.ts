// A layout says where everything stands: kept and read back it gives the same package, and one that does not fit is not used.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/package/layout/lay-out.ts';
import { laidOut } from '../../../src/package/layout/laid-out-pdf.ts';
import { encodeLayout, readLayout } from '../../../src/package/layout/layout.ts';
import { build, requestOf, run, segmentOf, temporaryFile } from '../assemble/made-package.ts';

const STRUCTURES = [['--object-streams=disable'], ['--object-streams=generate'], ['--qdf'], ['--linearize'], ['--newline-before-endstream', '--coalesce-contents']];

/** A picture that is half see-through, so that it has a mask; large enough to count. */
function picture(shade: number): Buffer {
  const png = new PNG({ width: 24, height: 24 });
  for (let pixel = 0; pixel < 24 * 24; pixel += 1) png.data.set([shade, (pixel * 7) % 256, (pixel * 31) % 256, pixel % 200], pixel * 4);
  return PNG.sync.write(png);
}

async function pictured(texts: readonly string[], shade: number, options: readonly string[] = ['--object-streams=disable']): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const [font, image] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedPng(picture(shade))];
  for (const text of texts) {
    const page = pdf.addPage([400, 300]);
    page.drawText(text, { x: 20, y: 200, size: 12, font });
    page.drawImage(image, { x: 20, y: 20, width: 96, height: 96 });
  }
  const path = temporaryFile('made.pdf', await pdf.save());
  const restructured = join(dirname(path), 'restructured.pdf');
  execFileSync('qpdf', [...options, '--deterministic-id', path, restructured]);
  return readFileSync(restructured);
}

/** What poppler finds on the pages: pictures and masks. */
const images = (path: string): string[] => run('pdfimages', '-list', path).trim().split('\n').slice(2);

describe('a layout', () => {
  it('kept and read back gives the same package as the file alone, with the text and the pictures of its pages', async () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'Bale 017()\\'), minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...STRUCTURES), async (pages, options) => {
        const pdf = await pictured(pages, 90, options);
        const kept = readLayout(encodeLayout(layOut(pdf)), pdf.length);
        expect(kept).not.toBeNull();
        const [plain, fromKept] = [await build(requestOf([segmentOf(pdf, pages.length, { stamps: [] })])), await build(requestOf([segmentOf(pdf, pages.length, { stamps: [], load: () => Promise.resolve(laidOut(pdf, kept ?? undefined)) })]))];
        expect(fromKept.bytes.equals(plain.bytes)).toBe(true);
        expect(run('qpdf', '--check', plain.path)).not.toMatch(/WARNING|exit/);
        const original = temporaryFile('original.pdf', pdf);
        expect(run('pdftotext', '-layout', plain.path, '-')).toBe(run('pdftotext', '-layout', original, '-'));
        expect(run('pdftoppm', '-r', '30', '-l', '1', plain.path)).toBe(run('pdftoppm', '-r', '30', '-l', '1', original));
      }),
      { numRuns: 4, seed: 20261124, examples: [[['Bale'], ['--object-streams=generate']]], endOnFailure: true },
    );
  });

  it('is not used when it is cut off anywhere, or is of a file of another length', async () => {
    const pdf = await pictured(['Bale 1'], 90, ['--object-streams=generate']);
    const bytes = encodeLayout(layOut(pdf));
    const cuts = Array.from({ length: bytes.length }, (_, length) => readLayout(bytes.subarray(0, length), pdf.length));
    expect(cuts.every((cut) => cut === null)).toBe(true);
    expect(readLayout(bytes, pdf.length + 1)).toBeNull();
    expect(readLayout(bytes, pdf.length)).not.toBeNull();
  });

  it('is not used when it leads out of the file, to what is not there, or is of another version', async () => {
    const pdf = await pictured(['Bale 1', 'Bale 2'], 90);
    const layout = layOut(pdf);
    const changed = (list: readonly number[], index: number, value: number): number[] => list.map((item, at) => (at === index ? value : item));
    const last = layout.places.length - 1;
    const lies: Record<string, object> = {
      'an end behind the file': { places: changed(layout.places, last, pdf.length + 1) },
      'a negative place': { places: changed(layout.places, 1, -1) },
      'places that overlap': { places: changed(layout.places, 4, (layout.places[2] ?? 0) - 1) },
      'an object twice': { places: changed(layout.places, 3, layout.places[0] ?? 0) },
      'an object that is a page': { places: changed(layout.places, 0, 1) },
      'a reference outside all objects': { holes: changed(layout.holes, layout.holes.length - 3, pdf.length - 8) },
      'a reference to nothing': { holes: changed(layout.holes, 2, 10_000) },
      'a reference without room': { holes: changed(layout.holes, 1, 2) },
      'half a reference': { holes: layout.holes.slice(0, -1) },
      'contents that are no object': { pages: layout.pages.map((page) => ({ ...page, contents: [1] })) },
      'resources that are not there': { pages: layout.pages.map((page) => ({ ...page, resources: layout.resources.length })) },
      'a text that leads nowhere': { resources: layout.resources.map((entry) => ({ ...entry, fonts: '/F §10000;' })) },
      'a text whose last reference is not closed': { resources: layout.resources.map((entry) => ({ ...entry, fonts: `${entry.fonts}/F §7` })) },
      'a bookmark behind the last page': { bookmarks: [{ title: 'Weights', level: 0, page: 2 }] },
      'no pages': { pages: [] },
      'another version': { version: 2 },
      'another key': { more: 1 },
    };
    const read = Object.entries(lies).map(([name, lie]) => [name, readLayout(encodeLayout({ ...layout, ...lie }), pdf.length)]);
    expect(read).toEqual(Object.keys(lies).map((name) => [name, null]));
    expect(readLayout(encodeLayout(layout), pdf.length)).toEqual(layout);
  });

  it('of another file of the same length stops the build, and names the part', async () => {
    const [pdf, other] = [await pictured(['Bale 1'], 90), await pictured(['Bale 1', 'Bale 2'], 90)];
    const size = Math.max(pdf.length, other.length);
    const padded = Buffer.concat([pdf, Buffer.alloc(size - pdf.length)]);
    const lying = laidOut(padded, { ...layOut(other), size });
    await expect(build(requestOf([segmentOf(padded, 2, { load: () => Promise.resolve(lying) })]))).rejects.toMatchObject({ code: 'package.failed', details: { reason: 'Exhibit A-01: its layout is that of another file' } });
  });
});

describe('equal pictures of different exhibits', () => {
  it('are written once, with their masks, and look as they did', async () => {
    const [first, second, third] = [await pictured(['One'], 90), await pictured(['Two', 'Three'], 90), await pictured(['Four'], 91)];
    const { path, bytes } = await build(requestOf([segmentOf(first, 1, { stamps: [] }), segmentOf(second, 2, { stamps: [] }), segmentOf(third, 1, { stamps: [] })]));
    // Two pictures, and the mask that all of them have in common.
    expect(bytes.toString('latin1').match(/\/Subtype ?\/Image/g)).toHaveLength(3);
    expect(images(path)).toHaveLength(8);
    expect(run('qpdf', '--check', path)).not.toMatch(/WARNING|exit/);
    expect(run('pdftoppm', '-r', '30', '-f', '4', path)).toBe(run('pdftoppm', '-r', '30', temporaryFile('third.pdf', third)));
  });
});

/** A page with a word in a layer named "Notes", shown or hidden. */
async function layered(word: string, shown: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 300]);
  const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Notes') }));
  const font = pdf.context.register(pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: { F: font }, Properties: { L: layer } }));
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(`/OC /L BDC BT /F 30 Tf 20 200 Td (${word}) Tj ET EMC`)));
  pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: { Order: [layer], ON: shown ? [layer] : [], OFF: shown ? [] : [layer] } }));
  return pdf.save({ useObjectStreams: false });
}

describe('layers of different exhibits', () => {
  it('stay apart though they are named alike: what one hides the other still shows', async () => {
    const [hidden, shown] = [await layered('Bale', false), await layered('Lint', true)];
    const { path } = await build(requestOf([segmentOf(hidden, 1, { stamps: [] }), segmentOf(shown, 1, { stamps: [] })]));
    const picture = (page: number, file: string): string => run('pdftoppm', '-r', '30', '-gray', '-f', `${page}`, '-l', `${page}`, file);
    expect(picture(1, path)).toBe(picture(1, temporaryFile('hidden.pdf', hidden)));
    expect(picture(2, path)).toBe(picture(1, temporaryFile('shown.pdf', shown)));
    expect(picture(1, path)).not.toBe(picture(2, path));
  });
});
