// Finds the package's signature and exactly which bytes it speaks for.
import { isDict, nameOf, numberOf, PdfRef, PdfString, readTextString, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import type { PackageReader } from './package-reader.ts';
import { readSignedRange, type SignedRange } from './signed-range.ts';

export interface SignedField extends SignedRange {
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
    if (value && nameOf(value.get('Type')) !== 'DocTimeStamp') return value;
    queue.push(...(await reader.list(field?.get('Kids'))));
  }
  return null;
}

/** The signature of the file, or null when there is none; throws PdfSyntaxError when its byte range is not honest. */
export async function readSignedField(reader: PackageReader, catalog: PdfDict): Promise<SignedField | null> {
  const signature = await findSignature(reader, catalog);
  if (!isDict(signature)) return null;
  const reason = signature.get('Reason');
  return {
    ...(await readSignedRange(reader, signature)),
    subFilter: nameOf(signature.get('SubFilter')), certification: await certificationOf(reader, signature), claimedTime: readDate(signature.get('M')),
    reason: reason instanceof PdfString ? readTextString(reason) : null,
  };
}
