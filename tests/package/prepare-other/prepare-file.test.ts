// Proves that evidence other than PDF becomes pages that show it, keep its bytes where they can, and say what they are.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph } from 'docx';
import { PNG } from 'pngjs';
import { encodeImage, type IFD } from 'utif2';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Resources } from '../../../src/contract/resources.ts';
import type { PreparedFile } from '../../../src/package/engine.ts';
import { createPreparation } from '../../../src/package/prepare/prepare-file.ts';
import { testResources as testFonts } from '../../support/resources.ts';
import { orientedJpeg } from '../../support/orientation-jpeg.ts';
import { pageImages, pageTexts, qpdfCheck } from '../../support/pdf-tools.ts';

const modules = path.resolve(import.meta.dirname, '../../../node_modules');
const WASM: Readonly<Record<string, string>> = { 'wasm/pdfium.wasm': '@embedpdf/pdfium/dist/pdfium.wasm', 'wasm/qpdf.wasm': '@neslinesli93/qpdf-wasm/dist/qpdf.wasm', 'wasm/libheif.wasm': 'libheif-js/libheif-wasm/libheif.wasm' };
const resources: Resources = {
  path: (name) => path.join(modules, WASM[name] ?? name),
  read: async (name) => (name in WASM ? new Uint8Array(await readFile(path.join(modules, WASM[name] ?? ''))) : testFonts.read(name)),
};

let prepare: (name: string, mediaType: string, bytes: Uint8Array | string) => Promise<PreparedFile>;
beforeAll(() => {
  const preparation = createPreparation(resources).prepare;
  prepare = (name, mediaType, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return preparation({ name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  };
});

/** Mean grey of each quarter of the picture on the page, upper left first. */
function quarters(pdf: Uint8Array, index = 0): number[] {
  const page = pageImages(pdf, 72)[index];
  if (!page) throw new Error('nothing rendered');
  const [cx, cy] = [page.width / 2, page.height / 2];
  return [[-20, -12], [20, -12], [-20, 12], [20, 12]].map(([dx = 0, dy = 0]) => page.grey[Math.round(cy + dy) * page.width + Math.round(cx + dx)] ?? 0);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const workbook = (sheets: Readonly<Record<string, (string | number)[][]>>): Uint8Array =>
  new Uint8Array(write({ SheetNames: Object.keys(sheets), Sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, utils.aoa_to_sheet(rows)])) }, { type: 'buffer', bookType: 'xlsx' }) as Buffer);

describe('pictures', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a JPEG of orientation %i stands upright with its own bytes', async (orientation) => {
    const bytes = orientedJpeg(orientation);
    const { pdf, pages, rung } = await prepare('photo.jpg', 'image/jpeg', bytes);
    expect([pages, rung]).toEqual([1, 'image']);
    const [upperLeft = 255, ...rest] = quarters(pdf);
    expect(upperLeft).toBeLessThan(80);
    for (const grey of rest) expect(grey).toBeGreaterThan(180);
    expect(Buffer.from(pdf).includes(Buffer.from(bytes))).toBe(true);
  });

  // Made by ImageMagick and heif-enc: the same picture as the JPEG above, and a second page dark at the lower right.
  const picture = async (name: string): Promise<Uint8Array> => new Uint8Array(await readFile(path.resolve(import.meta.dirname, '../../fixtures/pictures', name)));

  test.each([['two-pages-lzw.tiff', 'image/tiff', 2], ['fax-group4.tiff', 'image/tiff', 1], ['small.heic', 'image/heic', 1]] as const)('%s is shown, every page of it', async (name, mediaType, count) => {
    const { pdf, pages, rung, notes } = await prepare(name, mediaType, await picture(name));
    expect([pages, rung]).toEqual([count, 'image']);
    expect(notes).toEqual(mediaType === 'image/heic' ? ['Converted from HEIC to JPEG for display.'] : []);
    const [upperLeft = 255, ...rest] = quarters(pdf);
    expect(upperLeft).toBeLessThan(80);
    for (const grey of rest) expect(grey).toBeGreaterThan(180);
    if (count === 2) expect(quarters(pdf, 1).map((grey) => grey < 80)).toEqual([false, false, false, true]);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors');
  });

  test.each([[3, [false, false, false, true]], [2, [false, true, false, false]]])('a TIFF of orientation %i stands upright', async (orientation, stored) => {
    const [width, height] = [80, 60];
    const rgba = new Uint8Array(width * height * 4).fill(255);
    for (let at = 0; at < width * height; at += 1) if (stored[(at % width < width / 2 ? 0 : 1) + (at < (width * height) / 2 ? 0 : 2)]) rgba.set([0, 0, 0, 255], at * 4);
    const { pdf } = await prepare('scan.tiff', 'image/tiff', new Uint8Array(encodeImage(rgba, width, height, { t274: [orientation] } as Partial<IFD> as IFD)));
    expect(quarters(pdf).map((grey) => grey < 80)).toEqual([true, false, false, false]);
  });

  test('a JPEG that lies inside a larger buffer, as files read from a vault do, is shown', async () => {
    const bytes = orientedJpeg(1);
    const larger = new Uint8Array(bytes.length + 64).fill(0x20);
    larger.set(bytes, 32);
    for (const whole of [larger, Buffer.from(larger)]) {
      const { rung, notes } = await prepare('view.jpg', 'image/jpeg', whole.subarray(32, 32 + bytes.length));
      expect([rung, notes]).toEqual(['image', []]);
    }
  });

  test('the compressed rows of a plain PNG are taken over unchanged; transparency is laid on white', async () => {
    const png = new PNG({ width: 40, height: 30 });
    png.data.fill(255);
    for (let at = 0; at < 40 * 15 * 4; at += 4) png.data.set([10, 10, 10, 255], at);
    const opaque = PNG.sync.write(png, { colorType: 2 });
    const idat = opaque.subarray(opaque.indexOf('IDAT') + 4, opaque.indexOf('IDAT') + 4 + opaque.readUInt32BE(opaque.indexOf('IDAT') - 4));
    const shown = await prepare('a.png', 'image/png', new Uint8Array(opaque));
    expect(Buffer.from(shown.pdf).includes(idat)).toBe(true);
    expect(qpdfCheck(shown.pdf)).toContain('No syntax');
    for (let at = 3; at < png.data.length; at += 4) png.data[at] = 0;
    const clear = await prepare('b.png', 'image/png', new Uint8Array(PNG.sync.write(png)));
    expect(pageImages(clear.pdf, 72)[0]?.grey.every((grey) => grey > 250)).toBe(true);
  });

  test('a picture that is cut short becomes a sheet with its hash, not a failure', async () => {
    const { rung, notes, pdf } = await prepare('broken.png', 'image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
    expect(rung).toBe('placeholder');
    expect(notes[0]).toContain('Not shown');
    expect(pageTexts(pdf)[0]).toContain('This file cannot be shown');
  });
});

