// Reads tables as typed cells: numbers as the workbook stores them, dates as ISO text, never a formula. Row numbers stay those of the sheet.
import { read, SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';
import Papa from 'papaparse';
import type { Cell } from '../domain/labor/import/cell-values.ts';
import type { TableLimits } from './sheet.ts';

export interface CellSheet { readonly name: string; readonly rows: readonly (readonly Cell[])[]; readonly cut: boolean }

/** The date codes of workbooks; the library's own types leave them open. */
const dateCodes = SSF as { parse_date_code(serial: number): { y: number; m: number; d: number; H: number; M: number }; is_date(format: string): boolean };
const pad = (value: number): string => String(value).padStart(2, '0');

/** A date cell as `YYYY-MM-DD`, with its time where it has one; a time alone as `HH:MM`. */
function dateText(serial: number): string {
  const { y, m, d, H, M } = dateCodes.parse_date_code(serial);
  const time = `${pad(H)}:${pad(M)}`;
  return serial < 1 ? time : `${y}-${pad(m)}-${pad(d)}${H + M > 0 ? ` ${time}` : ''}`;
}

function cellOf(cell: CellObject | undefined): Cell {
  if (!cell || cell.t === 'z' || cell.v === undefined) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') return typeof cell.z === 'string' && dateCodes.is_date(cell.z) && cell.v >= 0 && cell.v < 2_958_466 ? dateText(cell.v) : cell.v;
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  return cell.t === 'e' ? cell.w ?? '#ERROR' : String(cell.v).trim();
}

/** Every sheet of an XLSX or XLS. Throws what the library throws for a damaged or locked workbook. */
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
    return { name, rows, cut };
  });
}

/** Decoded text with any common separator; empty lines are rows too. */
export function csvCells(text: string, limits: TableLimits): CellSheet {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { header: false, skipEmptyLines: false, preview: limits.maxRows + 1, delimitersToGuess: [',', ';', '\t', '|'] });
  const rows = parsed.data.slice(0, limits.maxRows).map((row) => row.slice(0, limits.maxColumns).map((cell) => cell.trim()));
  return { name: '', rows, cut: parsed.data.length > limits.maxRows };
}
