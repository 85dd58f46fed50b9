// A PDF with its layout, read in pieces so that no file has to be in memory whole.
import { layOut } from './lay-out.ts';
import type { Layout } from './layout.ts';

export interface LaidOutPdf {
  readonly layout: Layout;
  /** Fills `room` with the bytes of the PDF from `offset` on. */
  fill(room: Uint8Array, offset: number): Promise<void>;
  /** Call it when nothing more will be read. */
  close(): Promise<void>;
}

/** A PDF in memory. Throws PdfSyntaxError when no `layout` is given and the strict reader does not accept it. */
export function laidOut(bytes: Uint8Array, layout = layOut(bytes)): LaidOutPdf {
  return {
    layout,
    fill(room, offset) {
      room.set(bytes.subarray(offset, offset + room.length));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
