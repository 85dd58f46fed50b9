// T03 and T17 of CBP's own question: was there enough raw material for these goods, and is the test as declared right?
import type { Decimal } from 'decimal.js';
import { stepBalance, type Totals } from '../chain/mass-balance.ts';
import type { Step } from '../dossier/chain.ts';
import { at, number, sum, type Facts, type Hit, type Rule } from './facts.ts';

const DECLARED = '0.01';

const weightsOf = (step: Step, { lots, reference }: Facts): Totals | null => stepBalance(step, lots.get, null, reference).totals;

interface Figure { readonly name: string; readonly value: Decimal }

/** Raw material for the material issued in the last process, by the yields of every process before it; null where the chain branches. */
function requiredFor(issued: Decimal, facts: Facts): Decimal | null {
  const processes = facts.steps.filter(({ kind }) => kind === 'transformation');
  const before = processes.slice(0, -1);
  const isOneLine = processes.every((step, index) => index === 0 || step.inputs.every(({ lotId }) => facts.makersOf(lotId).every((maker) => maker === processes[index - 1])));
  const yields = before.map((step) => { const weights = weightsOf(step, facts); return weights?.input.gt(0) === true && weights.output.gt(0) ? weights.output.div(weights.input) : null; });
  if (before.length === 0 || !isOneLine || yields.includes(null)) return null;
  return yields.reduce<Decimal>((needed, share) => (share === null ? needed : needed.div(share)), issued);
}

/** T03 and T17 of the backward test. */
export const backwardTest: Rule = (facts) => {
  const { dossier: { backwardCheck }, steps } = facts;
  if (!backwardCheck) return [];
  const figure = (name: RegExp): Figure | null => {
    const found = Object.entries(backwardCheck.figures).find(([key]) => name.test(key));
    return found ? { name: found[0], value: number(found[1]) } : null;
  };
  const place = [at('case', null, 'backwardCheck')];
  const [needed, available, issued] = [figure(/required|needed/i), figure(/^kg.*available/i), figure(/issued/i)];
  const hits: Hit[] = [];
  const compare = (stated: Figure | null, actual: Decimal | null, words: string): void => {
    if (stated !== null && actual !== null && stated.value.minus(actual).abs().gt(actual.abs().times(DECLARED))) hits.push({ rule: 'T17', where: place, message: `The test of raw material ${words} ${stated.value.toFixed()}; the chain itself gives ${actual.toDecimalPlaces(2).toFixed()}.`, key: stated.name });
  };
  if (needed && available && needed.value.gt(available.value)) return [{ rule: 'T03', where: place, message: `The goods need ${needed.value.toFixed()} kg of raw material; ${available.value.toFixed()} kg were available.`, key: 'backward' }];
  const last = steps.findLast(({ kind }) => kind === 'transformation');
  const used = last ? weightsOf(last, facts)?.input ?? null : null;
  const origins = steps.filter(({ kind }) => kind === 'origin').flatMap((step) => step.outputs);
  const raw = origins.length > 0 && origins.every(({ uom }) => uom === 'KGM') ? sum(origins.map(({ quantity }) => number(quantity))) : null;
  const packages = [...new Set(origins.map(({ lotId }) => lotId))].map((id) => facts.lots.get(id)?.packages ?? null);
  const bales = packages.includes(null) ? null : sum(packages.map((count) => number(String(count ?? 0))));
  compare(issued, used, 'counts as issued');
  compare(available, raw, 'counts as available');
  compare(needed, issued === null ? null : requiredFor(issued.value, facts), 'counts as needed');
  compare(figure(/(bales|packages).*available/i), bales, 'counts as packages available');
  if (bales?.gt(0) && raw?.gt(0) && needed) compare(figure(/equivalent/i), needed.value.div(raw.div(bales)), 'counts in packages');
  return hits;
};
