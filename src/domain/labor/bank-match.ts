// The bank match: do the batches of a payroll carry what its rows say, to as many people?
import { Decimal } from 'decimal.js';
import type { BankBatch, PayrollRow } from '../dossier/labor.ts';
import type { Pay } from './labor-tables.ts';
import { total } from './wages.ts';

export interface BankMatch {
  readonly net: Decimal;
  readonly banked: Decimal;
  readonly rows: number;
  readonly transfers: number;
}

/** Sums of a payroll and of its batches. Rows paid in cash count only where the bank's figures include them. */
export function matchBank(rows: readonly PayrollRow[], batches: readonly BankBatch[]): BankMatch {
  const banked = batches.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  const transfers = batches.reduce((count, batch) => count + batch.count, 0);
  const of = (some: readonly PayrollRow[]): BankMatch => ({ net: total(some.map(({ net }) => net)), banked, rows: some.length, transfers });
  const byBank = of(rows.filter(({ payMethod }) => payMethod?.toLowerCase() !== 'cash'));
  return byBank.net.eq(banked) && byBank.rows === transfers ? byBank : of(rows);
}

/** The batch that a row's bank reference belongs to ("PB260910-014" to "PB260910"); null where none does. */
export function batchOf({ row }: Pay, batches: readonly BankBatch[]): BankBatch | null {
  const reference = row.bankRef?.trim() ?? '';
  return reference === '' ? null : batches.filter(({ ref }) => ref.trim() !== '' && reference.startsWith(ref.trim())).sort((a, b) => b.ref.length - a.ref.length)[0] ?? null;
}
