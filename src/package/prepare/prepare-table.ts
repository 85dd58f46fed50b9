// Pages for workbooks and CSV: each sheet as a table with its header repeated, wide ones in bands of columns.
import { decodeText } from '../../ingest/decode-text.ts';
import { MEDIA_TYPES } from '../../ingest/media-types.ts';
import { officeProblem } from '../../ingest/office-safety.ts';
import { DEFAULT_LIMITS } from '../../ingest/read-limits.ts';
import { readCsv } from '../../tables/read-csv.ts';
import { readWorkbook } from '../../tables/read-workbook.ts';
import type { Sheet } from '../../tables/sheet.ts';
import { Fault } from '../../contract/errors.ts';
import type { Block } from '../../typeset/display.ts';
import { LETTER, LETTER_WIDE, measureOf } from '../../typeset/flow.ts';
import type { FontLibrary } from '../../typeset/font-library.ts';
import { heading } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Typesetter } from '../../typeset/typesetter.ts';
import type { PreparedPages, PrepareRequest } from '../engine.ts';
import { renderRendition } from './rendition.ts';

/** More rows never fit on fifty pages, so they are not even laid out. */
const MAX_ROWS = 3000;
const BAND = 12;
const LIMITS = { maxRows: MAX_ROWS, maxColumns: 120, maxCells: 120_000 };
const NUMBER = /^-?[\d.,\s]*\d%?$/;

/** Columns as wide as their longer values, but none below or above what reads well. */
function share(values: readonly string[]): number {
  const lengths = values.map((value) => value.length).sort((a, b) => a - b);
  return Math.min(30, Math.max(4, lengths[Math.floor(lengths.length * 0.9)] ?? 4));
}

function sheetBlocks(typesetter: Typesetter, sheet: Sheet, width: number, titled: boolean): Block[] {
  const rows = sheet.rows.slice(0, MAX_ROWS);
  const header = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const [before, head, body] = header < 0 ? [rows, [], []] : [rows.slice(0, header), rows[header] ?? [], rows.slice(header + 1)];
  const count = Math.max(0, ...rows.map((row) => row.length));
  const blocks: Block[] = titled ? [{ ...heading(typesetter, sheet.name, width, 2), newPage: true }] : [];
  if (before.length > 0) blocks.push(table(typesetter, { columns: [{ title: '', share: 1 }], rows: before.map((row) => ({ cells: [row.filter((cell) => cell !== '').join('  ')] })) }, width));
  for (let start = 0; start < count && header >= 0; start += start === 0 ? BAND : BAND - 1) {
    // Each further band repeats the first column, so that its rows can be told apart.
    const picks = start === 0 ? Array.from({ length: Math.min(BAND, count) }, (_, index) => index) : [0, ...Array.from({ length: Math.min(BAND - 1, count - start) }, (_, index) => start + index)];
    const columns = picks.map((column) => {
      const values = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
      const numeric = values.length > 0 && values.every((cell) => NUMBER.test(cell));
      return { title: head[column] ?? '', share: share([head[column] ?? '', ...values]), align: numeric ? ('right' as const) : ('left' as const) };
    });
    blocks.push(table(typesetter, { columns, rows: body.map((row) => ({ cells: picks.map((column) => row[column] ?? '') })), size: 6.8, before: 12 }, width));
  }
  return blocks;
}

async function sheetsOf(request: PrepareRequest): Promise<readonly Sheet[]> {
  if (request.mediaType === MEDIA_TYPES.csv) {
    const decoded = decodeText(request.bytes);
    if (!decoded) throw new Error('it is not text');
    return [readCsv(decoded.text, LIMITS)];
  }
  if (request.mediaType === MEDIA_TYPES.xlsx) {
    const problem = await officeProblem({ name: request.name, bytes: request.bytes, limits: DEFAULT_LIMITS });
    if (problem) throw new Error(problem.note ?? 'it is not safe to open');
  }
  return readWorkbook(request.bytes, LIMITS);
}

/** Throws `evidence.unparsable` when the table cannot be read. */
export async function prepareTable(request: PrepareRequest, fonts: FontLibrary): Promise<PreparedPages> {
  let sheets: readonly Sheet[];
  try {
    sheets = (await sheetsOf(request)).filter((sheet) => sheet.rows.length > 0);
  } catch (thrown) {
    throw new Fault('evidence.unparsable', { name: request.name, reason: thrown instanceof Error ? thrown.message : 'the table is damaged' }, { cause: thrown });
  }
  if (sheets.length === 0) throw new Fault('evidence.unparsable', { name: request.name, reason: 'the table is empty' });
  const wide = sheets.some((sheet) => sheet.rows.some((row) => row.length > 6));
  const frame = wide ? LETTER_WIDE : LETTER;
  const cut = sheets.some((sheet) => sheet.cut || sheet.rows.length > MAX_ROWS);
  return renderRendition(request, { label: 'Rendition of a table', frame, rung: 'typeset', cut, blocks: (typesetter) => sheets.flatMap((sheet) => sheetBlocks(typesetter, sheet, measureOf(frame), sheets.length > 1)) }, fonts);
}
