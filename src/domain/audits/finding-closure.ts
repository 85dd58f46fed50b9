// When a finding of an audit counts as closed: with verifier, date and exhibit, never by its word alone.
import type { AuditFinding } from '../dossier/audit.ts';

/** open: nobody says it is done · claimed: called closed without full proof · verified: verifier, date and exhibit are there. */
export type Closure = 'open' | 'claimed' | 'verified';

type ClosureFacts = Pick<AuditFinding, 'status' | 'verifiedBy' | 'verifiedOn' | 'evidenceExhibitId'>;

export function closureOf({ status, verifiedBy, verifiedOn, evidenceExhibitId }: ClosureFacts): Closure {
  if (!status.trim().toLowerCase().startsWith('closed')) return 'open';
  return verifiedBy !== null && verifiedOn !== null && evidenceExhibitId !== null ? 'verified' : 'claimed';
}

/** Of verifier, date and exhibit, what a finding still lacks before it counts as closed. */
export function missingProof({ verifiedBy, verifiedOn, evidenceExhibitId }: ClosureFacts): string[] {
  return [...(verifiedBy === null ? ['verifier'] : []), ...(verifiedOn === null ? ['date'] : []), ...(evidenceExhibitId === null ? ['exhibit'] : [])];
}

export const CLOSURE_WORDS: Readonly<Record<Closure, string>> = { open: 'open', claimed: 'closed, not proved', verified: 'closed with proof' };
