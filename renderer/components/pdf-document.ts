// Opens PDFs with pdf.js in its own worker; nothing is fetched from outside the program.
import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { BundledPdfData } from './pdf-data.ts';
import { scriptUrl } from './trusted-script.ts';

let worker: Worker | null = null;

/** The caller destroys the task when done. `bytes` stays usable: pdf.js gets a copy. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  if (!worker) {
    worker = new Worker(scriptUrl(workerUrl), { type: 'module' });
    GlobalWorkerOptions.workerPort = worker;
  }
  return getDocument({ data: bytes.slice(), BinaryDataFactory: BundledPdfData, useWorkerFetch: false, useWasm: false, isEvalSupported: false, enableXfa: false, isOffscreenCanvasSupported: true });
}
