// From the entry back to the raw material: what part of every lot on the way is in this entry.
import type { Decimal } from 'decimal.js';
import type { Lot, Step } from '../dossier/chain.ts';
import type { EntryLine } from '../dossier/entry.ts';
import { chainIndex, inSequence } from './chain-index.ts';
import { ZERO } from './exact.ts';
import { flowWeight } from './mass-balance.ts';
import { dimensionOf, measure, type UnitReference } from './units.ts';

export interface LotShare {
  readonly lotId: string;
  /** Part of the lot that is in this entry: 1 is all of it, more than 1 is more than was made. */
  readonly share: Decimal;
  /** In the base unit of the lot: kilograms, pieces, or its own unit. */
  readonly made: Decimal;
  readonly inEntry: Decimal;
  readonly dimension: string;
  /** Nothing before it makes it, or an origin does. */
  readonly isRaw: boolean;
  /** Steps between the lot and the entry. */
  readonly tier: number;
}

export interface RawMaterialTrace {
  /** From the entry backwards, tier by tier. */
  readonly lots: readonly LotShare[];
  /** Steps that can only be reached through themselves; the trace ends before them. */
  readonly circular: readonly Step[];
  /** Kilograms of raw material in the entry; null where a raw lot is no weight. */
  readonly rawKg: Decimal | null;
}

export interface TraceInput { readonly steps: readonly Step[]; readonly lots: readonly Lot[]; readonly arrivals: readonly Step[]; readonly reference: UnitReference }

/**
 * Walks the chain once from the movements that reach the entry to the raw material. A step with several outputs passes its
 * input on by their weight; a lot made by several steps draws on each alike. Time grows with steps and flows, not their square.
 */
export function traceRawMaterial({ steps, lots, arrivals, reference }: TraceInput): RawMaterialTrace {
  const ordered = inSequence(steps);
  const { makers, users } = chainIndex(ordered);
  const lotById = new Map(lots.map((lot) => [lot.id, lot]));
  const makings = ordered.filter(({ kind }) => kind !== 'transfer');
  const amounts = (flows: Step['inputs']): Map<string, Decimal> => {
    const sums = new Map<string, Decimal>();
    for (const { lotId, quantity, uom } of flows) sums.set(lotId, (sums.get(lotId) ?? ZERO).plus(measure(quantity, uom, reference).amount));
    return sums;
  };
  const made = new Map<string, Decimal>();
  for (const step of makings) for (const [lotId, amount] of amounts(step.outputs)) made.set(lotId, (made.get(lotId) ?? ZERO).plus(amount));
  for (const lot of lots) if (!made.has(lot.id) && lot.quantity !== null) made.set(lot.id, measure(lot.quantity, lot.uom ?? '', reference).amount);

  const shares = new Map<string, Decimal>();
  const tiers = new Map<string, number>();
  const draw = (lotId: string, amount: Decimal, tier: number): void => {
    const whole = made.get(lotId) ?? ZERO;
    shares.set(lotId, (shares.get(lotId) ?? ZERO).plus(whole.gt(0) ? amount.div(whole) : 0));
    tiers.set(lotId, Math.max(tiers.get(lotId) ?? 0, tier));
  };
  for (const step of arrivals) for (const [lotId, amount] of amounts(step.outputs)) draw(lotId, amount, 0);

  // A step is settled when everything that uses its lots is: its consumers come first, so each step is visited once.
  const consumersOf = (step: Step): Step[] => [...new Set(step.outputs.flatMap(({ lotId }) => users.get(lotId) ?? []))].filter(({ kind }) => kind !== 'transfer');
  const waiting = new Map(makings.map((step) => [step, consumersOf(step).length]));
  const ready = makings.filter((step) => waiting.get(step) === 0);
  for (let step = ready.pop(); step !== undefined; step = ready.pop()) {
    waiting.delete(step);
    const part = partInEntry(step, shares, lotById, reference);
    const tier = Math.max(-1, ...step.outputs.map(({ lotId }) => tiers.get(lotId) ?? -1)) + 1;
    if (part.gt(0)) for (const [lotId, amount] of amounts(step.inputs)) draw(lotId, amount.times(part), tier);
    for (const feeder of new Set(step.inputs.flatMap(({ lotId }) => makers.get(lotId) ?? []))) {
      const left = (waiting.get(feeder) ?? 0) - 1;
      if (!waiting.has(feeder)) continue;
      waiting.set(feeder, left);
      if (left === 0) ready.push(feeder);
    }
  }
  const found = [...shares].map(([lotId, share]): LotShare => {
    const whole = made.get(lotId) ?? ZERO;
    const ofLot = makers.get(lotId) ?? [];
    const uom = lotById.get(lotId)?.uom ?? ofLot[0]?.outputs.find((flow) => flow.lotId === lotId)?.uom ?? '';
    return { lotId, share, made: whole, inEntry: whole.times(share), dimension: dimensionOf(uom, reference), isRaw: ofLot.every(({ kind }) => kind === 'origin'), tier: tiers.get(lotId) ?? 0 };
  }).sort((a, b) => a.tier - b.tier || (a.lotId < b.lotId ? -1 : 1));
  const raw = found.filter(({ isRaw }) => isRaw);
  const rawKg = raw.length > 0 && raw.every(({ dimension }) => dimension === 'mass') ? raw.reduce((total, { inEntry }) => total.plus(inEntry), ZERO) : null;
  return { lots: found, circular: makings.filter((step) => waiting.has(step)), rawKg };
}

/** Part of a step's output that is in the entry, by weight; by the lots' shares alike where a weight is unknown. */
function partInEntry(step: Step, shares: ReadonlyMap<string, Decimal>, lotById: ReadonlyMap<string, Lot>, reference: UnitReference): Decimal {
  const parts = step.outputs.map((flow) => ({ share: shares.get(flow.lotId) ?? ZERO, kg: flowWeight(flow, step.conversion, (id) => lotById.get(id), reference).kg }));
  if (parts.every(({ share }) => share.isZero())) return ZERO;
  const weighed = parts.every(({ kg }) => kg?.gt(0) === true);
  const whole = parts.reduce((total, { kg }) => total.plus(weighed ? kg ?? 0 : 1), ZERO);
  return parts.reduce((total, { share, kg }) => total.plus(share.times(weighed ? kg ?? 0 : 1)), ZERO).div(whole);
}

/** Raw material of each line by its part of the net weight; null where a line states none. */
export function rawMaterialOfLines(lines: readonly EntryLine[], rawKg: Decimal | null): readonly (Decimal | null)[] {
  const total = lines.reduce((sum, { netKg }) => sum.plus(netKg ?? 0), ZERO);
  const isKnown = rawKg !== null && total.gt(0) && lines.every(({ netKg }) => netKg !== null);
  return lines.map(({ netKg }) => (isKnown ? rawKg.times(netKg ?? 0).div(total) : null));
}
