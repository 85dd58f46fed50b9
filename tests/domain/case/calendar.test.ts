// Calendar arithmetic agrees with an independent date library that counts in New York's clock time, daylight saving included.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, businessCalendar, federalHolidays, lastBusinessDay, nextBusinessDay } from '../../../src/domain/case/business-days.ts';
import { addDays, addMonths, daysBetween, weekdayOf } from '../../../src/domain/case/calendar.ts';
import { easternDate } from '../../../src/domain/case/eastern-date.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const { holidays } = shippedReference;
const calendar = businessCalendar(holidays);
const there = (date: string): DateTime => DateTime.fromISO(date, { zone: 'America/New_York' });
const text = (date: DateTime): string => date.toISODate() ?? 'invalid';
const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2499-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
/** A property must answer nothing: what `expect` answers is no verdict. */
const same = (ours: unknown, theirs: unknown): void => { expect(ours).toBe(theirs); };
const daysOff = fc.integer({ min: -4000, max: 4000 });

describe('against luxon', () => {
  it('days', () => fc.assert(fc.property(dates, daysOff, (date, days) => same(addDays(date, days), text(there(date).plus({ days }))))));
  it('months, ends of months clamped', () => fc.assert(fc.property(dates, fc.integer({ min: 0, max: 120 }), (date, months) => same(addMonths(date, months), text(there(date).plus({ months }))))));
  it('weekdays', () => fc.assert(fc.property(dates, (date) => same(weekdayOf(date), there(date).weekday % 7))));
  it('days between', () => fc.assert(fc.property(dates, dates, (a, b) => same(daysBetween(a, b), Math.round(there(b).diff(there(a), 'days').days)))));
  it('the date in eastern time', () => fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (now) => same(easternDate(now), text(DateTime.fromJSDate(now, { zone: 'America/New_York' }))))));

  it('business days, counted one by one with the holidays in their places', () => fc.assert(fc.property(dates.filter((date) => date >= '1971' && date < '2200'), fc.integer({ min: 1, max: 30 }), (date, days) => {
    let [current, left] = [there(date), days];
    while (left > 0) {
      current = current.plus({ days: 1 });
      if (current.weekday <= 5 && !federalHolidays(current.year, holidays).has(text(current))) left -= 1;
    }
    same(addBusinessDays(date, days, calendar), text(current));
  })));
});

describe('properties', () => {
  it('the day to file by is a business day, on or before, with none between', () => fc.assert(fc.property(dates, (date) => {
    const fileBy = lastBusinessDay(date, calendar);
    expect(calendar.closedFor(fileBy)).toBeNull();
    expect(fileBy <= date).toBe(true);
    for (let day = addDays(fileBy, 1); day <= date; day = addDays(day, 1)) expect(calendar.closedFor(day)).not.toBeNull();
  })));
  it('the fallback never lies before', () => fc.assert(fc.property(dates, (date) => same(nextBusinessDay(date, calendar) >= date, true))));
  it('each year has its holidays once, none on a weekend', () => fc.assert(fc.property(fc.integer({ min: 2022, max: 2400 }), (year) => {
    const observed = [...federalHolidays(year, holidays)];
    expect(observed.every(([date]) => [1, 2, 3, 4, 5].includes(weekdayOf(date)))).toBe(true);
    // New Year's Day may be observed in the year before, and the next one in this.
    expect(new Set(observed.map(([, name]) => name)).size).toBeGreaterThanOrEqual(10);
    expect(observed.length).toBeLessThanOrEqual(12);
  })));
});

describe('by hand', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2026-11-30', 3, '2027-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-10-31', 3, '2027-01-31'], ['2026-12-01', 3, '2027-03-01'], ['2024-02-29', 60, '2029-02-28'], ['2100-01-31', 1, '2100-02-28'],
  ])('%s plus %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));
  it.each([
    ['2026-12-31', 1, '2027-01-01'], ['2027-02-28', 1, '2027-03-01'], ['2028-02-28', 1, '2028-02-29'], ['2026-03-07', 2, '2026-03-09'], ['2026-10-31', 2, '2026-11-02'], ['2026-03-01', -1, '2026-02-28'],
  ])('%s plus %i days is %s, the clock changing or not', (date, days, expected) => expect(addDays(date, days)).toBe(expected));
  it('the day begins at midnight in New York, summer and winter', () => {
    expect([easternDate(new Date('2026-07-01T03:59:59Z')), easternDate(new Date('2026-07-01T04:00:00Z'))]).toEqual(['2026-06-30', '2026-07-01']);
    expect([easternDate(new Date('2026-12-01T04:59:59Z')), easternDate(new Date('2026-12-01T05:00:00Z'))]).toEqual(['2026-11-30', '2026-12-01']);
  });
});

describe('federal holidays as published for the government', () => {
  it.each([
    [2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    [2022, '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26'],
    [2023, '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    [2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
  ])('%i', (year, days) => expect([...federalHolidays(year, holidays).keys()].map((date) => date.slice(5)).toSorted().join(' ')).toBe(days));
  it('know no Juneteenth before 2021', () => expect(federalHolidays(2020, holidays).has('2020-06-19')).toBe(false));
});

describe('closures the user enters', () => {
  const closed = businessCalendar(holidays, [{ date: '2026-12-24', reason: 'Executive order' }, { date: '2026-12-26', reason: 'Executive order' }]);
  it('are no business days, and say why', () => expect([closed.closedFor('2026-12-24'), closed.closedFor('2026-12-25'), closed.closedFor('2026-12-26'), closed.closedFor('2026-12-28')]).toEqual(['Executive order', 'Christmas Day', 'weekend', null]));
  it('move the day to file by before them', () => expect(lastBusinessDay('2026-12-27', closed)).toBe('2026-12-23'));
  it('lengthen a count of business days', () => expect([addBusinessDays('2026-12-22', 2, calendar), addBusinessDays('2026-12-22', 2, closed)]).toEqual(['2026-12-24', '2026-12-28']));
});
