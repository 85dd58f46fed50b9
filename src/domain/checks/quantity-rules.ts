// T04 and T16 of papers: do all papers of one movement, and of one process, state the same quantities?
import { Decimal } from 'decimal.js';
import { ZERO } from '../chain/exact.ts';
import type { Balance, Lot, Step } from '../dossier/chain.ts';
import type { Exhibit } from '../dossier/exhibit.ts';
import type { Reference } from '../reference.ts';
import { groupBy } from '../group-by.ts';
import { at, atExhibit, isFiledForUnknown, isGiven, isOneOf, number, own, reachesEntry, sum, type ExhibitRule, type Facts, type Hit, type Rule, type StepRule } from './facts.ts';
import type { Place } from './finding.ts';
import type { Table } from './tables.ts';
import { dimensionOf, inWords, isContinuous, isKnownUnit, measure, packageCode, type Measure } from '../chain/units.ts';

interface Statement { readonly place: Place; readonly said: string; readonly measure: Measure; readonly slack: Decimal; readonly weight: number }

/** "net", "gross" or "count": what a quantity on a paper speaks of; null where it speaks of something else. */
function kindOf(what: string, uom: string, { reference }: Facts): string | null {
  const named = own(reference.documentGroups.countedAs, what) ?? own(reference.documentGroups.countedAs, what.toLowerCase().trim());
  if (named !== undefined) return named;
  if (/gross|g\.?\s*w/i.test(what)) return 'gross';
  if (/net|n\.?\s*w/i.test(what)) return 'net';
  const dimension = dimensionOf(uom, reference);
  return dimension === 'pieces' || packageCode(what, reference) !== null ? 'count' : null;
}

/** A dozen is stated to two places, so that pieces counted in dozens differ by the last of them. */
const roundingOf = ({ dimension, amount }: Measure, value: string): string => (dimension === 'pieces' && amount.toFixed() !== value ? '0.12' : '0');

/** Statements about one quantity of a movement: its net, its gross, its pieces, its packages of a kind. */
function statementsOf(step: Step, facts: Facts): Map<string, Statement[]> {
  const { dossier, reference, lots } = facts;
  const all: (Statement & { readonly key: string })[] = [];
  const say = (kind: string, uom: string, value: string, place: Place, said: string, weight = 1, give = 0): void => {
    const found = measure(value, uom, reference);
    all.push({ key: found.dimension === 'mass' ? kind : `count ${found.dimension}`, place, said, measure: found, slack: Decimal.max(give, roundingOf(found, value)), weight });
  };
  for (const exhibit of facts.exhibitsOf(step).filter(isOneOf(reference.documentGroups.movementTypes))) {
    for (const { value, uom, what } of exhibit.quantities) {
      const kind = kindOf(what, uom, facts);
      // On equal votes the invoice is what the others are held against.
      if (kind !== null) say(kind, uom, value, atExhibit(exhibit, 'quantities'), exhibit.exhibitNo, exhibit.docType === 'COMMERCIAL_INVOICE' ? 1.5 : 1);
    }
  }
  for (const [uom, flows] of groupBy(step.outputs, (flow) => [flow.uom])) say('net', uom, sum(flows.map((flow) => number(flow.quantity))).toFixed(), at('steps', step.id, 'outputs'), 'the step');
  const moved = step.outputs.map((flow) => ({ flow, lot: lots.get(flow.lotId) }));
  const shareOf = (count: string | number | null | undefined, { flow, lot }: (typeof moved)[number]): Decimal | null => (!isGiven(count) || !lot?.quantity || lot.uom !== flow.uom || number(lot.quantity).lte(0) ? null : number(flow.quantity).div(lot.quantity).times(count));
  const packages = moved.map((one) => shareOf(one.lot?.packages, one));
  const codes = new Set(moved.map(({ lot }) => packageCode(lot?.packageType ?? null, reference)));
  const [code] = codes;
  // A part of a lot need not be whole packages of equal weight; then one package a lot is no difference.
  const inPackages = packages.filter((count) => count !== null);
  if (code && codes.size === 1 && inPackages.length === moved.length) say('count', code, sum(inPackages).toDecimalPlaces(0).toFixed(), at('steps', step.id, 'outputs'), 'the record of the lots', 1, inPackages.every((count) => count.isInteger()) ? 0 : moved.length);
  const nets = moved.map((one) => (dimensionOf(one.flow.uom, reference) === 'mass' ? null : shareOf(one.lot?.netKg, one)));
  if (nets.length > 0 && nets.every((net) => net !== null)) say('net', 'KGM', sum(nets).toFixed(), at('steps', step.id, 'outputs'), 'the record of the lots');
  if (reachesEntry(step, facts) && facts.arrivals.length === 1) entryStatements(dossier.entry.lines, say);
  return new Map([...groupBy(all, ({ key }) => [key])].map(([key, statements]) => [key, statements]));
}

