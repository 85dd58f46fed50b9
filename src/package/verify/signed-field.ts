// Finds the package's signature and exactly which bytes it speaks for.
import { isDict, nameOf, numberOf, PdfRef, PdfString, PdfSyntaxError, readTextString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import type { PackageReader } from './package-reader.ts';

export interface SignedField {
  /** The CMS with its padding. */
  readonly contents: Buffer;
  /** The gap that is not signed: from `<` to behind `>`. */
  readonly gapStart: number;
  readonly gapEnd: number;
  /** End of what is signed. */
  readonly signedEnd: number;
  readonly subFilter: string | null;
  /** DocMDP permission when it is a certification. */
  readonly certification: 1 | 2 | 3 | null;
  /** When the signer says he signed. */
  readonly claimedTime: Date | null;
  readonly reason: string | null;
}

const MAX_FIELDS = 10_000;

async function certificationOf(reader: PackageReader, signature: PdfDict): Promise<1 | 2 | 3 | null> {
  for (const item of await reader.list(signature.get('Reference'))) {
    const reference = await reader.dict(item);
    if (!reference || nameOf(reference.get('TransformMethod')) !== 'DocMDP') continue;
    const permission = numberOf((await reader.dict(reference.get('TransformParams')))?.get('P')) ?? 2;
    return permission === 1 ? 1 : permission === 3 ? 3 : 2;
  }
  return null;
}

/** `D:YYYYMMDDHHmmSS` with Z or an offset. */
function readDate(value: PdfValue | undefined): Date | null {
  const match = value instanceof PdfString ? /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(value.bytes.toString('latin1')) : null;
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const shift = match[7] === undefined ? 0 : (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 60 + Number(match[9] ?? 0));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, (minute ?? 0) - shift, second));
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The signature dictionary: the certification when there is one, else the first signature field that is signed. */
async function findSignature(reader: PackageReader, catalog: PdfDict): Promise<PdfDict | null> {
  const certification = await reader.dict((await reader.dict(catalog.get('Perms')))?.get('DocMDP'));
  if (certification) return certification;
  const queue = [...(await reader.list((await reader.dict(catalog.get('AcroForm')))?.get('Fields')))];
  const seen = new Set<number>();
  for (let item = queue.shift(); item !== undefined && seen.size < MAX_FIELDS; item = queue.shift()) {
    if (item instanceof PdfRef && seen.has(item.number)) continue;
    if (item instanceof PdfRef) seen.add(item.number);
    const field = await reader.dict(item);
    const value = field && nameOf(field.get('FT')) === 'Sig' ? await reader.dict(field.get('V')) : null;
    if (value) return value;
    queue.push(...(await reader.list(field?.get('Kids'))));
  }
  return null;
}

/** The signature of the file, or null when there is none; throws PdfSyntaxError when its byte range is not honest. */
export async function readSignedField(reader: PackageReader, catalog: PdfDict): Promise<SignedField | null> {
  const signature = await findSignature(reader, catalog);
  if (!isDict(signature)) return null;
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
  const reason = signature.get('Reason');
  return {
    contents: contents.bytes, gapStart, gapEnd, signedEnd: gapEnd + length,
    subFilter: nameOf(signature.get('SubFilter')), certification: await certificationOf(reader, signature), claimedTime: readDate(signature.get('M')),
    reason: reason instanceof PdfString ? readTextString(reason) : null,
  };
}
