// PDF values as the program holds them: names, references, strings, dictionaries, streams.

/** A name object; `text` is the decoded name, one Latin-1 character per byte, without the slash. */
export class PdfName {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An indirect reference. */
export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** A string object by its decoded bytes. */
export class PdfString {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** Keys are decoded names without the slash. */
export type PdfDict = Map<string, PdfValue>;
export type PdfValue = null | boolean | number | PdfName | PdfRef | PdfString | PdfValue[] | PdfDict;

/** A stream: its dictionary and its bytes as stored, still encoded. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Buffer;
  constructor(dict: PdfDict, raw: Buffer) {
    this.dict = dict;
    this.raw = raw;
  }
}

/** A file breaks the rules of PDF syntax, or goes beyond a cap; `message` says how, for people. */
export class PdfSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PdfSyntaxError';
  }
}

export const isDict = (value: unknown): value is PdfDict => value instanceof Map;

/** The name's text when `value` is a name, else null. */
export const nameOf = (value: PdfValue | undefined): string | null => (value instanceof PdfName ? value.text : null);

/** `value` when it is a finite number, else null. */
export const numberOf = (value: PdfValue | undefined): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** A dictionary from pairs. */
export const dictOf = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new Map(Object.entries(entries));

/** Text string: ASCII as it is, everything else UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Buffer.from(text, 'latin1'));
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]));
}

/** Reads a text string: UTF-16BE or UTF-8 by its mark, else Latin-1 (PDFDocEncoding differs only in signs). */
export function readTextString(value: PdfString): string {
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2, 2 + ((bytes.length - 2) & ~1))).swap16().toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/** `D:YYYYMMDDHHmmSSZ` (ISO 32000-1, 7.9.4), always UTC. */
export const dateString = (date: Date): PdfString => new PdfString(Buffer.from(`D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`, 'latin1'));
