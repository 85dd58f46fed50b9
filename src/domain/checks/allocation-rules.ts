// T05, and T04 and T17 of lots: no more of a lot leaves, is used or kept than was made, and every record of it agrees.
import type { Decimal } from 'decimal.js';
import type { Balance, Flow, Step, Variant } from '../dossier/chain.ts';
import { groupBy } from '../group-by.ts';
import { at, isGiven, isOneOf, number, own, sum, type Facts, type Hit, type LotRule, type Rule } from './facts.ts';
import { inWords, measure, packageCode } from '../chain/units.ts';

type Side = 'inputs' | 'outputs';

/** T05 and T04 of one lot: no more of it leaves or is used than was made, and movements deliver what they take. */
export const lotAllocation: LotRule = (lot, { makersOf, usersOf, reference }) => {
  if (lot.quantity === null || lot.uom === null) return [];
  const produced = measure(lot.quantity, lot.uom, reference);
  const total = (steps: readonly Step[], side: Side): Decimal => sum(steps.flatMap((step) => step[side].filter((flow) => flow.lotId === lot.id)).map((flow: Flow) => measure(flow.quantity, flow.uom, reference)).filter(({ dimension }) => dimension === produced.dimension).map(({ amount }) => amount));
  const say = (amount: Decimal): string => inWords({ dimension: produced.dimension, amount }, reference);
  const hits: Hit[] = [];
  const users = usersOf(lot.id);
  const transfers = users.filter((step) => step.kind === 'transfer');
  const consumers = users.filter((step) => step.kind === 'transformation');
  const [shipped, consumed] = [total(transfers.filter((step) => step.fromSiteId === lot.producedBy), 'inputs'), total(consumers, 'inputs')];
  const used = shipped.gt(consumed) ? shipped : consumed;
  if (used.gt(produced.amount)) hits.push({ rule: 'T05', where: [at('lots', lot.id)], message: `${say(used)} of lot ${lot.id} left or were used; ${say(produced.amount)} were made.` });
  for (const [siteId, there] of groupBy(consumers, (step) => (step.siteId === null ? [] : [step.siteId]))) {
    const [came, spent] = [total(transfers.filter((step) => step.toSiteId === siteId), 'outputs'), total(there, 'inputs')];
    if (siteId !== lot.producedBy && came.gt(0) && spent.gt(came) && !used.gt(produced.amount)) hits.push({ rule: 'T05', where: [at('lots', lot.id), ...there.map((step) => at('steps', step.id))], message: `${say(spent)} of lot ${lot.id} were used where ${say(came)} had been delivered.`, key: 'delivered' });
  }
  for (const step of transfers) {
    const [sent, received] = [total([step], 'inputs'), total([step], 'outputs')];
    if (received.gt(0) && !sent.eq(received)) hits.push({ rule: 'T04', where: [at('steps', step.id), at('lots', lot.id)], message: `“${step.name}” sends ${say(sent)} of lot ${lot.id} and delivers ${say(received)}.`, key: 'sent' });
  }
  const makers = makersOf(lot.id);
  const made = total(makers, 'outputs');
  if (makers.length > 0 && !made.eq(produced.amount)) hits.push({ rule: 'T04', where: [at('lots', lot.id), ...makers.map((step) => at('steps', step.id))], message: `Lot ${lot.id} is described with ${say(produced.amount)}; ${made.isZero() ? 'the step that makes it counts in another unit' : `the step that makes it gives ${say(made)}`}.`, key: 'made' });
  return hits;
};

/** Sales and stock of a lot as declared. */
function ledgerHits({ id, stepId, lot, figures, uom }: Balance, facts: Facts): Hit[] {
  const figure = (name: string): Decimal | null => { const text = own(figures, name); return text === undefined ? null : number(text); };
  const produced = figure('produced');
  if (produced === null) return [];
  const what = lot ?? 'the lot';
  const place = [at('balances', id), at('steps', stepId)];
  const shipped = figure('shippedThisChain');
  const gone = sum([shipped, figure('otherSales'), figure('closingStock')].filter((value) => value !== null));
  const described = facts.lots.get(what);
  if (described?.quantity && described.uom === uom && !number(described.quantity).eq(produced)) return [{ rule: 'T05', where: [at('balances', id), at('lots', described.id)], message: `The balance of ${what} starts from ${produced.toFixed()} ${uom}, the lot from ${described.quantity}.`, key: 'produced' }];
  if (gone.gt(produced)) return [{ rule: 'T05', where: place, message: `${gone.toFixed()} ${uom} of ${what} are sold or in stock; ${produced.toFixed()} were made.` }];
  const hits: Hit[] = [];
  const residual = figure('residual') ?? number('0');
  if (!gone.plus(residual).eq(produced) || !residual.isZero()) hits.push({ rule: 'T17', where: place, message: `${produced.toFixed()} ${uom} of ${what} were made; sales and stock explain ${gone.toFixed()}.`, key: 'stock' });
  const step = facts.stepById.get(stepId ?? '');
  const inStep = step ? sum(step.outputs.filter((flow) => flow.uom === uom && (facts.lots.has(what) ? flow.lotId === what : true)).map((flow) => number(flow.quantity))) : null;
  if (shipped !== null && inStep?.gt(0) && !inStep.eq(shipped)) hits.push({ rule: 'T05', where: place, message: `The balance of ${what} ships ${shipped.toFixed()} ${uom} in this chain; “${step?.name ?? ''}” moves ${inStep.toFixed()}.`, key: 'shipped' });
  return hits;
}

