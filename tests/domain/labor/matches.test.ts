// The bank match and the headcount match: the same people and sums, counted from two sides.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { bankBatchSchema, headcountSchema, payrollRowSchema } from '../../../src/domain/dossier/labor.ts';
import { batchOf, matchBank } from '../../../src/domain/labor/bank-match.ts';
import { differences, reasonFor, recounted } from '../../../src/domain/labor/headcount-match.ts';
import { laborTables } from '../../../src/domain/labor/labor-tables.ts';
import { madeDossier } from '../checks/made-dossier.ts';

const row = (net: string, patch: object = {}) => v.parse(payrollRowSchema, { id: net, payrollId: 'M', workerId: net, net, ...patch });
const batch = (amount: string, count: number, ref = 'PB1') => v.parse(bankBatchSchema, { id: `${ref}${amount}`, ref, date: '2026-04-10', count, amount });

describe('the bank', () => {
  const match = (...[rows, batches]: Parameters<typeof matchBank>) => { const { net, banked, rows: people, transfers } = matchBank(rows, batches); return [net.toString(), banked.toString(), people, transfers]; };
  test('pays all rows in all batches', () => expect(match([row('3'), row('4')], [batch('3', 1), batch('4', 1)])).toEqual(['7', '7', 2, 2]));
  test('pays all but cash where its figures say so', () => expect(match([row('3'), row('4', { payMethod: 'CASH' })], [batch('3', 1)])).toEqual(['3', '3', 1, 1]));
  test('is held against all rows where the sum does not say so', () => expect(match([row('3'), row('4', { payMethod: 'cash' })], [batch('5', 1)])).toEqual(['7', '5', 2, 1]));
  test('is held against all rows where the count does not say so', () => expect(match([row('3'), row('4', { payMethod: 'cash' })], [batch('3', 2)])).toEqual(['7', '3', 2, 2]));
});

