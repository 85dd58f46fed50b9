// Undoes the filters of a stream, never beyond a byte cap; those of pictures (JPEG, JPEG 2000, JBIG2, fax) are left to viewers.
import { ascii85, asciiHex } from './filters/ascii.ts';
import type { Filter } from './filters/filter.ts';
import { flate } from './filters/flate.ts';
import { lzw } from './filters/lzw.ts';
import { undoPredictor } from './filters/predictor.ts';
import { runLength } from './filters/run-length.ts';
import { isDict, nameOf, PdfName, PdfSyntaxError, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** Largest decoded stream that structure (objects, cross-references, page contents) may need. */
export const MAX_DECODED = 256 * 1024 * 1024;

/** By name and by the short name that inline images use; `Crypt` stands only where it does nothing. */
const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: flate, Fl: flate, LZWDecode: lzw, LZW: lzw, ASCII85Decode: ascii85, A85: ascii85, ASCIIHexDecode: asciiHex, AHx: asciiHex,
  RunLengthDecode: runLength, RL: runLength, Crypt: (data) => ({ data, damage: null }),
};

export interface Undone {
  /** Decoded as far as filters are known and data is whole; a predictor of the last filter undone is still on it. */
  readonly data: Buffer;
  /** Parameters that go with that predictor; empty when there is none. */
  readonly parameters: PdfDict;
  /** Filters that were not undone, in order. */
  readonly left: readonly string[];
  /** In words; null when nothing is damaged. */
  readonly damage: string | null;
}

const listOf = (value: PdfValue | undefined): PdfValue[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** Names of the filters of a stream, outermost first. */
export function filtersOf(dict: PdfDict): string[] {
  return listOf(dict.get('Filter')).map((filter) => {
    if (!(filter instanceof PdfName)) throw new PdfSyntaxError('a filter is not a name');
    return filter.text;
  });
}

/** Undoes what can be undone; throws PdfSyntaxError only beyond `cap` bytes and for filters that are no names. */
export function undoFilters(stream: PdfStream, cap = MAX_DECODED): Undone {
  const all = listOf(stream.dict.get('DecodeParms'));
  const names = filtersOf(stream.dict);
  let data = stream.raw;
  let parameters: PdfDict = new Map();
  let damage: string | null = null;
  for (const [index, name] of names.entries()) {
    const filter = FILTERS[name];
    if (!filter) return { data, parameters, left: names.slice(index), damage };
    data = undoPredictor(data, parameters);
    const own = all[index];
    parameters = isDict(own) ? own : new Map<string, PdfValue>();
    const decoded = filter(data, parameters, cap);
    data = decoded.data;
    damage ??= decoded.damage;
  }
  return { data, parameters, left: [], damage };
}

/** Decoded bytes of `stream`; throws PdfSyntaxError for damaged data, for the filters of pictures, and beyond `cap` bytes. */
export function decodeStream(stream: PdfStream, cap = MAX_DECODED): Buffer {
  const { data, parameters, left, damage } = undoFilters(stream, cap);
  if (damage !== null) throw new PdfSyntaxError(damage);
  if (left.length > 0) throw new PdfSyntaxError(`a structural stream uses the filter ${(left[0] ?? '').slice(0, 30)}`);
  return undoPredictor(data, parameters);
}

/** True when `dict` is of /Type `name`. */
export const isOfType = (dict: PdfDict, name: string): boolean => nameOf(dict.get('Type')) === name;