describe('tables', () => {
  test('every row of a workbook is shown once under a repeated header, in Chinese too', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => [`QB${String(index + 1).padStart(3, '0')}`, index % 2 ? '王样' : '李样', 3300 + index]);
    const { pdf, pages, rung } = await prepare('payroll.xlsx', XLSX, workbook({ Payroll: [['Worker', '姓名', 'Net'], ...rows] }));
    expect(rung).toBe('typeset');
    const texts = pageTexts(pdf);
    expect(texts).toHaveLength(pages);
    for (const text of texts) expect(text).toMatch(/Worker.*姓名.*Net/);
    expect(texts.join('').match(/QB\d{3}/g)).toEqual(rows.map((row) => row[0]));
  });

  test('a table of many pages is cut at fifty and says where the rest is', async () => {
    const csv = `id,text\n${Array.from({ length: 5000 }, (_, index) => `${index},row ${index}`).join('\n')}`;
    const { pages, notes, pdf } = await prepare('long.csv', 'text/csv', csv);
    expect(pages).toBe(50);
    expect(notes.join(' ')).toContain('the rest is in the attached original');
    expect(pageTexts(pdf).at(-1)).toContain('Continued in the attached original');
  });

  test('columns that do not fit side by side follow in bands with the first column again', async () => {
    const head = Array.from({ length: 30 }, (_, index) => `Col${index}`);
    const text = pageTexts((await prepare('wide.xlsx', XLSX, workbook({ Wide: [head, head.map((_, index) => `v${index}`)] }))).pdf).join('');
    for (const name of head) expect(text).toContain(name);
    expect(text.match(/Col0\b/g)?.length).toBe(3);
  });
});

describe('words', () => {
  test('a mail shows its headers, text and attachments, and is labelled as a rendition', async () => {
    const mail = 'From: Đặng Thị Hường <huong@example.test>\r\nTo: buyer@example.test\r\nSubject: Bảng lương\r\nDate: Mon, 16 Nov 2026 08:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXin gửi bảng lương.\r\n--b\r\nContent-Type: text/csv; name=pay.csv\r\nContent-Disposition: attachment; filename=pay.csv\r\n\r\na,b\r\n--b--\r\n';
    const { pdf, rung, notes } = await prepare('mail.eml', 'message/rfc822', mail);
    expect(rung).toBe('rendition');
    expect(notes[0]).toContain('Rendition of a mail');
    const text = pageTexts(pdf).join('');
    for (const part of ['Rendition of a mail: mail.eml', 'huong@example.test', 'Xin gửi bảng lương.', 'pay.csv']) expect(text).toContain(part);
  });

  test('a Word document keeps its paragraphs and is labelled as a rendition', async () => {
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Origin affidavit'), new Paragraph('காவேரி grown in Texas')] }] }));
    const { pdf, rung } = await prepare('letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', new Uint8Array(bytes));
    expect(rung).toBe('rendition');
    expect(pageTexts(pdf).join('')).toMatch(/Rendition of a Word document[\s\S]*Origin affidavit[\s\S]*காவேரி grown in Texas/);
  });

  test('a text in a Chinese encoding is read and shown', async () => {
    const gb = new Uint8Array([0xd0, 0xc2, 0xbd, 0xae, 0xc3, 0xde, 0xbb, 0xa8]);
    expect(pageTexts((await prepare('note.txt', 'text/plain', gb)).pdf).join('')).toContain('新疆棉花');
  });
});

test('an empty file and a type without pages each get a sheet with name and hash', async () => {
  for (const [name, type, content] of [['empty.pdf', 'application/pdf', ''], ['tool.exe', 'application/vnd.microsoft.portable-executable', 'MZ']] as const) {
    const { pdf, rung } = await prepare(name, type, content);
    expect(rung).toBe('placeholder');
    const text = pageTexts(pdf).join('').replaceAll(' ', '');
    expect(text).toContain(name);
    expect(text).toContain(createHash('sha256').update(content).digest('hex').slice(0, 8));
  }
});
