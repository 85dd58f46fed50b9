// What keeps the records of an entry beyond the time by law: an open protest, suit or demand, or a person's word.
import type { Case } from '../dossier/case.ts';
import type { RunningClock } from './running-clocks.ts';

export interface Hold {
  /** "protest", "suit", or the words a person gave. */
  readonly name: string;
  /** Since when it is open; null for a person's word. */
  readonly since: string | null;
  readonly source: string | null;
  readonly confidence: 'verified' | 'unverified';
}

/**
 * The matters that hold this clock open on `today`: each from its date until one of its ends is known, or until the clock it
 * names has run out. Without a day no clock has run out, so that nothing is let go too early.
 */
export function holdsOf({ clock }: RunningClock, running: readonly RunningClock[], { dates, recordsHold }: Case, today: string | null): Hold[] {
  const open = clock.holds.flatMap(({ name, from, until, orAfter, source, confidence }): Hold[] => {
    const since = dates[from];
    const lapse = running.find(({ clock: other }) => other.id === orAfter)?.counts[0]?.ends ?? null;
    const isOver = until.some((end) => dates[end] !== null) || (today !== null && lapse !== null && today > lapse);
    return since === null || isOver ? [] : [{ name, since, source, confidence }];
  });
  const word = clock.act === 'keep' ? recordsHold?.trim() ?? '' : '';
  return word === '' ? open : [...open, { name: word, since: null, source: null, confidence: 'verified' }];
}
