// One defect, one finding: leaves out what only repeats a finding made elsewhere.
import type { Hit } from './facts.ts';

const stepsOf = (hit: Hit): string[] => hit.where.filter(({ collection }) => collection === 'steps').map(({ id }) => id ?? '');

/** The hits without those that follow from another: a lot against a step whose own balance fails, an origin against a site that is itself in question. */
export function withoutConsequences(hits: readonly Hit[]): Hit[] {
  const unbalanced = new Set(hits.filter(({ rule }) => ['T03', 'T16', 'T17', 'T20'].includes(rule)).flatMap(stepsOf));
  const questioned = new Set(hits.filter(({ rule }) => rule === 'T08').flatMap(({ where }) => where.filter(({ collection, part }) => collection === 'sites' && part === 'country').map(({ id }) => id)));
  return hits.filter((hit) => {
    const steps = stepsOf(hit);
    if (hit.rule === 'T04' && hit.key === 'made') return steps.length === 0 || !steps.every((id) => unbalanced.has(id));
    if (hit.rule === 'T18' && hit.key === 'site') return !hit.where.some(({ collection, id }) => collection === 'sites' && questioned.has(id));
    return true;
  });
}
