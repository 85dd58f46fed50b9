// A labor table of evidence is looked at, taken in at one stroke, cited by row, undone, taken in anew in its own place, and remembered for the next one.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { importWishSchema } from '../../src/contract/labor-import.ts';
import { emptyDossier } from '../../src/domain/dossier/dossier.ts';
import { parse } from 'valibot';
import { openOffice, type Office } from '../support/office.ts';

const ID = '210601199001011236';
const ROSTER = `工号,姓名,身份证号,国籍,入职日期,银行卡号\n001,王示例,${ID},中国,2024-02-01,6230123412344100\n002,李样本,210601199305051231,朝鲜,2024-02-01,6230123412344101\n`;
const PAY = (net: string): string => `2026年9月工资表(元)\n工号,姓名,正班工时,第一周,应发工资,社保,实发工资\n001,王示例,176,66,4850,320,4530\n002,李样本,176,44,4850,320,${net}\n合计,,352,,9700,640,9060\n`;
const wish = (given: object = {}) => parse(importWishSchema, given);

async function openCase(): Promise<Office & { take(name: string, content: string | Uint8Array, given?: object): Promise<{ fileId: string; exhibitNo: string | null; replaced: number; records: number; summary: { readonly notes: readonly string[] } }> }> {
  const office = await openOffice('Ann', async (vault) => { await vault.dossiers.create(emptyDossier('D1', 'Fish', 'caatsa'), { type: 'dossier.create' }); });
  const { bodies } = office.app;
  return {
    ...office,
    async take(name, content, given = {}) {
      const file = path.join(office.folder, name);
      await writeFile(file, content);
      const report = await office.job<'evidence.ingest'>(bodies['evidence.ingest']({ dossierId: 'D1', sources: [office.grant(file)], exhibitId: null }));
      const fileId = report.rows[0]?.fileId ?? '';
      const { choices } = await bodies['labor.preview']({ dossierId: 'D1', fileId, wish: wish(given) });
      return { fileId, ...await office.job<'labor.take'>(bodies['labor.take']({ dossierId: 'D1', fileId, choices })) };
    },
  };
}

it('a payroll and a roster are taken in, cited by exhibit and row, undone and done again', async () => {
  const office = await openCase();
  const { bodies } = office.app;
  const roster = await office.take('roster.csv', ROSTER);
  const { exhibitNo } = await office.take('pay.csv', PAY('4530'), { conventions: { currency: 'CNY' } });
  const { findings } = await bodies['checks.run']({ dossierId: 'D1' });
  expect(findings.find(({ rule }) => rule === 'P01')?.message).toBe(`Records show: worker 001 (${exhibitNo ?? ''}, row 3) worked 66 hours in one week; the yardstick is 60.`);
  const [northKorean, ...others] = findings.filter(({ rule, level }) => rule === 'P10' && level === 'block');
  expect([northKorean?.message, northKorean?.where[0]?.part, others]).toEqual([`Records show: worker 002 (${roster.exhibitNo ?? ''}, row 3) is of nationality PRK.`, 'row 3', []]);
  const count = async (): Promise<number> => (await bodies['dossier.header']({ dossierId: 'D1' })).counts['payrollRows'] ?? -1;
  expect(await count()).toBe(2);
  await bodies['dossier.undo']({ dossierId: 'D1' });
  expect(await count()).toBe(0);
  await bodies['dossier.redo']({ dossierId: 'D1' });
  expect(await count()).toBe(2);
  const { rows: [event] } = await bodies['custody.list']({ dossierId: 'D1', object: null, text: 'labor.take', offset: 0, limit: 1 });
  expect(event?.details).toMatchObject({ kind: 'payroll', rows: 2 });
});

it('no identity or account number is in any table, preview or act', async () => {
  const office = await openCase();
  const { fileId } = await office.take('roster.csv', ROSTER);
  const preview = await office.app.bodies['labor.preview']({ dossierId: 'D1', fileId, wish: wish() });
  const vault = await office.vault();
  const { workers, laborImports } = await vault.dossiers.read('D1');
  const log = await vault.custody.list({ dossierId: 'D1', object: null, text: '', offset: 0, limit: 100 });
  const everything = JSON.stringify([preview, workers, laborImports, log]);
  expect(workers[0]).toMatchObject({ idNumberMasked: '210601**********36', idPrefix6: '210601', bankAccountMasked: '6230****4100' });
  for (const secret of [ID, ID.slice(6), '6230123412344100', '23412344100']) expect(everything).not.toContain(secret);
});

