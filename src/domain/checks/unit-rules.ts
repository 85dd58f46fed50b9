// T16 of units: every unit a record uses is one that is known.
import { dimensionOf, isKnownUnit, packageCode } from '../chain/units.ts';
import { at, atExhibit, isGiven, type ExhibitRule, type Facts, type Hit, type LotRule, type Rule, type StepRule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';

/** One finding for each unknown unit of a record. */
const unknown = (units: readonly (string | null | undefined)[], { reference }: Facts, place: Place, who: string, level?: FindingLevel): Hit[] =>
  [...new Set(units.filter(isGiven).filter((uom) => !isKnownUnit(uom, reference)))].map((uom) => ({ rule: 'T16', where: [place], message: `${who} counts in ${uom}, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.`, key: `unknown ${uom}`, ...(level ? { level } : {}) }));

/** T16: what goes in, comes out and is lost in known units. */
export const unitsOfStep: StepRule = (step, facts) => unknown([...step.inputs, ...step.outputs, ...step.losses].map(({ uom }) => uom), facts, at('steps', step.id, 'units'), `“${step.name}”`);

/** T16: a lot in a known unit. */
export const unitOfLot: LotRule = (lot, facts) => unknown([lot.uom], facts, at('lots', lot.id, 'uom'), `Lot ${lot.id}`);

/** T16: a paper in known units. It is the paper's word, so it only warns. */
export const unitsOnPaper: ExhibitRule = (exhibit, facts) => unknown(exhibit.quantities.map(({ uom }) => uom), facts, atExhibit(exhibit, 'quantities'), exhibit.exhibitNo, 'warn');

/** T16: an entry line counts in something the goods that arrive are counted, weighed or packed in; else nothing ties the entry to the chain. */
function unitOfLine(line: Facts['dossier']['entry']['lines'][number], { arrivals, lots, reference }: Facts): Hit[] {
  if (line.uom === null || line.quantity === null || !isKnownUnit(line.uom, reference) || arrivals.length === 0) return [];
  const flows = arrivals.flatMap(({ outputs }) => outputs);
  const there = new Set(flows.flatMap(({ lotId, uom, equivalentKg }) => [dimensionOf(uom, reference), ...(equivalentKg === null ? [] : ['mass']), ...(isGiven(lots.get(lotId)?.netKg) ? ['mass'] : []), packageCode(lots.get(lotId)?.packageType ?? null, reference)]));
  return there.size === 0 || there.has(dimensionOf(line.uom, reference)) ? [] : [{ rule: 'T16', where: [at('entry', line.id, 'quantity')], message: `Line ${line.line} counts in ${line.uom}; none of the goods that arrive is counted so, and no factor ties the two.`, key: 'line' }];
}

/** T16: entry lines, components and declared balances in known units. */
export const unitsElsewhere: Rule = (facts) => {
  const { entry, components, balances } = facts.dossier;
  return [
    ...entry.lines.flatMap((line) => unitOfLine(line, facts)),
    ...entry.lines.flatMap((line) => unknown([line.uom, ...line.otherQuantities.map(({ uom }) => uom)], facts, at('entry', line.id, 'quantity'), `Line ${line.line}`, 'warn')),
    ...components.flatMap((part) => unknown([part.uom], facts, at('components', part.id, 'quantity'), `Component “${part.item}”`, 'warn')),
    ...balances.flatMap((balance) => unknown([balance.uom], facts, at('balances', balance.id, 'uom'), 'A declared balance', 'warn')),
  ];
};
