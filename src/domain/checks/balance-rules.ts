// T03, T16, T17, T20: does what came out of each process fit what went in, as recorded and as declared?
import type { Decimal } from 'decimal.js';
import type { Balance, Flow, Step } from '../dossier/chain.ts';
import { at, isGiven, number, own, sum, type Facts, type Hit, type Rule } from './facts.ts';
import { kilograms, measure } from './units.ts';

/** What a scale may be out: 0.2 % of the input. */
const RESIDUAL = '0.002';
/** Rounding of declared figures and of equivalents. */
const DECLARED = '0.005';

interface Weights { readonly input: Decimal; readonly output: Decimal; readonly losses: Decimal }
const known = (values: readonly (Decimal | null)[]): Decimal[] => values.filter((value) => value !== null);
const percent = (share: Decimal): string => `${share.times(100).toDecimalPlaces(1).toFixed()} %`;

/** Kilograms in, out and lost; null where a unit cannot be converted. */
export function weightsOf(step: Step, { reference, lots }: Facts): Weights | null {
  const { conversion } = step;
  const weigh = (flow: Flow): Decimal | null => {
    const direct = kilograms(flow.quantity, flow.uom, flow.equivalentKg, reference);
    if (direct !== null) return direct;
    if (isGiven(conversion?.netKgPerPiece) && conversion.toUom === flow.uom) return number(flow.quantity).times(conversion.netKgPerPiece);
    const lot = lots.get(flow.lotId);
    return isGiven(lot?.netKg) && lot.uom === flow.uom && lot.quantity !== null && number(lot.quantity).gt(0) ? number(flow.quantity).div(lot.quantity).times(lot.netKg) : null;
  };
  const [inputs, outputs, losses] = [step.inputs.map(weigh), step.outputs.map(weigh), step.losses.map((loss) => kilograms(loss.quantity, loss.uom, null, reference))];
  if ([...inputs, ...outputs, ...losses].includes(null)) return null;
  return { input: sum(known(inputs)), output: sum(known(outputs)), losses: sum(known(losses)) };
}

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
function balanceHits(step: Step, { input, output, losses }: Weights): Hit[] {
  const where = [at('steps', step.id)];
  const [went, came] = [`${input.toDecimalPlaces(2).toFixed()} kg`, output.plus(losses)];
  const hits: Hit[] = [];
  if (came.minus(input).gt(input.times(RESIDUAL))) hits.push({ rule: 'T03', where, message: `“${step.name}”: ${came.toDecimalPlaces(2).toFixed()} kg of goods and waste came out of ${went}.` });
  else if (input.minus(came).gt(input.times(RESIDUAL))) hits.push({ rule: 'T17', where, message: `“${step.name}”: ${input.minus(came).toDecimalPlaces(2).toFixed()} kg of ${went} are not accounted for.` });
  // More goods than input is no question of yield any more.
  if (output.gt(input)) return hits;
  const share = output.div(input);
  const { yieldBand, declaredYield } = step;
  if (yieldBand && (share.lt(yieldBand.low) || share.gt(yieldBand.high))) hits.push({ rule: 'T20', where, message: `“${step.name}” gives ${percent(share)} of its input as goods; ${percent(number(yieldBand.low))} to ${percent(number(yieldBand.high))} is plausible.` });
  else if (declaredYield !== null && share.minus(declaredYield).abs().gt(DECLARED)) hits.push({ rule: 'T20', where, message: `“${step.name}” gives ${percent(share)} of its input as goods, but ${percent(number(declaredYield))} is declared.`, key: 'declared' });
  return hits;
}

/** T03 and T17 of a declared balance: in itself, and against the step it speaks of where the step itself is sound. */
function declaredBalance({ id, stepId, figures, uom }: Balance, step: Step | undefined, weights: Weights | null, isSound: boolean): Hit[] {
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
  if (weights === null || !isSound || uom !== 'KGM') return hits;
  const parts = [['input', input, weights.input], ['output', output, weights.output], ['losses', losses, weights.losses]] as const;
  for (const [name, declared, actual] of parts) if (declared.minus(actual).abs().gt(actual.abs().times(DECLARED).plus('0.01'))) hits.push({ rule: 'T17', where: [place, at('steps', stepId)], message: `The declared ${name} in ${what} is ${declared.toFixed()} kg; the step itself has ${actual.toDecimalPlaces(2).toFixed()} kg.`, key: name });
  return hits;
}

/** T03, T16, T17, T20: the mass balance of each process, recorded and declared. */
export const massBalance: Rule = (facts) => {
  const hits: Hit[] = [];
  const sound = new Map<string, Weights>();
  for (const step of facts.steps) {
    hits.push(...unsourcedFactors(step, facts));
    if (step.kind !== 'transformation' || step.inputs.length === 0 || step.outputs.length === 0) continue;
    const where = [at('steps', step.id)];
    const flows = [...step.inputs, ...step.outputs, ...step.losses];
    const weights = weightsOf(step, facts);
    const units = [...new Set(flows.map((flow) => flow.uom))].join(', ');
    if (flows.some((flow) => number(flow.quantity).isNegative()) || step.inputs.some((flow) => number(flow.quantity).isZero())) hits.push({ rule: 'T03', where, message: `“${step.name}” has a quantity of zero or less.`, key: 'sign' });
    else if (weights === null) hits.push({ rule: 'T16', where, message: `“${step.name}” mixes units (${units}) that cannot all be brought to kilograms.` });
    else if (weights.input.gt(0)) {
      const found = balanceHits(step, weights);
      hits.push(...found);
      if (found.length === 0) sound.set(step.id, weights);
    }
  }
  for (const balance of facts.dossier.balances) {
    const weights = sound.get(balance.stepId ?? '') ?? null;
    hits.push(...declaredBalance(balance, facts.stepById.get(balance.stepId ?? ''), weights, weights !== null));
  }
  return hits;
};

