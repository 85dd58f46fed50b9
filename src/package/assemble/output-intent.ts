// What the colors of own pages mean: sRGB, by an ICC profile made here from the figures of the standard.
import { deflateSync } from 'node:zlib';
import { dictOf, PdfName } from '../pdf-syntax/values.ts';
import type { PdfOutput } from './pdf-output.ts';

/** Parts of the profile are aligned to four bytes (ICC.1:2010, 7.3). */
const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
const fixed = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), index * 4);
  return bytes;
};
const tagged = (type: string, ...data: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), ...data]);

/** One text in American English (multiLocalizedUnicodeType). */
function localized(text: string): Buffer {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(utf16.length, 12);
  head.writeUInt32BE(28, 16);
  return tagged('mluc', head, utf16);
}

/** Primaries of sRGB adapted to D50 by Bradford, its curve as parametric function 3, and the adaptation matrix (IEC 61966-2-1). */
function profileParts(): readonly (readonly [signature: string, data: Buffer])[] {
  const kind = Buffer.from([0, 3, 0, 0]);
  const curve = tagged('para', kind, fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45));
  return [
    ['desc', localized('sRGB IEC61966-2.1')], ['cprt', localized('No copyright, use freely')], ['wtpt', tagged('XYZ ', fixed(0.9642, 1, 0.8249))],
    ['rXYZ', tagged('XYZ ', fixed(0.436_074_7, 0.222_504_5, 0.013_932_2))], ['gXYZ', tagged('XYZ ', fixed(0.385_064_9, 0.716_878_6, 0.097_104_5))], ['bXYZ', tagged('XYZ ', fixed(0.143_080_4, 0.060_616_9, 0.714_173_3))],
    ['chad', tagged('sf32', fixed(1.047_811_2, 0.022_886_6, -0.050_127, 0.029_542_4, 0.990_484_4, -0.017_049_1, -0.009_234_5, 0.015_043_6, 0.752_131_6))],
    ['rTRC', curve], ['gTRC', curve], ['bTRC', curve],
  ];
}

/** An sRGB display profile, ICC version 4.2: the same bytes every time. */
export function srgbProfile(): Buffer {
  const parts = profileParts();
  const table = Buffer.alloc(4 + parts.length * 12);
  table.writeUInt32BE(parts.length, 0);
  const body: Buffer[] = [];
  let offset = 128 + table.length;
  const placed = new Map<Buffer, number>();
  for (const [index, [signature, data]] of parts.entries()) {
    const at = placed.get(data) ?? offset;
    if (at === offset) {
      placed.set(data, at);
      body.push(padded(data));
      offset += padded(data).length;
    }
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
  }
  const head = Buffer.alloc(128);
  head.writeUInt32BE(offset, 0);
  head.writeUInt32BE(0x04_20_00_00, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) head.writeUInt16BE(part, 24 + index * 2);
  head.write('acsp', 36, 'latin1');
  fixed(0.9642, 1, 0.8249).copy(head, 68);
  return Buffer.concat([head, table, ...body]);
}

/** Writes the profile; answers the catalog entry that names it as the output intent (ISO 32000-1, 14.11.5). */
export function outputIntent(out: PdfOutput): string {
  const profile = out.stream(dictOf({ N: 3, Filter: new PdfName('FlateDecode') }), deflateSync(srgbProfile()));
  return `/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>]`;
}
