// Extensions: what was asked for and granted on a clock, and whether one more can be asked for.
import type { Case, Extension } from '../dossier/case.ts';
import type { Reference } from '../reference.ts';
import { businessCalendar } from './business-days.ts';
import { runningClocks, type RunningClock } from './running-clocks.ts';

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

/** Is the task over on `today`, by law and after every day CBP agreed to? */
function isPastDue({ clock, counts }: RunningClock, running: readonly RunningClock[], facts: Case, today: string | null): boolean {
  const due = latest([counts[0]?.ends ?? null, ...extensionsOf(clock.id, running, facts).map(({ grantedUntil }) => grantedUntil)]);
  return due !== null && today !== null && today > due;
}

/** A dossier may know of fewer requests than the portal takes, never of more. */
const limitOf = (limit: number | null, { extensionsMax }: Case): number | null => (limit === null ? null : Math.min(limit, extensionsMax));

/**
 * What the recorded extensions of a case cannot be, in sentences: more than a task takes, or asked for once it was past due.
 * Source: terms of the Forced Labor Portal (two requests a task, none after it is due).
 */
export function extensionFaults(facts: Case, reference: Reference): { readonly clock: string; readonly message: string }[] {
  const running = runningClocks({ case: facts }, reference, businessCalendar(reference.holidays, facts.closures));
  return running.flatMap(({ clock, counts }) => {
    if (clock.extension === null) return [];
    const records = extensionsOf(clock.id, running, facts);
    const limit = limitOf(clock.extension.limit, facts);
    const late = records.flatMap(({ requestedOn }, index) => {
      const due = latest([counts[0]?.ends ?? null, ...records.slice(0, index).map(({ grantedUntil }) => grantedUntil)]);
      return requestedOn !== null && due !== null && requestedOn > due ? [{ clock: clock.id, message: `“${clock.title}” was due on ${due}; the request of ${requestedOn} came after it, and none can be made then` }] : [];
    });
    return limit !== null && records.length > limit ? [{ clock: clock.id, message: `“${clock.title}” has ${records.length} requests for more time; the task takes ${limit}` }, ...late] : late;
  });
}

/** Why the extensions of `after` cannot be recorded on `today`, in a sentence; null where they are as before or can be. */
export function refusedExtension(before: Case, after: Case, reference: Reference, today: string): string | null {
  if (JSON.stringify(before.extensions) === JSON.stringify(after.extensions)) return null;
  const known = new Set(extensionFaults(before, reference).map(({ message }) => message));
  const [fault] = extensionFaults(after, reference).filter(({ message }) => !known.has(message));
  if (fault) return fault.message;
  const running = runningClocks({ case: after }, reference, businessCalendar(reference.holidays, after.closures));
  const undated = (facts: Case, id: string): number => extensionsOf(id, running, facts).filter(({ requestedOn }) => requestedOn === null).length;
  const late = running.find((one) => undated(after, one.clock.id) > undated(before, one.clock.id) && isPastDue(one, running, before, today));
  return late ? `“${late.clock.title}” is past due; enter the day on which the request was made before that` : null;
}

/**
 * State of a clock's extensions on `today`; null for a clock that cannot be extended. The task is past due after its date
 * by law, or after the day CBP agreed to if that is later.
 */
export function extensionState(one: RunningClock, running: readonly RunningClock[], facts: Case, today: string | null): ExtensionState | null {
  const { clock } = one;
  const rule = clock.extension;
  if (rule === null) return null;
  const records = extensionsOf(clock.id, running, facts);
  const grantedUntil = latest(records.map((record) => record.grantedUntil));
  const limit = limitOf(rule.limit, facts);
  const isUsedUp = limit !== null && records.length >= limit;
  return {
    requested: records.length, limit, grantedUntil, note: rule.note, source: rule.source, confidence: rule.confidence,
    closed: isUsedUp ? `All ${limit} requests of this task are used.` : isPastDue(one, running, facts, today) ? 'The task is past due; no extension can be asked for.' : null,
  };
}
