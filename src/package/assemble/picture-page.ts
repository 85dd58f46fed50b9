// A page that is a picture: for what can be seen but not copied.
import { dictOf, PdfName } from '../pdf-syntax/values.ts';
import { writeNumber } from '../pdf-syntax/write-value.ts';
import type { PageTree } from './page-tree.ts';
import type { PdfOutput } from './pdf-output.ts';

export interface PagePicture {
  /** Points as shown. */
  readonly width: number;
  readonly height: number;
  /** A JPEG in RGB with its size in pixels; null leaves the page blank. */
  readonly jpeg: { readonly bytes: Buffer; readonly width: number; readonly height: number } | null;
}

/** Writes page `index` of the tree. */
export function writePicturePage(out: PdfOutput, tree: PageTree, index: number, { width, height, jpeg }: PagePicture): void {
  let shown = '/Resources<<>>';
  if (jpeg) {
    const content = out.stream(new Map(), Buffer.from(`q ${writeNumber(width)} 0 0 ${writeNumber(height)} 0 0 cm /Page Do Q`, 'latin1'));
    const image = out.stream(
      dictOf({ Type: new PdfName('XObject'), Subtype: new PdfName('Image'), Width: jpeg.width, Height: jpeg.height, ColorSpace: new PdfName('DeviceRGB'), BitsPerComponent: 8, Filter: new PdfName('DCTDecode') }),
      jpeg.bytes,
    );
    shown = `/Resources<</XObject<</Page ${image} 0 R>>>>/Contents ${content} 0 R`;
  }
  out.object(tree.firstPage + index, `<</Type/Page/Parent ${tree.parentOf(index)} 0 R/MediaBox[0 0 ${writeNumber(width)} ${writeNumber(height)}]${shown}>>`);
}
