// Tables that are wrong are told as wrong, row by row; nothing is guessed and nothing is lost without a word.
import { describe, expect, it } from 'vitest';
import { dateOf, decimalMarkOf, decimalOf } from '../../../../src/domain/labor/import/cell-values.ts';
import { importTable, table } from './made-import.ts';

const PAY = 'Emp No | Name | Gross Pay | Net Pay';

describe('odd tables', () => {
  it('without titles ask for them', () => {
    const { choices, unsure } = importTable(table('1 | Ann | 100 | 90\n2 | Bo | 100 | 90'));
    expect(choices.headerRow).toBe(0);
    expect(unsure).toEqual(expect.arrayContaining(['header', 'columns']));
  });
  it('with one title twice give the field to the first only', () => {
    const { choices } = importTable(table(`${PAY} | Net Pay\n1 | Ann | 100 | 90 | 91`));
    expect(choices.columns.filter(({ field }) => field === 'net')).toEqual([{ column: 3, title: 'Net Pay', field: 'net' }]);
  });
  it('with words where figures should stand tell the row and the column', () => {
    const { summary, records } = importTable(table(`${PAY}\n1 | Ann | 100 | =C2-10\n2 | Bo | #REF! | 90`));
    expect(summary.problems).toEqual([{ row: 2, title: 'Net Pay', what: '“=C2-10” is not a number' }, { row: 3, title: 'Gross Pay', what: '“#REF!” is not a number' }]);
    expect(records['payrollRows']).toEqual([expect.not.objectContaining({ net: expect.anything() as unknown }), expect.objectContaining({ net: '90' })]);
  });
  it('with titles again on every page leave them out', () => {
    const { summary } = importTable(table(`${PAY}\n1 | Ann | 100 | 90\n${PAY}\n2 | Bo | 100 | 90`));
    expect([summary.rows, summary.leftOut]).toEqual([2, [{ row: 3, why: 'titles' }]]);
  });
  it('with figures and nobody they belong to count them as sums, and pay without a number is told', () => {
    const { summary } = importTable(table(`${PAY}\n1 | Ann | 100 | 90\n | Bo | 100 | 90\n | | 200 | 180`));
    expect(summary.leftOut).toEqual([{ row: 3, why: 'noWorker' }, { row: 4, why: 'total' }]);
  });
  it('with a cell of ten million letters are read to its limit', () => {
    const { records } = importTable([['Worker ID', 'Full name', 'Nationality'], ['1', `Ann${'x'.repeat(10_000_000)}`, 'IND']]);
    expect(String(records['workers']?.[0]?.['name']).length).toBe(400);
  });
  it('of workers called Total or Sum keep the people', () => {
    expect(importTable(table(`${PAY}\n1 | Sumantra Totale | 100 | 90\n2 | Bo | 100 | 90`)).summary.rows).toBe(2);
  });
});

it.each([
  ['1,234.50', 'point', '1234.50'], ['1.234,50', 'comma', '1234.50'], ['１２３', 'point', '123'], ['(45.5)', 'point', '-45.5'], ['₹ 1,23,456', 'point', '123456'], ['¥4850.00元', 'point', '4850.00'], ['1 234,5', 'comma', '1234.5'], ['12-', 'point', '-12'], ['.5', 'point', '0.5'],
  ['1,23', 'point', undefined], ['12.34.56', 'comma', undefined], ['abc', 'point', undefined], ['-', 'point', null], [4850.499999999999, 'point', '4850.5'], [1e-7, 'point', '0.0000001'], [NaN, 'point', undefined],
] as const)('%s with a decimal %s is %s', (cell, mark, read) => {
  const value = decimalOf(cell, mark);
  expect(value.ok ? value.value : undefined).toBe(read);
});

it.each([
  ['2026-09-01', 'dmy', '2026-09-01'], ['2026/9/1', 'dmy', '2026-09-01'], ['2026年9月1日', 'dmy', '2026-09-01'], ['20260901', 'dmy', '2026-09-01'], ['1-Sep-26', 'dmy', '2026-09-01'], ['Sep 1, 2026', 'dmy', '2026-09-01'],
  ['01/09/2026', 'dmy', '2026-09-01'], ['01/09/2026', 'mdy', '2026-01-09'], ['05-11-98', 'dmy', '1998-11-05'], [46266, 'dmy', '2026-09-01'], ['2026.09.01 08:30', 'dmy', '2026-09-01'], ['31/02/2026', 'dmy', undefined], ['soon', 'dmy', undefined],
] as const)('%s in the order %s is %s', (cell, order, read) => {
  const value = dateOf(cell, order);
  expect(value.ok ? value.value : undefined).toBe(read);
});

it('a point alone before three digits does not tell which mark it is', () => {
  expect([decimalMarkOf(['1.234', '5.678']), decimalMarkOf(['1.234', '5,5']), decimalMarkOf(['1,234.5']), decimalMarkOf(['1.234.567'])]).toEqual([null, 'comma', 'point', 'comma']);
});
