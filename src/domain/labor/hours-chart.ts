// The hours chart of one payroll: each worker's longest week, longest first, against sixty hours and the site's normal week. One drawing for window and package.
import type { PayrollParameters, PayrollRow, Timecard } from '../dossier/labor.ts';
import { fullestWeek } from './working-time.ts';

/** 60 hours in seven days: the yardstick of the social audits, whatever the local law allows. */
export const MOST_WEEKLY_HOURS = 60;
/** More workers than this share a bar: the longest week of each group is drawn, so that nothing long is lost. */
const MOST_BARS = 120;

export interface HoursBar { /** Longest week among its workers. */ readonly hours: number; readonly workers: number }
export interface HoursLine { readonly hours: number; readonly words: string; readonly isLimit: boolean }
export interface HoursChart {
  readonly workers: number;
  /** Workers with a week longer than sixty hours. */
  readonly over: number;
  /** Longest first. */
  readonly bars: readonly HoursBar[];
  readonly lines: readonly HoursLine[];
  /** Upper end of the axis, in hours. */
  readonly top: number;
}

/** The longest week of each worker: of the weeks the payroll states, or of any seven days in a row on the day cards of its period. */
function longestWeeks(rows: readonly PayrollRow[], cards: readonly Timecard[]): number[] {
  const cardsOf = new Map<string, Timecard[]>();
  for (const card of cards) {
    const known = cardsOf.get(card.workerId);
    if (known) known.push(card);
    else cardsOf.set(card.workerId, [card]);
  }
  const weeks = new Map<string, number>();
  const note = (workerId: string, hours: number): void => void weeks.set(workerId, Math.max(hours, weeks.get(workerId) ?? 0));
  for (const { workerId, weeklyHours } of rows) for (const hours of weeklyHours) note(workerId, Number(hours));
  for (const [workerId, own] of cardsOf) note(workerId, fullestWeek(own)?.hours.toNumber() ?? 0);
  return [...weeks.values()].sort((a, b) => b - a);
}

/** Null where no record tells the hours of a week. `cards` are those of the period. */
export function hoursChart(rows: readonly PayrollRow[], cards: readonly Timecard[], parameters: Pick<PayrollParameters, 'standardWeeklyHours' | 'weeklyHoursAlert' | 'sources'> | null): HoursChart | null {
  const weeks = longestWeeks(rows, cards);
  if (weeks.length === 0) return null;
  const size = Math.ceil(weeks.length / MOST_BARS);
  const bars = Array.from({ length: Math.ceil(weeks.length / size) }, (_, index): HoursBar => ({ hours: weeks[index * size] ?? 0, workers: Math.min(size, weeks.length - index * size) }));
  const lines: HoursLine[] = [{ hours: MOST_WEEKLY_HOURS, words: `${MOST_WEEKLY_HOURS} hours`, isLimit: true }];
  for (const [id, words] of [['weeklyHoursAlert', 'longest week entered'], ['standardWeeklyHours', 'normal week entered']] as const) {
    const [hours, source] = [parameters?.[id] ?? null, parameters?.sources[id]?.source ?? ''];
    if (hours !== null && Number(hours) !== MOST_WEEKLY_HOURS) lines.push({ hours: Number(hours), words: `${words}, ${hours} hours${source === '' ? '' : ` (${source})`}`, isLimit: false });
  }
  return { workers: weeks.length, over: weeks.filter((hours) => hours > MOST_WEEKLY_HOURS).length, bars, lines, top: Math.max(72, Math.ceil((weeks[0] ?? 0) / 12) * 12) };
}

export type HoursShape =
  | { readonly kind: 'bar'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly isOver: boolean }
  | { readonly kind: 'line'; readonly y: number; readonly isLimit: boolean; readonly isAxis: boolean }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string };

/** Room at the left for the hours of the axis. */
export const AXIS_WIDTH = 26;
const EVERY = 12;

/** The chart as shapes in a box of this size; y goes down, texts stand on their line. Bars over the line are told apart by more than color: they cross it. */
export function drawHours(chart: HoursChart, width: number, height: number): HoursShape[] {
  const { bars, lines, top } = chart;
  const yOf = (hours: number): number => height - (hours / top) * height;
  const step = (width - AXIS_WIDTH) / bars.length;
  return [
    ...Array.from({ length: top / EVERY + 1 }, (_, index) => index * EVERY).flatMap((hours): HoursShape[] => [{ kind: 'line', y: yOf(hours), isLimit: false, isAxis: true }, { kind: 'text', x: 0, y: yOf(hours), text: String(hours) }]),
    ...bars.map(({ hours }, index): HoursShape => ({ kind: 'bar', x: AXIS_WIDTH + index * step + step * 0.12, y: yOf(hours), width: step * 0.76, height: height - yOf(hours), isOver: hours > MOST_WEEKLY_HOURS })),
    ...lines.map(({ hours, isLimit }): HoursShape => ({ kind: 'line', y: yOf(hours), isLimit, isAxis: false })),
  ];
}

/** The chart in one sentence, for the caption and for who does not see it. */
export function hoursInWords({ workers, over, bars, lines }: HoursChart): string {
  const perBar = Math.max(...bars.map((bar) => bar.workers));
  return `Records show ${over} of ${workers} workers with a week of more than ${MOST_WEEKLY_HOURS} hours; the longest week has ${bars[0]?.hours ?? 0}. ${perBar === 1 ? 'Each bar is the longest week of one worker' : `Each bar stands for ${perBar} workers and is the longest week among them`}, longest first; the lines are ${lines.map(({ words }) => words).join(' and ')}.`;
}
