// One defect, one finding: leaves out what only repeats a finding made elsewhere.
import type { Hit } from './facts.ts';

const stepsOf = ({ where }: Hit): string[] => where.filter(({ collection }) => collection === 'steps').map(({ id }) => id ?? '');
const has = (hits: readonly Hit[], rules: readonly string[]): boolean => hits.some(({ rule }) => rules.includes(rule));

/**
 * The hits without those that follow from another: a lot, a yield or a test of raw material against a step whose own balance fails;
 * an origin where a country is itself in question; sums of a payroll from which rows are missing.
 */
export function withoutConsequences(hits: readonly Hit[]): Hit[] {
  const unbalanced = new Set(hits.filter(({ rule, key }) => ['T03', 'T16', 'T17'].includes(rule) || (rule === 'T20' && key === undefined)).flatMap(stepsOf));
  const isCountryInQuestion = hits.some(({ rule, where }) => rule === 'T08' && where.some(({ part }) => part === 'country' || part === 'originCountry'));
  const isAnyUnbalanced = hits.some((hit) => ['T03', 'T16', 'T17'].includes(hit.rule) && stepsOf(hit).length > 0);
  const areRowsMissing = has(hits, ['P11', 'P12', 'P18', 'P23']);
  return hits.filter(({ rule, key, where }) => {
    const steps = stepsOf({ rule, where, message: '' });
    const followsFromStep = steps.length > 0 && steps.every((id) => unbalanced.has(id));
    if (rule === 'T04' && key === 'made') return !followsFromStep;
    if (rule === 'T19' && key === 'output') return !followsFromStep;
    if (rule === 'T20' && key === 'declared') return !followsFromStep;
    if (rule === 'T17' && where.some(({ part }) => part === 'backwardCheck')) return !isAnyUnbalanced;
    if (rule === 'T18' || (rule === 'T29' && key === 'origin')) return !isCountryInQuestion;
    if (rule === 'P05' && ['net', 'gross', 'regularHours', 'overtimeHours', 'paper'].includes(key ?? '') && where.some(({ collection }) => collection !== 'payrollRows')) return !areRowsMissing;
    return true;
  });
}
