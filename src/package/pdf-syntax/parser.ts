// Parses one PDF value out of bytes: strict, iterative where it can be, with a depth cap.
import { CLASS, DELIMITER, DIGIT, endsToken, hexDigit, keywordAt, REGULAR, skipSpace } from './characters.ts';
import { PdfName, PdfRef, PdfString, PdfSyntaxError, type PdfDict, type PdfValue } from './values.ts';

const MAX_DEPTH = 200;
const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

export class Parser {
  readonly bytes: Buffer;
  /** Where the next token is looked for. */
  position: number;

  constructor(bytes: Buffer, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** The value at the current position; throws PdfSyntaxError where there is none. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PdfSyntaxError('values nest too deeply');
    const at = (this.position = skipSpace(this.bytes, this.position));
    const byte = this.bytes[at];
    if (byte === undefined) throw new PdfSyntaxError('the file ends inside a value');
    switch (byte) {
      case 0x2f:
        return this.#name();
      case 0x28:
        return this.#literalString();
      case 0x3c:
        return this.bytes[at + 1] === 0x3c ? this.#dict(depth) : this.#hexString();
      case 0x5b:
        return this.#array(depth);
    }
    if (CLASS[byte] === DIGIT || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.#numberOrReference();
    for (const [keyword, value] of [['true', true], ['false', false], ['null', null]] as const) {
      if (keywordAt(this.bytes, at, keyword)) {
        this.position = at + keyword.length;
        return value;
      }
    }
    throw new PdfSyntaxError(`there is no value at byte ${at}`);
  }

  /** True, and moves past it, when `keyword` is the next token. */
  takeKeyword(keyword: string): boolean {
    const at = skipSpace(this.bytes, this.position);
    if (!keywordAt(this.bytes, at, keyword)) return false;
    this.position = at + keyword.length;
    return true;
  }

  /** The next token as a non-negative integer; throws when it is not one. */
  integer(): number {
    const at = skipSpace(this.bytes, this.position);
    let end = at;
    let value = 0;
    while (CLASS[this.bytes[end] ?? 0] === DIGIT) value = value * 10 + (this.bytes[end++] ?? 0) - 0x30;
    if (end === at || end - at > 12) throw new PdfSyntaxError(`there is no whole number at byte ${at}`);
    this.position = end;
    return value;
  }

  #name(): PdfName {
    const { bytes } = this;
    const start = this.position + 1;
    let end = start;
    let escaped = false;
    while (!endsToken(bytes[end])) {
      if (bytes[end] === 0x23) escaped = true;
      end += 1;
    }
    this.position = end;
    const text = bytes.toString('latin1', start, end);
    if (!escaped) return new PdfName(text);
    if (/#(?![0-9a-fA-F]{2})|#00/.test(text)) throw new PdfSyntaxError('a name is written wrongly');
    return new PdfName(text.replace(/#(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  #numberOrReference(): number | PdfRef {
    const first = this.#number();
    if (!Number.isInteger(first) || first < 0) return first;
    const after = this.position;
    const at = skipSpace(this.bytes, after);
    let end = at;
    while (CLASS[this.bytes[end] ?? 0] === DIGIT) end += 1;
    if (end > at && end - at <= 5) {
      const sign = skipSpace(this.bytes, end);
      if (sign > end && keywordAt(this.bytes, sign, 'R')) {
        this.position = sign + 1;
        return new PdfRef(first, Number(this.bytes.toString('latin1', at, end)));
      }
    }
    this.position = after;
    return first;
  }

  #number(): number {
    const start = this.position;
    let end = start;
    while (!endsToken(this.bytes[end])) end += 1;
    this.position = end;
    const text = this.bytes.toString('latin1', start, end);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new PdfSyntaxError(`"${text.slice(0, 20)}" is not a number`);
    return Number(text);
  }

  #literalString(): PdfString {
    const { bytes } = this;
    const out: number[] = [];
    let depth = 1;
    let at = this.position + 1;
    for (;;) {
      let byte = bytes[at++];
      if (byte === undefined) throw new PdfSyntaxError('a string does not end');
      if (byte === 0x28) depth += 1;
      else if (byte === 0x29 && --depth === 0) break;
      else if (byte === 0x0d) {
        if (bytes[at] === 0x0a) at += 1;
        byte = 0x0a;
      } else if (byte === 0x5c) {
        const next = bytes[at++];
        if (next === undefined) throw new PdfSyntaxError('a string does not end');
        if (next >= 0x30 && next <= 0x37) {
          let code = next - 0x30;
          for (let more = 0; more < 2; more += 1) {
            const digit = bytes[at] ?? 0;
            if (digit < 0x30 || digit > 0x37) break;
            code = code * 8 + digit - 0x30;
            at += 1;
          }
          byte = code & 0xff;
        } else if (next === 0x0d || next === 0x0a) {
          if (next === 0x0d && bytes[at] === 0x0a) at += 1;
          continue;
        } else byte = ESCAPES[next] ?? next;
      }
      out.push(byte);
    }
    this.position = at;
    return new PdfString(Buffer.from(out));
  }

  #hexString(): PdfString {
    const out: number[] = [];
    let half = -1;
    let at = this.position + 1;
    for (;;) {
      const byte = this.bytes[at++];
      if (byte === undefined) throw new PdfSyntaxError('a hexadecimal string does not end');
      if (byte === 0x3e) break;
      const digit = hexDigit(byte);
      if (digit < 0) {
        if (CLASS[byte] === REGULAR || CLASS[byte] === DELIMITER) throw new PdfSyntaxError('a hexadecimal string holds another character');
        continue;
      }
      if (half < 0) half = digit;
      else {
        out.push(half * 16 + digit);
        half = -1;
      }
    }
    if (half >= 0) out.push(half * 16);
    this.position = at;
    return new PdfString(Buffer.from(out));
  }

  #array(depth: number): PdfValue[] {
    const items: PdfValue[] = [];
    this.position += 1;
    for (;;) {
      this.position = skipSpace(this.bytes, this.position);
      if (this.bytes[this.position] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.position += 1;
    return items;
  }

  #dict(depth: number): PdfDict {
    const dict: PdfDict = new Map();
    this.position += 2;
    for (;;) {
      const at = (this.position = skipSpace(this.bytes, this.position));
      if (this.bytes[at] === 0x3e && this.bytes[at + 1] === 0x3e) break;
      if (this.bytes[at] !== 0x2f) throw new PdfSyntaxError(`a dictionary key is missing at byte ${at}`);
      const key = this.#name().text;
      // Readers differ on which of two entries counts, so what such a file says cannot be told.
      if (dict.has(key)) throw new PdfSyntaxError('a dictionary has an entry twice');
      dict.set(key, this.value(depth + 1));
    }
    this.position += 2;
    return dict;
  }
}
