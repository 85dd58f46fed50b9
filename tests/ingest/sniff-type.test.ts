// Proves that a file's type is found from its bytes, whatever its name says.
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/ingest/decode-text.ts';
import { nameWarning } from '../../src/ingest/media-types.ts';
import { sniffType } from '../../src/ingest/sniff-type.ts';
import { docx, mail, pdf, png, rawZip } from './hostile-files.ts';

const text = (value: string): Uint8Array => Buffer.from(value);
const workbook = (type: 'xlsx' | 'biff8'): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 1]]), 'S');
  const bytes: unknown = write(book, { type: 'buffer', bookType: type });
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
  return bytes;
};

test.each([
  ['a PDF', () => pdf(['x']), 'application/pdf'],
  ['a PDF behind junk', async () => Buffer.concat([Buffer.from('junk\r\n'.repeat(20)), await pdf(['x'])]), 'application/pdf'],
  ['a PNG', () => png(2, 2), 'image/png'],
  ['a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image/jpeg'],
  ['a GIF', () => text('GIF89a\x01\x00'), 'image/gif'],
  ['a WebP', () => Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
  ['a TIFF', () => Buffer.from('II*\0\x08\0\0\0', 'latin1'), 'image/tiff'],
  ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'image/heic'],
  ['an XLSX', () => workbook('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['an XLS', () => workbook('biff8'), 'application/vnd.ms-excel'],
  ['a DOCX', () => docx('hello'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a ZIP', () => rawZip([{ name: 'a.txt', data: 'a' }]), 'application/zip'],
  ['a mail', () => mail('s', { name: 'a.bin', type: 'application/octet-stream', bytes: text('abc') }), 'message/rfc822'],
  ['HTML', () => text('\n<!DOCTYPE html><html><body>x</body></html>'), 'text/html'],
  ['SVG', () => text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
  ['XML', () => text('<?xml version="1.0"?><a/>'), 'application/xml'],
  ['JSON', () => text('{"a": [1, 2]}'), 'application/json'],
  ['RTF', () => text('{\\rtf1\\ansi hello}'), 'application/rtf'],
  ['CSV', () => text('no,name,kg\n1,"Ng\u00f4, A",12.5\n2,B,13\n'), 'text/csv'],
  ['CSV with semicolons', () => text('no;name\r\n1;x\r\n2;y\r\n'), 'text/csv'],
  ['prose with commas', () => text('Dear Sir, we write to you, as promised.\nYours.\n'), 'text/plain'],
  ['a Windows program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 0x90)]), 'application/vnd.microsoft.portable-executable'],
  ['a Linux program', () => Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), 'application/x-executable'],
  ['noise', () => Buffer.from([0, 1, 2, 3, 250, 251]), 'application/octet-stream'],
  ['nothing', () => Buffer.alloc(0), 'application/octet-stream'],
])('%s is known by its content', async (_, make, type) => {
  expect(sniffType(await make())).toBe(type);
});

test.each([
  ['utf-8', Buffer.from('\u53d1\u7968 12'), '\u53d1\u7968 12'],
  ['utf-8', Buffer.from('\ufeffa'), 'a'],
  ['utf-16le', Buffer.from('\ufeffVi\u1ec7t Nam', 'utf16le'), 'Vi\u1ec7t Nam'],
  ['utf-16le', Buffer.from('plain words, no mark', 'utf16le'), 'plain words, no mark'],
  ['utf-16be', Buffer.from('\ufeffplain', 'utf16le').swap16(), 'plain'],
  ['gb18030', Buffer.from([0xb7, 0xa2, 0xc6, 0xb1, 0xba, 0xc5, 0x2c, 0x31]), '\u53d1\u7968\u53f7,1'],
  ['windows-1252', Buffer.from('Ma\xf1ana, se\xf1or: 5 \x80', 'latin1'), 'Ma\u00f1ana, se\u00f1or: 5 \u20ac'],
])('text in %s is decoded', (encoding, bytes, expected) => {
  expect(decodeText(bytes)).toEqual({ encoding, text: expected });
});

test('a name that lies about its content, or hides characters, is told; an honest name is spared', () => {
  expect(nameWarning('invoice.pdf', 'application/vnd.microsoft.portable-executable')).toMatch(/ends in \.pdf/);
  expect(nameWarning('invoice\u202efdp.exe', 'text/plain')).toMatch(/hidden/);
  expect(nameWarning('line\nbreak.txt', 'text/plain')).toMatch(/hidden/);
  expect(nameWarning('invoice.pdf', 'application/pdf')).toBeNull();
  expect(nameWarning('\u53d1\u7968.jpeg', 'image/jpeg')).toBeNull();
});
