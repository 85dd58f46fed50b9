// How finely the pages of a scanned PDF were scanned: dots per inch of the picture that covers each page.
import { heapOf, withMemory, type Pdfium } from './pdfium.ts';

/** Pages looked at; a scan is made in one go. */
const MOST_PAGES = 20;
const MOST_OBJECTS = 200;
const IMAGE_OBJECT = 3;
const POINTS_PER_INCH = 72;
/** Six floats of a matrix, then width and height as whole numbers. */
const MATRIX_BYTES = 24;

/** Dots per inch of the largest picture on the page, the lower of both directions; null where there is none. Askew pictures are measured along their own edges. */
function pageResolution(pdfium: Pdfium, document: number, index: number): number | null {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    return withMemory(pdfium, MATRIX_BYTES + 8, (pointer) => {
      let largest = { pixels: 0, dpi: 0 };
      for (let at = 0; at < Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS); at += 1) {
        const object = pdfium.FPDFPage_GetObject(page, at);
        if (object === 0 || pdfium.FPDFPageObj_GetType(object) !== IMAGE_OBJECT) continue;
        if (!pdfium.FPDFPageObj_GetMatrix(object, pointer) || !pdfium.FPDFImageObj_GetImagePixelSize(object, pointer + MATRIX_BYTES, pointer + MATRIX_BYTES + 4)) continue;
        const { buffer, byteOffset } = heapOf(pdfium);
        const view = new DataView(buffer, byteOffset + pointer, MATRIX_BYTES + 8);
        const edge = (from: number): number => Math.hypot(view.getFloat32(from, true), view.getFloat32(from + 4, true)) / POINTS_PER_INCH;
        const [width, height] = [view.getUint32(MATRIX_BYTES, true), view.getUint32(MATRIX_BYTES + 4, true)];
        const dpi = Math.min(width / edge(0), height / edge(8));
        if (Number.isFinite(dpi) && width * height > largest.pixels) largest = { pixels: width * height, dpi };
      }
      return largest.pixels === 0 ? null : largest.dpi;
    });
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

/** Whole dots per inch of the coarsest of the first pages; null when no page is a picture. */
export function scanResolution(pdfium: Pdfium, document: number, pages: number): number | null {
  const found = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, index) => pageResolution(pdfium, document, index)).filter((dpi) => dpi !== null);
  return found.length === 0 ? null : Math.round(Math.min(...found));
}
