// T06, T26: dates follow the facts, and the next deadline is seen in time.
import { describe, expect, it } from 'vitest';
import { findingsOf, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const dated = (id: string, docDate: string): Change => put('exhibits', id, { docDate });
const case_ = (patch: object): Change => (dossier) => ({ ...dossier, case: { ...dossier.case, ...patch } });
const on = (asOf: string): Change => (dossier) => ({ ...dossier, asOf });

describe('dates', () => {
  proveRules([
    ['T06', 'cotton', 'goods on board before they were made', dated('C-04', '2026-05-30'), 'invoice and bill of lading of one day', dated('C-02', '2026-06-16')],
    ['T06', 'cotton', 'an order after its invoice', dated('B-02', '2026-09-01'), 'an order of the day of the invoice', dated('B-02', '2026-08-06')],
    ['T06', 'cotton', 'a receipt before the shipment', dated('C-06', '2026-06-10'), 'a receipt a day after the step', dated('C-06', '2026-07-03')],
    ['T06', 'cotton', 'a payment before the order', dated('C-07', '2026-04-01'), 'an advance after the order', dated('C-07', '2026-05-06')],
    ['T06', 'cotton', 'a payment two years late', dated('D-07', '2028-05-01'), 'a payment within the year', dated('D-07', '2026-10-01')],
    ['T06', 'cotton', 'a certificate older than what it certifies', dated('I-01', '2026-08-15'), 'a certificate of the last day', dated('I-01', '2026-11-16')],
    ['T06', 'cotton', 'an affidavit sworn before the fact', dated('E-04', '2025-10-01'), 'an affidavit of the last day of the run', dated('E-04', '2025-11-05')],
    ['T06', 'cotton', 'a paper from the future', dated('H-01', '2027-01-05'), 'a paper of today', dated('H-01', '2026-11-16')],
    ['T06', 'seafood', 'a production record of another month', put('exhibits', 'C-03', { periodCovered: { from: '2026-09-10', to: '2026-09-15' }, docDate: '2026-09-16' }), 'a production record of part of the run', put('exhibits', 'C-03', { periodCovered: { from: '2026-08-10', to: '2026-08-14' } })],
    ['T06', 'cotton', 'a step that ends before it begins', put('steps', 'ST5', { end: '2026-07-01' }), 'a step without dates', put('steps', 'ST5', { start: null, end: null })],
    ['T06', 'cotton', 'an examination before the arrival', case_({ dates: { ...samples.cotton.case.dates, presentedForExam: '2026-10-20' } }), 'an examination on the day of arrival', case_({ dates: { ...samples.cotton.case.dates, presentedForExam: '2026-10-28' } })],
    ['T06', 'cotton', 'a notice of another day than the case says', dated('A-01', '2026-11-05'), 'a notice without a date', put('exhibits', 'A-01', { docDate: null })],
    ['T06', 'cotton', 'a security filing after lading', dated('A-07', '2026-10-01'), 'a security filing on the day of lading', dated('A-07', '2026-09-24')],
    ['T06', 'cotton', 'a bale classed before it was pressed', put('units', 'unit-1', { classedOn: '2024-01-01' }), 'a bale not classed', put('units', 'unit-1', { classedOn: null })],
    ['T26', 'cotton', 'a form whose time is over and that nobody answered', case_({ alsoTypes: ['form_28'], dates: { ...samples.cotton.case.dates, form28Issued: '2026-10-01' } }), 'a form that was answered', case_({ alsoTypes: ['form_28'], dates: { ...samples.cotton.case.dates, form28Issued: '2026-10-01', responseFiled: '2026-10-20' } })],
    ['T26', 'cotton', 'the twenty days of a Form 29', case_({ alsoTypes: ['form_29'], dates: { ...samples.cotton.case.dates, form29Issued: '2026-11-10' } }), 'a deadline a month away', on('2026-10-30')],
  ]);

  it.each([['2026-11-20', 'warn'], ['2026-11-10', 'warn'], ['2026-12-20', 'info']])('a day that a notice states, %s, is told as %s', (date, level) => {
    const found = findingsOf(case_({ statedDeadlines: [{ what: 'Answer to the port', date }] })(samples.cotton));
    expect(found.filter(({ id }) => id.endsWith('stated Answer to the port')).map((one) => one.level)).toEqual([level]);
  });
});
