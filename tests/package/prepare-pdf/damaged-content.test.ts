// What is damaged inside a PDF is mended or shown as a picture, page by page, and the note says so.
import { execFileSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run, temporaryFile } from '../assemble/made-package.ts';
import { handmadePdf, HELLO, onePage, stream } from './handmade-pdf.ts';
import { prepare, textOf } from './ladder.ts';

const DAMAGED = 'Some of its data is damaged; it is shown as far as it can be read.';
const checked = (pdf: Uint8Array): string => run('qpdf', '--check', temporaryFile('copy.pdf', pdf));
const clean = (pdf: Uint8Array): void => expect(checked(pdf)).not.toMatch(/WARNING|ERROR|exit/);

/** A page whose content stream is the Latin-1 text `data` under those entries. */
const packed = (data: string, entries: string): Buffer => handmadePdf(onePage('').with(3, stream(data, entries)));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Clear, then each byte as a code of its own, cleared again before codes would grow, and the end mark. */
function lzwOf(text: string): string {
  const codes = [256];
  for (const [index, byte] of Buffer.from(text, 'latin1').entries()) codes.push(...(index % 200 === 199 ? [byte, 256] : [byte]));
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return latin1(Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (octet) => parseInt(octet.padEnd(8, '0'), 2)));
}

const hexOf = (text: string): string => `${Buffer.from(text, 'latin1').toString('hex')}>`;
const runsOf = (text: string): string => `${(text.match(/.{1,128}/gs) ?? []).map((piece) => String.fromCharCode(piece.length - 1) + piece).join('')}\x80`;
function base85Of(text: string): string {
  const bytes = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4), 'latin1');
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    let value = bytes.readUInt32BE(at);
    const digits = Array.from({ length: 5 }, () => { const digit = value % 85; value = Math.floor(value / 85); return String.fromCharCode(digit + 33); });
    out += digits.reverse().join('');
  }
  return `${out}~>`;
}

describe('content that is packed in an old way', () => {
  it.each([
    ['LZW', 'LZWDecode', lzwOf],
    ['base 85', 'ASCII85Decode', base85Of],
    ['hexadecimal', 'ASCIIHexDecode', hexOf],
    ['run lengths', 'RunLengthDecode', runsOf],
  ])('as %s is looked into for states left open, and left as it is', async (_, filter, pack) => {
    const result = await prepare(packed(pack(`q q ${HELLO} /Span BMC`), `/Filter/${filter}`));
    expect(result).toMatchObject({ rung: 'as_is', notes: [] });
    expect(latin1(result.pdf)).toMatch(/EMC Q Q\n/);
    expect(latin1(result.pdf)).toContain(`/Filter/${filter}`);
    expect(textOf(result.pdf)).toContain('Hello exhibit');
    clean(result.pdf);
  });
});

