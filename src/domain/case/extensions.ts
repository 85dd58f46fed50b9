// Extensions: what was asked for and granted on a clock, and whether one more can be asked for.
import type { Case, Extension } from '../dossier/case.ts';
import type { RunningClock } from './running-clocks.ts';

export interface ExtensionState {
  /** Requests recorded so far. */
  readonly requested: number;
  /** Most requests the task takes; null where no limit is known. */
  readonly limit: number | null;
  /** Latest day CBP agreed to. */
  readonly grantedUntil: string | null;
  /** Why no further request can be made, or null when one can. */
  readonly closed: string | null;
  readonly note: string;
  readonly source: string;
  readonly confidence: 'verified' | 'unverified';
}

/** Extensions recorded for clock `id`; those without a clock belong to the first clock of the case that can be extended. */
export function extensionsOf(id: string, running: readonly RunningClock[], { extensions }: Case): Extension[] {
  const review = running.find(({ clock }) => clock.extension !== null)?.clock.id;
  return extensions.filter((extension) => (extension.clock ?? review) === id);
}

const latest = (dates: readonly (string | null)[]): string | null => dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

/**
 * State of a clock's extensions on `today`; null for a clock that cannot be extended. The task is past due after its date
 * by law, or after the day CBP agreed to if that is later.
 */
export function extensionState({ clock, counts }: RunningClock, running: readonly RunningClock[], facts: Case, today: string | null): ExtensionState | null {
  const rule = clock.extension;
  if (rule === null) return null;
  const records = extensionsOf(clock.id, running, facts);
  const grantedUntil = latest(records.map((record) => record.grantedUntil));
  const due = latest([counts[0]?.ends ?? null, grantedUntil]);
  // A dossier may know of fewer requests than the portal takes, never of more.
  const limit = rule.limit === null ? null : Math.min(rule.limit, facts.extensionsMax);
  const isUsedUp = limit !== null && records.length >= limit;
  const isPastDue = due !== null && today !== null && today > due;
  return {
    requested: records.length, limit, grantedUntil, note: rule.note, source: rule.source, confidence: rule.confidence,
    closed: isUsedUp ? `All ${limit} requests of this task are used.` : isPastDue ? 'The task is past due; no extension can be asked for.' : null,
  };
}
