// Proves that ordinary files give their text and facts, and hostile ones a condition and a reason, never an exception.
import { utils, write } from '@e965/xlsx';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import jpeg from 'jpeg-js';
import { degrees, PDFDocument } from 'pdf-lib';
import piexif from 'piexifjs';
import { expect, test } from 'vitest';
import { createReader } from '../../src/ingest/read-file.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/read-limits.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import { testResources } from '../support/resources.ts';
import { BILLION_LAUGHS, docx, mail, nestedMail, pdf, png, rawZip } from './hostile-files.ts';

const reader = createReader(testResources);
const read = (bytes: Uint8Array, name = 'file'): Promise<Reading> => reader.read({ name, bytes, limits: DEFAULT_LIMITS });
const textOf = (reading: Reading): string => reading.texts.map(({ text }) => text).join('\n');
const book = (rows: unknown[][], bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array => {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), 'Payroll');
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['second']]), 'Notes');
  const bytes: unknown = write(workbook, { type: 'buffer', bookType });
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
  return bytes;
};
const qpdf = (bytes: Uint8Array, ...args: string[]): Buffer => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'read-file-'));
  try {
    writeFileSync(path.join(folder, 'in.pdf'), bytes);
    execFileSync('qpdf', [...args, 'in.pdf', 'out.pdf'], { cwd: folder });
    return readFileSync(path.join(folder, 'out.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a PDF gives its text by page, its page count and its producer', async () => {
  const reading = await read(await pdf(['Invoice INV-1', '', 'Total 1,200.00']));
  expect(reading).toMatchObject({ mediaType: 'application/pdf', condition: 'ok', note: null, pages: 3, facts: { producer: 'Test Producer' } });
  expect(reading.texts).toEqual([{ page: 1, text: 'Invoice INV-1' }, { page: 3, text: 'Total 1,200.00' }]);
});

test('a PDF of pictures, an encrypted one, one with an owner password only, and rubbish are told apart', async () => {
  expect((await read(await pdf(['', '']))).condition).toBe('image_only');
  const source = await pdf(['secret']);
  expect((await read(qpdf(source, '--encrypt', 'user', 'owner', '256', '--'))).condition).toBe('encrypted');
  expect(textOf(await read(qpdf(source, '--encrypt', '', 'owner', '256', '--')))).toBe('secret');
  expect((await read(Buffer.from('%PDF-1.7\nrubbish'))).condition).toBe('broken');
  expect((await read(qpdf(source, '--object-streams=generate', '--linearize'))).condition).toBe('ok');
});

test('a scan is measured in dots per inch of the picture on the page, its coarsest page deciding', async () => {
  const scan = async (askew: number, ...widths: number[]): Promise<Uint8Array> => {
    const document = await PDFDocument.create();
    for (const width of widths) {
      const height = Math.round((width * 11) / 8.5);
      const image = await document.embedJpg(jpeg.encode({ data: new Uint8Array(width * height * 4).fill(200), width, height }, 50).data);
      document.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792, rotate: degrees(askew) });
    }
    return document.save();
  };
  expect((await read(await scan(0, 1275))).facts['dpi']).toBe('150');
  expect((await read(await scan(3, 1275))).facts['dpi']).toBe('150');
  expect((await read(await scan(3, 1275, 816))).facts['dpi']).toBe('96');
  expect((await read(await pdf(['words']))).facts['dpi']).toBeUndefined();
});

test('a PDF cut at every tenth of its length is flagged and never throws', async () => {
  const whole = await pdf(Array.from({ length: 5 }, (_, page) => `page ${page + 1}`));
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const reading = await read(whole.subarray(0, Math.floor((whole.length * tenth) / 10)));
    expect(['broken', 'repaired'], `cut at ${tenth}0 %`).toContain(reading.condition);
    expect(reading.note).not.toBeNull();
  }
  expect((await read(whole)).condition).toBe('ok');
});

