// Reads any table as a list, by the columns a person named.
import { Fault } from '../contract/errors.ts';
import type { ColumnMapping, TablePreview } from '../contract/list-columns.ts';
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector } from './entry-collector.ts';
import { listDate } from './list-date.ts';

type Sheets = readonly { readonly name: string; readonly rows: readonly (readonly string[])[]; readonly cut: boolean }[];

const PREVIEW = { rows: 20, columns: 60, characters: 200, sheets: 20 } as const;

/** Several values in one cell stand on lines of their own or between semicolons or bars. */
const parts = (cell: string): string[] => cell.split(/[;|\n]/).map((part) => part.trim()).filter(Boolean);

/** Throws Fault `list.unreadable` when the sheet or the column of names is not there. */
export function readMappedTable(fileName: string, sheets: Sheets, mapping: ColumnMapping): ParsedList {
  const sheet = sheets[mapping.sheet];
  if (!sheet) throw new Fault('list.unreadable', { name: fileName, reason: `it has no sheet ${mapping.sheet + 1}` });
  const collector = new EntryCollector();
  for (const row of sheet.rows.slice(mapping.headerRow + 1)) {
    const cell = (column: number | null): string => (column === null ? '' : (row[column] ?? '').trim());
    if (cell(mapping.name) === '') { collector.skip(); continue; }
    collector.add({
      ...(cell(mapping.id) === '' ? {} : { id: cell(mapping.id) }), name: cell(mapping.name), aliases: [...parts(cell(mapping.localName)), ...parts(cell(mapping.aliases))], type: cell(mapping.type) || null,
      country: cell(mapping.country) || null, addresses: cell(mapping.address) === '' ? [] : [cell(mapping.address)], programs: parts(cell(mapping.program)), since: listDate(cell(mapping.since)), status: cell(mapping.status) || null, remarks: cell(mapping.remarks) || null,
    });
  }
  if (sheet.cut) collector.note('The table is larger than the limit; only its first rows were read.');
  return { format: 'mapped-table', listId: null, asPublished: null, entries: collector.entries, notes: collector.notes };
}

/** The first rows of each sheet. */
export function previewOf(sheets: Sheets): TablePreview {
  return { sheets: sheets.slice(0, PREVIEW.sheets).map(({ name, rows }) => ({ name: name.slice(0, PREVIEW.characters), rows: rows.slice(0, PREVIEW.rows).map((row) => row.slice(0, PREVIEW.columns).map((cell) => cell.slice(0, PREVIEW.characters))) })) };
}
