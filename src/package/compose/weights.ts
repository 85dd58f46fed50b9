// Weights of lots in kilograms, as the papers give them.
import { Decimal } from 'decimal.js';
import type { Flow, Step } from '../../domain/dossier/chain.ts';

const POUND = new Decimal('0.45359237');

type Amount = Flow | Step['losses'][number];

/** Weight in kilograms; pieces weigh what the same lot weighs where its weight is given. Null when there is no telling. */
function kilograms(amount: Amount, steps: readonly Step[]): Decimal | null {
  if (amount.uom === 'KGM') return new Decimal(amount.quantity);
  if (amount.uom === 'LBR') return new Decimal(amount.quantity).times(POUND);
  if (!('lotId' in amount)) return null;
  const weighed = [amount, ...steps.flatMap((step) => [...step.outputs, ...step.inputs])].find((flow) => flow.lotId === amount.lotId && flow.uom === amount.uom && flow.equivalentKg !== null);
  return weighed?.equivalentKg && !new Decimal(weighed.quantity).isZero() ? new Decimal(weighed.equivalentKg).times(amount.quantity).div(weighed.quantity) : null;
}

/** Sum in kilograms, null when one amount cannot be weighed. */
export function totalKilograms(amounts: readonly Amount[], steps: readonly Step[]): Decimal | null {
  const weights = amounts.map((amount) => kilograms(amount, steps));
  return weights.reduce<Decimal | null>((sum, weight) => (sum === null || weight === null ? null : sum.plus(weight)), new Decimal(0));
}
