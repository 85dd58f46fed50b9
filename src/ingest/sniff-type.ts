// Finds the media type of a file from its bytes; its name is never asked.
import { decodeText } from './decode-text.ts';
import { MEDIA_TYPES as TYPE, UNKNOWN } from './media-types.ts';
import { sniffOle, sniffZip } from './sniff-container.ts';
import { sniffTextType } from './sniff-text-type.ts';

/** PDF readers accept junk before the header within this distance (ISO 32000-2, Annex H of 32000-1). */
const PDF_HEADER_WITHIN = 1024;
const HEIF_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

const ascii = (bytes: Uint8Array, from: number, length: number): string => Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
const begins = (bytes: Uint8Array, magic: string, at = 0): boolean => ascii(bytes, at, magic.length) === magic;

function sniffBinary(bytes: Uint8Array): string | null {
  if (begins(bytes, '\xff\xd8\xff')) return TYPE.jpeg;
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return TYPE.png;
  if (begins(bytes, 'GIF87a') || begins(bytes, 'GIF89a')) return TYPE.gif;
  if (begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)) return TYPE.webp;
  if (begins(bytes, 'II*\0') || begins(bytes, 'MM\0*') || begins(bytes, 'II+\0') || begins(bytes, 'MM\0+')) return TYPE.tiff;
  if (begins(bytes, 'ftyp', 4) && HEIF_BRANDS.has(ascii(bytes, 8, 4))) return TYPE.heic;
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(bytes);
  if (begins(bytes, 'PK\x03\x04') || begins(bytes, 'PK\x05\x06')) return sniffZip(bytes);
  if (begins(bytes, '{\\rtf')) return TYPE.rtf;
  if (begins(bytes, '\x7fELF')) return TYPE.elf;
  if (begins(bytes, 'MZ') && bytes.length > 64) return TYPE.exe;
  return null;
}

/** MIME type by content, `application/octet-stream` when nothing fits. Never throws. */
export function sniffType(bytes: Uint8Array): string {
  if (begins(bytes, '%PDF-')) return TYPE.pdf;
  const binary = sniffBinary(bytes);
  if (binary) return binary;
  if (ascii(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return TYPE.pdf;
  if (bytes.length === 0) return UNKNOWN;
  const decoded = decodeText(bytes);
  return decoded ? sniffTextType(decoded.text) : UNKNOWN;
}
