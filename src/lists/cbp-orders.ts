// Reads CBP's CSV of withhold release orders and findings.
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector, idOfName } from './entry-collector.ts';
import { columnsIn } from './header-columns.ts';
import { listDate } from './list-date.ts';
import { LONGEST_CELL, unpackNames } from './unpack-names.ts';

const COLUMNS = { date: 'Effective Date', country: 'Country', merchandise: 'Merchandise', kind: 'WRO/Finding', industry: 'Industry', status: 'Status', release: 'Press Release', entity: 'Entity', remarks: 'Remarks' } as const;

const headerOf = (row: readonly string[]): Record<keyof typeof COLUMNS, number> | null => {
  const columns = columnsIn(row, COLUMNS);
  return columns.entity >= 0 && columns.merchandise >= 0 && columns.kind >= 0 ? columns : null;
};

export const isCbpOrders = (rows: readonly (readonly string[])[]): boolean => rows.slice(0, 5).some((row) => headerOf(row) !== null);

/** Several companies of one order stand in one cell, on lines of their own or parted by semicolons. */
function namesIn(cell: string): { names: string[]; more: string[] } {
  // Brackets may hold semicolons of their own.
  const lines = cell.slice(0, LONGEST_CELL).split(/\n|;(?![^(]*\))/).map((line) => line.trim()).filter((line) => line !== '');
  const unpacked = lines.map(unpackNames);
  return { names: unpacked.flatMap(({ name, aliases, subsidiaries }) => [name, ...aliases, ...subsidiaries]).filter((name) => name !== ''), more: unpacked.flatMap(({ more }) => (more === null ? [] : [more])) };
}

/** `fileName` carries the day of publication: "…-fy26-2026-09-29.csv". */
export function readCbpOrders(fileName: string, rows: readonly (readonly string[])[]): ParsedList {
  const at = rows.findIndex((row) => headerOf(row) !== null);
  const columns = headerOf(rows[at] ?? []);
  const collector = new EntryCollector();
  const goodsOnly: string[] = [];
  for (const row of columns ? rows.slice(at + 1) : []) {
    const cell = (key: keyof typeof COLUMNS): string => (row[columns?.[key] ?? -1] ?? '').trim();
    const { names: [name, ...aliases], more } = namesIn(cell('entity'));
    if (name === undefined) {
      if (cell('merchandise') !== '') goodsOnly.push(`${cell('merchandise')} (${cell('country')})`.replace(/\s+/g, ' '));
      else collector.skip();
      continue;
    }
    const since = listDate(cell('date'));
    collector.add({
      id: idOfName(`${cell('kind')} ${since ?? cell('date')} ${name}`), name, aliases, type: 'entity', country: cell('country') || null, programs: [cell('kind')], merchandise: cell('merchandise') || null,
      status: cell('status') || null, since, remarks: [...more.map((text) => `Also covers ${text}.`), cell('remarks'), cell('release')].filter(Boolean).join(' ') || null,
    });
  }
  if (goodsOnly.length > 0) collector.note(`Orders on goods without a named entity, which no name can be compared with: ${goodsOnly.length} (${goodsOnly.slice(0, 10).join('; ')}${goodsOnly.length > 10 ? '; …' : ''}).`);
  return { format: 'cbp-wro-csv', listId: 'WRO', asPublished: listDate(/\d{4}-\d{2}-\d{2}/.exec(fileName)?.[0] ?? ''), entries: collector.entries, notes: collector.notes };
}
