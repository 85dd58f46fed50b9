// Finds the end of an object and every reference in it without building values: what makes copying fast.
import { CLASS, DELIMITER, DIGIT, endsToken, keywordAt, REGULAR, WHITESPACE } from './characters.ts';
import { PdfSyntaxError } from './values.ts';

/** References found in an object: triples of start byte, end byte and object number, in one flat list. */
export interface Scan {
  /** End of the value: where `endobj` or `stream` stands, or the limit. */
  readonly end: number;
  readonly isStream: boolean;
  readonly references: readonly number[];
  /** Where the value of the object's own /Length begins, or -1; -1 too when the object may keep its data in another file (/F). */
  readonly lengthAt: number;
}

const LENGTH = 'Length';

function isLength(bytes: Buffer, from: number): boolean {
  for (let index = 0; index < LENGTH.length; index += 1) if (bytes[from + index] !== LENGTH.charCodeAt(index)) return false;
  return true;
}

function skipString(bytes: Buffer, position: number): number {
  let depth = 1;
  let at = position;
  while (at < bytes.length) {
    const byte = bytes[at++];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29 && --depth === 0) return at;
  }
  throw new PdfSyntaxError('a string does not end');
}

/** Scans the value that starts at `start`; `limit` bounds members of object streams, which have no end mark. */
export function scanObject(bytes: Buffer, start: number, limit: number): Scan {
  const references: number[] = [];
  let depth = 0;
  let lengthAt = -1;
  let external = false;
  let at = start;
  // The last two tokens as whole numbers: start and value, -1 when the token was something else.
  let [olderStart, olderValue, newerStart, newerValue] = [-1, -1, -1, -1];
  while (at < limit) {
    const byte = bytes[at] ?? 0;
    const kind = CLASS[byte];
    if (kind === WHITESPACE) {
      at += 1;
      continue;
    }
    if (kind === DIGIT) {
      const from = at;
      let value = byte - 0x30;
      for (at += 1; CLASS[bytes[at] ?? 0] === DIGIT; at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30;
      const whole = at >= limit || endsToken(bytes[at]);
      if (!whole) while (at < limit && !endsToken(bytes[at])) at += 1;
      [olderStart, olderValue] = [newerStart, newerValue];
      [newerStart, newerValue] = whole ? [from, value] : [-1, -1];
      continue;
    }
    if (byte === 0x52 && olderValue >= 0 && newerValue >= 0 && endsToken(bytes[at + 1])) {
      at += 1;
      references.push(olderStart, at, olderValue);
      olderValue = newerValue = -1;
      continue;
    }
    if (byte === 0x25) {
      while (at < limit && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      continue;
    }
    olderValue = newerValue = -1;
    if (kind === DELIMITER) {
      if (byte === 0x2f) {
        const from = at + 1;
        for (at = from; at < limit && CLASS[bytes[at] ?? 0] !== WHITESPACE && CLASS[bytes[at] ?? 0] !== DELIMITER; ) at += 1;
        if (depth === 1 && at - from === LENGTH.length && isLength(bytes, from)) lengthAt = at;
        else if (depth === 1 && at - from === 1 && bytes[from] === 0x46) external = true;
      }
      else if (byte === 0x28) at = skipString(bytes, at + 1);
      else if (byte === 0x3c && bytes[at + 1] === 0x3c) {
        depth += 1;
        at += 2;
      } else if (byte === 0x3c) {
        const close = bytes.indexOf(0x3e, at);
        if (close < 0) throw new PdfSyntaxError('a hexadecimal string does not end');
        at = close + 1;
      } else if (byte === 0x5b) {
        depth += 1;
        at += 1;
      } else if (byte === 0x5d || (byte === 0x3e && bytes[at + 1] === 0x3e)) {
        depth -= 1;
        at += byte === 0x5d ? 1 : 2;
        if (depth < 0) throw new PdfSyntaxError('brackets do not match');
      } else throw new PdfSyntaxError('an object holds a stray delimiter');
      continue;
    }
    if (kind === REGULAR && depth === 0) {
      if (byte === 0x65 && keywordAt(bytes, at, 'endobj')) return { end: at, isStream: false, references, lengthAt: -1 };
      if (byte === 0x73 && keywordAt(bytes, at, 'stream')) return { end: at, isStream: true, references, lengthAt: external ? -1 : lengthAt };
    }
    while (at < limit && !endsToken(bytes[at])) at += 1;
  }
  if (depth !== 0) throw new PdfSyntaxError('brackets do not match');
  return { end: limit, isStream: false, references, lengthAt: -1 };
}