type Say = (kind: string, uom: string, value: string, place: Place, said: string) => void;
function entryStatements(lines: Facts['dossier']['entry']['lines'], say: Say): void {
  const everyLine = (pick: (line: (typeof lines)[number]) => string | null): string | null => {
    const values = lines.map(pick);
    return values.length > 0 && values.every((value) => value !== null) ? sum(values.map(number)).toFixed() : null;
  };
  const [line] = lines;
  const place = (part: string): Place => at('entry', line?.id ?? null, part);
  const [quantity, net, gross] = [everyLine((one) => (one.uom === line?.uom ? one.quantity : null)), everyLine(({ netKg }) => netKg), everyLine(({ grossKg }) => grossKg)];
  if (quantity !== null && line?.uom) say('net', line.uom, quantity, place('quantity'), 'the entry');
  if (net !== null) say('net', 'KGM', net, place('netKg'), 'the entry');
  if (gross !== null) say('gross', 'KGM', gross, place('grossKg'), 'the entry');
  for (const other of line?.otherQuantities ?? []) {
    const total = everyLine(({ otherQuantities }) => otherQuantities.find(({ uom }) => uom === other.uom)?.value ?? null);
    if (total !== null) say('count', other.uom, total, place('otherQuantities'), 'the entry');
  }
}

/** The value most statements share; on a draw the invoice's, then the smaller. */
function agreed(statements: readonly Statement[]): Decimal {
  const [first] = statements;
  if (!first) return ZERO;
  if (statements.every(({ measure: { amount } }) => amount === first.measure.amount)) return first.measure.amount;
  const votes = new Map<string, { readonly amount: Decimal; votes: number }>();
  for (const { measure: { amount }, weight } of statements) {
    const known = votes.get(amount.toFixed());
    if (known) known.votes += weight;
    else votes.set(amount.toFixed(), { amount, votes: weight });
  }
  return [...votes.values()].toSorted((a, b) => b.votes - a.votes || a.amount.cmp(b.amount))[0]?.amount ?? ZERO;
}

/** T04 and T16: the papers of one movement. Counts agree exactly, weights within tolerance, an order within its own. */
export const quantitiesAgree: StepRule = (step, facts) => {
  if (step.kind !== 'transfer') return [];
  const hits: Hit[] = [];
  const statements = statementsOf(step, facts);
  const differs = (places: Place[], message: string, key: string): void => void hits.push({ rule: 'T04', where: [...places, at('steps', step.id)], message, key });
  for (const [key, group] of statements) {
    const expected = agreed(group);
    const dimension = group[0]?.measure.dimension ?? '';
    const tolerance = isContinuous(dimension) ? expected.abs().times(facts.reference.documentGroups.weightTolerance) : ZERO;
    // What the others are held against may itself be rounded.
    const give = group.reduce((most, { measure: { amount }, slack }) => (slack.gt(most) && amount.eq(expected) ? slack : most), tolerance);
    for (const { place, said, measure: { amount }, slack } of group) {
      if (amount !== expected && amount.minus(expected).abs().gt(Decimal.max(give, slack))) differs([place], `${said} says ${inWords({ dimension, amount }, facts.reference)}${key === 'gross' ? ' gross' : ''}; the other papers of “${step.name}” say ${inWords({ dimension, amount: expected }, facts.reference)}.`, key);
    }
  }
  const [net, gross] = ['net', 'gross'].map((key) => statements.get(key)).map((group) => (group ? agreed(group) : null));
  if (net && gross && net.gt(gross)) differs([], `The papers of “${step.name}” state more net than gross weight: ${net.toFixed()} and ${gross.toFixed()} kg.`, 'net over gross');
  return [...hits, ...unitHits(step, facts), ...orderHits(step, statements, facts)];
};

/** T16: a paper that states a weight in a unit that is no weight. */
function unitHits(step: Step, facts: Facts): Hit[] {
  const lotUnits = new Set(step.outputs.map((flow) => dimensionOf(flow.uom, facts.reference)));
  return facts.exhibitsOf(step).filter(isOneOf(facts.reference.documentGroups.movementTypes)).flatMap((exhibit) => exhibit.quantities.filter(({ what, uom }) => {
    const dimension = dimensionOf(uom, facts.reference);
    return ['net', 'gross'].includes(kindOf(what, uom, facts) ?? '') && dimension !== 'mass' && !lotUnits.has(dimension) && isKnownUnit(uom, facts.reference);
  }).map(({ value, uom, what }): Hit => ({ rule: 'T16', where: [atExhibit(exhibit, 'quantities'), at('steps', step.id)], message: `${exhibit.exhibitNo} states ${value} ${uom} ${what}; this unit cannot be compared with the other papers of “${step.name}”.`, key: uom })));
}

