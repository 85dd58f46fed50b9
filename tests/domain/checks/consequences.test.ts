// One defect, one finding: which hits only repeat another, each with the hit that it follows from and with one that it does not.
import { describe, expect, test } from 'vitest';
import { standsAlone } from '../../../src/domain/checks/consequences.ts';
import { at, type Hit } from '../../../src/domain/checks/facts.ts';

const hit = (rule: string, where: Hit['where'], patch: Partial<Hit> = {}): Hit => ({ rule, where, message: rule, ...patch });
const step = (id: string): Hit['where'][number] => at('steps', id);
const lot = (id: string): Hit['where'][number] => at('lots', id);
const backward = hit('T17', [at('case', null, 'backwardCheck')]);
const totalOfRuns = hit('T04', [at('variants', null, 'goodPcs')]);
const sums = (key: string): Hit => hit('P05', [at('payrolls', 'M')], { key });
const circle = hit('T01', [step('A'), step('B'), lot('L')], { key: 'circle' });

type Row = readonly [what: string, hit: Hit, follows: readonly (readonly [from: string, hit: Hit])[], stands: readonly (readonly [beside: string, hit: Hit])[]];
const ROWS: readonly Row[] = [
  ['a lot made otherwise than described', hit('T04', [lot('L'), step('A')], { key: 'made' }),
    [['a gain of its step', hit('T03', [step('A')])], ['units of its step', hit('T16', [step('A')])], ['a lack of its step', hit('T17', [step('A')])], ['a yield of its step', hit('T20', [step('A')])]],
    [['a gain of another step', hit('T03', [step('B')])], ['a declared yield', hit('T20', [step('A')], { key: 'declared' })], ['a date of its step', hit('T06', [step('A')])], ['a gain of no step', hit('T03', [lot('L')])]]],
  ['a lot made by two steps', hit('T04', [lot('L'), step('A'), step('B')], { key: 'made' }), [], [['a gain of one of them', hit('T03', [step('A')])]]],
  ['a lot made by no step', hit('T04', [lot('L')], { key: 'made' }), [], [['a gain of a step', hit('T03', [step('A')])]]],
  ['a lot sent otherwise than received', hit('T04', [lot('L'), step('A')], { key: 'sent' }), [], [['a gain of its step', hit('T03', [step('A')])]]],
  ['output of a capacity test', hit('T19', [step('A')], { key: 'output' }), [['a gain of its step', hit('T03', [step('A')])]], [['a gain of another', hit('T03', [step('B')])]]],
  ['output beyond a capacity', hit('T19', [step('A')]), [], [['a gain of its step', hit('T03', [step('A')])]]],
  ['a declared yield', hit('T20', [step('A')], { key: 'declared' }), [['a lack of its step', hit('T17', [step('A')])]], [['a lack of another', hit('T17', [step('B')])]]],
  ['a yield out of its band', hit('T20', [step('A')]), [], [['a lack of its step', hit('T17', [step('A')])]]],
  ['the test of raw material', backward, [['a gain of any step', hit('T03', [step('Z')])], ['a broken chain', hit('T01', [step('A')])], ['packages that are miscounted', hit('T04', [lot('L')], { key: 'units' })]], [['a gap in place', hit('T01', [step('A')], { key: 'place' })], ['a warning about the chain', hit('T01', [step('A')], { level: 'warn' })], ['a lack of no step', hit('T17', [at('balances', 'K')])], ['weights of packages', hit('T04', [lot('L')], { key: 'weight' })]]],
  ['a lack of a step', hit('T17', [step('A')]), [], [['a broken chain', hit('T01', [step('A')])]]],
  ['the runs together', totalOfRuns, [['a broken chain', hit('T01', [step('A')])]], [['a gap in place', hit('T01', [step('A')], { key: 'place' })]]],
  ['one run', hit('T04', [at('variants', 'V')]), [], [['a broken chain', hit('T01', [step('A')])]]],
  ['the validity of an audit', hit('A03', [at('audits', 'A', 'validUntil')]), [['its own date', hit('T11', [at('audits', 'A', 'end')])]], [['the date of another', hit('T11', [at('audits', 'B', 'end')])], ['its interviews', hit('T11', [at('audits', 'A', 'workersInterviewed')])], ['its date in another rule', hit('T06', [at('audits', 'A', 'end')])]]],
  ['the result of an audit', hit('A03', [at('audits', 'A', 'rating')]), [], [['its own date', hit('T11', [at('audits', 'A', 'end')])]]],
  ['an origin', hit('T18', [lot('L')]), [['a country in question', hit('T08', [at('sites', 'S', 'country')])], ['a lot’s country in question', hit('T08', [at('lots', 'L', 'originCountry')])], ['the entry’s country in question', hit('T08', [at('entry', 'L', 'countryOfOrigin')])]], [['a place in question', hit('T08', [at('sites', 'S', 'admin1')])], ['a country in another rule', hit('T18', [at('sites', 'S', 'country')])]]],
  ['the origin of a component', hit('T29', [at('components', 'C')], { key: 'origin' }), [['a country in question', hit('T08', [at('sites', 'S', 'country')])]], []],
  ['an unknown component', hit('T29', [at('components', 'C')], { key: 'unknown' }), [], [['a country in question', hit('T08', [at('sites', 'S', 'country')])]]],
  ...['net', 'gross', 'regularHours', 'overtimeHours', 'paper'].map((key): Row => [`the sum of ${key}`, sums(key), ['P11', 'P12', 'P18', 'P23'].map((rule) => [rule, hit(rule, [])] as const), [['a late payment', hit('P08', [])]]]),
  ['the period of a payroll', sums('period'), [], [['a row that is missing', hit('P18', [])]]],
  ['a sum without a key', hit('P05', [at('payrolls', 'M')]), [], [['a row that is missing', hit('P18', [])]]],
  ['the net of a row', hit('P05', [at('payrollRows', 'R')], { key: 'net' }), [], [['a row that is missing', hit('P18', [])]]],
  ['a date within a circle', hit('T02', [step('A'), lot('L')]), [['the circle', circle]], [['another finding about the chain', hit('T01', [step('A'), lot('L')])]]],
  ['an amount within a circle', hit('T05', [lot('L')]), [['the circle', circle]], []],
  ['a date beside a circle', hit('T02', [step('A'), lot('M')]), [], [['the circle', circle]]],
  ['another date within a circle', hit('T06', [step('A')]), [], [['the circle', circle]]],
];

describe.each(ROWS)('%s', (_, one, follows, stands) => {
  if (follows.length > 0) test.each(follows)('follows from %s', (__, other) => expect(standsAlone([other, one])(one)).toBe(false));
  if (stands.length > 0) test.each(stands)('stands beside %s', (__, other) => expect(standsAlone([other, one])(one)).toBe(true));
  test('stands alone', () => expect(standsAlone([one])(one)).toBe(true));
});
