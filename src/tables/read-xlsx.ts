// Reads an XLSX as typed cells, its parts as they are unpacked: the text of a large sheet is never in memory whole.
import { SSF } from '@e965/xlsx';
import { SaxesParser } from 'saxes';
import type { Cell } from '../domain/labor/import/cell-values.ts';
import { dateText } from './date-text.ts';
import type { CellSheet } from './read-cells.ts';
import type { TableLimits } from './sheet.ts';

/** The files inside a workbook; null for one that it does not have. */
export interface WorkbookParts { read(name: string): AsyncIterable<Uint8Array> | null }

type Attributes = Readonly<Record<string, string>>;
interface Handler { open(name: string, attributes: Attributes): void; text?(text: string): void; close?(name: string): void; isDone?(): boolean }

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
/** Control characters are written as "_x000D_" in a workbook. */
const unescaped = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text);

/** Hands the elements of a part to `handler`. Throws where it is no well-formed XML, or declares a document type. */
async function readXml(part: AsyncIterable<Uint8Array>, handler: Handler): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => { throw error; });
  parser.on('doctype', () => { throw new Error('it declares a document type'); });
  parser.on('opentag', ({ name, attributes }) => handler.open(local(name), attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of part) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8');
    parser.write(decoder.decode(chunk, { stream: true }));
    if (handler.isDone?.()) return;
  }
  parser.close();
}

/** The table of shared texts: of each entry its text, without the readings beside Japanese and Chinese names. */
async function sharedTexts(part: AsyncIterable<Uint8Array> | null): Promise<string[]> {
  const texts: string[] = [];
  if (part === null) return texts;
  let [text, isText, isReading] = ['', false, false];
  await readXml(part, {
    open(name) { if (name === 'si') text = ''; else if (name === 't') isText = !isReading; else if (name === 'rPh') isReading = true; },
    text(piece) { if (isText) text += piece; },
    close(name) { if (name === 'si') texts.push(unescaped(text).trim()); else if (name === 't') isText = false; else if (name === 'rPh') isReading = false; },
  });
  return texts;
}

/** Formats of dates that are numbers only: 14–22 everywhere, 27–36 and 50–58 in East Asia, 45–47 times. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const isDateCode = (code: string): boolean => (SSF as { is_date(format: string): boolean }).is_date(code);

/** By style of a cell: does it show dates? */
async function dateStyles(part: AsyncIterable<Uint8Array> | null): Promise<boolean[]> {
  const [codes, styles] = [new Map<number, string>(), [] as boolean[]];
  if (part === null) return styles;
  let isInCells = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? isBuiltInDate(id) : isDateCode(code));
      }
    },
    close(name) { if (name === 'cellXfs') isInCells = false; },
  });
  return styles;
}

interface Book { readonly sheets: readonly { readonly name: string; readonly part: string | null }[]; readonly isFrom1904: boolean }

