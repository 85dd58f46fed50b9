// Reads width, height and wholeness of a picture from its headers, without decoding a pixel.
import { MEDIA_TYPES as TYPE } from './media-types.ts';

export interface ImageSize { readonly width: number; readonly height: number; readonly pages: number; readonly whole: boolean; }

/** A TIFF may chain its directories in a ring; this many pages are looked at. */
const MAX_TIFF_PAGES = 2_000;

function png(bytes: Buffer): ImageSize | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  let at = 8;
  let ended = false;
  while (at + 12 <= bytes.length && !ended) {
    ended = bytes.toString('latin1', at + 4, at + 8) === 'IEND';
    at += 12 + bytes.readUInt32BE(at);
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), pages: 1, whole: ended && at <= bytes.length };
}

function jpeg(bytes: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const whole = bytes.includes(Buffer.from([0xff, 0xd9]), at);
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), pages: 1, whole };
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function gif(bytes: Buffer): ImageSize | null {
  if (bytes.length < 13) return null;
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), pages: 1, whole: bytes.at(-1) === 0x3b };
}

function webp(bytes: Buffer): ImageSize | null {
  if (bytes.length < 30) return null;
  const whole = bytes.readUInt32LE(4) + 8 <= bytes.length;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1, pages: 1, whole };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, pages: 1, whole };
  }
  return kind === 'VP8 ' ? { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff, pages: 1, whole } : null;
}

/** Width (tag 256) and height (tag 257) of the largest directory; directories are counted as pages, rings are cut. */
function tiff(bytes: Buffer): ImageSize | null {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (bytes.length < 8 || u16(2) !== 42) return null;
  const seen = new Set<number>();
  let [width, height, whole] = [0, 0, true];
  let at = u32(4);
  while (at !== 0 && seen.size < MAX_TIFF_PAGES) {
    if (seen.has(at) || at + 2 > bytes.length || at + 6 + u16(at) * 12 > bytes.length) {
      whole = false;
      break;
    }
    seen.add(at);
    const size = { 256: 0, 257: 0 };
    const count = u16(at);
    for (let index = 0; index < count; index += 1) {
      const field = at + 2 + index * 12;
      const tag = u16(field);
      if (tag === 256 || tag === 257) size[tag] = u16(field + 2) === 3 ? u16(field + 8) : u32(field + 8);
    }
    if (size[256] * size[257] > width * height) [width, height] = [size[256], size[257]];
    at = u32(at + 2 + count * 12);
  }
  return seen.size === 0 || width === 0 ? null : { width, height, pages: seen.size, whole };
}

/** The largest `ispe` (image spatial extents, ISO/IEC 23008-12) property of a HEIF file. */
function heif(bytes: Buffer): ImageSize | null {
  let best: ImageSize | null = null;
  for (let at = bytes.indexOf('ispe'); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf('ispe', at + 4)) {
    const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (!best || width * height > best.width * best.height) best = { width, height, pages: 1, whole: true };
  }
  return best;
}

const READERS: Readonly<Record<string, (bytes: Buffer) => ImageSize | null>> = {
  [TYPE.png]: png, [TYPE.jpeg]: jpeg, [TYPE.gif]: gif, [TYPE.webp]: webp, [TYPE.tiff]: tiff, [TYPE.heic]: heif,
};

/** Size in pixels, number of pages, and whether the file ends where it should; null when the headers are damaged. */
export function imageSize(bytes: Uint8Array, mediaType: string): ImageSize | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return READERS[mediaType]?.(view) ?? null;
  } catch {
    return null; // A length in a header points outside the file: the same as no header.
  }
}
