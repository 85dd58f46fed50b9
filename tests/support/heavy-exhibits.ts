// A small dossier whose exhibits weigh what they are told to, so that packages in several volumes can be made quickly.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import * as v from 'valibot';
import { emptyDossier, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { exhibitSchema, fileSchema } from '../../src/domain/dossier/exhibit.ts';

/** Bytes that no filter makes smaller, the same for the same seed. */
function noise(length: number, seed: string): Uint8Array {
  const pieces: Buffer[] = [];
  for (let block = 0; block * 32 < length; block += 1) pieces.push(createHash('sha256').update(`${seed} ${block}`).digest());
  return new Uint8Array(Buffer.concat(pieces).subarray(0, length));
}

/** A PDF whose pages say their number and weigh about `bytesOfPage` each. */
export async function heavyPdf(title: string, pages: number, bytesOfPage: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([612, 792]);
    page.drawText(`${title} sheet ${number}`, { x: 60, y: 700, size: 14, font });
    page.node.setXObject(PDFName.of('Noise'), pdf.context.register(pdf.context.stream(noise(bytesOfPage, `${title} ${number}`), { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] })));
  }
  return pdf.save();
}

export interface HeavyExhibit { readonly no: string; readonly title: string; readonly pages: number; readonly bytesOfPage: number; readonly confidential?: boolean; }

export async function heavyDossier(exhibits: readonly HeavyExhibit[]): Promise<{ dossier: Dossier; blobs: Map<string, Uint8Array> }> {
  const blobs = new Map<string, Uint8Array>();
  const dossier = emptyDossier('heavy', 'Answer about one shipment', 'uflpa_applicability');
  for (const { no, title, pages, bytesOfPage, confidential = true } of exhibits) {
    const bytes = await heavyPdf(`${no} ${title}`, pages, bytesOfPage);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    blobs.set(sha256, bytes);
    dossier.exhibits.push(v.parse(exhibitSchema, { id: `id-${no}`, exhibitNo: no, section: no.slice(0, 1), docType: 'COMMERCIAL_INVOICE', title, confidential }));
    dossier.files.push(v.parse(fileSchema, { id: `file-${no}`, exhibitId: `id-${no}`, name: `${no}.pdf`, sha256, size: bytes.length, mediaType: 'application/pdf', condition: 'ok', pages }));
  }
  return { dossier, blobs };
}
