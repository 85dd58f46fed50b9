// Pages for pictures: US Letter upright or on its side, the picture as large as fits, turned as its camera says.
import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFOperator, PDFOperatorNames } from 'pdf-lib';

export interface PlacedImage {
  readonly ref: PDFRef;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

const MARGIN = 36;
/** Small pictures are not blown up beyond one pixel to this many points. */
const LARGEST_PIXEL = 0.75;

/** Matrix that puts the unit square of a picture with that orientation on the rectangle (TIFF 6.0, tag 274). */
export function orientationMatrix(orientation: number, x: number, y: number, w: number, h: number): readonly number[] {
  switch (orientation) {
    case 2: return [-w, 0, 0, h, x + w, y];
    case 3: return [-w, 0, 0, -h, x + w, y + h];
    case 4: return [w, 0, 0, -h, x, y + h];
    case 5: return [0, -h, -w, 0, x + w, y + h];
    case 6: return [0, -h, w, 0, x, y + h];
    case 7: return [0, h, w, 0, x, y];
    case 8: return [0, h, -w, 0, x + w, y];
    default: return [w, 0, 0, h, x, y];
  }
}

export function addImagePage(pdf: PDFDocument, image: PlacedImage): void {
  const turned = image.orientation >= 5 && image.orientation <= 8;
  const [width, height] = turned ? [image.height, image.width] : [image.width, image.height];
  const [pageWidth, pageHeight] = width > height ? [792, 612] : [612, 792];
  const scale = Math.min((pageWidth - 2 * MARGIN) / width, (pageHeight - 2 * MARGIN) / height, LARGEST_PIXEL);
  const [w, h] = [width * scale, height * scale];
  const page = pdf.addPage([pageWidth, pageHeight]);
  const name = page.node.newXObject('Picture', image.ref);
  const matrix = orientationMatrix(image.orientation, (pageWidth - w) / 2, (pageHeight - h) / 2, w, h);
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.PushGraphicsState),
    PDFOperator.of(PDFOperatorNames.ConcatTransformationMatrix, matrix.map(String)),
    PDFOperator.of(PDFOperatorNames.DrawObject, [name]),
    PDFOperator.of(PDFOperatorNames.PopGraphicsState),
  );
}
