// The scheme an audit was made under: found by how papers write its name, with the results and validity it knows.
import type { Audit } from '../dossier/audit.ts';
import { addMonths } from '../case/calendar.ts';
import type { AuditScheme } from '../reference/lists.ts';

const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const holds = (text: string, phrase: string): boolean => phrase !== '' && ` ${text} `.includes(` ${phrase} `);

/** The scheme whose name or other spelling stands in `name`: "SMETA 7.0 4-pillar" is SMETA. The longest spelling decides. */
export function schemeOf(name: string, schemes: readonly AuditScheme[]): AuditScheme | null {
  const text = plain(name);
  const known = schemes.flatMap((scheme) => [scheme.id, scheme.name, ...scheme.words].map((word) => ({ scheme, word: plain(word) }))).filter(({ word }) => holds(text, word));
  return known.toSorted((a, b) => b.word.length - a.word.length)[0]?.scheme ?? null;
}

/** The result of the scheme that `text` names; null where it names none or several. */
export function resultIn(text: string, scheme: AuditScheme): string | null {
  const words = plain(text);
  const named = scheme.results.filter((result) => holds(words, plain(result)));
  return named.length === 1 ? named[0] ?? null : null;
}

/** Months a result speaks for by the rules or the custom of its scheme; twelve by trade practice where the scheme says nothing. */
export function validMonths(audit: Pick<Audit, 'rating'>, scheme: AuditScheme | null): number {
  const result = scheme && audit.rating !== null ? resultIn(audit.rating, scheme) : null;
  return scheme?.validity.byResult.find((entry) => entry.result === result)?.months ?? scheme?.validity.months ?? 12;
}

/** Last day the result speaks for, counted from the end of the audit; null without a date. */
export function validByScheme(audit: Pick<Audit, 'rating' | 'start' | 'end'>, scheme: AuditScheme | null): string | null {
  const day = audit.end ?? audit.start;
  return day === null ? null : addMonths(day, validMonths(audit, scheme));
}

/** What does not fit the scheme: an unknown result, a score outside it, a grade the score does not give. In words, without the audit's name. */
export function resultProblems(audit: Pick<Audit, 'rating' | 'score'>, scheme: AuditScheme): { readonly part: 'rating' | 'score'; readonly text: string }[] {
  const problems: { part: 'rating' | 'score'; text: string }[] = [];
  const result = audit.rating === null ? null : resultIn(audit.rating, scheme);
  if (audit.rating !== null && scheme.results.length > 0 && result === null) problems.push({ part: 'rating', text: `its result is “${audit.rating}”; ${scheme.name} gives ${scheme.results.join(', ')}` });
  if (audit.rating !== null && scheme.results.length === 0 && scheme.gives === 'facts') problems.push({ part: 'rating', text: `its result is “${audit.rating}”; ${scheme.name} gives no grade` });
  const score = audit.score === null ? null : Number(audit.score);
  if (score === null) return problems;
  if (!scheme.score) problems.push({ part: 'score', text: `a score of ${audit.score ?? ''} is recorded; ${scheme.name} gives none` });
  else if (score < scheme.score.low || score > scheme.score.high) problems.push({ part: 'score', text: `its score is ${audit.score ?? ''}; ${scheme.name} counts from ${scheme.score.low} to ${scheme.score.high}` });
  else {
    const band = scheme.score.bands.find((one) => one.result === result);
    if (band && (score < band.low || score > band.high)) problems.push({ part: 'score', text: `it is graded ${band.result}, which ${scheme.name} gives from ${band.low} to ${band.high}; its score is ${audit.score ?? ''}` });
  }
  return problems;
}
