// Hours from day cards: the fullest seven days in a row, the longest run of worked days, what repeats too well.
import { Decimal } from 'decimal.js';
import type { Timecard } from '../dossier/labor.ts';

const DAY = 86_400_000;
const dayNumber = (date: string): number => Math.round(Date.parse(date) / DAY);

/** Hours by day, oldest first; several cards of one day are added. */
export function hoursByDay(cards: readonly Timecard[]): { readonly day: number; readonly date: string; readonly hours: Decimal }[] {
  const days = new Map<string, Decimal>();
  for (const { date, hours } of cards) days.set(date, (days.get(date) ?? new Decimal(0)).plus(hours));
  return [...days].map(([date, hours]) => ({ day: dayNumber(date), date, hours })).sort((a, b) => a.day - b.day);
}

/** The most hours in any seven days running, with the day they begin; null without cards. */
export function fullestWeek(cards: readonly Timecard[]): { readonly from: string; readonly hours: Decimal } | null {
  const days = hoursByDay(cards);
  let best: { from: string; hours: Decimal } | null = null;
  let running = new Decimal(0);
  let first = 0;
  for (const { day, hours } of days) {
    running = running.plus(hours);
    for (let oldest = days[first]; oldest && oldest.day <= day - 7; oldest = days[first]) { running = running.minus(oldest.hours); first += 1; }
    if (best === null || running.gt(best.hours)) best = { from: days[first]?.date ?? '', hours: running };
  }
  return best;
}

/** The longest run of days with hours. */
export function longestRun(cards: readonly Timecard[]): number {
  let longest = 0;
  let run = 0;
  let previous = Number.NaN;
  for (const { day, hours } of hoursByDay(cards)) {
    if (hours.lte(0)) continue;
    run = day === previous + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    previous = day;
  }
  return longest;
}

export interface Regularity { readonly cards: number; readonly share: number; readonly what: string }

/** Cards whose in and out are equal to the minute, or whose hours all are; null where the cards vary as people do. */
export function tooRegular(cards: readonly Timecard[], most = 0.3): Regularity | null {
  if (cards.length < 20) return null;
  const punched = cards.filter(({ clockIn, clockOut }) => clockIn !== null && clockOut !== null);
  const counts = new Map<string, number>();
  for (const { clockIn, clockOut } of punched) counts.set(`${clockIn ?? ''} to ${clockOut ?? ''}`, (counts.get(`${clockIn ?? ''} to ${clockOut ?? ''}`) ?? 0) + 1);
  const [what, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (punched.length >= 20 && count / punched.length > most) return { cards: count, share: count / punched.length, what: `the same punches, ${what}` };
  const hours = new Set(cards.map((card) => new Decimal(card.hours).toFixed()));
  return hours.size === 1 ? { cards: cards.length, share: 1, what: `exactly ${[...hours].join()} hours` } : null;
}