describe('a transfer', () => {
  const dossier = (bankRef: string | null) => madeDossier({ payrolls: [{ id: 'M', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' }], payrollRows: [{ id: 'R', payrollId: 'M', workerId: '7', bankRef }] });
  const found = (bankRef: string | null, ...refs: readonly string[]) => laborTables(dossier(bankRef)).pays.map((pay) => batchOf(pay, refs.map((ref) => batch('1', 1, ref)))?.ref ?? null);
  test.each([[' PB1-7', ['PB1 '], 'PB1 '], ['PB1-7', ['PB', 'PB1', 'P'], 'PB1'], ['PB2-7', ['PB1'], null], ['xPB1', ['PB1'], null], ['PB1-7', [' '], null], [' ', [' '], null], [null, ['PB1'], null]] as const)('%j of the batches %j belongs to %j', (bankRef, refs, ref) => expect(found(bankRef, ...refs)).toEqual([ref]));
});

describe('a headcount', () => {
  const head = (counts: object, explanations: object = {}) => v.parse(headcountSchema, { id: 'H', siteId: 'S', asOf: '2026-03-31', counts, explanations });
  test('differs from the roster, list by list, for a reason or none', () => {
    expect(differences(head({ roster: 10, payrollRows: 9, contracts: 10, auditMay: 8, auditJune: 10, visitors: 3 }, { auditExplanation: ' a season ', payrollRows: ' ' }))).toEqual([
      { name: 'payrollRows', stated: 9, expected: 10, reason: null }, { name: 'auditMay', stated: 8, expected: 10, reason: 'a season' },
    ]);
  });
  test('differs from the payroll where there is no roster', () => expect(differences(head({ payrollRows: 9, bankTransfers: 8 })).map(({ name, expected }) => [name, expected])).toEqual([['bankTransfers', 9]]));
  test('without both has nothing to differ from', () => expect(differences(head({ bankTransfers: 8, siteVisitOnShift: 2 }))).toEqual([]));
  test('of a visit counts those on leave too', () => {
    expect(differences(head({ roster: 10, siteVisitOnShift: 7, onLeave: 3 }))).toEqual([]);
    expect(differences(head({ roster: 10, siteVisitOnShift: 7 })).map(({ name, stated }) => [name, stated])).toEqual([['siteVisitOnShift', 7]]);
  });
  test.each([['roster', { roster: 'x' }, 'x'], ['auditMay', { audit: 'x' }, 'x'], ['auditMay', { auditorsWord: 'x' }, null], ['roster', { payrollRows: 'x' }, null], ['A', { A: 'x' }, 'x']] as const)('of %s with %j has the reason %j', (name, explanations, reason) => expect(reasonFor(name, explanations)).toBe(reason));

  const worker = (workerId: string, patch: object = {}) => ({ id: `W${workerId}`, siteId: 'S', workerId, name: workerId, ...patch });
  const payroll = (id: string, patch: object = {}) => ({ id, siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY', ...patch });
  const tables = madeDossier({
    workers: [worker('1', { idCopyExhibitId: 'E', contractNo: 'C1' }), worker('2', { siteId: null, contractNo: '' }), worker('3', { siteId: 'T' }), worker('4', { hireDate: '2026-04-01' }), worker('5', { leaveDate: '2026-03-30' }), worker('6', { hireDate: '2026-03-31', leaveDate: '2026-03-31' })],
    payrolls: [payroll('L', { periodStart: '2026-02-01', periodEnd: '2026-02-28' }), payroll('T', { siteId: 'T' }), payroll('M')],
    payrollRows: [row('1'), { ...row('1'), id: 'again' }, row('2'), row('9', { payrollId: 'L' })], bankBatches: [{ ...batch('1', 2), payrollId: 'M' }, { ...batch('2', 1), payrollId: 'M' }, { ...batch('3', 5), payrollId: 'L' }],
    socialInsurance: [{ id: 'I', siteId: 'S', month: '2026-02', insuredCount: 9 }, { id: 'J', siteId: 'T', month: '2026-03', insuredCount: 8 }, { id: 'K', siteId: 'S', month: '2026-03', insuredCount: 7 }],
  });
  test('is counted again from the tables of its site and day', () => expect(recounted({ siteId: 'S', asOf: '2026-03-31' }, tables)).toEqual({ roster: 3, payrollRows: 2, bankTransfers: 3, socialInsurance: 7, identityCards: 1, contracts: 1 }));
  test('of no site counts all sites', () => expect(recounted({ siteId: null, asOf: '2026-03-31' }, tables)).toMatchObject({ roster: 4, socialInsurance: 8 }));
  test('leaves out what no table has', () => expect(recounted({ siteId: 'S', asOf: '2025-01-01' }, tables)).toEqual({ roster: 3, identityCards: 1, contracts: 1 }));
  test('of the first day of a payroll counts it', () => expect(recounted({ siteId: 'S', asOf: '2026-03-01' }, tables)).toMatchObject({ payrollRows: 2 }));
});

describe('the tables of labor', () => {
  const dossier = madeDossier({
    exhibits: [{ id: 'E', exhibitNo: 'D-02', section: 'D', docType: 'WORKER_ROSTER', title: 'Roster' }],
    workers: [{ id: 'A', siteId: 'S', workerId: '1', name: 'At S', sourceExhibitId: 'E', sourceRow: 5 }, { id: 'B', workerId: '2', name: 'Anywhere', sourceExhibitId: 'E' }, { id: 'C', siteId: 'T', workerId: '3', name: 'At T' }],
    payrolls: [{ id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY', sourceExhibitId: 'E' }, { id: 'N', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'CNY' }],
    payrollRows: [{ id: 'R1', payrollId: 'M', workerId: '1', sourceRow: 7 }, { id: 'R2', payrollId: 'M', workerId: '2' }, { id: 'R3', payrollId: 'M', workerId: '3' }, { id: 'R4', payrollId: 'N', workerId: '3', sourceRow: 1 }, { id: 'R5', payrollId: 'Lost', workerId: '1' }],
    payrollParameters: [{ id: 'Z', siteId: 'T' }, { id: 'Y' }, { id: 'X', siteId: 'S' }, { id: 'W', siteId: 'S' }],
    timecards: [{ id: 'T2', workerId: '1', date: '2026-03-02', hours: '8' }, { id: 'T1', workerId: '1', date: '2026-03-01', hours: '8' }, { id: 'T3', workerId: '2', date: '2026-03-01', hours: '8' }],
  });
  const tables = laborTables(dossier);
  test('join each row to its worker, at its site or at none', () => expect(tables.pays.map(({ row: { id }, worker, cite }) => [id, worker?.id ?? null, cite])).toEqual([['R1', 'A', 'D-02, row 7'], ['R2', 'B', 'D-02'], ['R3', null, 'D-02'], ['R4', 'C', 'payroll, row 1']]));
  test('give each site its own yardsticks, in the order of their ids', () => expect(['S', 'T', 'U', null].map((site) => tables.parametersOf(site)?.id)).toEqual(['W', 'Z', 'Y', 'Y']));
  test('give a site any yardsticks before none', () => expect(laborTables(madeDossier({ payrollParameters: [{ id: 'Z', siteId: 'T' }] })).parametersOf('S')?.id).toBe('Z'));
  test('have the rows by payroll and the cards by worker, oldest first', () => {
    expect([...tables.paysOf].map(([id, pays]) => [id, pays.length])).toEqual([['M', 3], ['N', 1]]);
    expect([...tables.cardsOf].map(([id, cards]) => [id, ...cards.map((one) => one.id)])).toEqual([['1', 'T1', 'T2'], ['2', 'T3']]);
  });
  test('know who works at a site', () => expect(['S', 'T', null].map((site) => tables.workersAt(site).map(({ id }) => id).join(''))).toEqual(['AB', 'BC', 'ABC']));
  test('say where somebody was read', () => expect(dossier.workers.map((worker) => tables.whoIs(worker))).toEqual(['worker 1 (D-02, row 5)', 'worker 2 (D-02)', 'worker 3']));
});
