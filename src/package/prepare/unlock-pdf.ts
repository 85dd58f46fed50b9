// Takes the encryption off a PDF whose password is known; what comes out is read and prepared as any other file.
import { Fault } from '../../contract/errors.ts';
import type { Pdfium } from '../../ingest/pdfium.ts';
import { PdfiumDocument, PdfiumError } from './pdfium-document.ts';
import type { PdfEngines } from './prepare-pdf.ts';

/** `password` is the one to open the file or that of its owner. It is in memory for this call and nowhere else. */
export interface UnlockRequest { readonly name: string; readonly bytes: Uint8Array; readonly password: string; }

export interface UnlockedPdf { readonly pdf: Uint8Array; }

/** Throws `evidence.wrongPassword`, and `evidence.unparsable` when it is no PDF that can be opened. */
export async function unlockPdf({ name, bytes, password }: UnlockRequest, { pdfium: loader, repairer }: PdfEngines): Promise<UnlockedPdf> {
  const pdfium = await loader.get();
  const document = openWith(pdfium, name, bytes, password);
  try {
    return { pdf: (await repairer.repair(bytes, password)) ?? document.rewritten() };
  } catch (thrown) {
    if (!(thrown instanceof PdfiumError)) throw thrown;
    throw new Fault('evidence.unparsable', { name, reason: thrown.message }, { cause: thrown });
  } finally {
    document.close();
  }
}

function openWith(pdfium: Pdfium, name: string, bytes: Uint8Array, password: string): PdfiumDocument {
  try {
    return PdfiumDocument.open(pdfium, bytes, password);
  } catch (thrown) {
    if (!(thrown instanceof PdfiumError)) throw thrown;
    throw thrown.needsPassword ? new Fault('evidence.wrongPassword', { name }, { cause: thrown }) : new Fault('evidence.unparsable', { name, reason: thrown.message }, { cause: thrown });
  }
}
