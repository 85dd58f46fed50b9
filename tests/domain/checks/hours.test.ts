// P01–P03, P24, P27–P29: hours and rest, output per hour, and records that are too neat or too few.
import { describe, expect, it } from 'vitest';
import type { Timecard } from '../../../src/domain/dossier/labor.ts';
import { fullestWeek, longestRun, tooRegular } from '../../../src/domain/labor/working-time.ts';
import { all, drop, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const row = (patch: object): Change => put('payrollRows', 'QB005', patch);
const cards = (change: (card: Timecard, index: number) => Timecard): Change => (dossier) => ({ ...dossier, timecards: dossier.timecards.map(change) });
const figures = (patch: Record<string, string>): Change => put('capacityChecks', 'capacity-1', { figures: { ...samples.seafood.capacityChecks[0]?.figures, ...patch } });
const card = (workerId: string, date: string, hours = '8'): Timecard => ({ id: `${workerId} ${date}`, workerId, date, clockIn: null, clockOut: null, hours, team: null, sourceExhibitId: null, sourceRow: null });
const days = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => new Date(Date.UTC(2026, 7, from + index)).toISOString().slice(0, 10));
const first = samples.seafood.timecards[0]?.id ?? '';

describe('hours', () => {
  proveRules([
    ['P01', 'seafood', 'sixty-six hours in a week', row({ weeklyHours: ['0', '40', '66', '40', '40', '8'] }), 'sixty hours in a week', row({ weeklyHours: ['0', '40', '60', '40', '40', '8'] })],
    ['P01', 'seafood', 'seven long days by the cards', cards((one) => (one.workerId === 'QB001' ? { ...one, hours: '11' } : one)), 'six shorter days', cards((one) => (one.workerId === 'QB001' ? { ...one, hours: '10' } : one))],
    ['P01', 'cotton', 'a summary with a long week', put('payrollSummaries', 'summary-1', { figures: { maxWeeklyHours: '66' } }), 'a summary at the yardstick', put('payrollSummaries', 'summary-1', { figures: { maxWeeklyHours: '60' } })],
    ['P02', 'seafood', 'fourteen days in a row', row({ longestRunDays: 14 }), 'six days in a row', row({ longestRunDays: 6 })],
    ['P03', 'seafood', 'overtime above the cap', row({ overtimeWeekday: '44' }), 'a site without a cap', all(row({ overtimeWeekday: '44' }), put('payrollParameters', 'parameters-1', { overtimeMonthlyCapHours: null }))],
    ['P24', 'seafood', 'six times the output', figures({ outputKg: '90000' }), 'a site without a band', all(figures({ outputKg: '90000' }), put('capacityChecks', 'capacity-1', { benchmarkLow: null, benchmarkHigh: null }))],
    ['P24', 'seafood', 'a third of the hours', figures({ lineLaborHours: '900' }), 'the hours of the cards', figures({ lineLaborHours: '2898' })],
    ['P27', 'seafood', 'equal punches', cards((one) => ({ ...one, clockIn: '08:00', clockOut: '17:00' })), 'punches a few minutes apart', cards((one, index) => ({ ...one, clockIn: `07:${String(index % 60).padStart(2, '0')}`, clockOut: `17:${String((index * 7) % 60).padStart(2, '0')}` }))],
    ['P27', 'seafood', 'eight hours on every card', cards((one) => ({ ...one, hours: '8' })), 'few cards', (dossier) => ({ ...dossier, timecards: dossier.timecards.slice(0, 10).map((one) => ({ ...one, hours: '8' })) })],
    ['P27', 'seafood', 'thirty hours in a day', put('timecards', first, { hours: '30' }), 'a long day', put('timecards', first, { hours: '11' })],
    ['P28', 'seafood', 'a lot made on a day without cards', put('lots', 'L-F3', { producedOn: '2026-08-16' }), 'a lot made long before the cards', put('lots', 'L-F3', { producedOn: '2026-03-01' })],
    ['P28', 'seafood', 'work on the first of May without holiday pay', put('timecards', first, { date: '2026-05-01' }), 'work on a holiday that is paid as such', all(put('timecards', first, { date: '2026-05-01' }), put('payrollRows', 'QB001', { overtimeHoliday: '8.5' }))],
    ['P29', 'seafood', 'more people on the line than cards', figures({ lineWorkers: '70' }), 'fewer people on the line than cards', figures({ lineWorkers: '50' })],
    ['P29', 'seafood', 'cards of somebody unknown', put('timecards', first, { workerId: 'QB999' }), 'cards of somebody who is only on the payroll', drop('workers', 'QB001')],
  ]);
});

describe('working time', () => {
  it('the fullest week slides, and is not cut at Sunday', () => {
    expect(fullestWeek(days(5, 10).map((date) => card('A', date, '9')))?.hours.toFixed()).toBe('63');
    expect(fullestWeek([])).toBeNull();
  });

  it('the longest run ends with a day off, and days of no hours do not count', () => {
    expect(longestRun([...days(3, 6), ...days(10, 4)].map((date) => card('A', date)))).toBe(6);
    expect(longestRun([card('A', '2026-08-03'), card('A', '2026-08-04', '0'), card('A', '2026-08-05')])).toBe(1);
  });

  it('two cards of one day are one day', () => {
    expect(longestRun([card('A', '2026-08-03', '4'), card('A', '2026-08-03', '4')])).toBe(1);
    expect(fullestWeek([card('A', '2026-08-03', '4'), card('A', '2026-08-03', '5')])?.hours.toFixed()).toBe('9');
  });

  it('few cards are never too regular', () => {
    expect(tooRegular(days(1, 10).map((date) => card('A', date)))).toBeNull();
  });
});
