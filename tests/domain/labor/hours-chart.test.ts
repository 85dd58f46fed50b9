// The hours chart: the longest week of each worker, lines at sixty hours and at what was entered, and a drawing that loses no long week.
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { payrollParametersSchema, payrollRowSchema, timecardSchema } from '../../../src/domain/dossier/labor.ts';
import { drawHours, hoursChart, hoursInWords } from '../../../src/domain/labor/hours-chart.ts';

const row = (workerId: string, ...weeklyHours: string[]) => v.parse(payrollRowSchema, { id: workerId, payrollId: 'PR', workerId, weeklyHours });
const card = (workerId: string, day: number, hours: string) => v.parse(timecardSchema, { id: `${workerId}.${day}`, workerId, date: `2026-09-${String(day).padStart(2, '0')}`, hours });
const parameters = v.parse(payrollParametersSchema, { id: 'PP', standardWeeklyHours: '40', weeklyHoursAlert: '60', sources: { standardWeeklyHours: { source: 'Labor Law, art. 36' } } });

it('takes the longer of the weeks stated and of any seven days on the cards, longest first', () => {
  const cards = Array.from({ length: 7 }, (_, index) => card('B', index + 4, '9.5'));
  expect(hoursChart([row('A', '44', '61.5'), row('B', '48')], cards, parameters)).toEqual({
    workers: 2, over: 2, bars: [{ hours: 66.5, workers: 1 }, { hours: 61.5, workers: 1 }], top: 72,
    lines: [{ hours: 60, words: '60 hours', isLimit: true }, { hours: 40, words: 'normal week entered, 40 hours (Labor Law, art. 36)', isLimit: false }],
  });
  expect(hoursChart([row('A')], [], parameters)).toBeNull();
});

it('draws a bar that is over the line across it, and one at sixty hours not', () => {
  const chart = hoursChart([row('A', '84'), row('B', '60')], [], null);
  const shapes = chart === null ? [] : drawHours(chart, 126, 84);
  expect(shapes.filter(({ kind }) => kind === 'bar')).toEqual([{ kind: 'bar', x: 32, y: 0, width: 38, height: 84, isOver: true }, { kind: 'bar', x: 82, y: 24, width: 38, height: 60, isOver: false }]);
  expect(shapes.filter((shape) => shape.kind === 'line' && !shape.isAxis)).toEqual([{ kind: 'line', y: 24, isLimit: true, isAxis: false }]);
});

it('keeps the longest week of each group where a bar stands for many', () => {
  const chart = hoursChart(Array.from({ length: 241 }, (_, index) => row(`W${index}`, index === 7 ? '90' : '40')), [], null);
  expect(chart).toMatchObject({ workers: 241, over: 1, top: 96 });
  expect([chart?.bars.length, chart?.bars[0], chart?.bars.at(-1)]).toEqual([81, { hours: 90, workers: 3 }, { hours: 40, workers: 1 }]);
  expect(chart && hoursInWords(chart)).toBe('Records show 1 of 241 workers with a week of more than 60 hours; the longest week has 90. Each bar stands for 3 workers and is the longest week among them, longest first; the lines are 60 hours.');
});

it('draws a line for each yardstick that is not sixty hours, with its source where one is entered', () => {
  const linesOf = (patch: object) => hoursChart([row('A', '40')], [], v.parse(payrollParametersSchema, { id: 'PP', ...patch }))?.lines.map(({ words }) => words);
  expect(linesOf({ weeklyHoursAlert: '54', standardWeeklyHours: '44', sources: { weeklyHoursAlert: { source: 'Code of conduct' } } })).toEqual(['60 hours', 'longest week entered, 54 hours (Code of conduct)', 'normal week entered, 44 hours']);
  expect(linesOf({ standardWeeklyHours: '60' })).toEqual(['60 hours']);
});

it('draws an axis with its hours every twelve, from none to the top', () => {
  const shapes = drawHours({ workers: 1, over: 0, bars: [{ hours: 36, workers: 1 }], lines: [], top: 72 }, 126, 72);
  expect(shapes.filter(({ kind }) => kind === 'text')).toEqual([0, 12, 24, 36, 48, 60, 72].map((hours) => ({ kind: 'text', x: 0, y: 72 - hours, text: String(hours) })));
  expect(shapes.filter((shape) => shape.kind === 'line')).toEqual([0, 12, 24, 36, 48, 60, 72].map((hours) => ({ kind: 'line', y: 72 - hours, isLimit: false, isAxis: true })));
});

it('of one worker each says so in words, and names every line', () => {
  const chart = hoursChart([row('A', '61'), row('B', '40')], [], parameters);
  expect(chart && hoursInWords(chart)).toBe('Records show 1 of 2 workers with a week of more than 60 hours; the longest week has 61. Each bar is the longest week of one worker, longest first; the lines are 60 hours and normal week entered, 40 hours (Labor Law, art. 36).');
});
