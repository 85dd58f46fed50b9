// The file being written: objects with their offsets, handed to the sink in large pieces and hashed on the way.
import { createHash, type Hash } from 'node:crypto';
import { writeDict } from '../pdf-syntax/write-value.ts';
import type { PdfDict } from '../pdf-syntax/values.ts';
import type { ByteSink } from '../engine.ts';

const PIECE = 1024 * 1024;
/** Below so many bytes a loop is faster than a call into native code, and most runs between two references are short. */
const SHORT = 64;
/** From so many bytes on a run is handed over as it is: copying it would cost more than a write of its own. */
const LONG = 64 * 1024;

export class PdfOutput {
  readonly #sink: ByteSink;
  #hash: Hash = createHash('sha256');
  #offsets: number[] = [0];
  #piece: Buffer = Buffer.allocUnsafeSlow(PIECE);
  /** What of the piece is filled but not yet set aside: from `#start` to `#used`. */
  #start = 0;
  #used = 0;
  /** What waits for the sink; `spent` is a piece whose last bytes these are. */
  #waiting: { readonly bytes: Buffer; readonly spent: Buffer | null }[] = [];
  /** Pieces the sink is done with: memory that was used before is faster than new. */
  readonly #free: Buffer[] = [];
  #handedOver = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(sink: ByteSink) {
    this.#sink = sink;
    this.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  /** Bytes written so far. */
  get position(): number {
    return this.#handedOver + this.#used - this.#start;
  }

  /** Offset of each object by number; 0 where nothing was written. */
  get offsets(): readonly number[] {
    return this.#offsets;
  }

  /** Claims `count` consecutive object numbers and answers the first. */
  reserve(count = 1): number {
    const first = this.#offsets.length;
    for (let index = 0; index < count; index += 1) this.#offsets.push(0);
    return first;
  }

  /** Appends Latin-1 text. */
  text(text: string): void {
    if (text.length > PIECE - this.#used) {
      if (text.length >= LONG) return this.bytes(Buffer.from(text, 'latin1'));
      this.#turn();
    }
    this.#used += this.#piece.write(text, this.#used, 'latin1');
  }

  /** Appends `source[start, end)`; long runs are passed on without a copy, so `source` must never change. */
  bytes(source: Buffer, start = 0, end = source.length): void {
    const length = end - start;
    if (length >= LONG) {
      this.#setAside();
      this.#waiting.push({ bytes: source.subarray(start, end), spent: null });
      this.#handedOver += length;
      return;
    }
    if (length > PIECE - this.#used) this.#turn();
    if (length < SHORT) for (let from = start, to = this.#used; from < end; from += 1, to += 1) this.#piece[to] = source[from] ?? 0;
    else source.copy(this.#piece, this.#used, start, end);
    this.#used += length;
  }

  /** The same for a `source` that will be filled anew: it is always copied. */
  copy(source: Buffer, start: number, end: number): void {
    for (let from = start; from < end; ) {
      if (this.#used === PIECE) this.#turn();
      const to = Math.min(end, from + PIECE - this.#used);
      if (to - from < LONG) this.bytes(source, from, to);
      else this.#used += source.copy(this.#piece, this.#used, from, to);
      from = to;
    }
  }

  /** True when there is something for `settle` to do. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Opens object `number`; its text follows, then `end`. */
  begin(number: number): void {
    this.#offsets[number] = this.position;
    this.text(`${number} 0 obj\n`);
  }

  end(): void {
    this.text('\nendobj\n');
  }

  /** Writes a whole object from its text. */
  object(number: number, text: string): number {
    this.begin(number);
    this.text(text);
    this.end();
    return number;
  }

  /** Writes a stream under a new number and answers it; `dict` gets its /Length. */
  stream(dict: PdfDict, data: Buffer, number = this.reserve()): number {
    this.begin(number);
    this.text(`${writeDict(new Map([...dict, ['Length', data.length]]))}\nstream\n`);
    this.bytes(data);
    this.text('\nendstream');
    this.end();
    return number;
  }

  /** Hands the filled pieces to the sink, which writes one while the next is hashed. Call it often: what waits here is memory. */
  async settle(): Promise<void> {
    for (const { bytes, spent } of this.#waiting.splice(0)) {
      this.#hash.update(bytes);
      await this.#writing;
      this.#writing = this.#sink.write(bytes).then(() => {
        if (spent) this.#free.push(spent);
      });
      // A failure is thrown where the next piece waits for it.
      this.#writing.catch(() => undefined);
    }
  }

  /** Ends a file that carries no signature; answers its SHA-256. */
  async finish(): Promise<string> {
    this.#setAside();
    await this.settle();
    await this.#writing;
    return this.#hash.digest('hex');
  }

  /**
   * Ends the file around a gap that no hash covers yet: all written so far and `tail` are hashed, `fill` answers the
   * bytes of the gap from that SHA-256. Answers the SHA-256 of the whole file.
   */
  async finishAround(tail: Buffer, fill: (digest: Buffer) => Promise<Buffer>): Promise<string> {
    this.#setAside();
    await this.settle();
    await this.#writing;
    const whole = this.#hash.copy();
    const gap = await fill(this.#hash.update(tail).digest());
    await this.#sink.write(gap);
    await this.#sink.write(tail);
    this.#handedOver += gap.length + tail.length;
    return whole.update(gap).update(tail).digest('hex');
  }

  /** Sets aside what the piece holds; what is filled next follows in the same memory. */
  #setAside(spent: Buffer | null = null): void {
    if (this.#used === this.#start) return;
    this.#waiting.push({ bytes: this.#piece.subarray(this.#start, this.#used), spent });
    this.#handedOver += this.#used - this.#start;
    this.#start = this.#used;
  }

  /** Sets the piece aside and begins another. */
  #turn(): void {
    this.#setAside(this.#piece);
    this.#piece = this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE);
    this.#start = this.#used = 0;
  }
}