it('the same sheet taken in again replaces its own rows and says so; a table of the same form is read the same way', async () => {
  const office = await openCase();
  const { bodies } = office.app;
  const { fileId } = await office.take('pay.csv', PAY('4530'), { conventions: { currency: 'CNY' } });
  const again = await bodies['labor.preview']({ dossierId: 'D1', fileId, wish: wish({ headerRow: 2 }) });
  expect(again.replaces).toMatchObject({ rows: 2 });
  expect(await office.job<'labor.take'>(bodies['labor.take']({ dossierId: 'D1', fileId, choices: { ...again.choices, columns: again.choices.columns.filter(({ field }) => field !== 'weeklyHours') } }))).toMatchObject({ replaced: 2, records: 2 });
  const { rows } = await bodies['dossier.records']({ dossierId: 'D1', collection: 'payrollRows', offset: 0, limit: 10 });
  expect(rows).toEqual([expect.objectContaining({ workerId: '001', weeklyHours: [] }), expect.objectContaining({ workerId: '002' })]);
  await writeFile(path.join(office.folder, 'october.csv'), PAY('4600').replace('9月', '10月'));
  const next = await office.job<'evidence.ingest'>(bodies['evidence.ingest']({ dossierId: 'D1', sources: [office.grant(path.join(office.folder, 'october.csv'))], exhibitId: null }));
  const proposed = await bodies['labor.preview']({ dossierId: 'D1', fileId: next.rows[0]?.fileId ?? '', wish: wish() });
  expect(proposed.likeThat).toMatchObject({ fileName: 'pay.csv', dossierTitle: 'Fish' });
  expect(proposed.choices.columns.map(({ field }) => field)).not.toContain('weeklyHours');
  expect(proposed).toMatchObject({ replaces: null, choices: { conventions: { periodStart: '2026-10-01' } } });
  expect(proposed.summary.totals.find(({ field }) => field === 'net')).toMatchObject({ ours: '9130', printed: '9060' });
});

it('a workbook gives numbers as stored, dates as dates, formulas by their value, and empty rows keep their number', async () => {
  const office = await openCase();
  const sheet = utils.aoa_to_sheet([['Payroll September 2026'], [], ['Emp No', 'Name', 'Gross Pay', 'Net Pay', 'Pay Date'], [1, 'Ann', 4850.1, 4530.05, new Date(Date.UTC(2026, 9, 5))]], { UTC: true });
  sheet['C5'] = { t: 'n', f: 'C4*2', v: 9700.2 };
  sheet['A5'] = { t: 's', v: '2' };
  sheet['!ref'] = 'A1:E5';
  sheet['D5'] = { t: 'n', f: 'C5-1' };
  const bytes = new Uint8Array(write({ SheetNames: ['Pay'], Sheets: { Pay: sheet } }, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const { summary } = await office.take('pay.xlsx', bytes, { conventions: { currency: 'USD' } });
  const { rows } = await office.app.bodies['dossier.records']({ dossierId: 'D1', collection: 'payrollRows', offset: 0, limit: 10 });
  expect(rows).toEqual([expect.objectContaining({ workerId: '1', sourceRow: 4, gross: '4850.1', net: '4530.05', payDate: '2026-10-05' }), expect.objectContaining({ workerId: '2', sourceRow: 5, gross: '9700.2', net: null })]);
  expect(summary.notes).toEqual([expect.stringContaining('One cell holds a formula without a stored value (D5)')]);
});

it.each([['%PDF-1.7\n', 'labor.unreadable'], ['Emp No,Net Pay\n', 'labor.empty'], ['PK\u0003\u0004 no workbook', 'labor.unreadable']])('%j is refused, and nothing of it is stored', async (content, code) => {
  const office = await openCase();
  await expect(office.take('odd.csv', content, { kind: 'payroll', conventions: { currency: 'USD', periodStart: '2026-09-01', periodEnd: '2026-09-30' } })).rejects.toMatchObject({ code });
  expect((await office.app.bodies['dossier.header']({ dossierId: 'D1' })).counts).toMatchObject({ laborImports: 0, payrollRows: 0, payrolls: 0 });
});
