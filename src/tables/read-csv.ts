// Reads comma, semicolon, tab or bar separated text into rows.
import Papa from 'papaparse';
import type { Sheet, TableLimits } from './sheet.ts';

/** Rows of decoded text. The separator is found from the text; quotes may span lines; cells stay text. */
export function readCsv(text: string, limits: TableLimits): Sheet {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { header: false, skipEmptyLines: true, preview: limits.maxRows + 1, delimitersToGuess: [',', ';', '\t', '|'] });
  const rows: string[][] = [];
  let cells = 0;
  for (const row of parsed.data) {
    cells += row.length;
    if (rows.length >= limits.maxRows || cells > limits.maxCells) return { name: '', rows, cut: true };
    rows.push(row.slice(0, limits.maxColumns));
  }
  return { name: '', rows, cut: parsed.meta.truncated };
}