/** An order is met within its own tolerance, over and under. */
function orderHits(step: Step, statements: ReadonlyMap<string, Statement[]>, facts: Facts): Hit[] {
  const { papers } = facts.reference.documentGroups;
  const hits: Hit[] = [];
  for (const order of facts.exhibitsOf(step).filter(isOneOf(papers['purchase']))) {
    for (const { value, uom, what } of order.quantities) {
      const ordered = measure(value, uom, facts.reference);
      const group = statements.get(ordered.dimension === 'mass' ? kindOf(what, uom, facts) ?? 'net' : `count ${ordered.dimension}`);
      if (!group) continue;
      const delivered = agreed(group);
      const allowed = ordered.amount.abs().times(number(order.tolerancePct)).div(100).plus(Decimal.max(roundingOf(ordered, value), ...group.filter(({ measure: { amount } }) => amount.eq(delivered)).map(({ slack }) => slack)));
      if (delivered.minus(ordered.amount).abs().gt(allowed)) hits.push({ rule: 'T04', where: [atExhibit(order, 'quantities'), at('steps', step.id)], message: `${order.exhibitNo} orders ${inWords(ordered, facts.reference)}${order.tolerancePct === null ? '' : ` (± ${order.tolerancePct} %)`}; ${inWords({ dimension: ordered.dimension, amount: delivered }, facts.reference)} were delivered in “${step.name}”.`, key: `order ${uom}` });
    }
  }
  return hits;
}

const PRODUCTION = ['PRODUCTION_RECORD', 'PRODUCTION_ORDER', 'RAW_MATERIAL_ISSUE', 'DAILY_OUTPUT', 'GIN_RECORD', 'CLASSING_DATA', 'BALE_LIST', 'WAREHOUSE_RECEIPT', 'CATCH_RECORD', 'MINE_RECORD', 'SMELTER_RECORD', 'FARM_RECORD', 'BYPRODUCT_SALE', 'WASTE_RECORD', 'INSPECTION_REPORT', 'ORIGIN_AFFIDAVIT', 'SIMP_DATA'];

const of = (value: string | number | null | undefined, uom: string | null, reference: Reference): Measure[] => (isGiven(value) && uom !== null ? [measure(String(value), uom, reference)] : []);
const totals = (flows: readonly { readonly quantity: string; readonly uom: string }[], reference: Reference): Measure[] => [...groupBy(flows, (flow) => [flow.uom])].flatMap(([uom, group]) => of(sum(group.map((flow) => number(flow.quantity))).toFixed(), uom, reference));

/** A step or lot is measured once for all the papers filed for it, and again only when it is another record. */
const measured = new WeakMap<Reference, WeakMap<object, Measure[]>>();
function remembered<T extends object>(record: T, reference: Reference, make: (record: T) => Measure[]): Measure[] {
  const known = measured.get(reference) ?? new WeakMap<object, Measure[]>();
  measured.set(reference, known);
  const found = known.get(record) ?? make(record);
  known.set(record, found);
  return found;
}

const stepFigures = (step: Step, reference: Reference): Measure[] => remembered(step, reference, () => [
  ...[...step.inputs, ...step.outputs, ...step.losses].flatMap((flow) => of(flow.quantity, flow.uom, reference)), ...[...step.inputs, ...step.outputs].flatMap((flow) => of(flow.equivalentKg, 'KGM', reference)),
  ...totals(step.inputs, reference), ...totals(step.outputs, reference), ...totals(step.losses, reference), ...step.losses.flatMap((loss) => of(loss.pieces, 'H87', reference)),
]);
const lotFigures = (lot: Lot, reference: Reference): Measure[] => remembered(lot, reference, () => [...of(lot.quantity, lot.uom, reference), ...of(lot.netKg, 'KGM', reference), ...of(lot.packages, packageCode(lot.packageType, reference), reference)]);

const BALANCES: Table<readonly Balance[]> = { build: ({ balances }) => groupBy(balances, ({ stepId }) => (stepId === null ? [] : [stepId])) };
const balanceFigures = (balance: Balance, reference: Reference): Measure[] => remembered(balance, reference, () => Object.values(balance.figures).flatMap((value) => of(value, balance.uom, reference)));

/** What the runs make together, figure by figure, as text: `{"goodPcs":"30240"}`. */
const VARIANT_TOTALS: Table<string> = {
  build: ({ variants }) => new Map([['', JSON.stringify(Object.fromEntries([...new Set(variants.flatMap(({ figures }) => Object.keys(figures)))].map((key) => [key, sum(variants.map(({ figures }) => number(own(figures, key)))).toFixed()])))]]),
};
const variantFigures = ({ read, reference }: Facts): Measure[] => Object.entries(JSON.parse(read(VARIANT_TOTALS, '') ?? '{}') as Record<string, string>).flatMap(([key, total]) => of(total, /kg$/i.test(key) ? 'KGM' : /pcs$/i.test(key) ? 'H87' : null, reference));

