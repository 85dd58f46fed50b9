// Walks through a content stream operator by operator and says what in it is no PDF syntax.
import { CLASS, DELIMITER, DIGIT, endsToken, hexDigit, WHITESPACE } from './characters.ts';

const MAX_NESTING = 500;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Behind the string that opens before `position`, or -1 when it does not end. */
function behindString(bytes: Buffer, position: number): number {
  let depth = 1;
  for (let at = position; at < bytes.length; ) {
    const byte = bytes[at++];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29 && --depth === 0) return at;
  }
  return -1;
}

/** Behind the `EI` that ends inline image data (between white space, and followed by what can be content), or -1. */
function behindImage(bytes: Buffer, position: number): number {
  for (let at = bytes.indexOf('EI', position, 'latin1'); at >= 0; at = bytes.indexOf('EI', at + 1, 'latin1')) {
    const follows = bytes.subarray(at + 2, at + 12);
    if (CLASS[bytes[at - 1] ?? 0] === WHITESPACE && endsToken(bytes[at + 2]) && follows.every((byte) => byte < 0x7f && (byte >= 0x20 || CLASS[byte] === WHITESPACE))) return at + 2;
  }
  return -1;
}

/** True for the bytes of a name whose `#` escapes are not what the standard allows. */
function badName(bytes: Buffer, start: number, end: number): boolean {
  for (let at = bytes.indexOf(0x23, start); at >= 0 && at < end; at = bytes.indexOf(0x23, at + 1)) {
    const [high, low] = [hexDigit(bytes[at + 1]), hexDigit(bytes[at + 2])];
    if (high < 0 || low < 0 || at + 2 >= end || high + low === 0) return true;
  }
  return false;
}

/** What may stand inside an array or a dictionary besides names and strings. */
const isOperand = (word: string): boolean => NUMBER.test(word) || word === 'true' || word === 'false' || word === 'null';

/** Calls `operator` for each operator of `bytes` in order; answers the first thing that is wrong with the content, in words, or null. */
export function scanContent(bytes: Buffer, operator: (name: string) => void): string | null {
  let damage: string | null = null;
  /** For each open bracket: true for a dictionary. In a dictionary, keys and values take turns. */
  const open: { readonly dict: boolean; items: number }[] = [];
  const item = (isName: boolean): void => {
    const inner = open.at(-1);
    if (!inner) return;
    if (inner.dict && inner.items % 2 === 0 && !isName) damage ??= 'a dictionary in it has no key';
    inner.items += 1;
  };
  const close = (dict: boolean): void => {
    const inner = open.pop();
    if (inner?.dict !== dict || (dict && inner.items % 2 === 1)) damage ??= 'its brackets do not match';
    else item(false);
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (CLASS[byte] === WHITESPACE) at += 1;
    else if (byte === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    else if (byte === 0x28) {
      const end = behindString(bytes, at + 1);
      if (end < 0) return damage ?? 'a string in it does not end';
      item(false);
      at = end;
    } else if (byte === 0x3c && bytes[at + 1] !== 0x3c) {
      const end = bytes.indexOf(0x3e, at);
      if (end < 0) return damage ?? 'a string in it does not end';
      for (at += 1; at < end; at += 1) if (hexDigit(bytes[at]) < 0 && CLASS[bytes[at] ?? 0] !== WHITESPACE) damage ??= 'a hexadecimal string in it holds another character';
      item(false);
      at = end + 1;
    } else if (byte === 0x3c || byte === 0x5b) {
      if (open.push({ dict: byte === 0x3c, items: 0 }) > MAX_NESTING) return damage ?? 'its brackets nest too deeply';
      at += byte === 0x3c ? 2 : 1;
    } else if (byte === 0x5d || (byte === 0x3e && bytes[at + 1] === 0x3e)) {
      close(byte === 0x3e);
      at += byte === 0x3e ? 2 : 1;
    } else if (byte === 0x2f) {
      const start = at + 1;
      for (at = start; !endsToken(bytes[at]); ) at += 1;
      if (badName(bytes, start, at)) damage ??= 'a name in it is written wrongly';
      item(true);
    } else if (CLASS[byte] === DELIMITER) {
      damage ??= 'it holds a stray delimiter';
      at += 1;
    } else {
      const start = at;
      while (!endsToken(bytes[at])) at += 1;
      const isNumber = CLASS[byte] === DIGIT;
      if (open.length > 0) {
        if (!isOperand(bytes.toString('latin1', start, Math.min(at, start + 40)))) damage ??= 'an array in it holds what is no value';
        item(false);
      } else if (!isNumber && byte >= 0x22 && byte <= 0x7a) {
        const name = bytes.toString('latin1', start, Math.min(at, start + 8));
        if (name === 'ID') {
          const end = behindImage(bytes, at + 1);
          if (end < 0) return damage ?? 'a picture in it does not end';
          at = end;
        } else operator(name);
      }
    }
  }
  return open.length > 0 ? (damage ?? 'its brackets do not match') : damage;
}
