// Which clocks a case has, what started each, and when each ends by law.
import type { CaseType } from '../dossier/case.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference.ts';
import { addBusinessDays, type BusinessCalendar } from './business-days.ts';
import { addDays, addMonths, isCountable } from './calendar.ts';
import type { Clock, Clocks } from './case-reference.ts';

export interface Count {
  readonly startsFrom: string;
  readonly startDate: string;
  /** Date by law, rolled neither forward nor back. */
  readonly ends: string;
  readonly note: string | null;
  readonly confidence: 'verified' | 'unverified';
}

export interface RunningClock {
  readonly clock: Clock;
  /** One for each start that is known, the earliest end first: that one is planned to. */
  readonly counts: readonly Count[];
}

/** Name of a date of the case, for use inside a sentence. */
const dateName = ({ dates }: Clocks, field: string): string => dates.find(({ id }) => id === field)?.name.toLowerCase() ?? field;

/** Day 0 is the start itself: 30 days from the 2nd end on the 32nd, counted through the months. */
function endOf({ length, unit }: Clock, start: string, calendar: BusinessCalendar): string {
  if (unit === 'businessDays') return addBusinessDays(start, length, calendar);
  return unit === 'calendarDays' ? addDays(start, length) : addMonths(start, length);
}

/** Everything that can start the clock, for one that still waits: "exclusion notice or deemed exclusion". */
export const startNames = ({ starts }: Clock, clocks: Clocks): string => starts.map((start) => ('clock' in start ? start.name : dateName(clocks, start.date))).join(' or ');

/** A clock is common practice only where it is so for every case type of the dossier that has it. */
export const isPracticeOnly = ({ cases, unverifiedFor, confidence }: Clock, types: readonly CaseType[]): boolean =>
  confidence === 'unverified' || types.filter((type) => cases.includes(type)).every((type) => unverifiedFor.includes(type));

/** The clocks of all case types of the dossier, in the order of the reference data. A count is as certain as its start and as every clock before it. */
export function runningClocks({ case: facts }: Pick<Dossier, 'case'>, { clocks: reference }: Reference, calendar: BusinessCalendar): RunningClock[] {
  const types = [facts.type, ...facts.alsoTypes];
  const endings = new Map<string, Count>();
  const running: RunningClock[] = [];
  for (const clock of reference.clocks) {
    if (!clock.cases.some((type) => types.includes(type)) || (clock.notIfActionTaken && facts.form29Action === 'taken')) continue;
    if (clock.notWhen && facts.dates[clock.notWhen.date] !== null && !endings.has(clock.notWhen.without)) continue;
    const counts = clock.starts.flatMap((start): Count[] => {
      const before = 'clock' in start ? endings.get(start.clock) : undefined;
      const startDate = 'clock' in start ? (before === undefined ? null : addDays(before.ends, start.plusDays)) : facts.dates[start.date];
      if (startDate === null || !isCountable(startDate)) return [];
      const startsFrom = 'clock' in start ? start.name : dateName(reference, start.date);
      const isDoubtful = start.confidence === 'unverified' || before?.confidence === 'unverified' || isPracticeOnly(clock, types);
      return [{ startsFrom, startDate, ends: endOf(clock, startDate, calendar), note: start.note ?? before?.note ?? null, confidence: isDoubtful ? 'unverified' : 'verified' }];
    }).toSorted((a, b) => a.ends.localeCompare(b.ends));
    const [first] = counts;
    if (first) endings.set(clock.id, first);
    if (first || !clock.onlyOnceStarted) running.push({ clock, counts });
  }
  return running;
}
