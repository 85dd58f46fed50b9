// Copies the objects of a segment by its layout: read once from front to end, references renumbered, everything else as it is.
import type { LaidOutPdf } from '../layout/laid-out-pdf.ts';
import { writtenReference } from '../layout/layout.ts';
import { CLASS, DIGIT } from '../pdf-syntax/characters.ts';
import { PdfSyntaxError } from '../pdf-syntax/values.ts';
import type { PdfOutput } from './pdf-output.ts';

const WINDOW = 1024 * 1024;
const SIGN_OF_REFERENCE = 0x52;

export class SegmentBody {
  readonly #out: PdfOutput;
  /** The part of the source that is in memory; the same room for all segments. */
  readonly #room: Buffer = Buffer.allocUnsafeSlow(WINDOW);

  constructor(out: PdfOutput) {
    this.#out = out;
  }

  /** Copies every object of `pdf` for which `isNew`; `number` answers the numbers of the copies, 0 for what is not copied. Throws PdfSyntaxError where the layout is not that of the file. */
  async copy({ layout, fill }: Pick<LaidOutPdf, 'layout' | 'fill'>, number: (local: number) => number, isNew: (local: number) => boolean): Promise<void> {
    const { places, holes, size, own } = layout;
    const out = this.#out;
    let [bytes, first, last] = [this.#room, 0, 0];
    const move = async (at: number): Promise<void> => {
      if (at >= size) [bytes, first, last] = [own, size, size + own.length];
      else {
        const room = this.#room.subarray(0, Math.min(WINDOW, size - at));
        await fill(room, at);
        [bytes, first, last] = [room, at, at + room.length];
      }
    };
    let hole = 0;
    for (let place = 0; place < places.length; place += 3) {
      const [local = 0, start = 0, end = 0] = [places[place], places[place + 1], places[place + 2]];
      if (!isNew(local)) {
        while (hole < holes.length && (holes[hole] ?? 0) < end) hole += 3;
        continue;
      }
      out.begin(number(local));
      for (let at = start; at < end; ) {
        if (at < first || at >= last) await move(at);
        const next = holes[hole] ?? Infinity;
        if (next > at) {
          const stop = Math.min(end, next, last);
          out.copy(bytes, at - first, stop - first);
          at = stop;
        } else {
          const after = next + (holes[hole + 1] ?? 0);
          if (after > last) await move(at);
          if (CLASS[bytes[next - first] ?? 0] !== DIGIT || bytes[after - first - 1] !== SIGN_OF_REFERENCE) throw new PdfSyntaxError('its layout is that of another file');
          const target = holes[hole + 2] ?? 0;
          out.text(target === 0 ? 'null' : writtenReference(number(target)));
          hole += 3;
          at = after;
        }
        if (out.isWaiting) await out.settle();
      }
      out.end();
    }
  }
}
