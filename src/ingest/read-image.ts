// Reads a picture's size, EXIF date and position. No pixel is decoded here.
import { parse } from 'exifr';
import { imageSize } from './image-size.ts';
import { newReading } from './new-reading.ts';
import type { ReadRequest, Reading } from './reading.ts';

/** EXIF writes "2026:11:04 09:15:00" in the camera's own time; kept as local time without a zone. */
function exifDate(value: unknown): string | null {
  const match = typeof value === 'string' ? /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(value) : null;
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}` : null;
}

async function exifFacts(bytes: Uint8Array): Promise<Record<string, string>> {
  const facts: Record<string, string> = {};
  let found: unknown;
  try {
    found = await parse(bytes, { reviveValues: false, gps: true, xmp: false, icc: false, iptc: false, jfif: false, mergeOutput: true });
  } catch {
    return facts; // Damaged EXIF says nothing about the picture itself.
  }
  if (typeof found !== 'object' || found === null) return facts;
  const exif = new Map<string, unknown>(Object.entries(found));
  const taken = exifDate(exif.get('DateTimeOriginal')) ?? exifDate(exif.get('CreateDate'));
  if (taken) facts['taken'] = taken;
  const [lat, lon] = [exif.get('latitude'), exif.get('longitude')];
  if (typeof lat === 'number' && typeof lon === 'number' && Number.isFinite(lat) && Number.isFinite(lon)) {
    facts['lat'] = lat.toFixed(6);
    facts['lon'] = lon.toFixed(6);
  }
  const camera = [exif.get('Make'), exif.get('Model')].filter((part): part is string => typeof part === 'string').join(' ').trim();
  if (camera) facts['camera'] = camera.slice(0, 200);
  const orientation = exif.get('Orientation');
  if (typeof orientation === 'number') facts['orientation'] = String(orientation);
  return facts;
}

/** Reads a picture of a known type. `too_large` above the pixel limit, `broken` when headers are damaged or the end is missing. */
export async function readImage({ bytes, limits }: ReadRequest, mediaType: string): Promise<Reading> {
  const size = imageSize(bytes, mediaType);
  if (!size) return newReading(mediaType, { condition: 'broken', note: 'The picture\u2019s header is damaged; its size cannot be found.' });
  const facts = { width: String(size.width), height: String(size.height), ...(await exifFacts(bytes)) };
  const parts = { pages: size.pages, facts };
  if (size.width === 0 || size.height === 0) return newReading(mediaType, { ...parts, condition: 'broken', note: 'The picture says it has no width or height.' });
  if (size.width * size.height > limits.maxPixels) {
    return newReading(mediaType, { ...parts, condition: 'too_large', note: `The picture is ${size.width} by ${size.height} pixels, more than the ${limits.maxPixels / 1_000_000} megapixels that are opened.` });
  }
  if (!size.whole) return newReading(mediaType, { ...parts, condition: 'broken', note: 'The picture is cut short; part of it may be missing.' });
  return newReading(mediaType, parts);
}
