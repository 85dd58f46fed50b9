// The ladder that makes a PDF ready for a package: read as it is, repair, let PDFium rewrite, draw as pictures.
import { Fault } from '../../contract/errors.ts';
import type { Pdfium } from '../../ingest/pdfium.ts';
import type { PreparedFile, PrepareRequest } from '../engine.ts';
import { PdfSyntaxError } from '../pdf-syntax/values.ts';
import { activeContent } from './active-content.ts';
import { differingPages } from './compare-pages.ts';
import { normalise, type Normalised } from './normalise.ts';
import { PdfiumDocument, PdfiumError, type PdfiumLoader } from './pdfium-document.ts';
import type { PdfRepairer } from './qpdf-repair.ts';
import { renderPages } from './render-pages.ts';

export interface PdfEngines { readonly pdfium: PdfiumLoader; readonly repairer: PdfRepairer; }

/** A rung tried: the copy, or why it was not accepted. */
type Attempt = { readonly copy: Normalised } | { readonly refused: string };

const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * Makes the PDF ready and says in `notes` what a reviewer must know. A rung is accepted only when it has as many pages as
 * PDFium counts and they look the same. Throws `evidence.unparsable` when no rung can show it: then a sheet stands for it.
 */
export async function preparePdf(request: PrepareRequest, engines: PdfEngines): Promise<PreparedFile> {
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

async function climb({ name, bytes }: PrepareRequest, { repairer }: PdfEngines, pdfium: Pdfium, original: PdfiumDocument | null): Promise<PreparedFile> {
  const asIs = await attempt(bytes, pdfium, original);
  if ('copy' in asIs) return prepared(asIs.copy, 'as_is', unseen(original));

  const why = `Reproduced from a repaired copy, because ${asIs.refused}.`;
  const rebuilt = await attempt(bytes, pdfium, original, { rebuild: true });
  if ('copy' in rebuilt) return prepared(rebuilt.copy, 'repaired', [why, ...unseen(original)]);

  const repairedBytes = await repairer.repair(bytes);
  const repaired = repairedBytes ? await attempt(repairedBytes, pdfium, original) : rebuilt;
  if ('copy' in repaired) return prepared(repaired.copy, 'repaired', [why, ...unseen(original)]);
  if (!original) throw new Fault('evidence.unparsable', { name, reason: repaired.refused });

  const rewritten = await attempt(original.rewritten(), pdfium, original);
  if ('copy' in rewritten) return prepared(rewritten.copy, 'repaired', [`Reproduced from a copy rewritten by PDFium, because ${asIs.refused}.`]);

  const { pdf, blank } = await renderPages(original);
  if (blank.length === original.pages) throw new Fault('evidence.unparsable', { name, reason: 'none of its pages can be drawn' });
  const notes = [`Shown as pictures of its pages, because ${asIs.refused}. Its text cannot be searched.`];
  if (blank.length > 0) notes.push(`Pages that cannot be drawn are left blank: ${blank.join(', ')}.`);
  return { pdf, pages: original.pages, rung: 'rendered', notes };
}

const unseen = (original: PdfiumDocument | null): string[] => (original ? [] : ['PDFium cannot open the original, so the copy was not compared with it.']);

function prepared({ pdf, pages, file }: Normalised, rung: 'as_is' | 'repaired', notes: readonly string[]): PreparedFile {
  return { pdf, pages, rung, notes: [...notes, ...activeContent(file)] };
}

async function attempt(bytes: Uint8Array, pdfium: Pdfium, original: PdfiumDocument | null, options = { rebuild: false }): Promise<Attempt> {
  let copy: Normalised;
  try {
    copy = await normalise(bytes, options);
  } catch (thrown) {
    if (!(thrown instanceof PdfSyntaxError)) throw thrown;
    return { refused: thrown.message };
  }
  if (!original) return { copy };
  if (copy.pages !== original.pages) return { refused: `it was read as ${copy.pages} pages while PDFium finds ${original.pages}` };
  return checkedAgainst(original, copy, pdfium);
}

function checkedAgainst(original: PdfiumDocument, copy: Normalised, pdfium: Pdfium): Attempt {
  try {
    const drawn = PdfiumDocument.open(pdfium, copy.pdf);
    try {
      const [first, ...more] = differingPages(original, drawn);
      return first === undefined ? { copy } : { refused: `page ${first}${more.length > 0 ? ` and ${more.length} more` : ''} would look different` };
    } finally {
      drawn.close();
    }
  } catch (thrown) {
    if (thrown instanceof PdfiumError) return { refused: 'its copy cannot be opened' };
    throw thrown;
  }
}
