// Recomputes a payroll row: what was earned, what overtime is due, what was taken and why. Money is decimal text in, Decimal out.
import { Decimal } from 'decimal.js';
import type { PayrollParameters, PayrollRow } from '../dossier/labor.ts';
import { MILLION, sumOfMicros } from './micros.ts';

/** Deductions that the law itself orders; everything else needs consent. */
const STATUTORY = /^(social|pension|medical|unemployment|housingfund|fund|incometax|tax|pit|pf|esi|bhxh|bhyt|bhtn|个税|社保|公积金)/i;
const RECRUITMENT = /recruit|agency|agent|broker|levy|placement|commission|^fees?$|^ded_?fee$|中介|介绍费|môi giới|tuyển dụng/i;
const FINE = /fine|penalt|罚|phạt/i;

const decimal = (text: string | null | undefined): Decimal => new Decimal(text ?? 0);
function total(values: readonly (string | null)[]): Decimal {
  const fast = sumOfMicros(values);
  return fast === null ? values.reduce((sum, value) => sum.plus(value ?? 0), new Decimal(0)) : new Decimal(fast).div(MILLION);
}

export interface Deduction { readonly kind: string; readonly amount: Decimal }

/** Base, piece, overtime, allowances and bonus together. */
export const earned = (row: PayrollRow): Decimal => total([row.baseWage, row.piecePay, row.overtimePay, row.allowances, row.bonus]);

const amountsOf = (row: PayrollRow, is: (kind: string) => boolean): string[] => Object.entries(row.deductions).flatMap(([kind, amount]) => (is(kind) ? [amount] : []));
export const deducted = (row: PayrollRow): Decimal => total(Object.values(row.deductions));
/** What was taken beyond tax and insurance. */
export const voluntary = (row: PayrollRow): Decimal => total(amountsOf(row, (kind) => !STATUTORY.test(kind)));
const takenAs = (row: PayrollRow, kinds: RegExp): Deduction[] => Object.entries(row.deductions).flatMap(([kind, amount]) => (kinds.test(kind) && decimal(amount).gt(0) ? [{ kind, amount: decimal(amount) }] : []));
export const recruitmentDeductions = (row: PayrollRow): Deduction[] => takenAs(row, RECRUITMENT);
export const fines = (row: PayrollRow): Deduction[] => takenAs(row, FINE);

export const overtimeHours = (row: PayrollRow): Decimal => total([row.overtimeWeekday, row.overtimeRestDay, row.overtimeHoliday]);
/** All hours of the row; null where the regular hours are not stated. */
export const allHours = (row: PayrollRow): Decimal | null => (row.regularHours === null ? null : overtimeHours(row).plus(row.regularHours));

/** Overtime pay at the site's rates on the base wage; null where a rate, the divisor or the base is missing. */
export function overtimeDue(row: PayrollRow, parameters: PayrollParameters | null): Decimal | null {
  const { monthHoursDivisor, overtimeRates } = parameters ?? {};
  const weekday = overtimeRates && Object.hasOwn(overtimeRates, 'weekday') ? overtimeRates['weekday'] : undefined;
  if (!monthHoursDivisor || decimal(monthHoursDivisor).lte(0) || row.baseWage === null || weekday === undefined) return null;
  const weighted = decimal(row.overtimeWeekday).times(weekday).plus(decimal(row.overtimeRestDay).times(overtimeRates?.['restDay'] ?? '2')).plus(decimal(row.overtimeHoliday).times(overtimeRates?.['holiday'] ?? '3'));
  return decimal(row.baseWage).div(monthHoursDivisor).times(weighted);
}

/** Pay for an hour of regular work and the least the site's minimum allows; null where hours, pay or yardstick are missing. */
export function hourlyPay(row: PayrollRow, parameters: PayrollParameters | null): { readonly paid: Decimal; readonly least: Decimal } | null {
  const hours = decimal(row.regularHours);
  const { minimumMonthlyWage, monthHoursDivisor } = parameters ?? {};
  if (row.gross === null || hours.lte(0) || !minimumMonthlyWage || !monthHoursDivisor || decimal(monthHoursDivisor).lte(0)) return null;
  return { paid: decimal(row.gross).minus(decimal(row.overtimePay)).div(hours), least: decimal(minimumMonthlyWage).div(monthHoursDivisor) };
}

export { decimal, total };
