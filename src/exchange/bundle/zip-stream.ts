// Writes a ZIP as a stream, part after part, so that memory does not depend on size; ZIP64 where it is needed.
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipPart {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly compress: boolean;
  stream(): AsyncIterable<Uint8Array>;
}

/** The bytes of the archive. Every part is dated `date`; a part that fails fails the whole. */
export async function* zipStream(parts: readonly ZipPart[], date: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  for (const { path, size, compress, stream } of parts) {
    zip.addReadStreamLazy(path, { mtime: date, mode: 0o100644, compress, size }, (done) => done(null, Readable.from(stream(), { objectMode: false })));
  }
  zip.end();
  for await (const chunk of output) if (Buffer.isBuffer(chunk)) yield chunk;
}
