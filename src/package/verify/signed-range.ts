// Which bytes a signature or a document timestamp speaks for: all up to its end, but for the place of its own value.
import { numberOf, PdfString, PdfSyntaxError, type PdfDict } from '../pdf-syntax/values.ts';
import type { PackageReader } from './package-reader.ts';

export interface SignedRange {
  /** The CMS with its padding. */
  readonly contents: Buffer;
  /** The gap that is not signed: from `<` to behind `>`. */
  readonly gapStart: number;
  readonly gapEnd: number;
  /** End of what is signed. */
  readonly signedEnd: number;
}

/** The range of a signature dictionary; throws PdfSyntaxError when its byte range is not honest. */
export async function readSignedRange(reader: PackageReader, signature: PdfDict): Promise<SignedRange> {
  const range = (await reader.list(signature.get('ByteRange'))).map((value) => numberOf(value) ?? -1);
  const [start = -1, gapStart = -1, gapEnd = -1, length = -1] = range;
  const contents = signature.get('Contents');
  if (range.length !== 4 || start !== 0 || gapStart <= 0 || gapEnd <= gapStart || length < 0 || gapEnd + length > reader.source.size || !(contents instanceof PdfString)) {
    throw new PdfSyntaxError('the signature does not say honestly which bytes it covers');
  }
  // What is left out must be the signature itself, to the byte: anything else could hide there.
  const gap = await reader.read(gapStart, gapEnd - gapStart);
  const hex = gap.toString('latin1', 1, gap.length - 1);
  if (gap[0] !== 0x3c || gap.at(-1) !== 0x3e || !/^(?:[0-9a-f]{2})*$/i.test(hex) || !Buffer.from(hex, 'hex').equals(contents.bytes)) {
    throw new PdfSyntaxError('the signature leaves out more than itself');
  }
  return { contents: contents.bytes, gapStart, gapEnd, signedEnd: gapEnd + length };
}
