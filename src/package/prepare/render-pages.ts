// The last rung that still shows something: every page as a picture, in a PDF of its own.
import { encode } from 'jpeg-js';
import { crossReferenceStream } from '../assemble/cross-reference-stream.ts';
import { PageTree } from '../assemble/page-tree.ts';
import { PdfOutput } from '../assemble/pdf-output.ts';
import { dictOf, PdfName } from '../pdf-syntax/values.ts';
import { writeNumber } from '../pdf-syntax/write-value.ts';
import type { PdfiumDocument } from './pdfium-document.ts';

const DOTS_PER_INCH = 200;
const QUALITY = 80;

/** A PDF of pictures, and the pages (from 1) that even PDFium cannot draw, which are left blank. */
export async function renderPages(document: PdfiumDocument): Promise<{ readonly pdf: Uint8Array; readonly blank: readonly number[] }> {
  const pieces: Uint8Array[] = [];
  const out = new PdfOutput({ write: (piece) => Promise.resolve(void pieces.push(piece)) });
  const catalog = out.reserve();
  const tree = new PageTree(out, document.pages);
  const blank: number[] = [];
  for (let index = 0; index < document.pages; index += 1) {
    const { width, height } = document.size(index) ?? { width: 612, height: 792 };
    const picture = document.render(index, DOTS_PER_INCH / 72);
    if (!picture) blank.push(index + 1);
    const content = picture ? out.stream(new Map(), Buffer.from(`q ${writeNumber(width)} 0 0 ${writeNumber(height)} 0 0 cm /Page Do Q`, 'latin1')) : null;
    const image = picture
      ? out.stream(
          dictOf({ Type: new PdfName('XObject'), Subtype: new PdfName('Image'), Width: picture.width, Height: picture.height, ColorSpace: new PdfName('DeviceRGB'), BitsPerComponent: 8, Filter: new PdfName('DCTDecode') }),
          Buffer.from(encode({ data: picture.rgba, width: picture.width, height: picture.height }, QUALITY).data),
        )
      : null;
    const shown = image !== null ? `/Resources<</XObject<</Page ${image} 0 R>>>>/Contents ${content} 0 R` : '/Resources<<>>';
    out.object(tree.firstPage + index, `<</Type/Page/Parent ${tree.parentOf(index)} 0 R/MediaBox[0 0 ${writeNumber(width)} ${writeNumber(height)}]${shown}>>`);
    await out.settle();
  }
  tree.write(out);
  out.object(catalog, `<</Type/Catalog/Pages ${tree.root} 0 R>>`);
  const number = out.reserve();
  out.bytes(crossReferenceStream(out.offsets, number, out.position, `/Root ${catalog} 0 R`));
  await out.finish();
  return { pdf: new Uint8Array(Buffer.concat(pieces)), blank };
}
