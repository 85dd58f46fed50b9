// The ladder with its real engines, and what poppler reads in what it made.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { PdfiumHolder } from '../../../src/ingest/pdfium.ts';
import type { PreparedPages } from '../../../src/package/engine.ts';
import { preparePdf, type PdfEngines } from '../../../src/package/prepare/prepare-pdf.ts';
import { qpdfRepairer } from '../../../src/package/prepare/qpdf-repair.ts';
import { run, temporaryFile } from '../assemble/made-package.ts';

const modules = new URL('../../../node_modules/', import.meta.url);
export const engines: PdfEngines = {
  pdfium: new PdfiumHolder(() => readFile(new URL('@embedpdf/pdfium/dist/pdfium.wasm', modules))),
  repairer: qpdfRepairer(new URL('@neslinesli93/qpdf-wasm/dist/qpdf.wasm', modules).pathname),
};

export const prepare = (bytes: Uint8Array): Promise<PreparedPages> => preparePdf({ name: 'exhibit.pdf', mediaType: 'application/pdf', bytes, sha256: '' }, engines);
export const textOf = (pdf: Uint8Array): string => run('pdftotext', '-layout', temporaryFile('copy.pdf', pdf), '-');

/** What qpdf makes of `bytes`; IN and OUT among `args` stand for the files. */
export function qpdf(bytes: Uint8Array, ...args: string[]): Buffer {
  const [input, output] = [temporaryFile('in.pdf', bytes), temporaryFile('out.pdf', new Uint8Array())];
  execFileSync('qpdf', [...args.map((arg) => (arg === 'IN' ? input : arg === 'OUT' ? output : arg))]);
  return execFileSync('cat', [output]);
}
