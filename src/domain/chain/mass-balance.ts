// The mass balance of one step: what went in, what came out, what was lost, what is left unexplained, and the yield beside its band.
import type { Decimal } from 'decimal.js';
import type { Flow, Lot, Step } from '../dossier/chain.ts';
import type { YieldBands } from '../reference/lists.ts';
import { exact, Exact, ZERO } from './exact.ts';
import { kilograms, type UnitReference } from './units.ts';

/** What a scale may be out: 0.2 % of the input. */
export const RESIDUAL = '0.002';

export type BalanceReference = UnitReference & { readonly yieldBands: Pick<YieldBands, 'bands'> };

/** How a quantity came to kilograms: it is a weight, the flow states it, a factor of the step, the weight of its lot; null: it did not. */
export type WeighedBy = 'unit' | 'stated' | 'factor' | 'lot' | null;
export interface BalanceRow {
  readonly side: 'in' | 'out' | 'loss';
  readonly lotId: string | null;
  /** Kind of loss; null for lots. */
  readonly loss: string | null;
  readonly quantity: string;
  readonly uom: string;
  readonly kg: Decimal | null;
  readonly by: WeighedBy;
}

/** Kilograms. `residual` is input less output less losses; negative when more came out than went in. */
export interface Totals { readonly input: Decimal; readonly output: Decimal; readonly losses: Decimal; readonly residual: Decimal }
/** Output divided by input that is plausible, 0 to 1, with where that is known from. */
export interface Band { readonly low: string; readonly high: string; readonly process: string; readonly source: string; readonly confidence: 'verified' | 'unverified'; readonly isOfStep: boolean }

export interface StepBalance {
  readonly rows: readonly BalanceRow[];
  /** Null when a quantity cannot be brought to kilograms. */
  readonly totals: Totals | null;
  /** Kilograms that a residual may come to. */
  readonly tolerance: Decimal;
  /** Null without weights or without input. */
  readonly yieldShare: Decimal | null;
  readonly band: Band | null;
}
export interface Weighed extends StepBalance { readonly totals: Totals }
export const isWeighed = (balance: StepBalance): balance is Weighed => balance.totals !== null;

type LotOf = (id: string) => Lot | undefined;

/** A flow in kilograms; a factor is used only where its unit is that of the flow. */
export function flowWeight(flow: Flow, conversion: Step['conversion'], lotOf: LotOf, reference: UnitReference): { readonly kg: Decimal | null; readonly by: WeighedBy } {
  const direct = kilograms(flow.quantity, flow.uom, null, reference);
  if (direct !== null) return { kg: direct, by: 'unit' };
  if (flow.equivalentKg !== null) return { kg: exact(flow.equivalentKg), by: 'stated' };
  if (conversion !== null && conversion.netKgPerPiece !== null && conversion.toUom === flow.uom) return { kg: exact(flow.quantity).times(exact(conversion.netKgPerPiece)), by: 'factor' };
  const lot = lotOf(flow.lotId);
  if (lot && lot.netKg !== null && lot.uom === flow.uom && lot.quantity !== null && exact(lot.quantity).gt(0)) return { kg: exact(flow.quantity).div(lot.quantity).times(lot.netKg), by: 'lot' };
  return { kg: null, by: null };
}

/** The step's own band, else the bands of its activity taken together; null where nothing is known. */
export function yieldBand(step: Step, activity: string | null, { yieldBands }: BalanceReference): Band | null {
  if (step.yieldBand) return { low: step.yieldBand.low, high: step.yieldBand.high, process: step.name, source: 'Stated for this step', confidence: 'unverified', isOfStep: true };
  const fitting = step.kind === 'transformation' && activity !== null ? yieldBands.bands.filter(({ activities }) => activities.includes(activity)) : [];
  const [first] = fitting;
  if (!first) return null;
  return {
    low: Exact.min(...fitting.map(({ low }) => low)).toFixed(), high: Exact.max(...fitting.map(({ high }) => high)).toFixed(),
    process: fitting.map(({ process }) => process).join('; '), source: [...new Set(fitting.map(({ source }) => source))].join('; '),
    confidence: fitting.every(({ confidence }) => confidence === 'verified') ? 'verified' : 'unverified', isOfStep: false,
  };
}

/** Kilograms of one side; null where there is none or one of it cannot be weighed. */
export const sideWeight = ({ rows }: Pick<StepBalance, 'rows'>, side: BalanceRow['side']): Decimal | null => {
  const there = rows.filter((row) => row.side === side);
  return there.length === 0 || there.some(({ kg }) => kg === null) ? null : totalOf(there, side);
};

const totalOf = (rows: readonly BalanceRow[], side: BalanceRow['side']): Decimal => rows.filter((row) => row.side === side).reduce((total, { kg }) => total.plus(kg ?? 0), ZERO);

/** `activity` is that of the step's site. Order of flows does not matter; quantities are decimal text and never become NaN. */
export function stepBalance(step: Step, lotOf: LotOf, activity: string | null, reference: BalanceReference): StepBalance {
  const flowRow = (side: 'in' | 'out') => (flow: Flow): BalanceRow => ({ side, lotId: flow.lotId, loss: null, quantity: flow.quantity, uom: flow.uom, ...flowWeight(flow, step.conversion, lotOf, reference) });
  const lossRow = ({ kind, quantity, uom }: Step['losses'][number]): BalanceRow => {
    const kg = kilograms(quantity, uom, null, reference);
    return { side: 'loss', lotId: null, loss: kind, quantity, uom, kg, by: kg === null ? null : 'unit' };
  };
  const rows = [...step.inputs.map(flowRow('in')), ...step.outputs.map(flowRow('out')), ...step.losses.map(lossRow)];
  const band = yieldBand(step, activity, reference);
  if (rows.some(({ kg }) => kg === null)) return { rows, totals: null, tolerance: ZERO, yieldShare: null, band };
  const [input, output, losses] = [totalOf(rows, 'in'), totalOf(rows, 'out'), totalOf(rows, 'loss')];
  return {
    rows, totals: { input, output, losses, residual: input.minus(output).minus(losses) }, tolerance: input.abs().times(RESIDUAL),
    yieldShare: input.gt(0) ? output.div(input) : null, band,
  };
}
