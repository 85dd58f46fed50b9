// What was earned, what was taken and for what, what overtime is due, and what an hour is paid.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { payrollParametersSchema, payrollRowSchema } from '../../../src/domain/dossier/labor.ts';
import { allHours, deducted, earned, fines, hourlyPay, overtimeDue, overtimeHours, recruitmentDeductions, voluntary } from '../../../src/domain/labor/wages.ts';

const row = (patch: object) => v.parse(payrollRowSchema, { id: 'R', payrollId: 'M', workerId: '7', ...patch });
const site = (patch: object) => v.parse(payrollParametersSchema, { id: 'Y', ...patch });

test('base, piece, overtime, allowances and bonus are earned', () => expect(earned(row({ baseWage: '1000', piecePay: '200', overtimePay: '30', allowances: '4', bonus: '0.5', gross: '9' })).toString()).toBe('1234.5'));

describe('deductions', () => {
  const statutory = ['socialInsurance', 'pension', 'medical', 'unemployment', 'housingFund', 'fund', 'incomeTax', 'tax', 'PIT', 'pf', 'ESI', 'BHXH', 'bhyt', 'bhtn', '个税', '社保', '公积金'];
  const recruitment = ['recruitmentFee', 'agency', 'agentFee', 'broker', 'levy', 'placement', 'commission', 'fee', 'fees', 'ded_fee', 'dedfee', '中介', '介绍费', 'phí môi giới', 'tuyển dụng'];
  const punished = ['fine', 'lateFine', 'penalty', '罚款', 'tiền phạt'];
  const taking = (kinds: readonly string[]) => row({ deductions: Object.fromEntries(kinds.map((kind) => [kind, '2'])) });

  test('are all that was taken', () => expect(deducted(taking(['tax', 'meals', 'fine'])).toString()).toBe('6'));
  test.each(statutory)('of %s are the law’s', (kind) => expect(voluntary(taking([kind])).toString()).toBe('0'));
  test.each(['meals', 'dormitory', 'loan', 'my tax'])('of %s are not', (kind) => expect(voluntary(taking([kind])).toString()).toBe('2'));
  test.each(recruitment)('of %s are for recruitment', (kind) => expect(recruitmentDeductions(taking([kind])).map((one) => one.kind)).toEqual([kind]));
  test.each(['meals', 'coffee', 'fee for meals', 'school fees paid'])('of %s are not', (kind) => expect(recruitmentDeductions(taking([kind]))).toEqual([]));
  test.each(punished)('of %s are a fine', (kind) => expect(fines(taking([kind])).map((one) => one.kind)).toEqual([kind]));
  test('of nothing are none', () => {
    expect([...fines(row({ deductions: { fine: '0' } })), ...recruitmentDeductions(row({ deductions: { fee: '-1' } })), ...fines(taking(['meals']))]).toEqual([]);
  });
});

describe('hours', () => {
  const worked = row({ regularHours: '160', overtimeWeekday: '10', overtimeRestDay: '5', overtimeHoliday: '1' });
  test('of overtime are those of all days', () => expect(overtimeHours(worked).toString()).toBe('16'));
  test('are regular ones and overtime', () => expect(allHours(worked)?.toString()).toBe('176'));
  test('are not known without the regular ones', () => expect(allHours(row({ overtimeWeekday: '10' }))).toBeNull());
});

describe('overtime', () => {
  const worked = row({ baseWage: '1000', overtimeWeekday: '2', overtimeRestDay: '3', overtimeHoliday: '4' });
  const due = (patch: object, one = worked) => overtimeDue(one, site({ monthHoursDivisor: '100', overtimeRates: { weekday: '1.5', restDay: '4', holiday: '5' }, ...patch }))?.toString() ?? null;
  test('is due at the rates of the site', () => expect(due({})).toBe('350'));
  test('is due at two and three where rest days and holidays have no rate', () => expect(due({ overtimeRates: { weekday: '1.5' } })).toBe('210'));
  test.each([['a rate', { overtimeRates: {} }], ['a divisor', { monthHoursDivisor: null }], ['a divisor above nothing', { monthHoursDivisor: '0' }], ['a positive divisor', { monthHoursDivisor: '-1' }]])('is not known without %s', (_, patch) => expect(due(patch)).toBeNull());
  test('is not known without a base wage', () => expect(due({}, row({ overtimeWeekday: '2' }))).toBeNull());
  test('is not known without yardsticks', () => expect(overtimeDue(worked, null)).toBeNull());
});

describe('an hour', () => {
  const paid = row({ gross: '2200', overtimePay: '200', regularHours: '160' });
  const yardsticks = { minimumMonthlyWage: '1600', monthHoursDivisor: '160' };
  const hour = (patch: object, one = paid) => { const found = hourlyPay(one, site({ ...yardsticks, ...patch })); return found && [found.paid.toString(), found.least.toString()]; };
  test('is paid without overtime, and has a minimum', () => expect(hour({})).toEqual(['12.5', '10']));
  test.each([['a minimum', { minimumMonthlyWage: null }], ['a divisor', { monthHoursDivisor: null }], ['a divisor above nothing', { monthHoursDivisor: '0' }]])('is not known without %s', (_, patch) => expect(hour(patch)).toBeNull());
  test.each([['hours', row({ gross: '2200', regularHours: '0' })], ['gross pay', row({ regularHours: '160' })]])('is not known without %s', (_, one) => expect(hour({}, one)).toBeNull());
  test('is not known without yardsticks', () => expect(hourlyPay(paid, null)).toBeNull());
});