test('a picture of 20,000 by 20,000 pixels is refused from its header; a small one gives its size', async () => {
  expect(await read(png(20_000, 20_000, 1))).toMatchObject({ condition: 'too_large', note: expect.stringContaining('20000 by 20000') });
  expect(await read(png(4, 3))).toMatchObject({ condition: 'ok', pages: 1, facts: { width: '4', height: '3' } });
  expect((await read(png(4, 3).subarray(0, 45))).condition).toBe('broken');
  expect((await read(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).condition).toBe('broken');
});

test('a photo gives when and where it was taken, in the camera\u2019s own time', async () => {
  const picture = Buffer.from(jpeg.encode({ data: Buffer.alloc(4 * 4 * 4, 128), width: 4, height: 4 }, 80).data).toString('latin1');
  const exif = piexif.dump({
    '0th': { [piexif.ImageIFD.Make]: 'Cam', [piexif.ImageIFD.Model]: 'X1' },
    Exif: { [piexif.ExifIFD.DateTimeOriginal]: '2026:11:04 09:15:00' },
    GPS: { [piexif.GPSIFD.GPSLatitudeRef]: 'N', [piexif.GPSIFD.GPSLatitude]: [[10, 1], [30, 1], [0, 1]], [piexif.GPSIFD.GPSLongitudeRef]: 'W', [piexif.GPSIFD.GPSLongitude]: [[106, 1], [45, 1], [0, 1]] },
  });
  const reading = await read(Buffer.from(piexif.insert(exif, picture), 'latin1'));
  expect(reading).toMatchObject({ mediaType: 'image/jpeg', condition: 'ok', facts: { width: '4', height: '4', taken: '2026-11-04T09:15:00', lat: '10.500000', lon: '-106.750000', camera: 'Cam X1' } });
});

test('a TIFF whose directory points to itself ends, and is flagged', async () => {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(256, 10); tiff.writeUInt16LE(4, 12); tiff.writeUInt32LE(1, 14); tiff.writeUInt32LE(640, 18);
  tiff.writeUInt16LE(257, 22); tiff.writeUInt16LE(4, 24); tiff.writeUInt32LE(1, 26); tiff.writeUInt32LE(480, 30);
  tiff.writeUInt32LE(8, 34);
  expect(await read(tiff)).toMatchObject({ condition: 'broken', facts: { width: '640', height: '480' } });
  tiff.writeUInt32LE(0, 34);
  expect(await read(tiff)).toMatchObject({ condition: 'ok', pages: 1 });
});

test('a workbook gives its shown values by sheet, in both formats', async () => {
  for (const type of ['xlsx', 'biff8'] as const) {
    const reading = await read(book([['Worker', 'Wage'], ['V-014', 1200.5]], type));
    expect(reading).toMatchObject({ condition: 'ok', facts: { sheets: 'Payroll, Notes', rows: '3' } });
    expect(reading.texts).toEqual([{ page: 1, text: 'Worker\tWage\nV-014\t1200.5' }, { page: 2, text: 'second' }]);
  }
});

test('CSV and text give their words whatever their encoding; formulas stay text', async () => {
  expect(textOf(await read(Buffer.from('no;wage\n1;=cmd|\'/C calc\'!A0\n2;5\n')))).toBe('no\twage\n1\t=cmd|\'/C calc\'!A0\n2\t5');
  expect(textOf(await read(Buffer.from('\ufeff\u59d3\u540d,\u5de5\u8d44\n\u674e\u4f1f,5\n', 'utf16le')))).toBe('\u59d3\u540d\t\u5de5\u8d44\n\u674e\u4f1f\t5');
  expect(textOf(await read(Buffer.from('<html><script>alert(1)</script><p>Hello <b>there</b></p>')))).toBe(' Hello there');
});

test('a DOCX gives its words; one that declares entities is not opened', async () => {
  expect(textOf(await read(docx('Affidavit of origin')))).toContain('Affidavit of origin');
  expect(await read(docx('&lol9;', BILLION_LAUGHS))).toMatchObject({ condition: 'broken', note: expect.stringContaining('entities'), texts: [] });
});

test('an XLSX that is a bomb, or declares entities, is not opened', async () => {
  const parts = (sheet: string) => [{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'xl/workbook.xml', data: '<workbook/>' }, { name: 'xl/worksheets/sheet1.xml', data: sheet }];
  expect((await read(rawZip(parts('<a>'.padEnd(30_000_000, ' '))))).condition).toBe('too_large');
  expect(await read(rawZip(parts(`<?xml version="1.0"?>${BILLION_LAUGHS}<worksheet/>`)))).toMatchObject({ condition: 'broken', note: expect.stringContaining('entities') });
});

test('a mail gives its headers, its text and its attachments', async () => {
  const reading = await read(mail('Bale list 88', { name: 'bales.csv', type: 'text/csv', bytes: Buffer.from('a,b\n1,2\n') }));
  expect(reading).toMatchObject({ condition: 'ok', facts: { from: 'Li Wei <li.wei@mill.example>', subject: 'Bale list 88', date: '2026-11-04T02:15:00.000Z' } });
  expect(textOf(reading)).toContain('Please find the bale list');
  expect(reading.members.map(({ path: name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['bales.csv', 'a,b\n1,2\n']]);
});

test('a mail nested 100 levels opens one level at a time', async () => {
  const reading = await read(nestedMail(100));
  expect(['ok', 'broken']).toContain(reading.condition);
  expect(reading.members.length).toBeLessThanOrEqual(1);
});

test('empty, tiny, unknown and harmful-looking files are named, not opened', async () => {
  expect(await read(Buffer.alloc(0))).toMatchObject({ condition: 'empty' });
  expect(await read(Buffer.from('x'))).toMatchObject({ mediaType: 'text/plain', condition: 'ok' });
  expect(await read(Buffer.from([0]))).toMatchObject({ condition: 'unknown_type' });
  expect((await read(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'invoice.pdf')).facts['nameWarning']).toMatch(/ends in \.pdf/);
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  expect(await read(Buffer.from(eicar))).toMatchObject({ mediaType: 'text/plain', condition: 'ok' });
});
