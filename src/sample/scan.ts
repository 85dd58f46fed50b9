// Makes of a drawn PDF what a scanner makes of a printed one: pictures only, a little askew and noisy.
import jpeg from 'jpeg-js';
import { degrees, PDFDocument } from 'pdf-lib';
import type { Resources } from '../contract/resources.ts';
import { PdfiumHolder } from '../ingest/pdfium.ts';
import { PdfiumDocument } from '../package/prepare/pdfium-document.ts';
import { seededNoise } from './photo.ts';

const DOTS_PER_INCH = 150;

/** A PDF of pictures of the pages of `source`, without any text, dated `date`. */
export async function scanned(source: Uint8Array, date: string, resources: Resources): Promise<Uint8Array> {
  const pdfium = await new PdfiumHolder(() => resources.read('wasm/pdfium.wasm')).get();
  const drawn = PdfiumDocument.open(pdfium, source);
  try {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const noise = seededNoise(7);
    for (let index = 0; index < drawn.pages; index += 1) {
      const picture = drawn.render(index, DOTS_PER_INCH / 72);
      if (!picture) throw new Error('the page to scan cannot be drawn');
      const grey = Uint8Array.from(picture.rgba);
      for (let at = 0; at < grey.length; at += 4) {
        const shade = (noise() - 0.5) * 26 - 8;
        for (let channel = 0; channel < 3; channel += 1) grey[at + channel] = Math.max(0, Math.min(255, (grey[at + channel] ?? 0) + shade));
      }
      const page = pdf.addPage([612, 792]);
      page.drawImage(await pdf.embedJpg(jpeg.encode({ data: grey, width: picture.width, height: picture.height }, 70).data), { x: 6, y: -3, width: 612, height: 792, rotate: degrees(0.7) });
    }
    pdf.setTitle('Scan (SPECIMEN)');
    pdf.setProducer('Specimen Scanner');
    pdf.setCreationDate(new Date(`${date}T10:00:00Z`));
    return await pdf.save();
  } finally {
    drawn.close();
  }
}