async function bookOf(parts: WorkbookParts, workbook: AsyncIterable<Uint8Array>): Promise<Book> {
  const [targets, sheets] = [new Map<string, string>(), [] as { name: string; id: string }[]];
  const relations = parts.read('xl/_rels/workbook.xml.rels');
  if (relations) await readXml(relations, { open(name, { Id, Target, Type }) { if (name === 'Relationship' && Id && Target && Type?.endsWith('/worksheet')) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`); } });
  let isFrom1904 = false;
  await readXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      else if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '' });
    },
  });
  return { sheets: sheets.map(({ name, id }) => ({ name, part: targets.get(id) ?? null })), isFrom1904 };
}

/** Column of a reference ("AB12" is 27), counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

const EMPTY: readonly Cell[] = [];
const DAYS_TO_1904 = 1462;

/** Gathers the rows of one sheet. */
class SheetReader implements Handler {
  readonly rows: (readonly Cell[])[] = [];
  readonly withoutValue = { count: 0, first: null as string | null };
  cut = false;
  readonly #texts: readonly string[];
  readonly #dates: readonly boolean[];
  readonly #from: number;
  readonly #limits: TableLimits;
  #left: number;
  #row: Cell[] = [];
  #number = 0;
  #column = -1;
  #cell: Attributes = {};
  #value: string | null = null;
  #isFormula = false;
  #takes = false;
  #isReading = false;

  constructor(texts: readonly string[], dates: readonly boolean[], isFrom1904: boolean, limits: TableLimits, left: number) {
    this.#texts = texts;
    this.#dates = dates;
    this.#from = isFrom1904 ? DAYS_TO_1904 : 0;
    this.#limits = limits;
    this.#left = left;
  }

  get left(): number { return this.#left; }
  isDone(): boolean { return this.cut; }

  open(name: string, attributes: Attributes): void {
    if (this.cut) return;
    if (name === 'row') {
      this.#number = Number(attributes['r'] ?? this.#number + 1);
      if (!Number.isInteger(this.#number) || this.#number < 1) throw new Error('a row has no number');
      if (this.#number > this.#limits.maxRows || this.#left <= 0) { this.cut = true; return; }
      [this.#row, this.#column] = [[], -1];
    } else if (name === 'c') {
      this.#cell = attributes;
      this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
      [this.#value, this.#isFormula] = [null, false];
    } else if (name === 'f') this.#isFormula = true;
    else if (name === 'rPh') this.#isReading = true;
    else if ((name === 'v' || name === 't') && !this.#isReading) {
      this.#takes = true;
      this.#value ??= '';
    }
  }

  text(piece: string): void {
    if (this.#takes) this.#value = (this.#value ?? '') + piece;
  }

  close(name: string): void {
    if (this.cut) return;
    if (name === 'v' || name === 't') this.#takes = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'c') this.#take();
    else if (name === 'row') {
      while (this.#row.at(-1) === '') this.#row.pop();
      // Rows nobody wrote to are not in the file, and their numbers count.
      while (this.rows.length < this.#number - 1) this.rows.push(EMPTY);
      this.rows[this.#number - 1] = this.#row;
      this.#left -= Math.max(1, this.#row.length);
    }
  }

  #take(): void {
    if (this.#value === null && this.#isFormula) {
      this.withoutValue.count += 1;
      this.withoutValue.first ??= this.#cell['r'] ?? `row ${this.#number}`;
    }
    if (this.#column < 0 || this.#column >= this.#limits.maxColumns || this.#value === null) return;
    while (this.#row.length < this.#column) this.#row.push('');
    this.#row[this.#column] = this.#cellOf(this.#value);
  }

  #cellOf(value: string): Cell {
    switch (this.#cell['t']) {
      case 's': return this.#texts[Number(value)] ?? '';
      case 'str': case 'inlineStr': return unescaped(value).trim();
      case 'b': return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e': return value.trim();
      case 'd': return value.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1');
      default: {
        const number = value.trim() === '' ? Number.NaN : Number(value);
        if (Number.isNaN(number)) return value.trim();
        return this.#dates[Number(this.#cell['s'] ?? -1)] === true ? dateText(number + this.#from) ?? number : number;
      }
    }
  }
}

/**
 * Every sheet in order, or null where the file is no workbook of this form. Formulas are never computed: the value stored is read,
 * and cells that have none are counted. Throws where a part is damaged.
 */
export async function xlsxCells(parts: WorkbookParts, limits: TableLimits): Promise<CellSheet[] | null> {
  const workbook = parts.read('xl/workbook.xml');
  if (workbook === null) return null;
  const { sheets, isFrom1904 } = await bookOf(parts, workbook);
  const [texts, dates] = [await sharedTexts(parts.read('xl/sharedStrings.xml')), await dateStyles(parts.read('xl/styles.xml'))];
  const read: CellSheet[] = [];
  let left = limits.maxCells;
  for (const { name, part } of sheets) {
    const reader = new SheetReader(texts, dates, isFrom1904, limits, left);
    const sheet = part === null ? null : parts.read(part);
    if (sheet) await readXml(sheet, reader);
    left = reader.left;
    read.push({ name, rows: reader.rows, cut: reader.cut, withoutValue: reader.withoutValue });
  }
  return read;
}
