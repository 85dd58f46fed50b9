// Redaction with its real engines, and every place in a PDF where a word could still be read.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { PageRect } from '../../../src/domain/redaction/page-rect.ts';
import { PAGE_UNITS } from '../../../src/domain/dossier/redaction.ts';
import { wordSearches } from '../../../src/domain/redaction/search.ts';
import { createRedaction } from '../../../src/package/redact/create-redaction.ts';
import type { CoveredPlace } from '../../../src/package/redact/redact-pages.ts';
import { withPdf } from '../../support/pdf-tools.ts';
import { testResources } from '../../support/resources.ts';

export const redaction = createRedaction(testResources);

export const place = (page: number, left: number, top: number, width: number, height: number, label = 'PII'): CoveredPlace => ({ page, left, top, width, height, label });

export const redact = async (pdf: Uint8Array, places: readonly CoveredPlace[], pages = 1): Promise<Uint8Array> => (await redaction.redact({ name: 'exhibit.pdf', pdf, pages, places })).pdf;

/** Where the words stand, as proposals would be. */
export async function placesOf(pdf: Uint8Array, ...words: string[]): Promise<CoveredPlace[]> {
  const { places } = await redaction.findPlaces({ name: 'exhibit.pdf', pdf, searches: wordSearches(words, 'personal-identity') });
  return places.map(({ page, left, top, width, height }) => place(page, left, top, width, height));
}

/** Everything a reader could take out of the file, in small letters: its bytes, all streams unpacked but the pixels of JPEGs, its text, its attachments. */
export function everythingIn(pdf: Uint8Array): string {
  return withPdf(pdf, (file, folder) => {
    const unpacked = path.join(folder, 'unpacked.pdf');
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=generalized', file, unpacked]);
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'latin1' });
    const attachments = path.join(folder, 'attachments');
    execFileSync('mkdir', [attachments]);
    execFileSync('pdfdetach', ['-saveall', '-o', attachments, file]);
    return [Buffer.from(pdf).toString('latin1'), readFileSync(unpacked, 'latin1'), text, ...readdirSync(attachments).map((name) => readFileSync(path.join(attachments, name), 'latin1'))].join('\n').toLowerCase();
  });
}

/** The word as it may stand in a file: as it is, in UTF-16, in hexadecimal of either. */
export function tracesOf(word: string, haystack: string): string[] {
  const utf16 = Buffer.from(word, 'utf16le').swap16();
  const forms = [word, utf16.toString('latin1'), Buffer.from(word, 'utf16le').toString('latin1'), Buffer.from(word, 'latin1').toString('hex'), utf16.toString('hex')];
  return forms.filter((form) => haystack.includes(form.toLowerCase()));
}

export interface Grey { readonly width: number; readonly height: number; readonly grey: Uint8Array; }

/** The pictures in the file as they are stored, in the order of the pages. */
export const picturesIn = (pdf: Uint8Array): Grey[] =>
  withPdf(pdf, (file, folder) => {
    execFileSync('pdfimages', ['-all', file, path.join(folder, 'picture')]);
    return readdirSync(folder).filter((name) => name.endsWith('.jpg')).sort().map((name) => {
      const { width, height, data } = jpeg.decode(readFileSync(path.join(folder, name)));
      return { width, height, grey: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0) };
    });
  });

/** The first of them. */
export function storedPicture(pdf: Uint8Array): Grey {
  const [first] = picturesIn(pdf);
  if (first === undefined) throw new Error('the file has no picture');
  return first;
}

/** The first page as poppler shows it, one pixel a point. */
export const shownPage = (pdf: Uint8Array): Grey =>
  withPdf(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', '72', '-cropbox', '-singlefile', '-png', '-gray', file, path.join(folder, 'page')]);
    const { width, height, data } = PNG.sync.read(readFileSync(path.join(folder, 'page.png')));
    return { width, height, grey: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0) };
  });

/** Lightest and darkest grey inside a rectangle in page units, `inset` pixels from its edges. */
export function greysIn({ width, height, grey }: Grey, rect: PageRect, inset = 0): { darkest: number; lightest: number } {
  let [darkest, lightest] = [255, 0];
  for (let y = Math.ceil((rect.top * height) / PAGE_UNITS) + inset; y < ((rect.top + rect.height) * height) / PAGE_UNITS - inset; y += 1) {
    for (let x = Math.ceil((rect.left * width) / PAGE_UNITS) + inset; x < ((rect.left + rect.width) * width) / PAGE_UNITS - inset; x += 1) {
      const value = grey[y * width + x] ?? 0;
      darkest = Math.min(darkest, value);
      lightest = Math.max(lightest, value);
    }
  }
  return { darkest, lightest };
}
