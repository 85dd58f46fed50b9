// Draws a page with PDFium as a picture to print: 200 dots per inch, JPEG.
import { encode } from 'jpeg-js';
import { LARGEST_SIDE } from '../assemble/page-box.ts';
import type { PagePicture } from '../assemble/picture-page.ts';
import type { PdfiumDocument } from './pdfium-document.ts';

const DOTS_PER_INCH = 200;
const QUALITY = 80;
const LETTER = { width: 612, height: 792 };

/** Page `index` of `document`, made to fit what readers can show; blank when even PDFium cannot draw it. */
export function drawPage(document: PdfiumDocument, index: number): PagePicture {
  const size = document.size(index) ?? LETTER;
  const picture = document.render(index, DOTS_PER_INCH / 72);
  const fit = Math.min(1, LARGEST_SIDE / Math.max(size.width, size.height));
  return { width: Math.max(1, size.width * fit), height: Math.max(1, size.height * fit), jpeg: picture && { bytes: Buffer.from(encode({ data: picture.rgba, width: picture.width, height: picture.height }, QUALITY).data), width: picture.width, height: picture.height } };
}
