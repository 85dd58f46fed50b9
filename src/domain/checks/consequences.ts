// One defect, one finding: leaves out what only repeats a finding made elsewhere.
import type { Hit } from './facts.ts';

const stepsOf = ({ where }: Hit): string[] => where.filter(({ collection }) => collection === 'steps').map(({ id }) => id ?? '');
const has = (hits: readonly Hit[], rules: readonly string[]): boolean => hits.some(({ rule }) => rules.includes(rule));

/**
 * Tells the hits that stand for themselves from those that follow from another: a lot, a yield or a test of raw material against a step whose own balance fails;
 * sums over a chain that is broken; an origin where a country is itself in question; sums of a payroll from which rows are missing.
 */
export function standsAlone(hits: readonly Hit[]): (hit: Hit) => boolean {
  const unbalanced = new Set(hits.filter(({ rule, key }) => ['T03', 'T16', 'T17'].includes(rule) || (rule === 'T20' && key === undefined)).flatMap(stepsOf));
  const isCountryInQuestion = hits.some(({ rule, where }) => rule === 'T08' && where.some(({ part }) => part === 'country' || part === 'originCountry'));
  const isAnyUnbalanced = hits.some((hit) => ['T03', 'T16', 'T17'].includes(hit.rule) && stepsOf(hit).length > 0);
  const areRowsMissing = has(hits, ['P11', 'P12', 'P18', 'P23']);
  // Sums over the whole chain say nothing new where a step of it is missing.
  const isChainBroken = hits.some(({ rule, level, key }) => rule === 'T01' && level !== 'warn' && key !== 'place');
  const followsFrom = (hit: Hit): boolean => { const steps = stepsOf(hit); return steps.length > 0 && steps.every((id) => unbalanced.has(id)); };
  return (hit) => {
    const { rule, key, where } = hit;
    if (rule === 'T04' && key === 'made') return !followsFrom(hit);
    if (rule === 'T19' && key === 'output') return !followsFrom(hit);
    if (rule === 'T20' && key === 'declared') return !followsFrom(hit);
    if (rule === 'T17' && where.some(({ part }) => part === 'backwardCheck')) return !isAnyUnbalanced && !isChainBroken;
    if (rule === 'T04' && where.some(({ collection, id }) => collection === 'variants' && id === null)) return !isChainBroken;
    if (rule === 'T18' || (rule === 'T29' && key === 'origin')) return !isCountryInQuestion;
    if (rule === 'P05' && ['net', 'gross', 'regularHours', 'overtimeHours', 'paper'].includes(key ?? '') && where.some(({ collection }) => collection !== 'payrollRows')) return !areRowsMissing;
    return true;
  };
}
