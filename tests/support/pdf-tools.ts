// Third-party tools that look at finished PDFs: poppler and qpdf.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';

/** Runs `work` with the path of a temporary file that holds the bytes. */
export function withPdf<T>(pdf: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'clearproof-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return work(path, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text of the pages as poppler extracts it, one string per page. */
export const pageTexts = (pdf: Uint8Array): string[] =>
  withPdf(pdf, (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f').slice(0, -1));

/** Grey pixels of each page, 0 black to 255 white. */
export const pageImages = (pdf: Uint8Array, dpi: number): { width: number; height: number; grey: Uint8Array }[] =>
  withPdf(pdf, (path, folder) => {
    execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-gray', path, join(folder, 'page')]);
    return readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => {
      const { width, height, data } = PNG.sync.read(readFileSync(join(folder, name)));
      return { width, height, grey: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0) };
    });
  });

/** What `qpdf --check` says; throws when it finds an error or warns. */
export const qpdfCheck = (pdf: Uint8Array): string => withPdf(pdf, (path) => execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }));
