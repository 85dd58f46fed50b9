// Random PDFs in every form of structure come through the copier with the same text and pictures.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { degrees, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/package/prepare/normalise.ts';
import { run, temporaryFile } from '../assemble/made-package.ts';

const page = fc.record({ text: fc.string({ unit: fc.constantFrom(...'Evidence 0123()\\'), minLength: 1, maxLength: 30 }), width: fc.integer({ min: 100, max: 900 }), height: fc.integer({ min: 100, max: 900 }), rotation: fc.constantFrom(0, 90, 180, 270), shade: fc.integer({ min: 0, max: 9 }) });
/** Few pages, or so many that the page tree has two levels. */
const some = fc.oneof({ weight: 5, arbitrary: fc.array(page, { minLength: 1, maxLength: 6 }) }, { weight: 1, arbitrary: fc.array(page, { minLength: 65, maxLength: 65 }) });
const structure = fc.constantFrom(['--object-streams=disable'], ['--object-streams=generate'], ['--linearize'], ['--qdf'], ['--object-streams=generate', '--linearize'], ['--newline-before-endstream', '--coalesce-contents']);

async function made(pages: readonly { text: string; width: number; height: number; rotation: number; shade: number }[], options: readonly string[]): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const { text, width, height, rotation, shade } of pages) {
    const sheet = pdf.addPage([width, height]);
    sheet.setRotation(degrees(rotation));
    sheet.drawRectangle({ x: 10, y: 10, width: 50, height: 30, color: rgb(shade / 10, 0.5, 0.5) });
    sheet.drawText(text, { x: 12, y: 60, size: 11, font });
  }
  const path = temporaryFile('made.pdf', await pdf.save());
  const restructured = join(dirname(path), 'restructured.pdf');
  execFileSync('qpdf', [...options, path, restructured]);
  return restructured;
}

function pictures(path: string): Buffer[] {
  const prefix = join(dirname(path), 'shot');
  execFileSync('pdftoppm', ['-r', '20', '-l', '4', path, prefix]);
  return execFileSync('bash', ['-c', `ls ${prefix}-*.ppm`], { encoding: 'utf8' }).trim().split('\n').map((file) => readFileSync(file));
}

describe('the copier', () => {
  it('gives back what it was given', async () => {
    await fc.assert(
      fc.asyncProperty(some, structure, async (pages, options) => {
        const original = await made(pages, options);
        const { pdf, pages: count } = await normalise(readFileSync(original));
        const copy = temporaryFile('copy.pdf', pdf);
        expect(count).toBe(pages.length);
        expect(run('qpdf', '--check', copy)).not.toMatch(/WARNING|exit/);
        expect(run('pdftotext', '-layout', copy, '-')).toBe(run('pdftotext', '-layout', original, '-'));
        expect(pictures(copy)).toEqual(pictures(original));
      }),
      { numRuns: 4, seed: 20261124, endOnFailure: true },
    );
  }, 240_000);
});
