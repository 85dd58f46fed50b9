// Draws a page with PDFium as a picture to print: 200 dots per inch, JPEG.
import { encode } from 'jpeg-js';
import type { PagePicture } from '../assemble/picture-page.ts';
import type { PdfiumDocument } from './pdfium-document.ts';

const DOTS_PER_INCH = 200;
const QUALITY = 80;
const LETTER = { width: 612, height: 792 };

/** Page `index` of `document`; blank when even PDFium cannot draw it. */
export function drawPage(document: PdfiumDocument, index: number): PagePicture {
  const size = document.size(index) ?? LETTER;
  const picture = document.render(index, DOTS_PER_INCH / 72);
  return { ...size, jpeg: picture && { bytes: Buffer.from(encode({ data: picture.rgba, width: picture.width, height: picture.height }, QUALITY).data), width: picture.width, height: picture.height } };
}
