// The fullest seven days, the longest run of worked days, and cards that are too regular for people.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { timecardSchema, type Timecard } from '../../../src/domain/dossier/labor.ts';
import { fullestWeek, hoursByDay, longestRun, tooRegular } from '../../../src/domain/labor/working-time.ts';

const day = (number: number): string => new Date(Date.UTC(2026, 2, number)).toISOString().slice(0, 10);
const card = (number: number, hours: string, patch: object = {}): Timecard => v.parse(timecardSchema, { id: `C${number}${hours}`, workerId: '7', date: day(number), hours, ...patch });
const cards = (...hours: readonly (string | null)[]): Timecard[] => hours.flatMap((one, index) => (one === null ? [] : [card(index + 1, one)]));
const week = (of: readonly Timecard[]) => { const found = fullestWeek(of); return found && [found.from, found.hours.toString()]; };

test('cards of one day are added, days are in order', () => {
  expect(hoursByDay([card(2, '3'), card(1, '4'), card(2, '5')]).map(({ date, hours }) => [date, hours.toString()])).toEqual([['2026-03-01', '4'], ['2026-03-02', '8']]);
});

describe('the fullest seven days', () => {
  test.each([
    ['are all of seven', cards('1', '2', '3', '4', '5', '6', '7'), ['2026-03-01', '28']],
    ['are the last of eight', cards('1', '2', '3', '4', '5', '6', '7', '8'), ['2026-03-02', '35']],
    ['are the first of eight', cards('9', '2', '3', '4', '5', '6', '7', '8'), ['2026-03-01', '36']],
    ['are the earlier of two alike', cards('8', '8', null, null, null, null, null, null, '8', '8'), ['2026-03-01', '16']],
    ['begin after a gap', cards('8', null, null, null, null, null, null, null, '9'), ['2026-03-09', '9']],
    ['are none without cards', [], null],
  ])('%s', (_, of, expected) => expect(week(of)).toEqual(expected));
});

describe('the longest run', () => {
  test.each([['of days in a row', cards('8', '8', '8'), 3], ['ends with a day without a card', cards('8', '8', null, '8'), 2], ['ends with a day of nothing', cards('8', '0', '8', '8', '8'), 3], ['is none without cards', [], 0], ['is none without hours', cards('0', '-1'), 0]])('%s', (_, of, days) => expect(longestRun(of)).toBe(days));
});

describe('cards', () => {
  const many = (count: number, of: (index: number) => object) => Array.from({ length: count }, (_, index) => card(index + 1, String(7 + (index % 3)), of(index)));
  const punch = (clockIn: string | null, clockOut: string | null = '17:00') => ({ clockIn, clockOut });
  test('with a third of equal punches are too regular', () => expect(tooRegular(many(20, (index) => punch(index < 7 ? '08:00' : `08:${10 + index}`)))).toEqual({ cards: 7, share: 0.35, what: 'the same punches, 08:00 to 17:00' }));
  test('with less than a third are not', () => expect(tooRegular(many(20, (index) => punch(index < 6 ? '08:00' : `08:${10 + index}`)))).toBeNull());
  test('with equal ways in and different ways out are not', () => expect(tooRegular(many(20, (index) => punch('08:00', `17:${10 + index}`)))).toBeNull());
  test('of whom few are punched are not', () => expect(tooRegular(many(25, (index) => punch(index < 19 ? '08:00' : null)))).toBeNull());
  test('that are punched one way only are not', () => expect(tooRegular(many(25, () => punch('08:00', null)))).toBeNull());
  test('that are few are not', () => expect(tooRegular(many(19, () => punch('08:00')))).toBeNull());
  test('all of the same hours are too regular', () => expect(tooRegular(Array.from({ length: 20 }, (_, index) => card(index + 1, index % 2 === 0 ? '8' : '8.0')))).toEqual({ cards: 20, share: 1, what: 'exactly 8 hours' }));
  test('are as regular as the share that is asked for', () => expect(tooRegular(many(20, (index) => punch(index < 7 ? '08:00' : `08:${10 + index}`)), 0.35)).toBeNull());
});
