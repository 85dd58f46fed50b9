// T01–T03, T05, T16, T17, T20, T27: does the chain hold together, and do its quantities make sense?
import { at, kilograms, number, sum, type Facts, type Hit, type Rule } from './facts.ts';
import type { Decimal } from 'decimal.js';
import type { Step } from '../dossier/chain.ts';

const RESIDUAL = 0.002;

/** T01: every input lot comes from a step, every output goes on, every record named exists. */
export const brokenLinks: Rule = ({ dossier, steps, sites, lots }) => {
  const made = new Set(steps.flatMap((step) => step.outputs.map((flow) => flow.lotId)));
  const used = new Set(steps.flatMap((step) => step.inputs.map((flow) => flow.lotId)));
  const last = steps.at(-1);
  const hits: Hit[] = [];
  for (const step of steps) {
    for (const { lotId } of step.inputs) if (!made.has(lotId)) hits.push({ rule: 'T01', where: [at('steps', step.id), at('lots', lotId)], message: `${step.name} uses lot ${lotId}, which no step makes.` });
    if (step !== last) for (const { lotId } of step.outputs) if (!used.has(lotId)) hits.push({ rule: 'T01', where: [at('steps', step.id), at('lots', lotId)], message: `Lot ${lotId} comes out of ${step.name} and goes nowhere.` });
    if (step.kind !== 'origin' && step.inputs.length === 0) hits.push({ rule: 'T01', where: [at('steps', step.id)], message: `${step.name} has no input.`, key: 'empty' });
    for (const { lotId } of [...step.inputs, ...step.outputs]) if (!lots.has(lotId)) hits.push({ rule: 'T01', where: [at('steps', step.id), at('lots', lotId)], message: `${step.name} names lot ${lotId}, which is not described.`, key: 'unknown' });
    for (const siteId of [step.siteId, step.fromSiteId, step.toSiteId]) if (siteId !== null && !sites.has(siteId)) hits.push({ rule: 'T01', where: [at('steps', step.id), at('sites', siteId)], message: `${step.name} takes place at ${siteId}, which is not described.` });
  }
  for (const lot of dossier.lots) if (lot.producedBy !== null && !sites.has(lot.producedBy)) hits.push({ rule: 'T01', where: [at('lots', lot.id)], message: `Lot ${lot.id} was made at ${lot.producedBy}, which is not described.`, key: 'site' });
  return hits;
};

/** T02: nothing is used before it is made or received. */
export const usedTooEarly: Rule = ({ steps, lots }) => steps.flatMap((step) => step.inputs.flatMap(({ lotId }): Hit[] => {
  const lot = lots.get(lotId);
  const arrival = steps.find((other) => other.kind === 'transfer' && other !== step && other.toSiteId !== null && other.toSiteId === step.siteId && other.outputs.some((flow) => flow.lotId === lotId));
  if (lot?.producedOn && step.end !== null && lot.producedOn > step.end) return [{ rule: 'T02', where: [at('steps', step.id), at('lots', lotId)], message: `Lot ${lotId} was made on ${lot.producedOn}, after ${step.name} ended on ${step.end}.` }];
  if (step.kind === 'transformation' && arrival?.end && step.start !== null && arrival.end > step.start) return [{ rule: 'T02', where: [at('steps', step.id), at('steps', arrival.id)], message: `${step.name} began on ${step.start}, before lot ${lotId} arrived on ${arrival.end}.` }];
  return [];
}));

interface Balance { readonly input: Decimal; readonly output: Decimal; readonly losses: Decimal; }

/** Kilograms in, out and lost; null where a unit cannot be converted. */
function balanceOf(step: Step, { reference }: Facts): Balance | null {
  const weigh = (flows: Step['inputs']) => flows.map((flow) => kilograms(flow.quantity, flow.uom, flow.equivalentKg, reference));
  const [inputs, outputs] = [weigh(step.inputs), weigh(step.outputs)];
  const losses = step.losses.map((loss) => kilograms(loss.quantity, loss.uom, null, reference));
  const known = (values: (Decimal | null)[]): Decimal[] => values.filter((value) => value !== null);
  if ([...inputs, ...outputs, ...losses].includes(null)) return null;
  return { input: sum(known(inputs)), output: sum(known(outputs)), losses: sum(known(losses)) };
}

