// The signature field, its look on the page, and the signature object that is written last so that its byte range is known.
import { buildCms } from '../sign/cms.ts';
import type { AssembleRequest } from '../engine.ts';
import { dateString, dictOf, PdfName, textString } from '../pdf-syntax/values.ts';
import { writeNumber, writeValue } from '../pdf-syntax/write-value.ts';
import { crossReferenceStream } from './cross-reference-stream.ts';
import type { PackageFonts } from './package-font.ts';
import type { PdfOutput } from './pdf-output.ts';

type Signing = NonNullable<AssembleRequest['sign']>;

/** Objects claimed before the first page is written. */
export interface ReservedSignature { readonly signature: number; readonly field: number; /** Package page index. */ readonly page: number; }

const BYTE_RANGE_WIDTH = 64;
const SIGNED_STRUCTURE = 8192;

export const reserveSignature = (out: PdfOutput, signing: Signing): ReservedSignature => ({ signature: out.reserve(), field: out.reserve(), page: signing.field?.page ?? 0 });

/** Catalog entries that make the signature a certification (ISO 32000-1, 12.8.4; CAdES is an extension below PDF 2.0). */
export const signatureEntries = ({ signature, field }: ReservedSignature): string =>
  `/AcroForm<</Fields[${field} 0 R]/SigFlags 3>>/Perms<</DocMDP ${signature} 0 R>>/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>`;

/** Writes the signature field, which is also its widget; without a place on a page it is invisible. */
export function writeField(out: PdfOutput, { signature, field }: ReservedSignature, signing: Signing, page: number, fonts: PackageFonts): void {
  const rect = signing.field?.rect ?? [0, 0, 0, 0];
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
  const content = signing.field ? signatureLook(signing.field.lines, width, height, fonts) : '';
  const resources = new Map(signing.field ? fonts.resources().map(([name, reference]) => [name, reference]) : []);
  const look = out.reserve();
  out.begin(look);
  out.text(`<</Type/XObject/Subtype/Form/BBox[0 0 ${writeNumber(width)} ${writeNumber(height)}]/Resources<</Font<<${[...resources].map(([name, reference]) => `/${name} ${reference}`).join('')}>>>>/Length ${content.length}>>\nstream\n${content}\nendstream`);
  out.end();
  out.object(field, `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/P ${page} 0 R/Rect[${rect.map(writeNumber).join(' ')}]/AP<</N ${look} 0 R>>/V ${signature} 0 R>>`);
}

/** A framed block: the first line large, the rest below, all fitted to the rectangle. */
function signatureLook(lines: readonly string[], width: number, height: number, fonts: PackageFonts): string {
  const inset = 8;
  const sizes = lines.map((_, index) => (index === 0 ? 12 : 8));
  const needed = sizes.reduce((sum, size) => sum + size * 1.4, 0);
  const scale = Math.min(1, (height - 2 * inset) / needed);
  let y = height - inset;
  const shown = lines.map((line, index) => {
    const weight = index === 0 ? 'bold' : 'regular';
    const wanted = (sizes[index] ?? 8) * scale;
    const size = wanted * Math.min(1, (width - 2 * inset) / Math.max(1, fonts.width(line, wanted, weight)));
    y -= wanted * 1.4;
    return fonts.show(line, inset, y + wanted * 0.35, size, weight);
  });
  return `q 0.1 0.23 0.42 RG 0.8 w 0.5 0.5 ${writeNumber(width - 1)} ${writeNumber(height - 1)} re S Q q 0.09 0.11 0.15 rg BT ${shown.join(' ')} ET Q`;
}

/** The signature dictionary around its contents (ISO 32000-1, table 252; EN 319 142-1, 5.3 for the sub-filter). */
function signatureDictionary(signing: Signing, at: Date): string {
  const { signer, docMdp, reason, location } = signing;
  const entries = dictOf({
    Type: new PdfName('Sig'), Filter: new PdfName('Adobe.PPKLite'), SubFilter: new PdfName('ETSI.CAdES.detached'),
    M: dateString(at), Name: textString(signer.name), Reason: textString(reason), ...(location === null ? {} : { Location: textString(location) }),
    Reference: [dictOf({ Type: new PdfName('SigRef'), TransformMethod: new PdfName('DocMDP'), TransformParams: dictOf({ Type: new PdfName('TransformParams'), P: docMdp, V: new PdfName('1.2') }) })],
  });
  return writeValue(entries).slice(0, -'>>'.length);
}

/** Writes signature object, cross-reference and end, signed; answers the SHA-256 of the whole file. */
export async function writeSigned(out: PdfOutput, { signature }: ReservedSignature, signing: Signing, at: Date, trailer: string): Promise<string> {
  const room = SIGNED_STRUCTURE + signing.signer.certificates.reduce((sum, certificate) => sum + certificate.length, 0);
  const contentsWidth = 2 * room + 2;
  const crossReference = out.reserve();

  out.begin(signature);
  out.text(`${signatureDictionary(signing, at)}/ByteRange`);
  const contentsStart = out.position + BYTE_RANGE_WIDTH + '/Contents'.length;
  const contentsEnd = contentsStart + contentsWidth;
  const closing = '>>\nendobj\n';
  const table = crossReferenceStream(out.offsets, crossReference, contentsEnd + closing.length, trailer);
  const tail = Buffer.concat([Buffer.from(closing, 'latin1'), table]);
  out.text(`${`[0 ${contentsStart} ${contentsEnd} ${tail.length}]`.padEnd(BYTE_RANGE_WIDTH)}/Contents`);

  return out.finishAround(tail, async (digest) => {
    const cms = await buildCms(digest, signing.signer);
    if (cms.length > room) throw new RangeError('the signature is larger than the room kept for it');
    return Buffer.from(`<${Buffer.from(cms).toString('hex').padEnd(2 * room, '0')}>`, 'latin1');
  });
}
