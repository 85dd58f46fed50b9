// P11–P13, P16, P18, P25, P26 and the headcount match: the tables of one payroll against each other.
import { describe, expect, it } from 'vitest';
import { differences, recounted } from '../../../src/domain/labor/headcount-match.ts';
import { all, copy, drop, newRules, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const insured = (patch: object): Change => put('socialInsurance', 'insurance-1', patch);

describe('rosters', () => {
  proveRules([
    ['P11', 'seafood', 'a worker twice in one payroll', copy('payrollRows', 'QB005', { id: 'QB005~2' }), 'a worker in two months', all(copy('payrolls', 'payroll-2026-08', { id: 'july', periodStart: '2026-07-01', periodEnd: '2026-07-31', totals: {}, sourceExhibitId: null }), copy('payrollRows', 'QB005', { id: 'July 5', payrollId: 'july', payDate: '2026-08-10', bankRef: 'PB260810-005' }))],
    ['P12', 'seafood', 'somebody paid who is on no roster', drop('workers', 'QB005'), 'a payroll without any roster', (dossier) => ({ ...dossier, workers: [] })],
    ['P13', 'seafood', 'somebody paid who had left', put('workers', 'QB006', { leaveDate: '2026-07-15' }), 'somebody who left in the month', put('workers', 'QB060', { leaveDate: '2026-08-31' })],
    ['P16', 'seafood', 'somebody paid before being hired', put('workers', 'QB006', { hireDate: '2026-09-20' }), 'somebody hired on the first of the month', put('workers', 'QB006', { hireDate: '2026-08-01' })],
    ['P16', 'seafood', 'somebody at work before being hired', put('workers', 'QB006', { hireDate: '2026-08-20' }), 'somebody hired on the first day at work', put('workers', 'QB006', { hireDate: '2026-08-10' })],
    ['P18', 'seafood', 'somebody on the roster who was not paid', drop('payrollRows', 'QB005'), 'somebody who had left before', all(drop('payrollRows', 'QB005'), put('workers', 'QB005', { leaveDate: '2026-07-01' }))],
    ['P18', 'seafood', 'somebody who earned and received nothing', put('payrollRows', 'QB005', { net: '0' }), 'a month without work', put('payrollRows', 'QB005', { net: '0', gross: '0' })],
    ['P25', 'seafood', 'an audit that counted twice as many', put('audits', 'AU1', { workersOnSite: 112 }), 'an audit whose difference is explained', put('audits', 'AU1', { workersOnSite: 66 })],
    ['P26', 'seafood', 'half of the people insured', insured({ insuredCount: 29 }), 'more insured than paid', insured({ insuredCount: 70 })],
    ['P26', 'seafood', 'a roll of another month', insured({ month: '2026-03' }), 'no roll at all', drop('socialInsurance', 'insurance-1')],
  ]);

  it('a headcount without a reason for its audit is asked for one', () => {
    const changed: Change = (dossier) => ({ ...dossier, headcounts: dossier.headcounts.map((one) => ({ ...one, explanations: {} })) });
    expect(newRules('seafood', changed(samples.seafood))).toEqual(['T21']);
  });

  it('the match counts again from the tables', () => {
    const [headcount] = samples.seafood.headcounts;
    if (!headcount) throw new Error('the sample has a headcount');
    expect(recounted(headcount, samples.seafood)).toEqual({ roster: 64, payrollRows: 64, bankTransfers: 64, socialInsurance: 64, identityCards: 64, contracts: 64 });
    expect(differences(headcount)).toEqual([{ name: 'auditMay', stated: 66, expected: 64, reason: 'Two leavers: 2026-06-30 and 2026-07-12, exit forms in D-02' }]);
  });
});
