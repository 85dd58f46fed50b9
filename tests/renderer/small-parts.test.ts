// Proves the window's small pure parts: pasted lists, shortcuts, numbers, dates, columns, grouping of findings.
// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../renderer/commands/commands.ts';
import { commandFor, matches, spell } from '../../renderer/commands/keys.ts';
import { columnsThatFit, type ColumnOf } from '../../renderer/components/data-table.tsx';
import { groupFindings } from '../../renderer/features/checks/group-findings.ts';
import { splitRequests } from '../../renderer/features/requests/split-requests.ts';
import { daysLeftText, formatDate } from '../../renderer/format/dates.ts';
import { formatBytes, formatDecimal, formatQuantity } from '../../renderer/format/numbers.ts';
import { someFinding } from './support/memory-bodies.ts';

describe('a pasted list of requests', () => {
  it('loses its numbers and joins wrapped lines', () => {
    expect(splitRequests('1. Map of the chain,\n   with addresses\n2) Payroll\n\n3. Translations')).toEqual(['Map of the chain, with addresses', 'Payroll', 'Translations']);
  });
  it('takes bullets and letters', () => expect(splitRequests('• One\n- Two\n(a) Three')).toEqual(['One', 'Two', 'Three']));
  it('gives one item per line without marks', () => expect(splitRequests('One\r\nTwo')).toEqual(['One', 'Two']));
  it('gives nothing for nothing', () => expect(splitRequests(' \n')).toEqual([]));
});

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, target: null, ...held });

describe('shortcuts', () => {
  it('mean Ctrl here and Cmd on a Mac', () => {
    expect(matches(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(matches(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(matches(press('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false);
    expect(matches(press('k', { ctrlKey: true, altKey: true }), 'Mod+K', false)).toBe(false);
  });
  it('tell undo from redo by Shift', () => {
    expect(commandFor(press('z', { ctrlKey: true }), COMMANDS, false)?.id).toBe('edit.undo');
    expect(commandFor(press('Z', { ctrlKey: true, shiftKey: true }), COMMANDS, false)?.id).toBe('edit.redo');
  });
  it('take a sign with the Shift it needs', () => expect(commandFor(press('?', { shiftKey: true }), COMMANDS, false)?.id).toBe('help.keys'));
  it('are written as people know them', () => expect([spell('Mod+Shift+Z', false), spell('Mod+Shift+Z', true)]).toEqual(['Ctrl+Shift+Z', '⇧⌘Z']));
  it('are each given once', () => {
    const keys = COMMANDS.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('numbers and dates', () => {
  it('keep every digit of a decimal', () => expect([formatDecimal('5142880000'), formatDecimal('-19439.170'), formatDecimal('n/a')]).toEqual(['5,142,880,000', '-19,439.170', 'n/a']));
  it('name units', () => expect(formatQuantity('6000.0', 'KGM')).toBe('6,000.0 kg'));
  it('shorten sizes', () => expect([formatBytes(999), formatBytes(12_300_000)]).toEqual(['999 bytes', '12.3 MB']));
  it('do not shift calendar dates with the time zone', () => expect(formatDate('2026-11-29')).toBe('Nov 29, 2026'));
  it('count days in words', () => expect([daysLeftText(1), daysLeftText(0), daysLeftText(-3), daysLeftText(null)]).toEqual(['1 day left', 'due today', '3 days past', 'date missing']));
});

describe('columns of a narrow table', () => {
  const column = (id: string, width: number, drops?: number): ColumnOf<object> => ({ id, title: id, width, render: () => null, ...(drops === undefined ? {} : { drops }) });
  const columns = [column('name', 200), column('date', 100, 1), column('note', 150, 2)];
  it('go one by one, the least needed first, and never all', () => {
    const ids = (room: number) => columnsThatFit(columns, room).map(({ id }) => id).join(' ');
    expect([ids(450), ids(449), ids(299), ids(10)]).toEqual(['name date note', 'name date', 'name', 'name']);
  });
});

describe('findings', () => {
  it('stand by rule, blocking rules first, in the order of their numbers', () => {
    const groups = groupFindings([someFinding({ rule: 'T20', level: 'warn' }), someFinding({ rule: 'T10' }), someFinding({ rule: 'T4' }), someFinding({ rule: 'T10', id: 'second' })]);
    expect(groups.map(({ rule, findings }) => [rule, findings.length])).toEqual([['T4', 1], ['T10', 2], ['T20', 1]]);
  });
});