/** Stock ledgers as filed: what was produced is what was sold and what is left. */
function stockLedgers({ exhibits, lots, reference }: Facts): Hit[] {
  return exhibits.filter(isOneOf(['STOCK_LEDGER'])).flatMap((exhibit): Hit[] => {
    const [made, gone] = [exhibit.quantities.filter(({ what }) => /produc|opening|receiv/i.test(what)), exhibit.quantities.filter(({ what }) => /sold|ship|stock|clos|deliver|issued/i.test(what))];
    const [total, left] = [sum(made.map(({ value }) => number(value))), sum(gone.map(({ value }) => number(value)))];
    const units = new Set([...made, ...gone].map(({ uom }) => uom));
    const [lot] = exhibit.lotIds.map((id) => lots.get(id));
    if (made.length > 0 && units.size === 1 && exhibit.lotIds.length === 1 && isGiven(lot?.packages) && units.has(packageCode(lot.packageType, reference) ?? '') && !total.eq(lot.packages)) return [{ rule: 'T04', where: [at('exhibits', exhibit.id, 'quantities'), at('lots', lot.id, 'packages')], message: `${exhibit.exhibitNo} shows ${total.toFixed()} packages produced; lot ${lot.id} has ${lot.packages}.`, key: 'ledger' }];
    if (made.length === 0 || gone.length === 0 || units.size !== 1 || total.eq(left)) return [];
    const where = [at('exhibits', exhibit.id, 'quantities')];
    const says = `${exhibit.exhibitNo} shows ${total.toFixed()} produced and ${left.toFixed()} sold or in stock (${[...units].join()}).`;
    return [{ rule: left.gt(total) ? 'T05' : 'T17', where, message: says, key: 'ledger' }];
  });
}

/** Colour and size runs: cut, good, rejected and packed must agree in themselves. */
function variantHits({ id, name, figures, sizes }: Variant): Hit[] {
  const figure = (key: string): Decimal | null => { const text = own(figures, key); return text === undefined ? null : number(text); };
  const place = [at('variants', id)];
  const hits: Hit[] = [];
  const [finished, issued, left] = [figure('finishedKg'), figure('issuedKg'), figure('leftKg')];
  if (finished !== null && issued !== null && issued.plus(left ?? 0).minus(finished).gt('0.01')) hits.push({ rule: 'T05', where: place, message: `${name}: ${issued.toFixed()} kg issued and ${(left ?? number('0')).toFixed()} kg left are more than the ${finished.toFixed()} kg finished.` });
  const [cut, good, reject] = [figure('cutPcs'), figure('goodPcs'), figure('rejectPcs')];
  if (cut !== null && good !== null && !good.plus(reject ?? 0).eq(cut)) hits.push({ rule: good.plus(reject ?? 0).gt(cut) ? 'T03' : 'T17', where: place, message: `${name}: ${cut.toFixed()} pieces were cut; ${good.toFixed()} good and ${(reject ?? number('0')).toFixed()} rejected do not make that.`, key: 'pieces' });
  const bySize = Object.values(sizes);
  if (hits.every(({ key }) => key !== 'pieces') && good !== null && bySize.length > 0 && !good.eq(bySize.reduce((total, count) => total + count, 0))) hits.push({ rule: 'T04', where: place, message: `${name}: the sizes make ${bySize.reduce((total, count) => total + count, 0)} pieces; ${good.toFixed()} good pieces are stated.`, key: 'sizes' });
  return hits;
}

/** T04: what the runs make together is a quantity of the chain. */
function variantTotals(facts: Facts): Hit[] {
  const { variants, balances, lots } = facts.dossier;
  const keys = new Set(variants.flatMap(({ figures }) => Object.keys(figures)));
  const flows = facts.steps.flatMap((step) => [step.inputs, step.outputs, step.losses].flatMap((side) => [...groupBy<{ readonly quantity: string; readonly uom: string }>(side, ({ uom }) => [uom])].map(([uom, group]) => ({ uom, total: sum(group.map(({ quantity }) => number(quantity))) }))));
  const pieces = facts.steps.flatMap(({ outputs, losses }) => { const lost = sum(losses.map((loss) => number(String(loss.pieces ?? 0)))); const good = sum(outputs.filter(({ uom }) => uom === 'H87').map(({ quantity }) => number(quantity))); return [lost, good, good.plus(lost)]; });
  const inChain = (key: string): Decimal[] | null => {
    if (/kg$/i.test(key)) return [...flows.filter(({ uom }) => uom === 'KGM').map(({ total }) => total), ...balances.flatMap(({ figures }) => Object.values(figures).map(number))];
    if (/pcs$/i.test(key)) return pieces;
    return key === 'cartons' ? facts.arrivals.map((step) => sum(lots.filter(({ id }) => step.outputs.some(({ lotId }) => lotId === id)).map(({ packages }) => number(String(packages ?? 0))))) : null;
  };
  return [...keys].flatMap((key): Hit[] => {
    const known = inChain(key)?.filter((total) => total.gt(0)) ?? [];
    const total = sum(variants.map(({ figures }) => number(own(figures, key))));
    if (known.length === 0 || known.some((one) => one.minus(total).abs().lte(/kg$/i.test(key) ? one.times('0.001') : 0))) return [];
    return [{ rule: 'T04', level: 'warn', where: [at('variants', null, key)], message: `The runs (${variants.map(({ name }) => name).join(', ')}) make ${total.toFixed()} together (${key}); no step, lot or balance has that quantity.`, key }];
  });
}

/** T05 with T04 and T17: what ledgers, balances and runs say about lots. */
export const allocations: Rule = (facts) => {
  const { balances, variants } = facts.dossier;
  const ofVariants = variants.flatMap(variantHits);
  return [...balances.flatMap((balance) => ledgerHits(balance, facts)), ...stockLedgers(facts), ...ofVariants, ...(variants.length === 0 || ofVariants.length > 0 ? [] : variantTotals(facts))];
};
