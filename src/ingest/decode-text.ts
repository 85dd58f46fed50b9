// Finds the character encoding of bytes that may be text: BOM, UTF-8, UTF-16, GB18030, Windows-1252.

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';
export interface DecodedText { readonly text: string; readonly encoding: TextEncoding; }

const SAMPLE_BYTES = 64 * 1024;

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function utf16ByZeroes(sample: Uint8Array): TextEncoding | null {
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** Control characters that no text has; tab, line feed, form feed, carriage return and escape are spared. */
function hasBinary(sample: Uint8Array): boolean {
  return sample.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32));
}

function decodes(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // Not this encoding: the caller tries the next.
  }
}

/** What bytes 0x80 to 0x9F mean in Windows-1252; Node's own decoder takes them for control characters. */
const WINDOWS_80_TO_9F = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_80_TO_9F[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** GB18030 accepts almost any byte pair, so it must also yield mostly common Chinese characters. */
function looksChinese(text: string): boolean {
  const beyondAscii = [...text.slice(0, 4096)].filter((letter) => letter > '\u007f');
  const common = beyondAscii.filter((letter) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/u.test(letter));
  return beyondAscii.length >= 2 && common.length / beyondAscii.length > 0.95;
}

/** A run of two or more bytes above 0x7F is rare in Western text and the rule in Chinese. */
function mostlyPairs(sample: Uint8Array): boolean {
  let alone = 0;
  let high = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if ((sample[index] ?? 0) < 0x80) continue;
    high += 1;
    if ((sample[index - 1] ?? 0) < 0x80 && (sample[index + 1] ?? 0) < 0x80) alone += 1;
  }
  return high > 0 && alone / high < 0.25;
}

/** The text and its encoding, or null when the bytes are not text. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const wide = utf16ByZeroes(sample);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  if (hasBinary(sample)) return null;
  const utf8 = decodes(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  if (mostlyPairs(sample)) {
    const chinese = decodes(bytes, 'gb18030');
    if (chinese !== null && looksChinese(chinese)) return { text: chinese, encoding: 'gb18030' };
  }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}
