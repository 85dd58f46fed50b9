// P04–P09, P34: each row of a payroll by itself: enough, complete, on time, nothing taken that may not be.
import type { Dossier } from '../dossier/dossier.ts';
import { batchOf } from '../labor/bank-match.ts';
import type { LaborTables, Pay } from '../labor/labor-tables.ts';
import { surelyMakes } from '../labor/micros.ts';
import { allHours, decimal, deducted, earned, fines, hourlyPay, overtimeDue, recruitmentDeductions, total, voluntary } from '../labor/wages.ts';
import { daysBetween, isGiven, repeated, type Hit } from './facts.ts';
import { rowPlace, shows, whoOf } from './labor-hit.ts';

const CENT = '0.02';
/** The same in millionths, and what the hours may differ by. */
const [CENT_MICROS, HOURS_MICROS] = [20_000, 50_000];
const DAYS_LATE = 30;
const DAYS_IN_ARREARS = 60;

/** Was the worker employed the whole period? Who came or left in it earns a part. */
const isWholePeriod = ({ worker, payroll }: Pay): boolean => (worker?.hireDate ?? '') <= payroll.periodStart && (!isGiven(worker?.leaveDate) || worker.leaveDate >= payroll.periodEnd);

/** P04: the base wage and the pay of an hour reach the minimum that was entered. */
function belowMinimum(pay: Pay): Hit[] {
  const { row, parameters } = pay;
  const minimum = parameters?.minimumMonthlyWage ?? null;
  if (minimum !== null && row.baseWage !== null && isWholePeriod(pay) && decimal(row.baseWage).lt(minimum)) return [shows('P04', [rowPlace(pay)], `${whoOf(pay)} has a base wage of ${row.baseWage}; the minimum entered is ${minimum}.`)];
  const hourly = hourlyPay(row, parameters);
  return hourly?.paid.plus('0.005').lt(hourly.least) ? [shows('P04', [rowPlace(pay)], `${whoOf(pay)} earns ${hourly.paid.toFixed(2)} an hour; the minimum entered makes ${hourly.least.toFixed(2)}.`)] : [];
}

/** P05: gross, net, overtime and hours follow from their parts. */
function arithmetic(pay: Pay, hasLongWeek: boolean): Hit[] {
  const { row, payroll, parameters } = pay;
  const hits: Hit[] = [];
  const wrong = (key: string, message: string): void => void hits.push(shows('P05', [rowPlace(pay)], message, undefined, key));
  const parts = [row.baseWage, row.piecePay, row.overtimePay, row.allowances, row.bonus];
  if (row.gross !== null && parts.some((part) => part !== null) && !surelyMakes(parts, row.gross, CENT_MICROS) && earned(row).minus(row.gross).abs().gt(CENT)) wrong('gross', `the parts of the pay of ${whoOf(pay)} make ${earned(row).toFixed(2)}; gross is ${row.gross}.`);
  if (row.gross !== null && row.net !== null && !surelyMakes([row.net, ...Object.values(row.deductions)], row.gross, CENT_MICROS) && decimal(row.gross).minus(deducted(row)).minus(row.net).abs().gt(CENT)) wrong('net', `gross less deductions of ${whoOf(pay)} make ${decimal(row.gross).minus(deducted(row)).toFixed(2)}; net is ${row.net}.`);
  const due = overtimeDue(row, parameters);
  if (due !== null && row.overtimePay !== null && due.minus(row.overtimePay).abs().gt(CENT)) wrong('overtime', `overtime of ${whoOf(pay)} at the rates entered is ${due.toFixed(2)}; paid was ${row.overtimePay}.`);
  const hours = allHours(row);
  if (hours !== null && row.weeklyHours.length > 0 && !hasLongWeek && !surelyMakes(row.weeklyHours, hours.toFixed(), HOURS_MICROS) && total(row.weeklyHours).minus(hours).abs().gt('0.05')) wrong('hours', `the weeks of ${whoOf(pay)} make ${total(row.weeklyHours).toFixed()} hours; regular hours and overtime make ${hours.toFixed()}.`);
  const days = daysBetween(payroll.periodStart, payroll.periodEnd) + 1;
  if (row.daysWorked !== null && (decimal(row.daysWorked).gt(days) || decimal(row.daysWorked).isNegative())) wrong('days', `${whoOf(pay)} worked ${row.daysWorked} days in a period of ${days}.`);
  else if (hours !== null && row.daysWorked !== null && hours.gt(decimal(row.daysWorked).times(24))) wrong('days', `${whoOf(pay)} worked ${hours.toFixed()} hours in ${row.daysWorked} days.`);
  if ([row.gross, row.net, row.regularHours, row.baseWage, ...Object.values(row.deductions)].some((value) => value?.startsWith('-'))) wrong('sign', `a figure of ${whoOf(pay)} is below zero.`);
  return hits;
}

