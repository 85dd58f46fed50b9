// Undoes the predictors that go with FlateDecode and LZWDecode (ISO 32000-1, 7.4.4.4).
import { numberOf, PdfSyntaxError, type PdfDict } from '../values.ts';

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

/** TIFF prediction of whole bytes: each is the difference to the one a pixel earlier. */
function undoTiff(data: Buffer, unit: number, width: number): Buffer {
  const out = Buffer.from(data);
  for (let row = 0; row < out.length; row += width) {
    for (let at = row + unit; at < Math.min(row + width, out.length); at += 1) out[at] = (out[at] ?? 0) + (out[at - unit] ?? 0);
  }
  return out;
}

/** PNG predictors (10–15) row by row, TIFF prediction of 8-bit components, 1 for none. */
export function undoPredictor(data: Buffer, parameters: PdfDict): Buffer {
  const predictor = numberOf(parameters.get('Predictor')) ?? 1;
  if (predictor === 1) return data;
  const [colors, bits, columns] = [numberOf(parameters.get('Colors')) ?? 1, numberOf(parameters.get('BitsPerComponent')) ?? 8, numberOf(parameters.get('Columns')) ?? 1];
  const unit = Math.max(1, (colors * bits) >> 3);
  const width = (colors * bits * columns + 7) >> 3;
  if (!(width > 0 && width < 1 << 26)) throw new PdfSyntaxError('a predictor has an absurd width');
  if (predictor === 2 && bits === 8) return undoTiff(data, unit, width);
  if (predictor < 10) throw new PdfSyntaxError('a predictor is of an unknown kind');
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
