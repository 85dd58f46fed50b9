// Calendar dates and instants as people read them. Calendar dates never shift with the time zone.
const day = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const moment = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const readable = (text: string): Date | null => {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** "2026-11-29" → "Nov 29, 2026"; null → "". */
export const formatDate = (date: string | null): string => (date === null ? '' : ((value) => (value ? day.format(value) : date))(readable(date)));
/** "2026-11-29" → "Sunday, November 29, 2026". */
export const formatLongDate = (date: string | null): string => (date === null ? '' : ((value) => (value ? weekday.format(value) : date))(readable(date)));
/** Instant in the time of this machine: "Nov 29, 2026, 10:32". */
export const formatInstant = (instant: string): string => ((value) => (value ? moment.format(value) : instant))(readable(instant));
export const formatClock = (date: Date): string => clock.format(date);

/** "12 days left", "due today", "3 days past". */
export function daysLeftText(days: number | null): string {
  if (days === null) return 'date missing';
  if (days === 0) return 'due today';
  const amount = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${amount} left` : `${amount} past`;
}
