// Opens PDFs with pdf.js in its own worker; nothing is fetched from outside the program.
import { getDocument, PDFWorker, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { BundledPdfData } from './pdf-data.ts';
import { scriptUrl } from './trusted-script.ts';

/** One for all documents: one of its own would end with each, and refuse the next while it does. */
let worker: PDFWorker | null = null;

/** The caller destroys the task when done. `bytes` stays usable: pdf.js gets a copy. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  worker ??= PDFWorker.create({ port: new Worker(scriptUrl(workerUrl), { type: 'module' }) });
  return getDocument({ worker, data: bytes.slice(), BinaryDataFactory: BundledPdfData, useWorkerFetch: false, useWasm: false, isEvalSupported: false, enableXfa: false, isOffscreenCanvasSupported: true });
}
