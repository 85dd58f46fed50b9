// The stamp stands at the foot of the page as its reader sees it, whatever the page's rotation, crop box, unit or leftover state.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { layStamp } from '../../../src/package/assemble/stamp.ts';
import { handmadePdf, HELLO, onePage } from '../prepare-pdf/handmade-pdf.ts';
import { build, requestOf, run, segmentOf } from './made-package.ts';

/** Where dark pixels are in the lowest 24 points of the page as drawn, and in all above. Poppler takes a unit for a point, so `userUnit` is made up for. */
function ink(path: string, userUnit = 1): { readonly foot: number; readonly above: number; readonly width: number; readonly height: number } {
  const out = join(dirname(path), 'page');
  execFileSync('pdftoppm', ['-r', String(72 * userUnit), '-png', '-cropbox', '-singlefile', path, out]);
  const image = PNG.sync.read(readFileSync(`${out}.png`));
  let [foot, above] = [0, 0];
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1)
      if ((image.data[(y * image.width + x) * 4] ?? 255) < 140) {
        if (y >= image.height - 24) foot += 1;
        else above += 1;
      }
  return { foot, above, width: image.width, height: image.height };
}

const stamped = async (page: string, foot: 'margin' | 'strip', content = ''): Promise<string> =>
  (await build(requestOf([segmentOf(handmadePdf(onePage(content, { page })), 1, { foot })]))).path;

describe('a stamp', () => {
  it.each(['', '/Rotate 90', '/Rotate 180', '/Rotate 270', '/Rotate -90', '/CropBox[50 40 350 260]', '/CropBox[50 40 350 260]/Rotate 90', '/UserUnit 2', '/UserUnit 2/Rotate 270'])('stands at the foot of a page with "%s"', async (page) => {
    for (const foot of ['margin', 'strip'] as const) {
      const drawn = ink(await stamped(page, foot), page.includes('UserUnit 2') ? 2 : 1);
      expect(drawn.foot, foot).toBeGreaterThan(100);
      expect(drawn.above, foot).toBe(0);
    }
  });

  it('is read left to right with its three parts', async () => {
    const text = run('pdftotext', '-layout', await stamped('/Rotate 90', 'strip'), '-');
    expect(text).toMatch(/A-01 p\. 1 of 1\s+CONFIDENTIAL\s+CP-000001/);
  });

  it('covers nothing in a strip: a page black to its edges shows as it was', async () => {
    const black = '0 0 400 300 re f';
    const drawn = ink(await stamped('', 'strip', black));
    expect([drawn.width, drawn.height]).toEqual([400, 324]);
    expect(drawn.above).toBe(400 * 300);
  });

  it('does not show what the crop box hid', async () => {
    expect(ink(await stamped('/CropBox[50 40 350 260]', 'strip', '0 0 400 38 re f')).foot).toBeLessThan(1000);
  });

  it('is not moved by what the page leaves behind', async () => {
    const drawn = ink(await stamped('', 'margin', '0 1 -1 0 200 0 cm 5 0 0 5 0 0 cm'));
    expect(drawn.foot).toBeGreaterThan(100);
    expect(drawn.above).toBe(0);
  });

  it('shrinks and takes two lines rather than leave a narrow page', () => {
    const measure = (text: string, size: number): number => text.length * size * 0.55;
    for (const width of [40, 120, 300, 612, 2000]) {
      const lines = layStamp({ left: 'D-08 p. 1 of 3', center: 'CONFIDENTIAL COMMERCIAL INFORMATION - EXEMPT FROM DISCLOSURE', right: 'CP-000123' }, width, measure);
      for (const { x, text, size } of lines) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + measure(text, size)).toBeLessThanOrEqual(width);
      }
      expect(new Set(lines.map(({ y }) => y)).size).toBe(width >= 612 ? 1 : 2);
    }
  });

  it('is found as text beside the page\'s own', async () => {
    expect(run('pdftotext', await stamped('', 'strip', HELLO), '-')).toContain('Hello exhibit');
  });
});
