// Reads OFAC's legacy CSV files: names, alternate names and addresses, joined by their number. They have no header, and -0- stands for nothing.
import { Fault } from '../contract/errors.ts';
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector } from './entry-collector.ts';

type Rows = readonly (readonly string[])[];
export interface CsvTable { readonly name: string; readonly rows: Rows }
type Part = 'names' | 'aliases' | 'addresses';

/** Columns of each file, as OFAC's data specification lists them. */
const WIDTHS: Readonly<Record<number, Part>> = { 12: 'names', 5: 'aliases', 6: 'addresses' };
const FILES: Readonly<Record<Part, string>> = { names: 'SDN.CSV', aliases: 'ALT.CSV', addresses: 'ADD.CSV' };

/** Which file of the set this is; null when it is none. Told by its columns: names of files change. */
export function ofacPart(rows: Rows): Part | null {
  const [first] = rows.filter((row) => /^\d+$/.test(row[0]?.trim() ?? ''));
  const part = first ? WIDTHS[first.length] ?? null : null;
  if (part === 'names') return rows.some((row) => row.includes('-0-') || row.includes('-0- ')) ? part : null;
  return part !== null && /^\d+$/.test(first?.[1]?.trim() ?? '') ? part : null;
}

const value = (row: readonly string[], column: number): string => {
  const text = (row[column] ?? '').trim();
  return text === '-0-' ? '' : text;
};
const byNumber = (rows: Rows): Map<string, (readonly string[])[]> => {
  const groups = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const number = value(row, 0);
    if (/^\d+$/.test(number)) groups.set(number, [...(groups.get(number) ?? []), row]);
  }
  return groups;
};

/** Throws Fault `list.unreadable` when the file of names is missing from the set. */
export function readOfacCsv(tables: readonly CsvTable[]): ParsedList {
  const of = (part: Part): CsvTable | undefined => tables.find(({ rows }) => ofacPart(rows) === part);
  const [names, aliases, addresses] = [of('names'), of('aliases'), of('addresses')];
  if (!names) throw new Fault('list.unreadable', { name: tables.map(({ name }) => name).join(', '), reason: 'the file of names (SDN.CSV) is not among them' });
  const collector = new EntryCollector();
  const [aliasRows, addressRows] = [byNumber(aliases?.rows ?? []), byNumber(addresses?.rows ?? [])];
  for (const row of names.rows) {
    const number = value(row, 0);
    if (!/^\d+$/.test(number)) { if (row.length > 1 && value(row, 1) !== '' && !/name/i.test(value(row, 1))) collector.skip(); continue; }
    const places = addressRows.get(number) ?? [];
    collector.add({
      id: number, name: value(row, 1), type: value(row, 2) || 'entity', programs: value(row, 3).split(/\]\s*\[|;/).map((program) => program.replace(/[[\]]/g, '')), remarks: value(row, 11) || null,
      aliases: (aliasRows.get(number) ?? []).map((alias) => value(alias, 3)),
      addresses: places.map((place) => [2, 3, 4].map((column) => value(place, column)).filter(Boolean).join(', ')),
      country: places.map((place) => value(place, 4)).find(Boolean) ?? null,
    });
  }
  for (const [part, table] of [['aliases', aliases], ['addresses', addresses]] as const) if (!table) collector.note(`Without ${FILES[part]} the ${part} of this list are not known.`);
  return { format: 'ofac-csv', listId: /^cons/i.test(names.name) ? 'OFAC-CONS' : 'SDN', asPublished: null, entries: collector.entries, notes: collector.notes };
}
