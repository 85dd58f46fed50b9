// A PDF as the cache keeps it: its layout first, so that a build need not look for anything in it.
import type { PlaceableFile, PreparedFile } from '../package/engine.ts';
import { laidOut } from '../package/layout/laid-out-pdf.ts';
import { layOut } from '../package/layout/lay-out.ts';
import { encodeLayout, readLayout } from '../package/layout/layout.ts';
import { PdfSyntaxError } from '../package/pdf-syntax/values.ts';

/** A prepared file that can be placed in a package, with its bytes at hand. */
export type KeptFile = PreparedFile & PlaceableFile;

/** Nothing where there is no layout: what is wrong with the file is said when it is placed, with its name. */
function layoutBytes(pdf: Uint8Array): Buffer {
  try {
    return encodeLayout(layOut(pdf));
  } catch (thrown) {
    if (thrown instanceof PdfSyntaxError) return Buffer.alloc(0);
    throw thrown;
  }
}

/** Layout and PDF in one entry, so that one never goes with another's. */
export function encodePdf(pdf: Uint8Array): Buffer {
  const layout = layoutBytes(pdf);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(layout.length);
  return Buffer.concat([length, layout, pdf]);
}

/** Bytes at most of all pages placed: references and what is unpacked make the file longer, by less than the layout that names them, twice. */
const placedBytes = (pdf: number, layout: number): number => pdf + 2 * layout;

/** The reverse. A layout that is not of this version, or not of this PDF, is worked out anew when the PDF is opened. */
export function decodePdf(bytes: Buffer): Pick<KeptFile, 'pdf' | 'bytes' | 'open'> {
  const end = 4 + bytes.readUInt32BE(0);
  const [layout, pdf] = [bytes.subarray(4, end), bytes.subarray(end)];
  // In a promise, so that a file that cannot be read fails where it is awaited.
  return { pdf, bytes: placedBytes(pdf.length, layout.length), open: async () => Promise.resolve(laidOut(pdf, readLayout(layout, pdf.length) ?? undefined)) };
}
