// The incremental update that adds a document timestamp to an issued package (ISO 32000-2, 12.8.5; EN 319 142-1, 5.4.3).
import { createHash } from 'node:crypto';
import { Fault } from '../../contract/errors.ts';
import { dictOf, numberOf, PdfName, PdfRef, PdfString, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { writeDict, writeValue } from '../pdf-syntax/write-value.ts';
import type { PackageReader } from '../verify/package-reader.ts';
import type { SignedPart } from '../verify/hash-file.ts';

/** Room for the token; tokens with their certificates take 3 to 9 kB. */
const ROOM = 24 * 1024;
const BYTE_RANGE_WIDTH = 64;
const MAX_DEPTH = 64;

/** What is appended: a function of the file alone, so that it is the same when the request is made and when the answer comes. */
export interface TimestampUpdate {
  /** All of the update, with zeros in the place of the token. */
  readonly bytes: Buffer;
  /** What the timestamp stands for, in the file with the update behind it. */
  readonly part: SignedPart;
}

/** The first page by the leftmost branch of the page tree. */
async function firstPage(reader: PackageReader, catalog: PdfDict): Promise<PdfRef> {
  let found = catalog.get('Pages');
  for (let depth = 0; depth < MAX_DEPTH && found instanceof PdfRef; depth += 1) {
    const node = await reader.dict(found);
    if (!node?.has('Kids')) return found;
    [found] = await reader.list(node.get('Kids'));
  }
  throw new PdfSyntaxError('it has no pages');
}

/** The cross-reference stream of the update, as object `number` at `position`. */
function crossReference(places: ReadonlyMap<number, number>, number: number, position: number, trailer: PdfDict): string {
  const rows = [...places, [number, position] as const].sort(([a], [b]) => a - b);
  const table = rows.map(([, offset]) => `01${offset.toString(16).padStart(12, '0')}0000`).join('');
  const entries = new Map<string, PdfValue>([['Type', new PdfName('XRef')], ['W', [1, 6, 2]], ['Index', rows.flatMap(([row]) => [row, 1])], ...trailer, ['Length', table.length / 2]]);
  return `${number} 0 obj\n${writeDict(entries)}\nstream\n${Buffer.from(table, 'hex').toString('latin1')}\nendstream\nendobj\nstartxref\n${position}\n%%EOF\n`;
}

/** Identifier of the revision: the first half stays, the second follows from what was there (ISO 32000-1, 14.4). */
function identifierOf(trailer: PdfDict, size: number): PdfValue {
  const known = trailer.get('ID');
  const [first, second] = Array.isArray(known) ? known : [];
  if (!(first instanceof PdfString) || !(second instanceof PdfString)) throw new PdfSyntaxError('it has no file identifier');
  return [first, new PdfString(createHash('sha256').update(second.bytes).update(String(size)).digest().subarray(0, 16))];
}

/** The update for the file in `reader`; throws PdfSyntaxError when the file is not built as a package is. */
export async function planTimestampUpdate(reader: PackageReader): Promise<TimestampUpdate> {
  const { source: { size: start }, crossReference: { trailer, offsets } } = reader;
  const [root, objects, previous] = [trailer.get('Root'), numberOf(trailer.get('Size')), offsets[0]];
  const catalog = await reader.dict(root);
  const form = await reader.dict(catalog?.get('AcroForm'));
  if (!(root instanceof PdfRef) || !catalog || !form || objects === null || previous === undefined) throw new PdfSyntaxError('it carries no signature');
  const pageRef = await firstPage(reader, catalog);
  const page = await reader.dict(pageRef);
  if (!page) throw new PdfSyntaxError('it has no pages');
  const [field, value, table] = [new PdfRef(objects, 0), new PdfRef(objects + 1, 0), objects + 2];
  const fields = await reader.list(form.get('Fields'));

  let text = '';
  const places = new Map<number, number>();
  const begin = ({ number }: PdfRef): void => {
    places.set(number, start + text.length);
    text += `${number} 0 obj\n`;
  };
  const object = (ref: PdfRef, dict: PdfDict): void => {
    begin(ref);
    text += `${writeDict(dict)}\nendobj\n`;
  };
  object(pageRef, new Map([...page, ['Annots', [...(await reader.list(page.get('Annots'))), field]]]));
  object(root, new Map([...catalog, ['AcroForm', new Map([...form, ['Fields', [...fields, field]]])]]));
  object(field, dictOf({ Type: new PdfName('Annot'), Subtype: new PdfName('Widget'), FT: new PdfName('Sig'), T: new PdfString(Buffer.from(`Timestamp${fields.length}`)), F: 132, P: pageRef, Rect: [0, 0, 0, 0], V: value }));
  begin(value);
  text += `${writeValue(dictOf({ Type: new PdfName('DocTimeStamp'), Filter: new PdfName('Adobe.PPKLite'), SubFilter: new PdfName('ETSI.RFC3161') })).slice(0, -'>>'.length)}/ByteRange`;
  const gapStart = start + text.length + BYTE_RANGE_WIDTH + '/Contents'.length;
  const gapEnd = gapStart + 2 * ROOM + 2;
  const closing = '>>\nendobj\n';
  const tail = closing + crossReference(places, table, gapEnd + closing.length, dictOf({ Size: table + 1, Root: root, Info: trailer.get('Info') ?? null, ID: identifierOf(trailer, start), Prev: previous }));
  text += `${`[0 ${gapStart} ${gapEnd} ${tail.length}]`.padEnd(BYTE_RANGE_WIDTH)}/Contents<${'0'.repeat(2 * ROOM)}>${tail}`;
  return { bytes: Buffer.from(text, 'latin1'), part: { algorithm: 'sha256', gapStart, gapEnd, signedEnd: start + text.length } };
}

/** The update with the token in its place; throws `timestamp.unusable` when it is larger than the room kept for it. */
export function withToken({ bytes, part }: TimestampUpdate, token: Uint8Array): Buffer {
  if (token.length > ROOM) throw new Fault('timestamp.unusable', { reason: `the timestamp is larger than ${ROOM / 1024} kB` });
  const filled = Buffer.from(bytes);
  const place = part.gapStart - (part.signedEnd - bytes.length);
  filled.write(Buffer.from(token).toString('hex'), place + 1, 'latin1');
  return filled;
}
