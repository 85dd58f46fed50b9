// P04–P09, P21–P23, P34: wages that are enough, add up, are paid in time and by the bank, with nothing taken that may not be.
import { describe } from 'vitest';
import type { PayrollRow } from '../../../src/domain/dossier/labor.ts';
import { all, drop, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const row = (patch: Partial<PayrollRow>): Change => put('payrollRows', 'QB005', patch);
const taken = (kind: string, amount: string): Change => row({ deductions: { ...samples.seafood.payrollRows.find(({ id }) => id === 'QB005')?.deductions, [kind]: amount } });
const summary = (figures: Record<string, string>): Change => put('payrollSummaries', 'summary-1', { figures: { ...samples.cotton.payrollSummaries[0]?.figures, ...figures } });

describe('wages', () => {
  proveRules([
    ['P04', 'seafood', 'a base wage under the minimum', row({ baseWage: '1500' }), 'a base wage at the minimum', put('payrollParameters', 'parameters-1', { minimumMonthlyWage: '2500' })],
    ['P04', 'seafood', 'pay of an hour under the minimum', row({ baseWage: null, gross: '1000', overtimePay: '0' }), 'part of a month for somebody who came in it', all(put('workers', 'QB059', { hireDate: '2026-08-20' }), put('payrollRows', 'QB059', { baseWage: '1200', regularHours: '60' }))],
    ['P04', 'cotton', 'a summary with too low a base', summary({ minMonthlyBase: '4000000' }), 'a summary at the minimum', summary({ minMonthlyBase: '5310000' })],
    ['P05', 'seafood', 'net that does not follow from gross', row({ net: '3000' }), 'a cent of rounding', row({ net: '3576.92' })],
    ['P05', 'seafood', 'overtime paid at the wrong rate', row({ overtimePay: '200', gross: '3950' }), 'a site without rates', put('payrollParameters', 'parameters-1', { overtimeRates: {} })],
    ['P05', 'seafood', 'weeks that make other hours', row({ regularHours: '100' }), 'a row without weeks', row({ weeklyHours: [] })],
    ['P05', 'seafood', 'totals that are not printed so', put('payrolls', 'payroll-2026-08', { totals: { net: '1' } }), 'a table without totals', put('payrolls', 'payroll-2026-08', { totals: {} })],
    ['P05', 'seafood', 'a negative wage', row({ net: '-1', gross: '592.2' }), 'a deduction of nothing', taken('other', '0')],
    ['P06', 'seafood', 'a third of the wage for the dormitory', taken('dormitory', '1500'), 'tax and insurance of a third', taken('socialInsurance', '1500')],
    ['P07', 'seafood', 'a fee of the agency', taken('agencyFee', '50'), 'a fee of the union', taken('unionFee', '50')],
    ['P07', 'seafood', 'a fee under its Chinese name', taken('中介费', '50'), 'meals', taken('meals', '50')],
    ['P08', 'seafood', 'pay fifty days late', row({ payDate: '2026-10-20' }), 'pay on the last day allowed', all(row({ payDate: '2026-09-30' }), put('bankBatches', 'batch-1', { date: '2026-09-30' }))],
    ['P08', 'seafood', 'no pay date', row({ payDate: null }), 'a site that allows more days', all(row({ payDate: '2026-10-20' }), put('payrollParameters', 'parameters-1', { maxPayLagDays: 60 }))],
    ['P09', 'seafood', 'a row without transfer', row({ bankRef: null }), 'a row of the second batch', row({ bankRef: 'PB260911-007', payDate: '2026-09-11' })],
    ['P09', 'seafood', 'pay in cash', row({ payMethod: 'Cash' }), 'pay by mobile wallet with a reference', row({ payMethod: 'mobile' })],
    ['P09', 'seafood', 'one transfer for two people', row({ bankRef: 'PB260910-001' }), 'a reference in other typing', row({ bankRef: ' PB260910-005 ' })],
    ['P21', 'seafood', 'the same net for a third of the people', (dossier) => ({ ...dossier, payrollRows: dossier.payrollRows.map((one, index) => (index < 22 ? { ...one, net: '3500' } : one)) }), 'the same net for three', (dossier) => ({ ...dossier, payrollRows: dossier.payrollRows.map((one, index) => (index < 3 ? { ...one, net: '3500' } : one)) })],
    ['P22', 'seafood', 'a bank total that is short', put('bankBatches', 'batch-1', { amount: '200000' }), 'a dossier without bank records', all(drop('bankBatches', 'batch-1'), drop('bankBatches', 'batch-2'))],
    ['P22', 'cotton', 'a summary that is short at the bank', summary({ bankBatchTotal: '5000000000' }), 'a summary without bank total', put('payrollSummaries', 'summary-1', { figures: { workersOnPayroll: '598' } })],
    ['P23', 'seafood', 'transfers too few', put('bankBatches', 'batch-1', { count: 60 }), 'transfers in two batches', put('bankBatches', 'batch-1', { count: 63 })],
    ['P34', 'seafood', 'a fine', taken('fine', '50'), 'a fine of nothing', taken('fine', '0')],
  ]);
});
