// T03, T16, T17, T20: does what came out of each process fit what went in, as recorded and as declared?
import type { Decimal } from 'decimal.js';
import { isWeighed, RESIDUAL, stepBalance, type StepBalance, type Totals, type Weighed } from '../chain/mass-balance.ts';
import { kilograms, measure } from '../chain/units.ts';
import type { Balance, Step } from '../dossier/chain.ts';
import { at, number, own, sum, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';

/** Rounding of declared figures and of equivalents. */
const DECLARED = '0.005';

const known = (values: readonly (Decimal | null)[]): Decimal[] => values.filter((value) => value !== null);
const percent = (share: Decimal): string => `${share.times(100).toDecimalPlaces(1).toFixed()} %`;
const balanceOf = (step: Step, { lots, sites, reference }: Facts): StepBalance => stepBalance(step, lots.get, sites.get(step.siteId ?? '')?.activity ?? null, reference);

/** T16: an equivalent in kilograms needs a factor or a lot weight behind it, and must follow from it. */
function unsourcedFactors(step: Step, { lots, reference }: Facts): Hit[] {
  const place = [at('steps', step.id, 'conversion')];
  const hits: Hit[] = [];
  const { netKgPerPiece: net, grossKgPerPiece: gross } = step.conversion ?? { netKgPerPiece: null, grossKgPerPiece: null };
  for (const loss of step.losses) {
    const weight = kilograms(loss.quantity, loss.uom, null, reference);
    if (net !== null && loss.pieces !== null && weight !== null && number(net).times(loss.pieces).minus(weight).abs().gt(weight.abs().times('0.01').plus('0.01'))) hits.push({ rule: 'T16', level: 'warn', where: [at('steps', step.id, 'losses')], message: `“${step.name}” lost ${loss.pieces} pieces (${loss.kind.replaceAll('_', ' ')}), which at ${net} kg weigh ${number(net).times(loss.pieces).toFixed(2)} kg; ${weight.toFixed()} kg are stated.`, key: loss.kind });
  }
  const used = step.inputs.map((flow) => kilograms(flow.quantity, flow.uom, flow.equivalentKg, reference));
  const pieces = sum(step.outputs.filter((flow) => flow.uom === step.conversion?.toUom).map((flow) => number(flow.quantity)));
  if (gross !== null && pieces.gt(0) && !used.includes(null) && sum(known(used)).minus(pieces.times(gross)).abs().gt(sum(known(used)).abs().times('0.01'))) hits.push({ rule: 'T16', level: 'warn', where: place, message: `${pieces.toFixed()} pieces at ${gross} kg of material each need ${pieces.times(gross).toFixed(2)} kg; “${step.name}” used ${sum(known(used)).toFixed(2)} kg.`, key: 'gross' });
  return hits.concat([...step.inputs, ...step.outputs].flatMap((flow): Hit[] => {
    if (flow.equivalentKg === null || measure(flow.quantity, flow.uom, reference).dimension === 'mass') return [];
    const where = [at('steps', step.id), at('lots', flow.lotId)];
    const factor = step.conversion?.toUom === flow.uom ? step.conversion.netKgPerPiece : null;
    const lot = lots.get(flow.lotId);
    if (factor === null && !lot?.netKg && !step.conversion?.sourceExhibitId) return [{ rule: 'T16', where, message: `“${step.name}” counts ${flow.quantity} ${flow.uom} of lot ${flow.lotId} as ${flow.equivalentKg} kg; no paper shows the weight of one.`, key: 'source' }];
    const expected = factor === null ? null : number(flow.quantity).times(factor);
    if (expected !== null && expected.minus(flow.equivalentKg).abs().gt(expected.abs().times(DECLARED))) return [{ rule: 'T16', level: 'warn', where, message: `${flow.quantity} pieces of lot ${flow.lotId} at ${factor ?? ''} kg make ${expected.toDecimalPlaces(2).toFixed()} kg; “${step.name}” says ${flow.equivalentKg} kg.`, key: 'factor' }];
    return [];
  }));
}

/** T03, T17, T20 of one process whose weights are known. */
function balanceHits(step: Step, { totals: { input, output, losses, residual }, tolerance, yieldShare, band }: Weighed): Hit[] {
  const where = [at('steps', step.id)];
  const went = `${input.toDecimalPlaces(2).toFixed()} kg`;
  const hits: Hit[] = [];
  if (residual.neg().gt(tolerance)) hits.push({ rule: 'T03', where, message: `“${step.name}”: ${output.plus(losses).toDecimalPlaces(2).toFixed()} kg of goods and waste came out of ${went}.` });
  else if (residual.gt(tolerance)) hits.push({ rule: 'T17', where, message: `“${step.name}”: ${residual.toDecimalPlaces(2).toFixed()} kg of ${went} are not accounted for.` });
  // More goods than input is no question of yield any more.
  if (output.gt(input) || yieldShare === null) return hits;
  const { declaredYield } = step;
  if (band && (yieldShare.lt(band.low) || yieldShare.gt(band.high))) hits.push({ rule: 'T20', where, message: `“${step.name}” gives ${percent(yieldShare)} of its input as goods; ${percent(number(band.low))} to ${percent(number(band.high))} is plausible${band.isOfStep ? '' : ` (${band.process})`}.` });
  else if (declaredYield !== null && yieldShare.minus(declaredYield).abs().gt(DECLARED)) hits.push({ rule: 'T20', where, message: `“${step.name}” gives ${percent(yieldShare)} of its input as goods, but ${percent(number(declaredYield))} is declared.`, key: 'declared' });
  return hits;
}

/** T03 and T17 of a declared balance: in itself, and against the step it speaks of where the step itself is sound. */
function declaredBalance({ id, stepId, figures, uom }: Balance, step: Step | undefined, weights: Totals | null): Hit[] {
  const place = at('balances', id);
  const figure = (name: string): Decimal | null => { const text = own(figures, name); return text === undefined ? null : number(text); };
  const input = figure('input') ?? figure('issued');
  const output = figure('output');
  if (input === null || output === null) return [];
  const losses = figure('losses') ?? number('0');
  const what = step ? `the balance of “${step.name}”` : `balance ${id}`;
  const slack = input.abs().times(RESIDUAL);
  const residual = figure('residual');
  const open = input.minus(output).minus(losses);
  const left = open.abs().lte(slack) ? open : open.minus(residual ?? 0);
  if (left.lt(slack.neg())) return [{ rule: 'T03', where: [place, at('steps', stepId)], message: `In ${what}, ${output.plus(losses).toFixed()} ${uom} came out of ${input.toFixed()} ${uom}.` }];
  if (left.gt(slack)) return [{ rule: 'T17', where: [place, at('steps', stepId)], message: `In ${what}, ${left.toFixed()} ${uom} of ${input.toFixed()} ${uom} are not accounted for.` }];
  const hits: Hit[] = [];
  if (residual?.abs().gt(slack)) hits.push({ rule: 'T17', where: [place, at('steps', stepId)], message: `In ${what}, ${residual.toFixed()} ${uom} are declared as unexplained.`, key: 'residual' });
  const share = figure('yieldPct');
  if (share !== null && input.gt(0) && output.div(input).times(100).minus(share).abs().gt('0.5')) hits.push({ rule: 'T20', where: [place, at('steps', stepId)], message: `In ${what}, ${output.toFixed()} of ${input.toFixed()} is ${percent(output.div(input))}, but ${share.toFixed()} % is declared.` });
  const pieces = figure('outputPieces');
  const counted = step ? sum(step.outputs.filter((flow) => flow.uom === 'H87').map((flow) => number(flow.quantity))) : number('0');
  if (pieces !== null && counted.gt(0) && !pieces.eq(counted)) hits.push({ rule: 'T17', where: [place, at('steps', stepId)], message: `In ${what}, ${pieces.toFixed()} pieces came out; the step itself has ${counted.toFixed()}.`, key: 'pieces' });
  const [received, closing] = [figure('received'), figure('closingStock')];
  if (received !== null && received.minus(input).minus(closing ?? 0).abs().gt(slack)) hits.push({ rule: 'T17', where: [place, at('steps', stepId)], message: `In ${what}, ${received.toFixed()} ${uom} were received; ${input.toFixed()} used and ${(closing ?? number('0')).toFixed()} in stock do not make that.`, key: 'received' });
  if (weights === null || uom !== 'KGM') return hits;
  const parts = [['input', input, weights.input], ['output', output, weights.output], ['losses', losses, weights.losses]] as const;
  for (const [name, declared, actual] of parts) if (declared.minus(actual).abs().gt(actual.abs().times(DECLARED).plus('0.01'))) hits.push({ rule: 'T17', where: [place, at('steps', stepId)], message: `The declared ${name} in ${what} ${name === 'losses' ? 'are' : 'is'} ${declared.toFixed()} kg; the step itself has ${actual.toDecimalPlaces(2).toFixed()} kg.`, key: name });
  return hits;
}

const isBalanced = ({ kind, inputs, outputs }: Step): boolean => kind === 'transformation' && inputs.length > 0 && outputs.length > 0;

/** T03, T16, T17, T20 of one step: its factors, and its mass balance where it is a process. */
export const massBalance: StepRule = (step, facts) => {
  const hits = unsourcedFactors(step, facts);
  if (!isBalanced(step)) return hits;
  const where = [at('steps', step.id)];
  const flows = [...step.inputs, ...step.outputs, ...step.losses];
  if (flows.some((flow) => number(flow.quantity).isNegative()) || step.inputs.some((flow) => number(flow.quantity).isZero())) return [...hits, { rule: 'T03', where, message: `“${step.name}” has a quantity of zero or less.`, key: 'sign' }];
  const balance = balanceOf(step, facts);
  if (!isWeighed(balance)) return [...hits, { rule: 'T16', where, message: `“${step.name}” mixes units (${[...new Set(flows.map((flow) => flow.uom))].join(', ')}) that cannot all be brought to kilograms.` }];
  return balance.totals.input.gt(0) ? [...hits, ...balanceHits(step, balance)] : hits;
};

/** Weights of a step whose own balance raises no question. */
function soundTotals(step: Step | undefined, facts: Facts): Totals | null {
  if (!step || !isBalanced(step) || [...step.inputs, ...step.outputs, ...step.losses].some((flow) => number(flow.quantity).isNegative())) return null;
  const balance = balanceOf(step, facts);
  return isWeighed(balance) && balance.totals.input.gt(0) && balanceHits(step, balance).length === 0 ? balance.totals : null;
}

/** T03, T17, T20 of the balances that are declared. */
export const declaredBalances: Rule = (facts) => facts.dossier.balances.flatMap((balance) => {
  const step = facts.stepById.get(balance.stepId ?? '');
  return declaredBalance(balance, step, soundTotals(step, facts));
});
