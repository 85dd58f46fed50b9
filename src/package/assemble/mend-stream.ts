// Makes the data of a stream whole: what cannot be read is left out, so that no reader of the package stumbles over it.
import { deflateSync } from 'node:zlib';
import { undoFilters, type Undone } from '../pdf-syntax/decode.ts';
import { dictOf, numberOf, PdfName, PdfStream, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';

/** Entries by which a stream would lead out of the file or carry files along. */
const LEADING_OUT = ['F', 'FFilter', 'FDecodeParms', 'Ref', 'OPI', 'AF', 'PieceInfo'];
const DESCRIBING = ['Filter', 'DecodeParms', 'Length'];
const MAX_CHECKED = 512 * 1024 * 1024;
/** Readers look for the start of a JPEG behind a little junk. */
const JUNK = 1024;
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

const inert = (dict: PdfDict): PdfDict => new Map([...dict].filter(([key]) => !LEADING_OUT.includes(key)));
const undescribed = (dict: PdfDict): PdfDict => new Map([...inert(dict)].filter(([key]) => !DESCRIBING.includes(key)));

function parametersLeft(stream: PdfStream, left: readonly string[]): PdfValue[] {
  const all = stream.dict.get('DecodeParms');
  const list = Array.isArray(all) ? all : all === undefined ? [] : [all];
  return left.map((_, index) => list[list.length - left.length + index] ?? null);
}

/** Nothing, as a form: what a picture that cannot be read shows. */
const nothing = (): PdfStream => new PdfStream(dictOf({ Type: new PdfName('XObject'), Subtype: new PdfName('Form'), BBox: [0, 0, 1, 1] }), Buffer.alloc(0));

function rewritten(stream: PdfStream, { data, parameters, left }: Undone): PdfStream {
  const dict = undescribed(stream.dict);
  if (left.length > 0) return new PdfStream(dict.set('Filter', left.map((name) => new PdfName(name))).set('DecodeParms', parametersLeft(stream, left)), data);
  dict.set('Filter', new PdfName('FlateDecode'));
  if (parameters.has('Predictor') && !absurd(parameters)) dict.set('DecodeParms', parameters);
  return new PdfStream(dict, deflateSync(data));
}

/** Parameters of a predictor that no reader can follow. */
function absurd(parameters: PdfDict): boolean {
  const [colors, bits, columns] = [numberOf(parameters.get('Colors')) ?? 1, numberOf(parameters.get('BitsPerComponent')) ?? 8, numberOf(parameters.get('Columns')) ?? 1];
  return !(colors >= 1 && colors <= 32 && [1, 2, 4, 8, 16].includes(bits) && columns >= 1 && columns <= 1_000_000);
}

export interface Mended { readonly stream: PdfStream; /** Something could not be read. */ readonly damaged: boolean; }

/** The stream to write instead; null when it can be written as it stands. */
export function mendStream(stream: PdfStream): Mended | null {
  let undone: Undone;
  try {
    undone = undoFilters(stream, MAX_CHECKED);
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) return { stream: nothing(), damaged: true };
    throw thrown;
  }
  const { data, left, damage } = undone;
  if ((left[0] === 'DCTDecode' || left[0] === 'DCT') && data.compare(JPEG_START, 0, 2, 0, 2) !== 0) {
    const start = data.subarray(0, JUNK).indexOf(JPEG_START);
    return { stream: start < 0 ? nothing() : rewritten(stream, { ...undone, data: data.subarray(start) }), damaged: true };
  }
  if (damage !== null || absurd(undone.parameters)) return { stream: rewritten(stream, undone), damaged: true };
  return LEADING_OUT.some((key) => stream.dict.has(key)) ? { stream: new PdfStream(inert(stream.dict), stream.raw), damaged: false } : null;
}
