// A grid with a day in each column: which columns are days, and which date each is.
import { isIsoDate } from '../../dossier/scalars.ts';

const DAY_TITLE = /^(?:d|day|ngày|日)?\s*0?([1-9]|[12]\d|3[01])\s*(?:日|号|st|nd|rd|th)?(?:\s+\S{1,6})?$/i;
const DATE_TITLE = /^(?:\d{4}[-/.年])?\d{1,2}[-/.月](\d{1,2})日?$/;

export interface DayColumn { readonly column: number; readonly day: number }

/** Columns that are days of a month: "1"…"31", "D1", "1日", "9/1", "2026-09-01". Fewer than seven are no grid. */
export function dayColumns(titles: readonly (readonly string[])[]): DayColumn[] {
  const found: DayColumn[] = [];
  titles.forEach((readings, column) => {
    for (const title of readings.toReversed()) {
      const match = DAY_TITLE.exec(title) ?? DATE_TITLE.exec(title);
      if (match && Number(match[1]) <= 31) { found.push({ column, day: Number(match[1]) }); break; }
    }
  });
  const days = new Set(found.map(({ day }) => day));
  return days.size >= 7 && days.size === found.length ? found : [];
}

/** The day of the period that a column stands for, `YYYY-MM-DD`; null where the period has no such day. */
export function dateInPeriod(day: number, periodStart: string, periodEnd: string): string | null {
  for (const month of new Set([periodStart.slice(0, 7), periodEnd.slice(0, 7)])) {
    const date = `${month}-${String(day).padStart(2, '0')}`;
    if (isIsoDate(date) && date >= periodStart && date <= periodEnd) return date;
  }
  return null;
}
