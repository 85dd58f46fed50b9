// One defect, one finding: leaves out what only repeats a finding made elsewhere.
import type { Hit } from './facts.ts';

const stepsOf = ({ where }: Hit): string[] => where.filter(({ collection }) => collection === 'steps').map(({ id }) => id ?? '');
const has = (hits: readonly Hit[], rules: readonly string[]): boolean => hits.some(({ rule }) => rules.includes(rule));

/**
 * Tells the hits that stand for themselves from those that follow from another: a lot, a yield or a test of raw material against a step whose own balance fails;
 * sums over a chain that is broken; dates and amounts of lots that go round in a circle; an origin where a country is itself in question; sums of a payroll from which rows are missing;
 * the validity of an audit whose own date is wrong; a raw-material test in packages whose list is wrong.
 */
export function standsAlone(hits: readonly Hit[]): (hit: Hit) => boolean {
  const unbalanced = new Set(hits.filter(({ rule, key }) => ['T03', 'T16', 'T17'].includes(rule) || (rule === 'T20' && key === undefined)).flatMap(stepsOf));
  const isCountryInQuestion = hits.some(({ rule, where }) => rule === 'T08' && where.some(({ part }) => part === 'country' || part === 'originCountry' || part === 'countryOfOrigin'));
  const datedWrong = new Set(hits.filter(({ rule }) => rule === 'T11').flatMap(({ where }) => where.filter(({ collection, part }) => collection === 'audits' && part === 'end').map(({ id }) => id)));
  const areUnitsMiscounted = hits.some(({ rule, key }) => rule === 'T04' && key === 'units');
  const isAnyUnbalanced = hits.some((hit) => ['T03', 'T16', 'T17'].includes(hit.rule) && stepsOf(hit).length > 0);
  const areRowsMissing = has(hits, ['P11', 'P12', 'P18', 'P23']);
  // Sums over the whole chain say nothing new where a step of it is missing.
  const isChainBroken = hits.some(({ rule, level, key }) => rule === 'T01' && level !== 'warn' && key !== 'place');
  const circle = new Set(hits.filter(({ rule, key }) => rule === 'T01' && key === 'circle').flatMap(({ where }) => where.map(({ collection, id }) => `${collection} ${id ?? ''}`)));
  const isOfCircle = ({ where }: Hit): boolean => where.every(({ collection, id }) => circle.has(`${collection} ${id ?? ''}`));
  const followsFrom = (hit: Hit): boolean => { const steps = stepsOf(hit); return steps.length > 0 && steps.every((id) => unbalanced.has(id)); };
  return (hit) => {
    const { rule, key, where } = hit;
    if (rule === 'T02' || rule === 'T05') return circle.size === 0 || !isOfCircle(hit);
    if (rule === 'T04' && key === 'made') return !followsFrom(hit);
    if (rule === 'T19' && key === 'output') return !followsFrom(hit);
    if (rule === 'T20' && key === 'declared') return !followsFrom(hit);
    if (rule === 'T17' && where.some(({ part }) => part === 'backwardCheck')) return !isAnyUnbalanced && !isChainBroken && !areUnitsMiscounted;
    if (rule === 'T04' && where.some(({ collection, id }) => collection === 'variants' && id === null)) return !isChainBroken;
    if (rule === 'A03' && where.some(({ collection, id, part }) => collection === 'audits' && part === 'validUntil' && datedWrong.has(id))) return false;
    if (rule === 'T18' || (rule === 'T29' && key === 'origin')) return !isCountryInQuestion;
    if (rule === 'P05' && ['net', 'gross', 'regularHours', 'overtimeHours', 'paper'].includes(key ?? '') && where.some(({ collection }) => collection !== 'payrollRows')) return !areRowsMissing;
    return true;
  };
}
