// Undoes the stream filters that structure needs (FlateDecode with predictors), never beyond a byte cap.
import { inflateSync } from 'node:zlib';
import { isDict, nameOf, numberOf, PdfName, PdfSyntaxError, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** Largest decoded stream that structure (objects, cross-references, page contents) may need. */
export const MAX_DECODED = 256 * 1024 * 1024;

function inflate(bytes: Buffer, cap: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: cap });
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfSyntaxError(tooLarge ? 'a compressed stream unpacks to an absurd size' : 'a compressed stream is damaged');
  }
}

/** PNG predictors (10–15) row by row; predictor 1 is none; TIFF prediction is refused. */
function undoPredictor(data: Buffer, parameters: PdfDict): Buffer {
  const predictor = numberOf(parameters.get('Predictor')) ?? 1;
  if (predictor === 1) return data;
  if (predictor < 10) throw new PdfSyntaxError('a structural stream uses TIFF prediction');
  const [colors, bits, columns] = ['Colors', 'BitsPerComponent', 'Columns'].map((key, index) => numberOf(parameters.get(key)) ?? [1, 8, 1][index] ?? 1);
  const unit = Math.max(1, ((colors ?? 1) * (bits ?? 8)) >> 3);
  const width = ((colors ?? 1) * (bits ?? 8) * (columns ?? 1) + 7) >> 3;
  if (!(width > 0 && width < 1 << 26)) throw new PdfSyntaxError('a predictor has an absurd width');
  const rows = Math.ceil(data.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const type = data[row * (width + 1)] ?? 0;
    const to = row * width;
    const from = row * (width + 1) + 1;
    for (let column = 0; column < width; column += 1) {
      const left = column >= unit ? (out[to + column - unit] ?? 0) : 0;
      const up = row > 0 ? (out[to + column - width] ?? 0) : 0;
      const corner = row > 0 && column >= unit ? (out[to + column - width - unit] ?? 0) : 0;
      out[to + column] = (data[from + column] ?? 0) + prediction(type, left, up, corner);
    }
  }
  return out;
}

function prediction(type: number, left: number, up: number, corner: number): number {
  switch (type) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      throw new PdfSyntaxError('a predictor row has an unknown type');
  }
}

const listOf = (value: PdfValue | undefined): PdfValue[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** Names of the filters of a stream, outermost first. */
export function filtersOf(dict: PdfDict): string[] {
  return listOf(dict.get('Filter')).map((filter) => {
    if (!(filter instanceof PdfName)) throw new PdfSyntaxError('a filter is not a name');
    return filter.text;
  });
}

/** Decoded bytes of `stream`; throws PdfSyntaxError for filters other than FlateDecode and beyond `cap` bytes. */
export function decodeStream(stream: PdfStream, cap = MAX_DECODED): Buffer {
  const parameters = listOf(stream.dict.get('DecodeParms'));
  let data = stream.raw;
  for (const [index, filter] of filtersOf(stream.dict).entries()) {
    if (filter !== 'FlateDecode' && filter !== 'Fl') throw new PdfSyntaxError(`a structural stream uses the filter ${filter.slice(0, 30)}`);
    data = inflate(data, cap);
    const own = parameters[index];
    if (isDict(own)) data = undoPredictor(data, own);
  }
  return data;
}

/** True when `dict` is of /Type `name`. */
export const isOfType = (dict: PdfDict, name: string): boolean => nameOf(dict.get('Type')) === name;
