// P04–P09 and P34 clause by clause: one row of a payroll of March, and what stands behind it.
import { describe } from 'vitest';
import { payHits } from '../../../src/domain/checks/pay-rules.ts';
import { laborTables } from '../../../src/domain/labor/labor-tables.ts';
import { ofWhole, proveSaid } from './made-dossier.ts';

const row = { id: 'R', payrollId: 'M', workerId: '7', payDate: '2026-04-10', payMethod: 'bank', bankRef: 'PB1-7' };
const month = { id: 'M', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' };
const worker = { id: 'W', workerId: '7', name: 'Wang' };
const paid = (patch: object, parameters: object | null = null, dossier: object = {}): object => ({ payrolls: [month], payrollRows: [{ ...row, ...patch }], ...(parameters === null ? {} : { payrollParameters: [{ id: 'Y', ...parameters }] }), ...dossier });
const judged = (...longWeeks: readonly string[]) => ofWhole(({ dossier }) => payHits(laborTables(dossier), new Set(longWeeks)));

describe('the minimum', () => {
  const least = { minimumMonthlyWage: '2000', monthHoursDivisor: '200' };
  const employed = (patch: object): object => ({ workers: [{ ...worker, ...patch }] });
  proveSaid(judged(), [
    ['is reached', paid({ baseWage: '2000' }, least)],
    ['is not reached', paid({ baseWage: '1999' }, least), 'P04 @ payrollRows:R | Records show: worker 7 (payroll) has a base wage of 1999; the minimum entered is 2000.'],
    ['is not known', paid({ baseWage: '1' })],
    ['may be unsaid of a wage', paid({}, least)],
    ['is earned in part by who came in the period', paid({ baseWage: '1999' }, least, employed({ hireDate: '2026-03-02' }))],
    ['is earned by who came on its first day', paid({ baseWage: '1999' }, least, employed({ hireDate: '2026-03-01' })), 'P04 @ payrollRows:R | Records show: worker 7 (payroll) has a base wage of 1999; the minimum entered is 2000.'],
    ['is earned in part by who left in the period', paid({ baseWage: '1999' }, least, employed({ leaveDate: '2026-03-30' }))],
    ['is earned by who left on its last day', paid({ baseWage: '1999' }, least, employed({ leaveDate: '2026-03-31' })), 'P04 @ payrollRows:R | Records show: worker 7 (payroll) has a base wage of 1999; the minimum entered is 2000.'],
    ['is reached by the hour', paid({ gross: '1999', regularHours: '200' }, least)],
    ['is not reached by the hour', paid({ gross: '1998', regularHours: '200' }, least), 'P04 @ payrollRows:R | Records show: worker 7 (payroll) earns 9.99 an hour; the minimum entered makes 10.00.'],
    ['is reached without overtime', paid({ gross: '2100', overtimePay: '200', regularHours: '200' }, least), 'P04 @ payrollRows:R | Records show: worker 7 (payroll) earns 9.50 an hour; the minimum entered makes 10.00.', 'P05 gross @ payrollRows:R | Records show: the parts of the pay of worker 7 (payroll) make 200.00; gross is 2100.'],
    ['by the hour needs hours', paid({ gross: '1', regularHours: '0' }, least)],
    ['by the hour needs a divisor', paid({ gross: '1', regularHours: '200' }, { ...least, monthHoursDivisor: '0' })],
  ]);
});

describe('the arithmetic of a row', () => {
  const rates = { monthHoursDivisor: '100', overtimeRates: { weekday: '1.5', restDay: '2', holiday: '3' } };
  proveSaid(judged(), [
    ['holds', paid({ baseWage: '1000', piecePay: '100', overtimePay: '100', allowances: '50', bonus: '50.02', gross: '1300', deductions: { tax: '200' }, net: '1100.02' })],
    ['has a gross of its parts', paid({ baseWage: '1000', bonus: '50.03', gross: '1050' }), 'P05 gross @ payrollRows:R | Records show: the parts of the pay of worker 7 (payroll) make 1050.03; gross is 1050.'],
    ['has a gross of no parts that are stated', paid({ gross: '1050' })],
    ['has a net after deductions', paid({ gross: '1300', deductions: { tax: '200' }, net: '1100.03' }), 'P05 net @ payrollRows:R | Records show: gross less deductions of worker 7 (payroll) make 1100.00; net is 1100.03.'],
    ['may state no net', paid({ gross: '1300', deductions: { tax: '200' } })],
    ['pays overtime at its rates', paid({ baseWage: '1000', overtimeWeekday: '2', overtimeRestDay: '1', overtimeHoliday: '1', overtimePay: '80.02' }, rates)],
    ['pays no other overtime', paid({ baseWage: '1000', overtimeWeekday: '2', overtimeRestDay: '1', overtimeHoliday: '1', overtimePay: '80.03' }, rates), 'P05 overtime @ payrollRows:R | Records show: overtime of worker 7 (payroll) at the rates entered is 80.00; paid was 80.03.'],
    ['pays the usual rates for rest days and holidays', paid({ baseWage: '1000', overtimeRestDay: '1', overtimeHoliday: '1', overtimePay: '50' }, { ...rates, overtimeRates: { weekday: '1.5' } })],
    ['pays overtime at no rate that is known', paid({ baseWage: '1000', overtimeWeekday: '2', overtimePay: '1' }, { monthHoursDivisor: '100' })],
    ['may state no overtime', paid({ baseWage: '1000', overtimeWeekday: '2' }, rates)],
    ['has the hours of its weeks', paid({ regularHours: '170', overtimeWeekday: '10', weeklyHours: ['90', '90.05'] })],
    ['has no other hours', paid({ regularHours: '170', overtimeWeekday: '10', weeklyHours: ['90', '90.06'] }), 'P05 hours @ payrollRows:R | Records show: the weeks of worker 7 (payroll) make 180.06 hours; regular hours and overtime make 180.'],
    ['may state no weeks', paid({ regularHours: '170' })],
    ['may state no hours', paid({ weeklyHours: ['90'] })],
    ['has the days of its period', paid({ daysWorked: '31', regularHours: '744' })],
    ['has no more days', paid({ daysWorked: '32' }), 'P05 days @ payrollRows:R | Records show: worker 7 (payroll) worked 32 days in a period of 31.'],
    ['has no days below zero', paid({ daysWorked: '-1' }), 'P05 days @ payrollRows:R | Records show: worker 7 (payroll) worked -1 days in a period of 31.'],
    ['has no more hours than its days', paid({ daysWorked: '10', regularHours: '241' }), 'P05 days @ payrollRows:R | Records show: worker 7 (payroll) worked 241 hours in 10 days.'],
    ['has no figure below zero', paid({ regularHours: '-1' }), 'P05 sign @ payrollRows:R | Records show: a figure of worker 7 (payroll) is below zero.'],
    ['has no deduction below zero', paid({ deductions: { tax: '-1' } }), 'P05 sign @ payrollRows:R | Records show: a figure of worker 7 (payroll) is below zero.'],
  ]);
  proveSaid(judged('R'), [['leaves the hours of a long week to that finding', paid({ regularHours: '170', weeklyHours: ['90', '90'] })]]);
});

describe('what is taken', () => {
  proveSaid(judged(), [
    ['may be a fifth beyond tax and insurance', paid({ gross: '1000', deductions: { socialInsurance: '300', meals: '200' } })],
    ['is no more', paid({ gross: '1000', deductions: { meals: '201' } }), 'P06 warn @ payrollRows:R | Records show: 201 of 1000 gross was taken from worker 7 (payroll) beyond tax and insurance.'],
    ['is no more than half in earnest', paid({ gross: '1000', deductions: { meals: '500' } }), 'P06 warn @ payrollRows:R | Records show: 500 of 1000 gross was taken from worker 7 (payroll) beyond tax and insurance.'],
    ['is more than half', paid({ gross: '1000', deductions: { meals: '501' } }), 'P06 block @ payrollRows:R | Records show: 501 of 1000 gross was taken from worker 7 (payroll) beyond tax and insurance.'],
    ['is no more than was entered', paid({ gross: '1000', deductions: { meals: '101' } }, { maxNonStatutoryDeductionPct: '10' }), 'P06 warn @ payrollRows:R | Records show: 101 of 1000 gross was taken from worker 7 (payroll) beyond tax and insurance.'],
    ['of no pay is no share', paid({ gross: '0', deductions: { meals: '5' } })],
    ['is no fee for recruitment', paid({ gross: '1000', deductions: { agencyFee: '5', broker: '0' } }), 'P07 agencyFee @ payrollRows:R | Records show: 5 was taken from the pay of worker 7 (payroll) as agencyFee.'],
    ['is no fine', paid({ gross: '1000', deductions: { lateFine: '5', penalty: '0' } }), 'P34 lateFine @ payrollRows:R | Records show: a fine of 5 was taken from the pay of worker 7 (payroll) (lateFine).'],
  ]);
});

describe('the day and the way of pay', () => {
  const batch = { id: 'B', payrollId: 'M', ref: 'PB1', date: '2026-04-10', count: 1, amount: '1' };
  const banked = (patch: object, batches: readonly object[] = [batch]): object => paid(patch, null, { bankBatches: batches });
  proveSaid(judged(), [
    ['may be thirty days late', paid({ payDate: '2026-04-30' })],
    ['is no later', paid({ payDate: '2026-05-01' }), 'P08 warn @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-05-01, 31 days after the period.'],
    ['is not two months late', paid({ payDate: '2026-05-30' }), 'P08 warn @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-05-30, 60 days after the period.'],
    ['is later than two months', paid({ payDate: '2026-05-31' }), 'P08 block @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-05-31, 61 days after the period.'],
    ['is no later than was entered', paid({ payDate: '2026-04-11' }, { maxPayLagDays: 10 }), 'P08 warn @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-04-11, 11 days after the period.'],
    ['is later than two months and than was entered', paid({ payDate: '2026-06-30' }, { maxPayLagDays: 90 }), 'P08 block @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-06-30, 91 days after the period.'],
    ['is named', paid({ payDate: null }), 'P08 @ payrollRows:R | Records show: no pay date for worker 7 (payroll).'],
    ['is not cash', paid({ payMethod: ' Cash ' }), 'P09 @ payrollRows:R | Records show: worker 7 (payroll) was paid in cash.'],
    ['is a transfer that is named', paid({ bankRef: ' ' }), 'P09 @ payrollRows:R | Records show: no bank transfer is named for worker 7 (payroll).'],
    ['may be a transfer without a method', paid({ payMethod: null })],
    ['is a transfer of a batch', banked({})],
    ['is a transfer of a batch of this payroll', banked({}, [batch, { ...batch, id: 'B2', payrollId: null, ref: 'PB1-7', date: '2026-04-01' }])],
    ['is a transfer of the batch that fits best', banked({}, [{ ...batch, id: 'B2', ref: 'PB', date: '2026-04-01' }, batch])],
    ['is a transfer of no batch', banked({ bankRef: 'PB2-7' }), 'P09 batch @ payrollRows:R | Records show: the transfer PB2-7 of worker 7 (payroll) is in no bank batch on file.'],
    ['is that of the batch', banked({ payDate: '2026-04-09' }), 'P09 date @ payrollRows:R | Records show: worker 7 (payroll) is said to be paid on 2026-04-09; the bank batch PB1 is of 2026-04-10.'],
    ['that is late is told once', banked({ payDate: '2026-05-01' }), 'P08 warn @ payrollRows:R | Records show: worker 7 (payroll) was paid on 2026-05-01, 31 days after the period.'],
    ['that is not named is told once', banked({ payDate: null }), 'P08 @ payrollRows:R | Records show: no pay date for worker 7 (payroll).'],
    ['is one transfer for one worker', { payrolls: [month], payrollRows: [row, { ...row, id: 'R2', workerId: '8', sourceRow: 5 }] }, 'P09 shared @ payrollRows:R payrollRows:R2.row 5 | Records show: the transfer PB1-7 is named for 2 rows; one transfer pays one worker.'],
  ]);
});