describe('data that breaks off', () => {
  const long = `${HELLO} ${'0 0 1 1 re f '.repeat(3000)}`;

  it.each([
    ['in Flate, cut short', latin1(deflateSync(long).subarray(0, -20)), '/Filter/FlateDecode'],
    ['in Flate, overwritten', latin1(deflateSync(Buffer.from(long), { level: 1 })).replace(/.{40}$/s, 'x'.repeat(40)), '/Filter/FlateDecode'],
    ['in LZW', `${lzwOf(HELLO).slice(0, -2)}${'\xff'.repeat(20)}`, '/Filter/LZWDecode'],
    ['in base 85', `${base85Of(HELLO).slice(0, -2)}\x7f\x7f`, '/Filter/ASCII85Decode'],
  ])('%s is kept up to there', async (_, data, entries) => {
    const result = await prepare(packed(data, entries));
    expect(result.notes).toContain(DAMAGED);
    expect(textOf(result.pdf)).toContain('Hello exhibit');
    clean(result.pdf);
  });

  it('or is no JPEG at all leaves its place empty', async () => {
    const image = stream('no picture', '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode');
    const objects = onePage(`${HELLO} q 50 0 0 50 10 10 cm /I1 Do Q`, { objects: [image] }).map((object) => object.replace('/Resources<<', '/Resources<</XObject<</I1 6 0 R>>'));
    const result = await prepare(handmadePdf(objects));
    expect(result).toMatchObject({ rung: 'as_is', notes: [DAMAGED] });
    clean(result.pdf);
  });

  it('unpacks to an absurd size is not unpacked', async () => {
    const bomb = latin1(deflateSync(Buffer.alloc(600 * 1024 * 1024, 0x20), { level: 1 }));
    const image = stream(bomb, '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode');
    const objects = onePage(`${HELLO} q 50 0 0 50 10 10 cm /I1 Do Q`, { objects: [image] }).map((object) => object.replace('/Resources<<', '/Resources<</XObject<</I1 6 0 R>>'));
    const result = await prepare(handmadePdf(objects));
    expect(result.pdf.length).toBeLessThan(bomb.length);
    expect(result.notes.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('a page that cannot be copied', () => {
  const threePages = (content: string): Buffer => handmadePdf([
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/Resources<</Font<</F1 9 0 R>>>>/MediaBox[0 0 400 300]>>',
    '<</Type/Page/Parent 2 0 R/Contents 6 0 R>>', '<</Type/Page/Parent 2 0 R/Contents 7 0 R>>', '<</Type/Page/Parent 2 0 R/Contents 8 0 R>>',
    stream(HELLO.replace('Hello', 'First')), stream(content), stream(HELLO.replace('Hello', 'Third')), '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);

  it.each([
    ['has a string without end', `${HELLO} BT (lost`, 'a string in it does not end'],
    ['has an array without end', `${HELLO} [1 2 `, 'its brackets do not match'],
    ['has an operator in an array', `${HELLO} BT [(a) Tj (b)] TJ ET`, 'an array in it holds what is no value'],
    ['has a stray bracket', `${HELLO} )`, 'it holds a stray delimiter'],
    ['has a name written wrongly', `${HELLO} /a#b gs`, 'a name in it is written wrongly'],
    ['has a picture without end', `${HELLO} BI /W 1 /H 1 /BPC 8 /CS /G ID x`, 'a picture in it does not end'],
  ])('because it %s is shown as a picture, the others as they are', async (_, content, why) => {
    const result = await prepare(threePages(content));
    expect(result).toMatchObject({ rung: 'rendered', pages: 3, notes: [`Shown as pictures, because the content of page 2 is damaged: ${why}: pages 2. Their text cannot be searched.`] });
    const text = textOf(result.pdf);
    expect(text).toMatch(/First exhibit[^]*Third exhibit/);
    expect(text).not.toContain('Hello');
    expect(run('pdfimages', '-list', temporaryFile('copy.pdf', result.pdf)).trim().split('\n').slice(2)).toHaveLength(1);
    clean(result.pdf);
  });

  it('because it is larger than any sheet is made to fit', async () => {
    const result = await prepare(handmadePdf(onePage(HELLO).map((object) => object.replace('0 0 400 300', '0 0 400 300000'))));
    expect(result.rung).toBe('rendered');
    expect(Number(/Page size:\s+[\d.]+ x ([\d.]+)/.exec(run('pdfinfo', temporaryFile('copy.pdf', result.pdf)))?.[1])).toBeLessThanOrEqual(14_400);
  });
});

describe('odd objects', () => {
  it('such as a length that leads to itself end no reader', async () => {
    const result = await prepare(handmadePdf(onePage(HELLO, { objects: ['<</Length 6 0 R>>\nstream\n\nendstream'] }).map((object) => object.replace('/Count 1', '/Count 6 0 R'))));
    expect(result.pages).toBe(1);
    expect(textOf(result.pdf)).toContain('Hello exhibit');
  });

  it('such as a dictionary that says a thing twice are settled by the repair', async () => {
    const result = await prepare(handmadePdf(onePage(HELLO).map((object) => object.replace('/Subtype/Type1', '/Subtype/Type1/Subtype/Type1'))));
    expect(result.notes[0]).toContain('a dictionary has an entry twice');
    clean(result.pdf);
  });

  it('such as a page content that is no stream are passed over', async () => {
    const result = await prepare(handmadePdf(onePage(HELLO).map((object) => object.replace('/Contents 4 0 R', '/Contents[4 0 R 5 0 R]'))));
    expect(result.rung).toBe('as_is');
    clean(result.pdf);
  });

  it('such as a link drawn by an appearance of its own look as before', async () => {
    const link = '<</Type/Annot/Subtype/Link/Rect[50 100 200 120]/Border[0 0 5]/C[1 0 0]/F 4/AP<</N 7 0 R>>/A<</S/GoTo/D[3 0 R/Fit]>>>>';
    const result = await prepare(handmadePdf(onePage(HELLO, { page: '/Annots[6 0 R]', objects: [link, stream('', '/Type/XObject/Subtype/Form/BBox[0 0 1 1]')] })));
    expect(result).toMatchObject({ rung: 'as_is', notes: [] });
  });

  it('such as streams kept in another file are no way out of the package', async () => {
    const image = '<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Ref<</F(http://tracker.example/x.pdf)>>/Length 0>>\nstream\n\nendstream';
    const result = await prepare(handmadePdf(onePage(`${HELLO} /X1 Do`, { objects: [image] }).map((object) => object.replace('/Resources<<', '/Resources<</XObject<</X1 6 0 R>>'))));
    expect(latin1(result.pdf)).not.toContain('tracker');
    expect(execFileSync('qpdf', ['--qdf', temporaryFile('copy.pdf', result.pdf), '-'], { encoding: 'latin1' })).not.toContain('/Ref');
  });
});
