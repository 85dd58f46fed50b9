// Proves that the color profile of own pages is one that other programs read as sRGB.
import { deflateSync, crc32 } from 'node:zlib';
import exifr from 'exifr';
import { expect, it } from 'vitest';
import { srgbProfile } from '../../../src/package/assemble/output-intent.ts';

/** A picture of one pixel that carries the profile. */
function pngWith(profile: Buffer): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)])), chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3]))), chunk('IEND', Buffer.alloc(0))]);
}

it('is a display profile of RGB colors by the name of sRGB, with white that stays white', async () => {
  const profile = srgbProfile();
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(await exifr.parse(pngWith(profile), { icc: true })).toMatchObject({ ProfileClass: 'Monitor', ColorSpaceData: 'RGB', ProfileConnectionSpace: 'XYZ', ProfileDescription: 'sRGB IEC61966-2.1' });
  const column = (signature: string): number[] => {
    const entry = profile.indexOf(signature, 132, 'latin1');
    const at = profile.readUInt32BE(entry + 4) + 8;
    return [0, 4, 8].map((step) => profile.readInt32BE(at + step) / 65_536);
  };
  const [red, green, blue] = [column('rXYZ'), column('gXYZ'), column('bXYZ')];
  for (const [index, white] of [0.9642, 1, 0.8249].entries()) expect((red[index] ?? 0) + (green[index] ?? 0) + (blue[index] ?? 0)).toBeCloseTo(white, 3);
});
