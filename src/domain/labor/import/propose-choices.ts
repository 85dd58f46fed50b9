// Proposes how a table is to be read, from its first rows and from how the last table like it was read; says of what it is not sure.
import { dateOrderOf, decimalMarkOf, periodIn, plain, type Cell } from './cell-values.ts';
import { dayColumns } from './day-grid.ts';
import { shownTitle, titleKey, titlesAt, type ColumnFinder, type Row } from './find-columns.ts';
import type { Conventions, ImportChoices, MappedColumn } from './import-choices.ts';
import { scrubbed } from './mask.ts';
import { fieldOf, TABLE_FIELDS, type TableKind } from './table-fields.ts';

/** What a person has to look at: the cells do not tell it. */
export const QUESTIONS = ['kind', 'header', 'columns', 'currency', 'decimalMark', 'dateOrder', 'period', 'payDate'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Proposal { readonly choices: ImportChoices; readonly unsure: readonly Question[]; readonly titles: readonly string[] }

/** What was decided before: by the person just now, or for the last table of the site. */
export interface Known {
  readonly kind: TableKind | null;
  readonly headerRow: number | null;
  readonly headerRows: 1 | 2 | null;
  readonly columns: readonly MappedColumn[] | null;
  readonly conventions: Partial<Conventions>;
  readonly siteId: string | null;
}

const CURRENCY_SIGNS: readonly (readonly [RegExp, string])[] = [[/[¥￥元]|rmb|cny|人民币/i, 'CNY'], [/[₫]|vnd|đồng/i, 'VND'], [/[₹]|inr|\brs\b/i, 'INR'], [/\busd\b|us\$/i, 'USD'], [/\bbdt\b|৳/i, 'BDT'], [/\bthb\b|฿/i, 'THB']];

/** Columns of the last table, found again in this one by their titles. */
export function sameColumns(last: readonly MappedColumn[], titles: readonly string[]): MappedColumn[] {
  const free = new Map<string, number[]>();
  titles.forEach((title, column) => free.set(titleKey(title), [...(free.get(titleKey(title)) ?? []), column]));
  return last.flatMap(({ title, field }) => {
    const column = free.get(titleKey(title))?.shift();
    return column === undefined ? [] : [{ column, title, field }];
  });
}

/** `rows` are the first of the sheet, `sheet` its place and name, `country` that of the site, for its currency. */
export function proposeChoices(rows: readonly Row[], sheet: { readonly index: number; readonly name: string }, finder: ColumnFinder, known: Known, currencyOfSite: string | null): Proposal {
  const found = finder.find(rows, known.kind, sheet.name);
  const [headerRow, headerRows] = [known.headerRow ?? found.headerRow, known.headerRows ?? (known.headerRow === null || known.headerRow === found.headerRow ? found.headerRows : 1)];
  const { kind } = found;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const readings = headerRow === 0 ? [] : titlesAt(rows, headerRow, headerRows) ?? titlesAt(rows, headerRow, 1) ?? [];
  const titles = Array.from({ length: width }, (_, column) => scrubbed(shownTitle(readings[column])).slice(0, 200));
  const byWords = headerRow === found.headerRow && headerRows === found.headerRows ? found.columns : finder.columnsOf(kind, readings).columns;
  const remembered = known.columns === null ? [] : sameColumns(known.columns, titles);
  const columns = remembered.length > 0 ? remembered : byWords.map(({ column, field }) => ({ column, title: titles[column] ?? '', field }));

  const body = rows.slice(headerRow + headerRows - 1 + (headerRow === 0 ? 1 - headerRows : 0), headerRow + 200);
  const cellsOf = (...types: readonly string[]): Cell[] => columns.filter(({ field }) => types.includes(fieldOf(kind, field)?.type ?? '')).flatMap(({ column }) => body.flatMap((row) => row[column] ?? []).filter((cell) => cell !== ''));
  const [decimalMark, dateOrder] = [decimalMarkOf(cellsOf('money', 'hours', 'number')), dateOrderOf(cellsOf('date'))];
  const above = [sheet.name, ...rows.slice(0, headerRow + headerRows - 1).flat().map((cell) => plain(cell))].join(' ');
  const period = periodIn(above);
  const currency = CURRENCY_SIGNS.find(([sign]) => sign.test(above))?.[1] ?? currencyOfSite;
  const conventions: Conventions = {
    currency: known.conventions.currency ?? currency, decimalMark: known.conventions.decimalMark ?? decimalMark ?? 'point', dateOrder: known.conventions.dateOrder ?? dateOrder ?? 'dmy',
    moneyFactor: known.conventions.moneyFactor ?? '1', hourUnit: known.conventions.hourUnit ?? 'hours', hoursPerDay: known.conventions.hoursPerDay ?? '8',
    periodStart: known.conventions.periodStart ?? period?.start ?? null, periodEnd: known.conventions.periodEnd ?? period?.end ?? null, payDate: known.conventions.payDate ?? null,
  };
  const has = (field: string): boolean => columns.some((column) => column.field === field);
  const isGrid = kind === 'time' && dayColumns(readings).length > 0;
  const lacks = TABLE_FIELDS[kind].some(({ id, isRequired }) => isRequired && !has(id) && !(id === 'workerId' && has('name')) && !(id === 'name' && has('workerId')) && !(isGrid && id === 'date'));
  const hasMoney = columns.some(({ field }) => fieldOf(kind, field)?.type === 'money');
  const asked: readonly (readonly [Question, boolean])[] = [
    ['header', headerRow === 0], ['columns', lacks], ['currency', hasMoney && conventions.currency === null],
    ['decimalMark', decimalMark === null && known.conventions.decimalMark === undefined && cellsOf('money', 'hours', 'number').some((cell) => typeof cell === 'string')],
    ['dateOrder', dateOrder === null && known.conventions.dateOrder === undefined && cellsOf('date').length > 0],
    ['period', (kind === 'payroll' || isGrid || (kind === 'socialInsurance' && !has('month'))) && (conventions.periodStart === null || conventions.periodEnd === null)],
    ['payDate', kind === 'bank' && !has('date') && conventions.payDate === null],
  ];
  return { choices: { kind, sheet: sheet.index, headerRow, headerRows, columns, conventions, siteId: known.siteId }, unsure: asked.flatMap(([question, is]) => (is ? [question] : [])), titles };
}
