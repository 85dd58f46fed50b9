// Reads the shown values of an XLSX or XLS workbook. Formulas are not evaluated, macros and links not opened.
import { read } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Sheet, TableLimits } from './sheet.ts';

const shown = (cell: CellObject | undefined): string => {
  if (!cell || cell.t === 'z') return '';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cell.w ?? (cell.v === undefined ? '' : String(cell.v));
};

/** Walks the cells that are there: a sheet may claim 17 billion cells and hold one. */
function rowsOf(sheet: WorkSheet, limits: TableLimits, budget: { cells: number }): Omit<Sheet, 'name'> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: string[][] = [];
  for (const row of data) {
    if (rows.length >= limits.maxRows || budget.cells <= 0) return { rows, cut: true };
    const cells = Array.from((row ?? []).slice(0, limits.maxColumns), shown);
    while (cells.at(-1) === '') cells.pop();
    budget.cells -= Math.max(1, cells.length);
    rows.push(cells);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return { rows, cut: false };
}

/** Every sheet in order. Throws what the library throws for a damaged or password-protected workbook. */
export function readWorkbook(bytes: Uint8Array, limits: TableLimits): Sheet[] {
  const book = read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellStyles: false, cellText: true, bookVBA: false, sheetRows: limits.maxRows + 1 });
  const budget = { cells: limits.maxCells };
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet ? [{ name, ...rowsOf(sheet, limits, budget) }] : [];
  });
}
