// Reads workbooks and CSV: each sheet becomes one page of tab-separated text.
import { readCsv } from '../tables/read-csv.ts';
import { readWorkbook } from '../tables/read-workbook.ts';
import { DEFAULT_TABLE_LIMITS } from '../tables/sheet.ts';
import type { Sheet } from '../tables/sheet.ts';
import { decodeText } from './decode-text.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { newReading, TextCollector } from './new-reading.ts';
import { officeProblem } from './office-safety.ts';
import type { ReadRequest, Reading } from './reading.ts';

function sheetsReading(mediaType: string, sheets: readonly Sheet[], { limits }: ReadRequest, facts: Record<string, string>): Reading {
  const texts = new TextCollector(limits);
  sheets.forEach((sheet, index) => texts.add(index + 1, sheet.rows.map((row) => row.join('\t')).join('\n')));
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const cut = sheets.some((sheet) => sheet.cut);
  return newReading(mediaType, {
    condition: cut ? 'too_large' : 'ok',
    note: cut ? 'The table is larger than the limit; only its first rows were read.' : texts.note,
    texts: texts.pages,
    facts: { ...facts, rows: String(rows) },
  });
}

/** Reads CSV in any encoding that `decodeText` knows. */
export function readCsvFile(request: ReadRequest): Reading {
  const decoded = decodeText(request.bytes);
  if (!decoded) return newReading(MEDIA_TYPES.csv, { condition: 'broken', note: 'The text is in no encoding that is known.' });
  return sheetsReading(MEDIA_TYPES.csv, [readCsv(decoded.text, DEFAULT_TABLE_LIMITS)], request, { encoding: decoded.encoding });
}

/** Reads XLSX (checked for bombs first) or XLS. */
export async function readWorkbookFile(request: ReadRequest, mediaType: string): Promise<Reading> {
  if (mediaType === MEDIA_TYPES.xlsx) {
    const problem = await officeProblem(request);
    if (problem) return newReading(mediaType, problem);
  }
  try {
    const sheets = readWorkbook(request.bytes, DEFAULT_TABLE_LIMITS);
    return sheetsReading(mediaType, sheets, request, { sheets: sheets.map((sheet) => sheet.name).join(', ').slice(0, 2000) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : '';
    if (/password|encrypt/i.test(reason)) return newReading(mediaType, { condition: 'encrypted', note: 'The workbook asks for a password. Ask the sender for a copy without one.' });
    return newReading(mediaType, { condition: 'broken', note: 'The workbook is damaged and cannot be read.' });
  }
}
