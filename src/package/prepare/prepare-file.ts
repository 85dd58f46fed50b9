// Makes any exhibit file ready for the package: real pages where that is possible, else a sheet that says why not.
import { Fault } from '../../contract/errors.ts';
import type { Resources } from '../../contract/resources.ts';
import { MEDIA_TYPES } from '../../ingest/media-types.ts';
import { PdfiumHolder } from '../../ingest/pdfium.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { openFontLibrary } from '../../typeset/font-library.ts';
import { byteSize, hashGroups } from '../compose/wording.ts';
import type { PreparedFile, PreparedPages, PrepareRequest } from '../engine.ts';
import { archiveObstacles } from './archive-obstacles.ts';
import { sheetPdf } from './placeholder.ts';
import { prepareImage } from './prepare-image.ts';
import type { PdfEngines } from './prepare-pdf.ts';
import { preparePdf } from './prepare-pdf.ts';
import { prepareTable } from './prepare-table.ts';
import { prepareDocx, prepareMail, prepareText } from './prepare-words.ts';
import { qpdfRepairer } from './qpdf-repair.ts';
import { unlockPdf, type UnlockedPdf, type UnlockRequest } from './unlock-pdf.ts';

interface Tools { readonly fonts: FontLibrary; readonly engines: PdfEngines; readonly resources: Resources; }
type Preparation = (request: PrepareRequest, tools: Tools) => Promise<PreparedPages>;

const image: Preparation = (request, { resources }) => prepareImage(request, resources);
const words = (prepare: (request: PrepareRequest, fonts: FontLibrary) => Promise<PreparedPages>): Preparation => (request, { fonts }) => prepare(request, fonts);

const BY_TYPE: Readonly<Record<string, Preparation>> = {
  [MEDIA_TYPES.pdf]: (request, { engines }) => preparePdf(request, engines),
  [MEDIA_TYPES.jpeg]: image, [MEDIA_TYPES.png]: image, [MEDIA_TYPES.tiff]: image, [MEDIA_TYPES.heic]: image,
  [MEDIA_TYPES.xlsx]: words(prepareTable), [MEDIA_TYPES.xls]: words(prepareTable), [MEDIA_TYPES.csv]: words(prepareTable),
  [MEDIA_TYPES.docx]: words(prepareDocx), [MEDIA_TYPES.eml]: words(prepareMail),
  [MEDIA_TYPES.txt]: words(prepareText), [MEDIA_TYPES.xml]: words(prepareText), [MEDIA_TYPES.json]: words(prepareText),
};

interface UnshownFile { readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; }

async function placeholder({ name, mediaType, size, sha256 }: UnshownFile, reason: string, fonts: FontLibrary): Promise<PreparedPages> {
  const pdf = await sheetPdf({
    heading: 'This file cannot be shown', reason: `${reason} The original is kept unchanged; its hash is below.`,
    facts: [['File', name], ['Type', mediaType], ['Size', byteSize(size)], ['SHA-256', hashGroups(sha256)]],
  }, fonts);
  return { pdf, pages: 1, rung: 'placeholder', notes: [`Not shown: ${reason}`] };
}

/** Rungs whose pages are set with the program's own fonts. */
const SET_HERE: ReadonlySet<PreparedPages['rung']> = new Set(['placeholder', 'typeset', 'rendition']);

const couldNotBeRead = (reason: string): string => `It could not be read: ${reason}.`;

export interface Preparing {
  /** Never throws for a bad file: a placeholder sheet stands for it. */
  prepare(request: PrepareRequest): Promise<PreparedFile>;
  /** Takes the encryption off a PDF; throws `evidence.wrongPassword`. */
  unlock(request: UnlockRequest): Promise<UnlockedPdf>;
  /** The sheet for a file that must not be opened again, with the reason. */
  standIn(request: UnshownFile & { readonly reason: string }): Promise<PreparedFile>;
}

/** A preparation that loads its fonts and engines once. */
export function createPreparation(resources: Resources): Preparing {
  const engines: PdfEngines = { pdfium: new PdfiumHolder(() => resources.read('wasm/pdfium.wasm')), repairer: qpdfRepairer(resources.path('wasm/qpdf.wasm')) };
  let library: Promise<FontLibrary> | null = null;
  const openFonts = (): Promise<FontLibrary> => (library ??= openFontLibrary(resources));
  const pagesOf = async (request: PrepareRequest): Promise<PreparedPages> => {
    const fonts = await openFonts();
    const instead = (reason: string): Promise<PreparedPages> => placeholder({ ...request, size: request.bytes.length }, reason, fonts);
    const prepare = BY_TYPE[request.mediaType];
    if (request.bytes.length === 0) return instead('The file is empty.');
    if (!prepare) return instead(`Files of the type ${request.mediaType} have no pages that could be shown.`);
    try {
      return await prepare(request, { fonts, engines, resources });
    } catch (thrown) {
      if (!(thrown instanceof Fault) || thrown.code !== 'evidence.unparsable') throw thrown;
      return instead(couldNotBeRead(String(thrown.details['reason'] ?? 'unknown reason')));
    }
  };
  const lookedThrough = (pages: PreparedPages): PreparedFile => ({ ...pages, obstacles: archiveObstacles(pages.pdf, SET_HERE.has(pages.rung) ? 'clearproof' : 'stranger') });
  return {
    prepare: async (request) => lookedThrough(await pagesOf(request)),
    unlock: (request) => unlockPdf(request, engines),
    standIn: async (request) => lookedThrough(await placeholder(request, couldNotBeRead(request.reason), await openFonts())),
  };
}
