// Writes a PDF anew by our own copier: the same pages, nothing active, nothing left open. What a package will contain is what this made.
import { createHash } from 'node:crypto';
import { Layers } from '../assemble/layers.ts';
import { writeOutline } from '../assemble/outline.ts';
import { PageTree } from '../assemble/page-tree.ts';
import { writePages, type Mending } from '../assemble/write-pages.ts';
import type { PagePicture } from '../assemble/picture-page.ts';
import { PdfOutput } from '../assemble/pdf-output.ts';
import { crossReferenceStream } from '../assemble/cross-reference-stream.ts';
import { readPages } from '../pdf-syntax/pages.ts';
import { PdfFile } from '../pdf-syntax/pdf-file.ts';
import { PdfSyntaxError } from '../pdf-syntax/values.ts';

export interface Normalised {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly file: PdfFile;
  /** Pages by index whose content is no PDF syntax, with what is wrong. */
  readonly damagedPages: ReadonlyMap<number, string>;
  /** Streams whose data could not be read to its end. */
  readonly damagedStreams: number;
}

export interface NormaliseOptions {
  /** Find the objects by scanning, whatever the cross-reference says. */
  readonly rebuild?: boolean;
  /** What to show instead of the page at that index; null for the page itself. */
  picture?(index: number): PagePicture | null;
}

/** Throws PdfSyntaxError when `bytes` is not a PDF that the strict reader accepts from its cross-reference to its last object. */
export async function normalise(bytes: Uint8Array, { rebuild = false, picture = () => null }: NormaliseOptions = {}): Promise<Normalised> {
  const file = new PdfFile(bytes, { rebuild });
  const list = readPages(file);
  const { pages } = list;
  if (pages.length === 0) throw new PdfSyntaxError('it has no pages');
  const pieces: Uint8Array[] = [];
  const out = new PdfOutput({ write: (piece) => Promise.resolve(void pieces.push(Buffer.from(piece))) });
  const catalog = out.reserve();
  const tree = new PageTree(out, pages.length);
  const layers = new Layers();
  const mend: Mending = { picture, damagedPages: new Map(), damagedStreams: 0 };
  const brought = await writePages(file, list, out, tree, layers, mend);
  tree.write(out);
  const outline = writeOutline(out, brought.map((bookmark) => ({ ...bookmark, page: tree.firstPage + bookmark.page })));
  out.object(catalog, `<</Type/Catalog/Pages ${tree.root} 0 R${outline === null ? '' : `/Outlines ${outline} 0 R`}${layers.entry()}>>`);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const number = out.reserve();
  out.bytes(crossReferenceStream(out.offsets, number, out.position, `/Root ${catalog} 0 R/ID[<${id}><${id}>]`));
  await out.finish();
  return { pdf: new Uint8Array(Buffer.concat(pieces)), pages: pages.length, file, damagedPages: mend.damagedPages, damagedStreams: mend.damagedStreams };
}
