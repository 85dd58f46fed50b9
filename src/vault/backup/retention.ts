// Which backups are kept: all of the last day, then one a day, one a week, one a month.

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
const KEPT_DAYS = 7;
const KEPT_WEEKS = 5;
const KEPT_MONTHS = 12;

export interface DatedBackup { readonly id: string; readonly at: string; }

/** The newest backup of each of the newest `count` periods. */
function newestOfEach<T extends DatedBackup>(newestFirst: readonly T[], periodOf: (at: Date) => string, count: number): T[] {
  const kept = new Map<string, T>();
  for (const backup of newestFirst) {
    const period = periodOf(new Date(backup.at));
    if (!kept.has(period) && kept.size < count) kept.set(period, backup);
  }
  return [...kept.values()];
}

/** Backups to keep at `now`, newest first; the newest of all is always among them. */
export function keptBackups<T extends DatedBackup>(backups: readonly T[], now: Date): T[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
  const fresh = newestFirst.filter((backup) => now.getTime() - new Date(backup.at).getTime() < DAY_MS);
  const kept = new Set([
    ...newestFirst.slice(0, 1), ...fresh,
    ...newestOfEach(newestFirst, (at) => at.toISOString().slice(0, 10), KEPT_DAYS),
    ...newestOfEach(newestFirst, (at) => String(Math.floor(at.getTime() / WEEK_MS)), KEPT_WEEKS),
    ...newestOfEach(newestFirst, (at) => at.toISOString().slice(0, 7), KEPT_MONTHS),
  ]);
  return newestFirst.filter((backup) => kept.has(backup));
}
