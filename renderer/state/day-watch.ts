// Notices that the day changed, here or at CBP, and that the computer slept: deadlines and checks are then read again.
import { easternDate } from '../../src/domain/case/eastern-date.ts';

const TICK_MS = 20_000;
/** A tick that comes this late means that nothing ran in between. */
const SLEPT_MS = 3 * TICK_MS;

const repeat = (run: () => void, ms: number): (() => void) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

/** Calls `onNewDay` after midnight by this computer's clock, after midnight eastern time, and after a sleep. Answers how to stop. */
export function watchDay(now: () => Date, onNewDay: () => void, every = repeat): () => void {
  const dayOf = (at: Date): string => `${at.toDateString()} ${easternDate(at)}`;
  let last = now();
  return every(() => {
    const at = now();
    const passed = at.getTime() - last.getTime();
    const isNew = dayOf(at) !== dayOf(last) || passed > SLEPT_MS || passed < 0;
    last = at;
    if (isNew) onNewDay();
  }, TICK_MS);
}