/** T03, T16, T17, T20: the mass balance of each transformation. */
export const massBalance: Rule = (facts) => facts.steps.filter((step) => step.kind === 'transformation' && step.inputs.length > 0 && step.outputs.length > 0).flatMap((step): Hit[] => {
  const where = [at('steps', step.id)];
  const balance = balanceOf(step, facts);
  if (balance === null) return [{ rule: 'T16', where, message: `${step.name} has quantities in units that cannot be brought to kilograms.` }];
  const { input, output, losses } = balance;
  const negative = [...step.inputs, ...step.outputs, ...step.losses].some((flow) => number(flow.quantity).isNegative());
  if (negative || input.lte(0)) return [{ rule: 'T03', where, message: `${step.name} has a quantity of zero or less.`, key: 'sign' }];
  const hits: Hit[] = [];
  const out = output.plus(losses);
  if (out.minus(input).gt(input.times(RESIDUAL))) hits.push({ rule: 'T03', where, message: `${step.name}: ${out.toFixed(2)} kg came out of ${input.toFixed(2)} kg.` });
  else if (input.minus(out).gt(input.times(RESIDUAL))) hits.push({ rule: 'T17', where, message: `${step.name}: ${input.minus(out).toFixed(2)} kg of ${input.toFixed(2)} kg are not accounted for.` });
  const yieldShare = output.div(input);
  const { yieldBand, declaredYield } = step;
  if (yieldBand && (yieldShare.lt(yieldBand.low) || yieldShare.gt(yieldBand.high))) hits.push({ rule: 'T20', where, message: `${step.name} yields ${yieldShare.times(100).toFixed(1)} %; plausible is ${number(yieldBand.low).times(100).toFixed()} to ${number(yieldBand.high).times(100).toFixed()} %.` });
  else if (declaredYield !== null && yieldShare.minus(declaredYield).abs().gt(0.005)) hits.push({ rule: 'T20', where, message: `${step.name} yields ${yieldShare.times(100).toFixed(1)} %, but ${number(declaredYield).times(100).toFixed()} % is declared.`, key: 'declared' });
  return hits;
});

/** T05: no more of a lot leaves its maker, or is used, than was made; and the lot says what its step says. */
export const overAllocation: Rule = ({ dossier, steps, lots }) => {
  const hits: Hit[] = [];
  for (const lot of dossier.lots) {
    if (lot.quantity === null) continue;
    const produced = number(lot.quantity);
    const flowsOf = (which: Step[], side: 'inputs' | 'outputs') => sum(which.flatMap((step) => step[side].filter((flow) => flow.lotId === lot.id && flow.uom === lot.uom).map((flow) => number(flow.quantity))));
    const makers = steps.filter((step) => step.kind !== 'transfer' && step.outputs.some((flow) => flow.lotId === lot.id && flow.uom === lot.uom));
    const shipped = flowsOf(steps.filter((step) => step.kind === 'transfer' && step.fromSiteId === lot.producedBy), 'inputs');
    const consumed = flowsOf(steps.filter((step) => step.kind === 'transformation'), 'inputs');
    const used = shipped.gt(consumed) ? shipped : consumed;
    if (used.gt(produced)) hits.push({ rule: 'T05', where: [at('lots', lot.id)], message: `${used.toFixed()} ${lot.uom ?? ''} of lot ${lot.id} left or was used; ${produced.toFixed()} was made.` });
    const made = flowsOf(makers, 'outputs');
    if (makers.length > 0 && !made.eq(produced)) hits.push({ rule: 'T04', where: [at('lots', lot.id), ...makers.map((step) => at('steps', step.id))], message: `Lot ${lot.id} is described with ${produced.toFixed()} ${lot.uom ?? ''}, its step makes ${made.toFixed()}.` });
  }
  for (const { id, stepId, lot, figures, uom } of dossier.balances) {
    if (figures['produced'] === undefined) continue;
    const gone = sum(['shippedThisChain', 'otherSales', 'closingStock'].map((name) => number(figures[name])));
    if (gone.gt(number(figures['produced']))) hits.push({ rule: 'T05', where: [at('balances', id), at('steps', stepId)], message: `${gone.toFixed()} ${uom} of ${lot ?? 'the lot'} are sold or in stock; ${figures['produced']} was made.` });
    const described = lots.get(lot ?? '');
    if (described?.quantity && !number(described.quantity).eq(number(figures['produced']))) hits.push({ rule: 'T05', where: [at('balances', id), at('lots', described.id)], message: `The balance of ${lot ?? 'the lot'} starts from ${figures['produced']} ${uom}, the lot from ${described.quantity}.`, key: 'produced' });
  }
  return hits;
};

/** T27: an origin claim needs identity preserved, segregated or controlled blending (ISO 22095). */
export const custodyModel: Rule = ({ steps }) => steps.filter((step) => step.custodyModel === 'mass_balance' || step.custodyModel === 'book_and_claim')
  .map((step) => ({ rule: 'T27', where: [at('steps', step.id)], message: `${step.name} rests on a ${step.custodyModel === 'mass_balance' ? 'mass-balance' : 'book-and-claim'} model.` }));
