// Stops a window that dies again and again from being reloaded for ever.

const MOST = 3;
const WITHIN_MS = 5 * 60 * 1000;

/** Answers, for a crash at time `now` (ms), whether trying again makes sense: not after three within five minutes. */
export function createCrashGuard(): (now: number) => boolean {
  let crashes: number[] = [];
  return (now) => {
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    return crashes.length < MOST;
  };
}
