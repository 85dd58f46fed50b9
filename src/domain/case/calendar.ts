// Calendar arithmetic on plain dates: no time zone, so no hour that daylight saving could take away.

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Math.round(Date.parse(date) / DAY_MS);

/** Dates outside are slips of the pen: no clock is counted from them. */
export const isCountable = (date: string): boolean => date >= '1900-01-01' && date <= '2899-12-31';

/** The date of a day counted from 1 January 1970. */
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay();

/** `date` plus calendar days, which may be negative. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** Calendar days from one date to the other; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);

/** The date with that day of the month, month counted from 1; the last day of the month where the day does not exist. */
export function dateIn(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** `date` plus calendar months; the last day of the month where the day does not exist there. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return dateIn(year, month + months, day);
}
