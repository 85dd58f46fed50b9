// Calendar arithmetic on plain dates: no time zone, no clock.
import type { Reference } from '../reference.ts';

const DAY_MS = 86_400_000;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (date: string): number => Math.round(Date.parse(date) / DAY_MS);
const weekdayOf = (date: string): number => new Date(date).getUTCDay();

/** `date` plus calendar days, which may be negative. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** `date` plus calendar months; the last day of the month where the day does not exist there. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

function ruleDate(year: number, { month, day, weekday, nth }: Reference['holidays']['holidays'][number]): string {
  if (day !== undefined) return dateOf(Date.UTC(year, month - 1, day) / DAY_MS);
  const wanted = weekday ?? 1;
  if ((nth ?? 1) < 0) {
    const last = dateOf(Date.UTC(year, month, 0) / DAY_MS);
    return addDays(last, -((weekdayOf(last) - wanted + 7) % 7));
  }
  const first = dateOf(Date.UTC(year, month - 1, 1) / DAY_MS);
  return addDays(first, ((wanted - weekdayOf(first) + 7) % 7) + 7 * ((nth ?? 1) - 1));
}

/** Federal holidays of a year as observed: Saturday's on Friday, Sunday's on Monday (5 USC 6103; E.O. 11582). */
export function federalHolidays(year: number, { holidays }: Reference['holidays']): Set<string> {
  const observed = (date: string): string => ({ 6: addDays(date, -1), 0: addDays(date, 1) })[weekdayOf(date)] ?? date;
  // New Year's Day of the next year may be observed on 31 December of this one.
  return new Set([year, year + 1].flatMap((y) => holidays.filter((rule) => (rule.since ?? 0) <= y).map((rule) => observed(ruleDate(y, rule)))));
}

export function isBusinessDay(date: string, holidays: Reference['holidays']): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !federalHolidays(Number(date.slice(0, 4)), holidays).has(date);
}

/** The `days`-th business day after `date`. */
export function addBusinessDays(date: string, days: number, holidays: Reference['holidays']): string {
  let current = date;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (isBusinessDay(current, holidays)) left -= 1;
  }
  return current;
}

/** `date` itself when it is a business day, else the last one before it: a deadline is never rolled forward. */
export function lastBusinessDay(date: string, holidays: Reference['holidays']): string {
  return isBusinessDay(date, holidays) ? date : lastBusinessDay(addDays(date, -1), holidays);
}
