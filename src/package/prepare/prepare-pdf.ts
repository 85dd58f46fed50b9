// The ladder that makes a PDF ready for a package: read as it is, repair, let PDFium rewrite, draw as pictures.
import { Fault } from '../../contract/errors.ts';
import type { Pdfium } from '../../ingest/pdfium.ts';
import type { PreparedPages, PrepareRequest } from '../engine.ts';
import { PdfSyntaxError } from '../pdf-syntax/values.ts';
import { activeContent } from './active-content.ts';
import { differingPages } from './compare-pages.ts';
import { drawPage } from './draw-page.ts';
import { normalise, type Normalised, type NormaliseOptions } from './normalise.ts';
import { PdfiumDocument, PdfiumError, type PdfiumLoader } from './pdfium-document.ts';
import type { PdfRepairer } from './qpdf-repair.ts';
import { renderPages } from './render-pages.ts';

export interface PdfEngines { readonly pdfium: PdfiumLoader; readonly repairer: PdfRepairer; }

/** A copy with the right number of pages some of which are wrong, and how to make it again. */
interface Wrong { readonly bytes: Uint8Array; readonly options: NormaliseOptions; readonly why: string; /** From 1. */ readonly pages: readonly number[]; }

/** A rung tried: the copy, or why it was not accepted. */
type Attempt = { readonly copy: Normalised } | { readonly refused: string; readonly wrong?: Wrong };

const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * Makes the PDF ready and says in `notes` what a reviewer must know. A rung is accepted only when it has as many pages as
 * PDFium counts and they look the same. Throws `evidence.unparsable` when no rung can show it: then a sheet stands for it.
 */
export async function preparePdf(request: PrepareRequest, engines: PdfEngines): Promise<PreparedPages> {
  if (request.bytes.length > MAX_BYTES) throw new Fault('evidence.unparsable', { name: request.name, reason: 'it is larger than 1 GB' });
  const pdfium = await engines.pdfium.get();
  try {
    const original = openOriginal(pdfium, request);
    try {
      return await climb(request, engines, pdfium, original);
    } finally {
      original?.close();
    }
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    engines.pdfium.drop();
    throw new Fault('evidence.unparsable', { name: request.name, reason: thrown instanceof Error ? thrown.message : 'the reader gave up on it' }, { cause: thrown });
  }
}

/** The file in PDFium; null when it cannot open it, which does not yet mean that nobody can. */
function openOriginal(pdfium: Pdfium, { name, bytes }: PrepareRequest): PdfiumDocument | null {
  try {
    const document = PdfiumDocument.open(pdfium, bytes);
    if (document.pages > 0) return document;
    document.close();
    return null;
  } catch (thrown) {
    if (!(thrown instanceof PdfiumError)) throw thrown;
    if (thrown.needsPassword) throw new Fault('evidence.unparsable', { name, reason: thrown.message }, { cause: thrown });
    return null;
  }
}

async function climb({ name, bytes }: PrepareRequest, { repairer }: PdfEngines, pdfium: Pdfium, original: PdfiumDocument | null): Promise<PreparedPages> {
  const asIs = await attempt(bytes, pdfium, original);
  if ('copy' in asIs) return prepared(asIs.copy, 'as_is', unseen(original));

  const why = `Reproduced from a repaired copy, because ${asIs.refused}.`;
  const rebuilt = await attempt(bytes, pdfium, original, { rebuild: true });
  if ('copy' in rebuilt) return prepared(rebuilt.copy, 'repaired', [why, ...unseen(original)]);

  const repairedBytes = await repairer.repair(bytes);
  const repaired = repairedBytes ? await attempt(repairedBytes, pdfium, original) : rebuilt;
  if ('copy' in repaired) return prepared(repaired.copy, 'repaired', [why, ...unseen(original)]);
  if (!original) throw new Fault('evidence.unparsable', { name, reason: repaired.refused });

  const rewritten = await attemptRewritten(original, pdfium);
  if ('copy' in rewritten) return prepared(rewritten.copy, 'repaired', [`Reproduced from a copy rewritten by PDFium, because ${asIs.refused}.`]);

  const mixed = await withPictures([asIs, rebuilt, repaired, rewritten], pdfium, original);
  if (mixed) return mixed;
  const { pdf, blank } = await renderPages(original);
  if (blank.length === original.pages) throw new Fault('evidence.unparsable', { name, reason: 'none of its pages can be drawn' });
  const notes = [`Shown as pictures of its pages, because ${asIs.refused}. Its text cannot be searched.`];
  if (blank.length > 0) notes.push(`Pages that cannot be drawn are left blank: ${listed(blank)}.`);
  return { pdf, pages: original.pages, rung: 'rendered', notes };
}

