// The last rung that still shows something: every page as a picture, in a PDF of its own.
import { crossReferenceStream } from '../assemble/cross-reference-stream.ts';
import { PageTree } from '../assemble/page-tree.ts';
import { PdfOutput } from '../assemble/pdf-output.ts';
import { writePicturePage } from '../assemble/picture-page.ts';
import { drawPage } from './draw-page.ts';
import type { PdfiumDocument } from './pdfium-document.ts';

/** A PDF of pictures, and the pages (from 1) that even PDFium cannot draw, which are left blank. */
export async function renderPages(document: PdfiumDocument): Promise<{ readonly pdf: Uint8Array; readonly blank: readonly number[] }> {
  const pieces: Uint8Array[] = [];
  const out = new PdfOutput({ write: (piece) => Promise.resolve(void pieces.push(piece)) });
  const catalog = out.reserve();
  const tree = new PageTree(out, document.pages);
  const blank: number[] = [];
  for (let index = 0; index < document.pages; index += 1) {
    const picture = drawPage(document, index);
    if (!picture.jpeg) blank.push(index + 1);
    writePicturePage(out, tree, index, picture);
    await out.settle();
  }
  tree.write(out);
  out.object(catalog, `<</Type/Catalog/Pages ${tree.root} 0 R>>`);
  const number = out.reserve();
  out.bytes(crossReferenceStream(out.offsets, number, out.position, `/Root ${catalog} 0 R`));
  await out.finish();
  return { pdf: new Uint8Array(Buffer.concat(pieces)), blank };
}
