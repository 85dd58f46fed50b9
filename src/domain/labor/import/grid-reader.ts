// Reads a grid of days into one line a day: hours, ticks, or punches in each cell.
import type { LaborColumns } from '../../reference/labor-tables.ts';
import { ExactSum } from './exact-sum.ts';
import { hoursBetween, plain } from './cell-values.ts';
import { dateInPeriod, dayColumns } from './day-grid.ts';
import { titleKey, type Row } from './find-columns.ts';
import type { ImportChoices } from './import-choices.ts';
import { scrubbed } from './mask.ts';
import type { RowReader, RowValues } from './read-row.ts';

export interface GridDay { readonly date: string; readonly hours: string; readonly clockIn: string | null; readonly clockOut: string | null }
export interface GridRow { readonly days: readonly GridDay[]; readonly total: string; readonly bad: RowValues['bad'] }

const PUNCHES = /^(\d{1,2}):(\d{2})\D+(?:.*\D)?(\d{1,2}):(\d{2})$/;
const clock = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute}`;
const marked = (mark: string): string => titleKey(mark) || mark.trim().toLowerCase();

interface GridColumn { readonly column: number; readonly title: string; readonly date: string | null }

export class GridReader {
  readonly #days: readonly GridColumn[];
  readonly #present: ReadonlySet<string>;
  readonly #absent: ReadonlySet<string>;
  readonly #hoursPerDay: string;

  private constructor(days: readonly GridColumn[], hoursPerDay: string, { present, absent }: LaborColumns) {
    this.#days = days;
    this.#hoursPerDay = hoursPerDay;
    this.#present = new Set(present.map(marked));
    this.#absent = new Set(absent.map(marked));
  }

  /** Null where the titles are no grid, a date column is named, or no period says which month it is. */
  static over(titles: readonly (readonly string[])[], { columns, conventions: { periodStart, periodEnd, hoursPerDay } }: ImportChoices, reference: LaborColumns): GridReader | null {
    const named = new Set(columns.map(({ column }) => column));
    const days = dayColumns(titles).filter(({ column }) => !named.has(column));
    if (days.length === 0 || columns.some(({ field }) => field === 'date') || periodStart === null || periodEnd === null) return null;
    return new GridReader(days.map(({ column, day }) => ({ column, title: String(day), date: dateInPeriod(day, periodStart, periodEnd) })), hoursPerDay, reference);
  }

  read(row: Row, reader: RowReader): GridRow {
    const [days, bad, sum] = [[] as GridDay[], [] as { title: string; what: string }[], new ExactSum()];
    for (const { column, title, date } of this.#days) {
      const cell = row[column] ?? '';
      if (cell === '') continue;
      const mark = plain(cell);
      const punches = PUNCHES.exec(mark);
      const [clockIn, clockOut] = punches ? [clock(punches[1] ?? '', punches[2] ?? ''), clock(punches[3] ?? '', punches[4] ?? '')] : [null, null];
      const read = reader.hours(cell);
      const hours = clockIn !== null ? hoursBetween(clockIn, clockOut, 0)
        : typeof cell === 'string' && this.#absent.has(marked(mark)) ? '0'
        : read.ok ? read.value ?? '0'
        : this.#present.has(marked(mark)) ? this.#hoursPerDay : null;
      if (hours === null) bad.push({ title, what: `“${scrubbed(mark).slice(0, 40)}” is neither hours nor a mark that is known` });
      else if (date === null) { if (Number(hours) !== 0) bad.push({ title, what: 'the period has no such day' }); }
      else if (Number(hours) !== 0) {
        days.push({ date, hours, clockIn, clockOut });
        sum.add(hours);
      }
    }
    return { days, total: sum.total(), bad };
  }
}
