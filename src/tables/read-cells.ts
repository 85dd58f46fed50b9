// Reads XLS and separated text as typed cells: numbers as the workbook stores them, dates as ISO text, never a formula. Row numbers stay those of the sheet.
import { read, SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';
import Papa from 'papaparse';
import type { Cell } from '../domain/labor/import/cell-values.ts';
import { dateText } from './date-text.ts';
import type { TableLimits } from './sheet.ts';

export interface CellSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly cut: boolean;
  /** Formulas for which the workbook stores no value, and where the first of them stands ("C5"). */
  readonly withoutValue: { readonly count: number; readonly first: string | null };
}

const NONE_WITHOUT_VALUE = { count: 0, first: null } as const;
const isDate = (format: unknown): boolean => typeof format === 'string' && (SSF as { is_date(format: string): boolean }).is_date(format);

function cellOf(cell: CellObject | undefined): Cell {
  if (!cell || cell.t === 'z' || cell.v === undefined) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') return (isDate(cell.z) ? dateText(cell.v) : null) ?? cell.v;
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  return cell.t === 'e' ? cell.w ?? '#ERROR' : String(cell.v).trim();
}

/** Every sheet of an XLS, or of another workbook the library knows. Throws what the library throws for a damaged or locked one. */
export function workbookCells(bytes: Uint8Array, limits: TableLimits): CellSheet[] {
  const book = read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellStyles: false, cellText: false, cellNF: true, bookVBA: false, sheetRows: limits.maxRows + 1 });
  let left = limits.maxCells;
  return book.SheetNames.map((name) => {
    const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = book.Sheets[name]?.['!data'] ?? [];
    const rows: Cell[][] = [];
    let cut = false;
    // Not `of`: rows nobody wrote to are holes, and their numbers count.
    for (let index = 0; index < data.length; index += 1) {
      if (rows.length >= limits.maxRows || left <= 0) { cut = true; break; }
      const cells = Array.from((data[index] ?? []).slice(0, limits.maxColumns), cellOf);
      while (cells.at(-1) === '') cells.pop();
      left -= Math.max(1, cells.length);
      rows.push(cells);
    }
    return { name, rows, cut, withoutValue: NONE_WITHOUT_VALUE };
  });
}

/** Decoded text with any common separator; empty lines are rows too. */
export function csvCells(text: string, limits: TableLimits): CellSheet {
  const rows: string[][] = [];
  let cut = false;
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    header: false, skipEmptyLines: false, delimitersToGuess: [',', ';', '\t', '|'],
    step({ data }, parser) {
      if (rows.length >= limits.maxRows) { cut = true; parser.abort(); return; }
      if (data.length > limits.maxColumns) data.length = limits.maxColumns;
      for (let column = 0; column < data.length; column += 1) data[column] = (data[column] ?? '').trim();
      rows.push(data);
    },
  });
  return { name: '', rows, cut, withoutValue: NONE_WITHOUT_VALUE };
}
