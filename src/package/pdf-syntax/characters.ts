// The character classes of PDF syntax (ISO 32000-1, 7.2.2) as one lookup table.

export const REGULAR = 0;
export const WHITESPACE = 1;
export const DELIMITER = 2;
/** A digit: regular, told apart because numbers are most of a PDF. */
export const DIGIT = 3;

/** Class of each byte. */
export const CLASS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = WHITESPACE;
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = DELIMITER;
for (let digit = 0x30; digit <= 0x39; digit += 1) CLASS[digit] = DIGIT;

/** True at white space, at a delimiter and beyond the end: where a token must stop. */
export const endsToken = (byte: number | undefined): boolean => byte === undefined || CLASS[byte] === WHITESPACE || CLASS[byte] === DELIMITER;

/** Index of the first byte at or after `position` that is neither white space nor in a comment. */
export function skipSpace(bytes: Uint8Array, position: number): number {
  let at = position;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined) return at;
    if (CLASS[byte] === WHITESPACE) at += 1;
    else if (byte === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    else return at;
  }
}

/** True when the ASCII `keyword` stands at `at` as a whole token. */
export function keywordAt(bytes: Uint8Array, at: number, keyword: string): boolean {
  for (let index = 0; index < keyword.length; index += 1) if (bytes[at + index] !== keyword.charCodeAt(index)) return false;
  return endsToken(bytes[at + keyword.length]);
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
