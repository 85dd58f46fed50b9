// Reads the Consolidated Screening List as the International Trade Administration publishes it: CSV with lists inside cells.
import type { ParsedList } from '../domain/screening/list-entry.ts';
import { EntryCollector } from './entry-collector.ts';
import { columnsIn } from './header-columns.ts';
import { listDate } from './list-date.ts';

const COLUMNS = { key: '_id', source: 'source', number: 'entity_number', type: 'type', programs: 'programs', name: 'name', addresses: 'addresses', start: 'start_date', remarks: 'remarks', aliases: 'alt_names' } as const;

const headerOf = (row: readonly string[]): Record<keyof typeof COLUMNS, number> | null => {
  const columns = columnsIn(row, COLUMNS);
  return columns.name >= 0 && columns.source >= 0 && columns.aliases >= 0 ? columns : null;
};

export const isConsolidatedCsv = (rows: readonly (readonly string[])[]): boolean => headerOf(rows[0] ?? []) !== null;

export function readConsolidatedCsv(rows: readonly (readonly string[])[]): ParsedList {
  const columns = headerOf(rows[0] ?? []);
  const collector = new EntryCollector();
  for (const row of columns ? rows.slice(1) : []) {
    const cell = (key: keyof typeof COLUMNS): string => (row[columns?.[key] ?? -1] ?? '').trim();
    const parts = (key: keyof typeof COLUMNS): string[] => cell(key).split(';').map((part) => part.trim()).filter(Boolean);
    if (cell('name') === '') { collector.skip(); continue; }
    const addresses = parts('addresses');
    collector.add({
      id: cell('key') || `${cell('source')} ${cell('number')} ${cell('name')}`, name: cell('name'), aliases: parts('aliases'), type: cell('type').toLowerCase() || null, addresses,
      // An address ends with its country in two letters.
      country: addresses.map((address) => /(?:^|,\s*)([A-Z]{2})$/.exec(address)?.[1]).find(Boolean) ?? null,
      programs: [cell('source'), ...parts('programs')], since: listDate(cell('start')), remarks: cell('remarks') || null,
    });
  }
  return { format: 'csl-csv', listId: 'CSL', asPublished: null, entries: collector.entries, notes: collector.notes };
}
