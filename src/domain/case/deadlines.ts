// The deadlines of a case: date by law, day to file by, what started it, how near it is, and what happens after.
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference.ts';
import { businessCalendar, lastBusinessDay, nextBusinessDay } from './business-days.ts';
import { daysBetween } from './calendar.ts';
import type { Clock } from './case-reference.ts';
import { extensionState, type ExtensionState } from './extensions.ts';
import { holdsOf, type Hold } from './records-hold.ts';
import { isPracticeOnly, runningClocks, startNames, type Count, type RunningClock } from './running-clocks.ts';

type Confidence = 'verified' | 'unverified';

/** `D-20`, `D-10`, `D-3`: at most that many days to the day to file by · `late`: that day is over, the date by law is not. */
export type Alarm = `D-${number}` | 'late';
export type DeadlineState = 'waiting' | 'running' | 'stopped' | 'past';

export interface Deadline {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  /** Date the law gives, rolled neither forward nor back. */
  readonly statutoryDate: string | null;
  /** Last business day on or before the statutory date, or before the day CBP agreed to; null where something is only kept. */
  readonly fileBy: string | null;
  readonly startsFrom: string;
  readonly startDate: string | null;
  /** Counts from other starts, kept although an earlier one is planned to. */
  readonly otherCounts: readonly Count[];
  /** The day the days are counted from: the day the dossier speaks of, or today. */
  readonly asOf: string | null;
  /** Days from `asOf` to the day to file by (to the statutory date where nothing is filed); negative when past. */
  readonly daysLeft: number | null;
  /** file: you must act · watch: CBP or the law acts · keep: something is kept until then. */
  readonly act: Clock['act'];
  readonly state: DeadlineState;
  readonly alarm: Alarm | null;
  readonly stoppedBy: { readonly name: string; readonly date: string } | null;
  readonly alternativeOf: string | null;
  /** False for a count of the same time that ends later: plan to the other. */
  readonly governs: boolean;
  readonly extension: ExtensionState | null;
  /** Open matters that keep it open beyond its end; until they close it is not past. */
  readonly holds: readonly Hold[];
  /** Next open day, where courts held filing on it timely. Never the deadline. */
  readonly fallback: { readonly date: string; readonly label: string; readonly source: string; readonly confidence: Confidence } | null;
  readonly source: string;
  readonly afterwards: string;
  readonly confidence: Confidence;
}

interface Timed extends RunningClock {
  readonly statutoryDate: string | null;
  readonly extension: ExtensionState | null;
  /** The day it really ends: by law, or as CBP agreed. */
  readonly due: string | null;
}

function timed(one: RunningClock, running: readonly RunningClock[], { case: facts }: Dossier, today: string | null): Timed {
  const statutoryDate = one.counts[0]?.ends ?? null;
  const extension = extensionState(one, running, facts, today);
  const granted = extension?.grantedUntil ?? null;
  return { ...one, statutoryDate, extension, due: statutoryDate !== null && granted !== null && granted > statutoryDate ? granted : statutoryDate };
}

/** Of several counts of the same time the earliest governs, the statute's own on a tie; an agreed day settles it. */
function governs(one: Timed, all: readonly Timed[]): boolean {
  const root = one.clock.alternativeOf ?? one.clock.id;
  const [first] = all.filter(({ clock }) => (clock.alternativeOf ?? clock.id) === root)
    .toSorted((a, b) => Number(a.due === a.statutoryDate) - Number(b.due === b.statutoryDate) || (a.statutoryDate ?? '9999').localeCompare(b.statutoryDate ?? '9999'));
  return first === one;
}

function alarmAt(daysLeft: number, alarmDays: readonly number[]): Alarm | null {
  const reached = alarmDays.filter((days) => daysLeft <= days);
  return daysLeft < 0 ? 'late' : reached.length > 0 ? `D-${Math.min(...reached)}` : null;
}

/** A clock is as certain as the count that is planned to; one that waits, as the clock itself. */
const confidenceOf = ({ clock, counts }: Timed, { case: { type, alsoTypes } }: Dossier): Confidence => counts[0]?.confidence ?? (isPracticeOnly(clock, [type, ...alsoTypes]) ? 'unverified' : 'verified');

/**
 * All clocks of the case types in order of their date; clocks whose start is unknown come last, so that the date is asked
 * for. Days are counted from `today`, by default the day the dossier speaks of; without either no count is given.
 * Sources: 19 USC 1499(c), 1508(c), 1514(c); 19 CFR 12.43, 12.44, 151.11, 151.16, 163.4, 174.12, 174.31; 28 USC 2632.
 */
export function deadlines(dossier: Dossier, reference: Reference, today: string | null = dossier.asOf): Deadline[] {
  const { dates, closures } = dossier.case;
  const calendar = businessCalendar(reference.holidays, closures);
  const running = runningClocks(dossier, reference, calendar);
  const all = running.map((one) => timed(one, running, dossier, today));
  const nameOf = (field: string): string => reference.clocks.dates.find(({ id }) => id === field)?.name ?? field;

  return all.map((one): Deadline => {
    const { clock, counts: [first, ...others], statutoryDate, extension, due } = one;
    const fileBy = due === null || clock.act === 'keep' ? null : lastBusinessDay(due, calendar);
    const target = fileBy ?? due;
    const daysLeft = target === null || today === null ? null : daysBetween(today, target);
    const [stoppedBy] = clock.stoppedBy.flatMap((field) => (dates[field] === null ? [] : [{ name: nameOf(field), date: dates[field] }]));
    const holds = holdsOf(one, running, dossier.case, today);
    const state: DeadlineState = stoppedBy ? 'stopped' : due === null ? 'waiting' : today !== null && today > due && holds.length === 0 ? 'past' : 'running';
    const isGoverning = governs(one, all);
    const { fallback } = clock;
    return {
      id: clock.id, title: clock.title, meaning: clock.meaning, act: clock.act, source: clock.source, afterwards: clock.afterwards, alternativeOf: clock.alternativeOf,
      statutoryDate, fileBy, extension, holds, state, daysLeft, asOf: today,
      startsFrom: first?.startsFrom ?? startNames(clock, reference.clocks), startDate: first?.startDate ?? null, otherCounts: others,
      governs: isGoverning, stoppedBy: stoppedBy ?? null,
      alarm: state === 'running' && clock.act === 'file' && isGoverning && daysLeft !== null ? alarmAt(daysLeft, reference.clocks.alarmDays) : null,
      fallback: fallback === null || statutoryDate === null || calendar.closedFor(statutoryDate) === null ? null : { ...fallback, date: nextBusinessDay(statutoryDate, calendar) },
      confidence: confidenceOf(one, dossier),
    };
  }).toSorted((a, b) => (a.statutoryDate ?? '9999').localeCompare(b.statutoryDate ?? '9999'));
}