const LISTED = 30;
const listed = (pages: readonly number[]): string => `${pages.slice(0, LISTED).join(', ')}${pages.length > LISTED ? ` and ${pages.length - LISTED} more` : ''}`;

/** The copy with the fewest wrong pages, those shown as pictures; null when there is none or it is still wrong. */
async function withPictures(attempts: readonly Attempt[], pdfium: Pdfium, original: PdfiumDocument): Promise<PreparedPages | null> {
  const [best] = attempts.flatMap((one) => ('wrong' in one && one.wrong ? [one.wrong] : [])).sort((a, b) => a.pages.length - b.pages.length);
  if (!best || best.pages.length >= original.pages) return null;
  const wrong = new Set(best.pages);
  const result = await attempt(best.bytes, pdfium, original, { ...best.options, picture: (index) => (wrong.has(index + 1) ? drawPage(original, index) : null) });
  if (!('copy' in result)) return null;
  return prepared(result.copy, 'rendered', [`Shown as pictures, because ${best.why}: pages ${listed(best.pages)}. Their text cannot be searched.`]);
}

const unseen = (original: PdfiumDocument | null): string[] => (original ? [] : ['PDFium cannot open the original, so the copy was not compared with it.']);

function prepared({ pdf, pages, file, damagedStreams }: Normalised, rung: 'as_is' | 'repaired' | 'rendered', notes: readonly string[]): PreparedPages {
  const mended = damagedStreams > 0 ? ['Some of its data is damaged; it is shown as far as it can be read.'] : [];
  return { pdf, pages, rung, notes: [...notes, ...mended, ...activeContent(file)] };
}

async function attempt(bytes: Uint8Array, pdfium: Pdfium, original: PdfiumDocument | null, options: NormaliseOptions = {}): Promise<Attempt> {
  let copy: Normalised;
  try {
    copy = await normalise(bytes, options);
  } catch (thrown) {
    if (!(thrown instanceof PdfSyntaxError)) throw thrown;
    return { refused: thrown.message };
  }
  const refusal = (why: string, pages: readonly number[]): Attempt => ({ refused: why, wrong: { bytes, options, why, pages } });
  const [damaged] = copy.damagedPages;
  if (!original) return damaged ? { refused: `the content of page ${damaged[0] + 1} is damaged: ${damaged[1]}` } : { copy };
  if (copy.pages !== original.pages) return { refused: `it was read as ${copy.pages} pages while PDFium finds ${original.pages}` };
  const differing = differingFrom(original, copy, pdfium);
  if (differing === null) return { refused: 'its copy cannot be opened' };
  const wrong = [...new Set([...[...copy.damagedPages.keys()].map((index) => index + 1), ...differing])].sort((a, b) => a - b);
  if (damaged) return refusal(`the content of page ${damaged[0] + 1} is damaged: ${damaged[1]}`, wrong);
  const [first, ...more] = differing;
  return first === undefined ? { copy } : refusal(`page ${first}${more.length > 0 ? ` and ${more.length} more` : ''} would look different`, wrong);
}

/** PDFium's own copy; it cannot always make one. */
async function attemptRewritten(original: PdfiumDocument, pdfium: Pdfium): Promise<Attempt> {
  let bytes: Uint8Array;
  try {
    bytes = original.rewritten();
  } catch (thrown) {
    if (!(thrown instanceof PdfiumError)) throw thrown;
    return { refused: thrown.message };
  }
  return attempt(bytes, pdfium, original);
}

/** Pages (from 1) of the copy that look different; null when PDFium cannot open it. */
function differingFrom(original: PdfiumDocument, copy: Normalised, pdfium: Pdfium): number[] | null {
  let drawn: PdfiumDocument;
  try {
    drawn = PdfiumDocument.open(pdfium, copy.pdf);
  } catch (thrown) {
    if (!(thrown instanceof PdfiumError)) throw thrown;
    return null;
  }
  try {
    return drawn.pages === original.pages ? differingPages(original, drawn) : null;
  } finally {
    drawn.close();
  }
}
