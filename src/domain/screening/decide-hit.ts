// Decisions on hits, and what they make of the party: a hit is decided with a reason and seen by a second person.
import type { HitDecision, ScreeningHit, ScreeningResult, ScreeningRun } from '../dossier/screening.ts';

export interface Decision { readonly decision: HitDecision; readonly reason: string; readonly by: string; readonly at: string }
export interface Review { readonly by: string; readonly at: string }

const hitText = (hit: ScreeningHit): string => {
  const persons = [hit.decidedBy, hit.secondReviewer === null ? null : `second reviewer ${hit.secondReviewer}`].filter((one) => one !== null).join(', ');
  return `${hit.matchedName} (${hit.list}): ${hit.reason ?? ''}${persons === '' ? '' : ` (${persons})`}`;
};
const names = (texts: readonly (string | null)[]): string | null => [...new Set(texts.filter((text) => text !== null))].join(', ') || null;

/** The result with what its hits make of it: a match when one hit is, unresolved while one is open, else cleared. */
export function summarized(result: ScreeningResult): ScreeningResult {
  const { hits } = result;
  if (hits.length === 0) return { ...result, decision: 'no_match' };
  const decision = hits.some((hit) => hit.decision === 'true_match') ? 'true_match' : hits.every((hit) => hit.decision === 'false_positive') ? 'false_positive' : 'unresolved';
  const decided = hits.filter((hit) => hit.decision !== null && hit.reason !== null);
  return {
    ...result, decision, reason: decided.length === 0 ? null : decided.map(hitText).join('\n'),
    decidedBy: names(hits.map((hit) => hit.decidedBy)),
    // One reviewer of one hit must not seem to have seen all of them.
    secondReviewer: hits.every((hit) => hit.secondReviewer !== null) ? names(hits.map((hit) => hit.secondReviewer)) : null,
  };
}

/** The hit of a run; null when there is none of these ids. */
export function hitOf(run: ScreeningRun, partyId: string, hitId: string): ScreeningHit | null {
  return run.results.find((result) => result.partyId === partyId)?.hits.find((hit) => hit.id === hitId) ?? null;
}

function withHit(run: ScreeningRun, partyId: string, hitId: string, change: Partial<ScreeningHit>): ScreeningRun {
  return {
    ...run,
    results: run.results.map((result) => (result.partyId === partyId ? summarized({ ...result, hits: result.hits.map((hit) => (hit.id === hitId ? { ...hit, ...change } : hit)) }) : result)),
  };
}

/** A new decision takes the review of the old one away: the second person has not seen it. */
export function decideHit(run: ScreeningRun, partyId: string, hitId: string, { decision, reason, by, at }: Decision): ScreeningRun {
  return withHit(run, partyId, hitId, { decision, reason, decidedBy: by, decidedAt: at, secondReviewer: null, reviewedAt: null });
}

export function reviewHit(run: ScreeningRun, partyId: string, hitId: string, { by, at }: Review): ScreeningRun {
  return withHit(run, partyId, hitId, { secondReviewer: by, reviewedAt: at });
}

/** Two writings of one person's name. */
export const isSamePerson = (a: string, b: string): boolean => {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return plain(a) === plain(b);
};