/** Every figure that the steps and lots of a production paper could mean, in lists, made only as far as they are asked for. */
function* figuresFor(exhibit: Exhibit, facts: Facts): Generator<readonly Measure[]> {
  const { stepById, lots, reference, read } = facts;
  for (const id of exhibit.stepIds) {
    const step = stepById.get(id);
    if (step) yield stepFigures(step, reference);
  }
  const named = exhibit.lotIds.map((id) => lots.get(id)).filter((lot) => lot !== undefined);
  for (const lot of named) yield lotFigures(lot, reference);
  for (const id of exhibit.stepIds) if (stepById.has(id)) for (const balance of read(BALANCES, id) ?? []) yield balanceFigures(balance, reference);
  if (named.length > 1) {
    yield totals(named.flatMap(({ quantity, uom }) => (quantity === null || uom === null ? [] : [{ quantity, uom }])), reference);
    yield totals(named.flatMap(({ packages, packageType }) => { const code = packageCode(packageType, reference); return code === null || packages === null ? [] : [{ quantity: String(packages), uom: code }]; }), reference);
  }
  yield variantFigures(facts);
}

/** Has the figure its counterpart among those? Null where none of them can be compared with it. */
function isMatched(stated: Measure, figures: Iterable<readonly Measure[]>, tolerance: string): boolean | null {
  const slack = isContinuous(stated.dimension) ? stated.amount.abs().times(tolerance) : ZERO;
  let isComparable = false;
  for (const list of figures) for (const { dimension, amount } of list) {
    if (dimension !== stated.dimension) continue;
    isComparable = true;
    if (amount === stated.amount || amount.minus(stated.amount).abs().lte(slack)) return true;
  }
  return isComparable ? false : null;
}

/** T04: each figure of a production paper has its counterpart in the step or the lot it is filed for. */
export const productionFigures: ExhibitRule = (exhibit, facts) => {
  if (exhibit.quantities.length === 0 || !PRODUCTION.includes(exhibit.docType) || isFiledForUnknown(exhibit, facts) || !exhibit.stepIds.some((id) => facts.stepById.get(id)?.kind !== 'transfer')) return [];
  return exhibit.quantities.flatMap(({ value, uom, what }): Hit[] => {
    const stated = measure(value, uom, facts.reference);
    if (isMatched(stated, figuresFor(exhibit, facts), facts.reference.documentGroups.weightTolerance) !== false) return [];
    return [{ rule: 'T04', level: exhibit.stepIds.length === 1 ? 'block' : 'warn', where: [atExhibit(exhibit, 'quantities')], message: `${exhibit.exhibitNo} states ${inWords(stated, facts.reference)} (${what}); neither the step nor the lots it is filed for have such a quantity.`, key: what }];
  });
};

/** T04: the numbered packages of a lot are as many and as heavy as the lot, and each weighs the same in both units. */
export const unitsAgree: Rule = ({ dossier, lots, reference }) => {
  const hits: Hit[] = [];
  for (const unit of dossier.units) if (unit.netKg !== null && unit.netLb !== null && measure(unit.netLb, 'LBR', reference).amount.minus(unit.netKg).abs().gt('0.5')) hits.push({ rule: 'T04', where: [at('units', unit.id, 'netKg')], message: `Package ${unit.number} weighs ${unit.netKg} kg and ${unit.netLb} lb, which is not the same.`, key: 'pounds' });
  for (const [lotId, units] of groupBy(dossier.units, (unit) => (unit.lotId === null ? [] : [unit.lotId]))) {
    const lot = lots.get(lotId);
    if (!lot) continue;
    const weight = sum(units.map((unit) => number(unit.netKg)));
    const stated = lot.uom === 'KGM' ? lot.quantity : lot.netKg;
    if (lot.packages !== null && units.length !== lot.packages) hits.push({ rule: 'T04', where: [at('lots', lot.id, 'packages')], message: `${units.length} numbered packages are listed for lot ${lot.id}, which has ${lot.packages}.`, key: 'units' });
    // Each weight may be rounded by half a hundredth.
    else if (stated !== null && units.every((unit) => unit.netKg !== null) && weight.minus(stated).abs().gt(number('0.01').times(units.length))) hits.push({ rule: 'T04', where: [at('lots', lot.id, 'quantity')], message: `The numbered packages of lot ${lot.id} weigh ${weight.toFixed()} kg together, the lot ${stated} kg.`, key: 'weight' });
  }
  return hits;
};
