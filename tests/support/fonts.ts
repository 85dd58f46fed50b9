// Font files for tests, taken from the installed packages.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { FontFiles } from '../../src/typeset/font-library.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'fonts/NotoSans-Regular.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf',
  'fonts/NotoSans-Italic.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-Italic.ttf',
  'fonts/NotoSans-Bold.ttf': '@embedpdf/fonts-latin/fonts/NotoSans-SemiBold.ttf',
  'fonts/NotoSansSC-Regular.otf': '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  'fonts/NotoSansTamil-Regular.ttf': '@fontsource/noto-sans-tamil/files/noto-sans-tamil-tamil-400-normal.woff',
  'fonts/NotoSansDevanagari-Regular.ttf': '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff',
};

/** TrueType file inside a WOFF 1 wrapper (W3C WOFF File Format 1.0). */
function unwrapWoff(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20;
    const [offset, packed, size] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const raw = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), data: packed < size ? inflateSync(raw) : raw };
  });
  const header = Buffer.alloc(12 + count * 16);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  const chunks = [header];
  let offset = header.length;
  for (const [index, table] of tables.entries()) {
    const at = 12 + index * 16;
    table.tag.copy(header, at);
    header.writeUInt32BE(table.checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(table.data.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(table.data.length / 4) * 4);
    table.data.copy(padded);
    chunks.push(padded);
    offset += padded.length;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

export const testFonts: FontFiles = {
  async read(name) {
    const source = SOURCES[name];
    if (source === undefined) throw new Error(`no font ${name}`);
    const [scope, pack, ...rest] = source.split('/');
    const root = new URL(`../../node_modules/${scope}/${pack}/`, import.meta.url);
    const bytes = await readFile(new URL(rest.join('/'), root));
    return source.endsWith('.woff') ? unwrapWoff(bytes) : new Uint8Array(bytes);
  },
};
