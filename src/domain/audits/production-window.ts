// The time in which the goods of this entry were made at a site, and whether an audit speaks for it.
import { addMonths } from '../case/calendar.ts';
import type { Audit } from '../dossier/audit.ts';
import type { Step } from '../dossier/chain.ts';
import type { AuditScheme } from '../reference/lists.ts';
import { validByScheme, validMonths } from './audit-scheme.ts';

export interface ProductionWindow { readonly start: string | null; readonly end: string | null }

/** First and last day of the processes at the site; null where no step there has a date. */
export function productionWindow(siteId: string | null, steps: readonly Pick<Step, 'kind' | 'siteId' | 'start' | 'end'>[]): ProductionWindow {
  const here = siteId === null ? [] : steps.filter((step) => step.kind !== 'transfer' && step.siteId === siteId);
  const days = (pick: (step: (typeof here)[number]) => string | null): string[] => here.map(pick).filter((day) => day !== null).toSorted();
  return { start: days(({ start }) => start)[0] ?? null, end: days(({ end }) => end).at(-1) ?? null };
}

/** covers: at the end of production its result still spoke · aged: it no longer did · later: made longer after production than it speaks for · undated: a date is missing. */
export type AuditAge = 'covers' | 'aged' | 'later' | 'undated';

/** Tests age and validity at the window of production, not on the day of filing. */
export function ageAt({ end }: ProductionWindow, audit: Pick<Audit, 'start' | 'end' | 'rating' | 'validUntil'>, scheme: AuditScheme | null): AuditAge {
  const day = audit.end ?? audit.start;
  const until = validByScheme(audit, scheme);
  if (end === null || day === null || until === null) return 'undated';
  if (until < end || (audit.validUntil !== null && audit.validUntil < end)) return 'aged';
  return day > addMonths(end, validMonths(audit, scheme)) ? 'later' : 'covers';
}
