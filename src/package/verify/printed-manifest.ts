// The manifest as it is printed: the rows of the table of originals, read from the tagged pages of the package.
import { nameOf, numberOf, PdfRef, PdfSyntaxError, type PdfDict, type PdfValue } from '../pdf-syntax/values.ts';
import { markedTexts } from './marked-text.ts';
import type { PackageReader } from './package-reader.ts';

/** A line of it, as read; white space in it tells only where lines break and hashes are grouped. */
export interface PrintedLine { readonly exhibit: string; readonly file: string; readonly size: string; readonly sha256: string; }

/** Heads of the columns that are compared; by them the table is known. */
const HEADS: Readonly<Record<keyof PrintedLine, string>> = { exhibit: 'Exhibit', file: 'File', size: 'Size', sha256: 'SHA-256' };
const MAX_ELEMENTS = 2_000_000;

class StructureReader {
  readonly #reader: PackageReader;
  readonly #texts = new Map<number, Promise<ReadonlyMap<number, string>>>();
  #elements = 0;

  constructor(reader: PackageReader) {
    this.#reader = reader;
  }

  /** The elements below `element` that are dictionaries: elements, and places of marked content. */
  async kids(element: PdfDict): Promise<PdfDict[]> {
    const value = element.get('K');
    const list = await this.#reader.list(value);
    const kids: PdfDict[] = [];
    for (const kid of list.length > 0 || value === undefined ? list : [value]) {
      if ((this.#elements += 1) > MAX_ELEMENTS) throw new PdfSyntaxError('the structure of the pages is endless');
      const dict = await this.#reader.dict(kid);
      if (dict) kids.push(dict);
    }
    return kids;
  }

  /** Text of an element; `first` takes only its first piece, for heads are repeated on every page. */
  async text(element: PdfDict, first = false): Promise<string> {
    const pieces: string[] = [];
    for (const kid of await this.kids(element)) {
      if (first && pieces.length > 0) break;
      const id = numberOf(kid.get('MCID'));
      pieces.push(id === null ? await this.text(kid) : ((await this.#page(kid.get('Pg'))).get(id) ?? ''));
    }
    return pieces.join('').replace(/\s+/gu, ' ').trim();
  }

  #page(value: PdfValue | undefined): Promise<ReadonlyMap<number, string>> {
    if (!(value instanceof PdfRef)) throw new PdfSyntaxError('the structure of the pages names no page');
    const known = this.#texts.get(value.number) ?? this.#reader.dict(value).then((page) => markedTexts(this.#reader, page ?? new Map<string, PdfValue>()));
    this.#texts.set(value.number, known);
    return known;
  }
}

/** Its lines, or null when the package has no such table; throws PdfSyntaxError when its pages cannot be read. */
export async function readPrintedManifest(reader: PackageReader, catalog: PdfDict): Promise<readonly PrintedLine[] | null> {
  const root = await reader.dict(catalog.get('StructTreeRoot'));
  if (!root) return null;
  const structure = new StructureReader(reader);
  const sections = (await Promise.all((await structure.kids(root)).map((document) => structure.kids(document)))).flat();
  // It stands in the last part.
  for (const section of sections.reverse()) {
    for (const table of await structure.kids(section)) {
      const lines = nameOf(table.get('S')) === 'Table' ? await linesOf(structure, table) : null;
      if (lines) return lines;
    }
  }
  return null;
}

async function linesOf(structure: StructureReader, table: PdfDict): Promise<PrintedLine[] | null> {
  const [head, ...rows] = await structure.kids(table);
  if (!head) return null;
  const heads: string[] = [];
  for (const cell of await structure.kids(head)) heads.push(await structure.text(cell, true));
  const at = (column: keyof PrintedLine): number => heads.indexOf(HEADS[column]);
  if ([at('exhibit'), at('file'), at('size'), at('sha256')].includes(-1)) return null;
  const lines: PrintedLine[] = [];
  for (const row of rows) {
    const cells = await structure.kids(row);
    const cell = async (column: keyof PrintedLine): Promise<string> => {
      const found = cells[at(column)];
      return found ? structure.text(found) : '';
    };
    lines.push({ exhibit: await cell('exhibit'), file: await cell('file'), size: await cell('size'), sha256: await cell('sha256') });
  }
  return lines;
}
