// P01, P02, P04, P07, P09, P10, P22, P23 and T21 clause by clause, of a payroll of which only the summary is filed.
import { describe } from 'vitest';
import { summariesHits } from '../../../src/domain/checks/payroll-summary-rules.ts';
import { madeExhibit, ofWhole, proveSaid } from './made-dossier.ts';

describe('a payroll of which only a summary is filed', () => {
  const summary = (figures: object, exhibits: readonly object[] = []): object => ({ payrollSummaries: [{ id: 'S', period: '2026-03', currency: 'CNY', figures }], exhibits });
  const paper = (value: string, patch: object = {}) => madeExhibit('E1', 'PAYROLL_SUMMARY', { quantities: [{ value: '5', uom: 'KGM', what: 'rice' }, { value, uom: 'C62', what: 'workers' }], ...patch });
  proveSaid(ofWhole(({ dossier }) => summariesHits(dossier)), [
    ['tells of cash, and of nothing that is in order', summary({ maxWeeklyHours: '60', workersOver60h: '0', minRestDaysPerWeek: '1', minMonthlyBase: '2000', legalMinimum: '2000', recruitmentFeeDeductions: '0', workersOnPayroll: '10', workersPaidByBank: '8', workersPaidCash: '2', bankBatchTotal: '100', payrollNetTotal: '100.02', foreignNationals: '0' }), 'P09 @ payrollSummaries:S | Records show: 2 workers were paid in cash (payroll of 2026-03).'],
    ['says nothing', summary({})],
    ['has a longest week', summary({ maxWeeklyHours: '61', workersOver60h: '3' }), 'P01 @ payrollSummaries:S | Records show: the longest week has 61 hours; the yardstick is 60 (payroll of 2026-03).'],
    ['has workers with long weeks', summary({ workersOver60h: '3' }), 'P01 workers @ payrollSummaries:S | Records show: 3 workers had weeks of more than 60 hours (payroll of 2026-03).'],
    ['has workers without rest', summary({ minRestDaysPerWeek: '0.9' }), 'P02 @ payrollSummaries:S | Records show: some workers had no rest day in a week (payroll of 2026-03).'],
    ['has wages below the minimum', summary({ minMonthlyBase: '1999', legalMinimum: '2000' }), 'P04 @ payrollSummaries:S | Records show: the lowest base wage is 1999; the minimum entered is 2000 (payroll of 2026-03).'],
    ['has the minimum that was entered for it', summary({ minMonthlyBase: '1999', legalMinimum: '1', legalMinimumIllustrative: '2000' }), 'P04 @ payrollSummaries:S | Records show: the lowest base wage is 1999; the minimum entered is 2000 (payroll of 2026-03).'],
    ['has fees', summary({ recruitmentFeeDeductions: '5' }), 'P07 @ payrollSummaries:S | Records show: recruitment fees of 5 were taken from pay (payroll of 2026-03).'],
    ['has other people at the bank', summary({ workersOnPayroll: '10', workersPaidByBank: '9' }), 'P23 @ payrollSummaries:S | Records show: 9 workers were paid by bank and 0 in cash; 10 are on the payroll (payroll of 2026-03).'],
    ['has another sum at the bank', summary({ bankBatchTotal: '100', payrollNetTotal: '100.03' }), 'P22 @ payrollSummaries:S | Records show: the bank paid 100; the payroll says 100.03 (payroll of 2026-03).'],
    ['has foreign nationals', summary({ foreignNationals: '1' }), 'P10 warn foreign @ payrollSummaries:S | Records show: 1 foreign nationals are on the payroll; state their nationality (payroll of 2026-03).'],
    ['has the people of its paper', summary({ workersOnPayroll: '10' }, [paper('10')])],
    ['has no other people than its paper', summary({ workersOnPayroll: '10' }, [paper('11')]), 'T21 warn paper @ exhibits:E1.quantities payrollSummaries:S | Records show: E1 counts 11 workers; the summary has 10.'],
    ['is not held against a paper of another month', summary({ workersOnPayroll: '10' }, [paper('11', { periodCovered: { from: '2026-02-01', to: '2026-02-28' } })])],
    ['is held against a paper of its month', summary({ workersOnPayroll: '10' }, [paper('11', { periodCovered: { from: '2026-03-01', to: '2026-03-31' } })]), 'T21 warn paper @ exhibits:E1.quantities payrollSummaries:S | Records show: E1 counts 11 workers; the summary has 10.'],
    ['is not held against a paper that is withdrawn', summary({ workersOnPayroll: '10' }, [paper('11', { state: 'withdrawn' })])],
    ['is not held against two papers', summary({ workersOnPayroll: '10' }, [paper('11'), { ...paper('11'), id: 'E2' }])],
    ['is not held against a paper without people', summary({ workersOnPayroll: '10' }, [paper('11', { quantities: [] })])],
    ['is not held against another paper', summary({ workersOnPayroll: '10' }, [{ ...paper('11'), docType: 'POLICY' }])],
  ]);
});
