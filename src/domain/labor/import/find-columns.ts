// Finds which row of a table holds its titles, which table it is, and which column holds what, by the words of the reference data.
import type { LaborColumns } from '../../reference/labor-tables.ts';
import { plain, type Cell } from './cell-values.ts';
import { dayColumns } from './day-grid.ts';
import { TABLE_FIELDS, TABLE_KINDS, type TableKind } from './table-fields.ts';

export type Row = readonly Cell[];

export interface FoundColumn { readonly column: number; readonly field: string }

export interface FoundTable {
  readonly kind: TableKind;
  /** Row of the titles as a spreadsheet counts, 0 where none was found. */
  readonly headerRow: number;
  /** Two where a row of groups stands above a row of titles. */
  readonly headerRows: 1 | 2;
  readonly columns: readonly FoundColumn[];
}

/** Titles deeper in a sheet than this are no titles. */
const LOOK_AT = 40;

/** A title as it is compared: without marks, punctuation and case. "Đơn vị" and "don vi", "Ｂａｓｉｃ" and "basic" are equal. */
export const titleKey = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/đ/g, 'd').normalize('NFKD').replace(/\p{Mn}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The same without what stands in brackets: units, remarks. */
const withoutBrackets = (text: string): string => titleKey(text.normalize('NFKC').replace(/\([^)]*\)/g, ' '));

interface Word { readonly word: string; readonly field: string; readonly isCjk: boolean }

export class ColumnFinder {
  readonly #words: ReadonlyMap<TableKind, readonly Word[]>;
  readonly #tables: readonly { readonly kind: TableKind; readonly words: readonly string[] }[];

  constructor(reference: LaborColumns) {
    const all = (words: Readonly<Record<string, readonly string[] | undefined>>): string[] => Object.values(words).flatMap((list) => list ?? []).map(titleKey).filter((word) => word !== '');
    const byField = new Map(reference.laborColumns.map(({ field, words }) => [field, all(words)]));
    this.#words = new Map(TABLE_KINDS.map((kind) => [kind, TABLE_FIELDS[kind].flatMap(({ id }) => (byField.get(id) ?? []).map((word) => ({ word, field: id, isCjk: /[\u3400-\u9fff]/.test(word) })))]));
    this.#tables = reference.tables.map(({ table, words }) => ({ kind: table, words: all(words) }));
  }

  /** Which field each title is for: the best match first, no field twice unless several columns may add up to it. */
  columnsOf(kind: TableKind, titles: readonly (readonly string[])[]): { readonly columns: FoundColumn[]; readonly weight: number } {
    const matches: { column: number; field: string; score: number }[] = [];
    titles.forEach((readings, column) => {
      const best = new Map<string, number>();
      for (const reading of readings) for (const key of new Set([titleKey(reading), withoutBrackets(reading)])) {
        if (key === '') continue;
        for (const { word, field, isCjk } of this.#words.get(kind) ?? []) {
          const score = key === word ? 1000 + word.length : isCjk ? (word.length > 1 && key.includes(word) ? 100 + 10 * word.length - key.length : 0) : word.length > 3 && ` ${key} `.includes(` ${word} `) ? 100 + 3 * word.length - key.length : 0;
          if (score > (best.get(field) ?? 0)) best.set(field, score);
        }
      }
      for (const [field, score] of best) matches.push({ column, field, score });
    });
    matches.sort((a, b) => b.score - a.score || a.column - b.column);
    const [columns, taken] = [new Map<number, string>(), new Set<string>()];
    let weight = 0;
    for (const { column, field, score } of matches) {
      const many = TABLE_FIELDS[kind].find(({ id }) => id === field)?.isSum === true;
      if (columns.has(column) || (taken.has(field) && !many)) continue;
      columns.set(column, field);
      if (!taken.has(field)) weight += score >= 1000 ? 2 : 1;
      taken.add(field);
    }
    return { columns: [...columns].map(([column, field]) => ({ column, field })).sort((a, b) => a.column - b.column), weight };
  }

  /** Looks through the first rows. `kind` is what a person said it is, `sheetName` may say it too. */
  find(rows: readonly Row[], kind: TableKind | null, sheetName: string): FoundTable {
    let best: FoundTable & { readonly weight: number } = { kind: kind ?? 'payroll', headerRow: 0, headerRows: 1, columns: [], weight: 1 };
    for (let index = 0; index < Math.min(rows.length, LOOK_AT); index += 1) {
      const filled = (rows[index] ?? []).filter((cell) => cell !== '').length;
      if (filled < 2) continue;
      const told = titleKey([sheetName, ...rows.slice(0, index).flat().filter((cell) => typeof cell === 'string').slice(0, 20)].join(' '));
      for (const headerRows of [1, 2] as const) {
        const titles = titlesAt(rows, index + 1, headerRows);
        if (titles === null) continue;
        for (const one of kind === null ? TABLE_KINDS : [kind]) {
          const { columns, weight } = this.columnsOf(one, titles);
          const days = one === 'time' ? dayColumns(titles).length : 0;
          const words = this.#tables.find((table) => table.kind === one)?.words.filter((word) => told.includes(word)).length ?? 0;
          const total = weight + (days >= 7 ? 6 : 0) + (weight > 1 ? 1.5 * Math.min(2, words) : 0) - 0.1 * headerRows;
          if (total > best.weight && columns.length + days >= 2) best = { kind: one, headerRow: index + 1, headerRows, columns, weight: total };
        }
      }
    }
    const { weight: _, ...found } = best;
    return found;
  }
}

const isNumeric = (cell: Cell | undefined): boolean => typeof cell === 'number' || (typeof cell === 'string' && /^[\d.,\s-]+$/.test(cell) && /\d/.test(cell));

/**
 * Readings of each column's title: the title, for two rows the group above it too. Null where the second row cannot be one of titles.
 * `headerRow` counts from 1; with 0 there are no titles.
 */
export function titlesAt(rows: readonly Row[], headerRow: number, headerRows: 1 | 2): readonly (readonly string[])[] | null {
  const top = rows[headerRow - 1] ?? [];
  const text = (cell: Cell | undefined): string => (cell === undefined ? '' : plain(cell).replace(/\s+/g, ' ').slice(0, 200));
  if (headerRows === 1) return Array.from(top, (cell) => [text(cell)]);
  const under = rows[headerRow] ?? [];
  const filled = under.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length >= Math.max(top.filter((cell) => cell !== '').length + 12, under.length) || filled.filter(isNumeric).length > filled.length / 2 && dayColumns(Array.from(under, (cell) => [text(cell)])).length < 7) return null;
  let group = '';
  return Array.from({ length: Math.max(top.length, under.length) }, (_, column) => {
    const [over, below] = [text(top[column]), text(under[column])];
    if (over !== '') group = over;
    return below === '' ? [over] : [`${group} ${below}`.trim(), below];
  });
}

/** The title of a column as it is shown. */
export const shownTitle = (readings: readonly string[] | undefined): string => readings?.[0] ?? '';
