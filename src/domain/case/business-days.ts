// Business days: no weekends, no federal holidays as observed, no closures the user entered.
import type { Closure } from '../dossier/case.ts';
import { addDays, dateIn, weekdayOf } from './calendar.ts';
import type { Holidays } from './case-reference.ts';

const [SUNDAY, SATURDAY] = [0, 6];

/** The day a holiday falls on in `year`, before any observance. */
function fallsOn(year: number, { month, day, weekday, nth }: Holidays['holidays'][number]): string {
  if (day !== undefined) return dateIn(year, month, day);
  const wanted = weekday ?? 1;
  const count = nth ?? 1;
  if (count < 0) {
    const last = dateIn(year, month, 31);
    return addDays(last, -((weekdayOf(last) - wanted + 7) % 7));
  }
  const first = dateIn(year, month, 1);
  return addDays(first, ((wanted - weekdayOf(first) + 7) % 7) + 7 * (count - 1));
}

/** Saturday's holiday is observed on Friday, Sunday's on Monday (5 USC 6103(b); E.O. 11582). */
function observed(date: string): string {
  const weekday = weekdayOf(date);
  return weekday === SATURDAY ? addDays(date, -1) : weekday === SUNDAY ? addDays(date, 1) : date;
}

/** Federal holidays observed in `year`, by date. New Year's Day of the next year may be observed on 31 December of this one. */
export function federalHolidays(year: number, { holidays }: Holidays): ReadonlyMap<string, string> {
  const dated = [year, year + 1].flatMap((y) => holidays.filter((rule) => (rule.since ?? 0) <= y).map((rule) => [observed(fallsOn(y, rule)), rule.name] as const));
  return new Map(dated.filter(([date]) => Number(date.slice(0, 4)) === year));
}

export interface BusinessCalendar {
  /** Why nothing is filed on `date`: weekend, name of the holiday, reason of the closure; null on a business day. */
  closedFor(date: string): string | null;
}

export function businessCalendar(holidays: Holidays, closures: readonly Closure[] = []): BusinessCalendar {
  const years = new Map<number, ReadonlyMap<string, string>>();
  const closed = new Map(closures.map(({ date, reason }) => [date, reason]));
  const holidaysOf = (year: number): ReadonlyMap<string, string> => {
    const known = years.get(year) ?? federalHolidays(year, holidays);
    years.set(year, known);
    return known;
  };
  return {
    closedFor(date) {
      const weekday = weekdayOf(date);
      if (weekday === SUNDAY || weekday === SATURDAY) return 'weekend';
      return holidaysOf(Number(date.slice(0, 4))).get(date) ?? closed.get(date) ?? null;
    },
  };
}

/** The `days`-th business day after `date`. */
export function addBusinessDays(date: string, days: number, calendar: BusinessCalendar): string {
  let current = date;
  for (let left = days; left > 0;) {
    current = addDays(current, 1);
    if (calendar.closedFor(current) === null) left -= 1;
  }
  return current;
}

/** `date` itself when it is a business day, else the last one before it: a deadline is never rolled forward. */
export function lastBusinessDay(date: string, calendar: BusinessCalendar): string {
  let current = date;
  while (calendar.closedFor(current) !== null) current = addDays(current, -1);
  return current;
}

/** `date` itself when it is a business day, else the first one after it. Only for the labelled fallback of case law. */
export function nextBusinessDay(date: string, calendar: BusinessCalendar): string {
  let current = date;
  while (calendar.closedFor(current) !== null) current = addDays(current, 1);
  return current;
}