/** P06, P07, P34: what was taken from the pay. */
function taken(pay: Pay): Hit[] {
  const { row, parameters } = pay;
  const hits: Hit[] = [];
  const [gross, beyond] = [decimal(row.gross), voluntary(row)];
  const share = gross.gt(0) ? beyond.div(gross) : null;
  const most = decimal(parameters?.maxNonStatutoryDeductionPct ?? '20').div(100);
  if (share?.gt(most)) hits.push(shows('P06', [rowPlace(pay)], `${beyond.toFixed()} of ${gross.toFixed()} gross was taken from ${whoOf(pay)} beyond tax and insurance.`, share.gt('0.5') ? 'block' : 'warn'));
  for (const { kind, amount } of recruitmentDeductions(row)) hits.push(shows('P07', [rowPlace(pay)], `${amount.toFixed()} was taken from the pay of ${whoOf(pay)} as ${kind}.`, undefined, kind));
  for (const { kind, amount } of fines(row)) hits.push(shows('P34', [rowPlace(pay)], `a fine of ${amount.toFixed()} was taken from the pay of ${whoOf(pay)} (${kind}).`, undefined, kind));
  return hits;
}

/** P08, P09: paid in time, and by a transfer that a batch of the bank carries on that day. */
function paid(pay: Pay, batches: Dossier['bankBatches']): Hit[] {
  const { row, payroll, parameters } = pay;
  const hits: Hit[] = [];
  const late = row.payDate === null ? null : daysBetween(payroll.periodEnd, row.payDate);
  const most = parameters?.maxPayLagDays ?? DAYS_LATE;
  if (late === null) hits.push(shows('P08', [rowPlace(pay)], `no pay date for ${whoOf(pay)}.`));
  else if (late > most) hits.push(shows('P08', [rowPlace(pay)], `${whoOf(pay)} was paid on ${row.payDate ?? ''}, ${late} days after the period.`, late > Math.max(DAYS_IN_ARREARS, most) ? 'block' : 'warn'));
  const isCash = row.payMethod?.trim().toLowerCase() === 'cash';
  if (isCash || !row.bankRef?.trim()) return [...hits, shows('P09', [rowPlace(pay)], isCash ? `${whoOf(pay)} was paid in cash.` : `no bank transfer is named for ${whoOf(pay)}.`)];
  if (batches.length === 0) return hits;
  const batch = batchOf(pay, batches);
  if (batch === null) return [...hits, shows('P09', [rowPlace(pay)], `the transfer ${row.bankRef} of ${whoOf(pay)} is in no bank batch on file.`, undefined, 'batch')];
  return late !== null && late <= most && row.payDate !== batch.date ? [...hits, shows('P09', [rowPlace(pay)], `${whoOf(pay)} is said to be paid on ${row.payDate ?? ''}; the bank batch ${batch.ref} is of ${batch.date}.`, undefined, 'date')] : hits;
}

/** P04–P09 and P34. `longWeeks`: row ids with a week over the yardstick, whose hours are reported there. */
export function payHits({ dossier, pays, paysOf }: LaborTables, longWeeks: ReadonlySet<string>): Hit[] {
  const batches = new Map(dossier.payrolls.map(({ id }) => [id, dossier.bankBatches.filter(({ payrollId }) => payrollId === id)]));
  const rows = pays.flatMap((pay) => [...belowMinimum(pay), ...arithmetic(pay, longWeeks.has(pay.row.id)), ...taken(pay), ...paid(pay, batches.get(pay.payroll.id) ?? [])]);
  const sameTransfer = [...paysOf.values()].flatMap((group) => repeated(group, ({ row }) => row.bankRef?.trim() ?? null).map(([reference, shared]) => shows('P09', shared.map(rowPlace), `the transfer ${reference} is named for ${shared.length} rows; one transfer pays one worker.`, undefined, 'shared')));
  return [...rows, ...sameTransfer];
}

