// A ZIP with a fixed time in it, so that equal content gives equal bytes.
import { ZipFile } from 'yazl';

/** Bytes of a ZIP of the named parts, in their order, all dated `date` (YYYY-MM-DD). */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, date: string): Promise<Uint8Array> {
  const zip = new ZipFile();
  const [year = 2026, month = 1, day = 1] = date.split('-').map(Number);
  // ZIP keeps local time: building it from parts makes it the same in every time zone.
  const options = { mtime: new Date(year, month - 1, day, 9), mode: 0o100644, forceDosTimestamp: true };
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name, options);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  return new Uint8Array(Buffer.concat(chunks));
}
