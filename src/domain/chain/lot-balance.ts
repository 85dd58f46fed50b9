// The balance of one lot: what was made of it, what was used or sent away, what is left.
import type { Decimal } from 'decimal.js';
import type { Lot, Step } from '../dossier/chain.ts';
import { ZERO } from './exact.ts';
import { measure, type UnitReference } from './units.ts';

/** In the base unit of the lot. `left` is negative when more went than was made. */
export interface LotBalance { readonly made: Decimal; readonly used: Decimal; readonly left: Decimal; readonly dimension: string }

/**
 * What left its maker and what processes took in are two views of the same goods; the larger counts. Null for a lot without
 * quantity. Flows in a unit that does not convert into that of the lot are left out; rule T16 speaks of them.
 */
export function lotBalance(lot: Lot, steps: readonly Step[], reference: UnitReference): LotBalance | null {
  if (lot.quantity === null || lot.uom === null) return null;
  const { dimension, amount: made } = measure(lot.quantity, lot.uom, reference);
  const taken = (belongs: (step: Step) => boolean): Decimal => {
    let total: Decimal = ZERO;
    for (const step of steps) {
      if (!belongs(step)) continue;
      for (const flow of step.inputs) {
        if (flow.lotId !== lot.id) continue;
        const found = measure(flow.quantity, flow.uom, reference);
        if (found.dimension === dimension) total = total.plus(found.amount);
      }
    }
    return total;
  };
  const [sent, consumed] = [taken(({ kind, fromSiteId }) => kind === 'transfer' && fromSiteId === lot.producedBy), taken(({ kind }) => kind === 'transformation')];
  const used = sent.gt(consumed) ? sent : consumed;
  return { made, used, left: made.minus(used), dimension };
}
