// Tables as suppliers send them become records: titles found, totals dropped and compared, days made lines, figures read.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { collectionSchemas } from '../../../../src/domain/dossier/dossier.ts';
import { importTable, table } from './made-import.ts';

const fits = (collection: keyof typeof collectionSchemas, records: readonly unknown[] | undefined): void => { for (const record of records ?? []) v.parse(collectionSchemas[collection], record); };

describe('an English payroll', () => {
  const rows = table(`
    Sunrise Seafood Co., Ltd.
    Payroll Register for September 2026 (USD)

    Emp No | Full Name | Days Worked | Regular Hours | OT Hours | Basic Wage | Overtime Pay | Gross Pay | Income Tax | Fines | Net Pay | Pay Date | Signature
    W001 | Ann Lee | 22 | 176 | 20.5 | 1,200.00 | 150.25 | 1,350.25 | 10 | - | 1,340.25 | 2026-10-05 | Ann
    W002 | Bo Chen | 22 | 176 | 0 | 1,100.00 | 0 | 1,100.00 | 0 | 25.00 | 1,075.00 | 2026-10-05 |
    Sub-total | | | 352 | 20.5 | 2,300.00 | 150.25 | 2,450.25 | 10 | 25 | 2,415.25 | |
    W003 | Cy Diaz | 20 | 160 | 4 | 1,000.00 | 30.00 | 1,030.00 | 0 | 0 | 1,030.00 | 2026-10-05 | C
    Grand Total | | | 512 | 24.5 | 3,300.00 | 180.25 | 3,480.25 | 10 | 25 | 3,445.25 | |
    Prepared by: | | | | | | | | | | | |`);
  it('is known by its words, and takes period and currency from its title', () => {
    const { choices, unsure } = importTable(rows);
    expect(choices).toMatchObject({ kind: 'payroll', headerRow: 4, headerRows: 1, conventions: { currency: 'USD', decimalMark: 'point', periodStart: '2026-09-01', periodEnd: '2026-09-30' } });
    expect(unsure).toEqual([]);
  });
  it('gives a row for each worker with its row of the table, and leaves the sums out', () => {
    const { records, summary } = importTable(rows);
    expect(records['payrollRows']).toEqual([
      { id: 'LI1.5', payrollId: 'LI1', workerId: 'W001', sourceRow: 5, regularHours: '176', overtimeWeekday: '20.5', daysWorked: '22', baseWage: '1200.00', overtimePay: '150.25', gross: '1350.25', net: '1340.25', payDate: '2026-10-05', deductions: { incomeTax: '10' }, signed: true },
      expect.objectContaining({ workerId: 'W002', sourceRow: 6, deductions: { fine: '25.00' }, net: '1075.00' }), expect.objectContaining({ workerId: 'W003', sourceRow: 8 }),
    ]);
    fits('payrollRows', records['payrollRows']);
    expect(summary.leftOut).toEqual([{ row: 7, why: 'total' }, { row: 9, why: 'total' }, { row: 10, why: 'nothing' }]);
    expect(summary).toMatchObject({ rows: 3, people: 3, problemCount: 0 });
  });
  it('sets its own sums beside the printed ones', () => {
    const { summary } = importTable(rows);
    expect(summary.totals.filter(({ field }) => ['gross', 'net', 'overtimeWeekday'].includes(field))).toEqual([
      { field: 'overtimeWeekday', title: 'Overtime hours, weekday', ours: '24.5', printed: '24.5' }, { field: 'gross', title: 'Gross', ours: '3480.25', printed: '3480.25' }, { field: 'net', title: 'Net', ours: '3445.25', printed: '3445.25' },
    ]);
    const wrong = importTable(rows.map((row) => row.map((cell) => (cell === '3,445.25' ? '3,545.25' : cell))));
    expect(wrong.summary.totals.find(({ field }) => field === 'net')).toMatchObject({ ours: '3445.25', printed: '3545.25' });
  });
});

describe('a Chinese payroll', () => {
  const rows = table(`
    丹东示例水产有限公司2026年9月工资表 | | | | | | | | | | |
    工号 | 姓名 | 出勤天数 | 正班工时 | 加班工时 | | | 应发工资 | 扣款 | | 实发工资(元) | 签名
     | | | | 平时 | 周末 | 节假日 | | 社保 | 罚款 | |
    ００１ | 王示例 | ２２ | １７６ | ２０．５ | ８ | ０ | ４，８５０．００ | ３２０ | ０ | ４，５３０．００ | 王
    ００２ | 李样本 | 22 | 176 | 36 | 16 | 0 | 5,400.00 | 320 | 50 | 5,030.00 |
    本页小计 | | 44 | 352 | 56.5 | 24 | 0 | 10,250.00 | 640 | 50 | 9,560.00 |
    制表：张 | | | | | | | | | | |`);
  it('has a merged title, titles in two rows, and digits of full width', () => {
    const { choices, records, fieldOf, summary } = importTable(rows);
    expect(choices).toMatchObject({ kind: 'payroll', headerRow: 2, headerRows: 2, conventions: { currency: 'CNY', periodStart: '2026-09-01' } });
    expect([fieldOf('加班工时 平时'), fieldOf('加班工时 周末'), fieldOf('加班工时 节假日'), fieldOf('扣款 社保'), fieldOf('扣款 罚款')]).toEqual(['overtimeWeekday', 'overtimeRestDay', 'overtimeHoliday', 'deduction.socialInsurance', 'deduction.fine']);
    expect(records['payrollRows']).toEqual([
      expect.objectContaining({ workerId: '001', sourceRow: 4, regularHours: '176', overtimeWeekday: '20.5', overtimeRestDay: '8', gross: '4850.00', net: '4530.00', deductions: { socialInsurance: '320' } }),
      expect.objectContaining({ workerId: '002', sourceRow: 5, deductions: { socialInsurance: '320', fine: '50' } }),
    ]);
    expect(summary.totals.find(({ field }) => field === 'net')).toMatchObject({ ours: '9560', printed: '9560' });
  });
});

it('a Vietnamese payroll parts thousands by points, and may name its parts without marks', () => {
  const { choices, records, unsure } = importTable(table(`
    BẢNG LƯƠNG THÁNG 9/2026 | | | | | | |
    Mã NV | Họ và tên | Ngày công | Lương cơ bản | Tăng ca | Tổng thu nhập | BHXH | Thực lĩnh
    NV01 | Nguyễn Văn Mẫu | 26 | 5.200.000 | 12,5 | 6.150.500 | 546.000 | 5.604.500
    NV02 | Trần Thị Mẫu | 25,5 | 5.000.000 | 0 | 5.900.000 | 525.000 | 5.375.000
    Tổng cộng | | | 10.200.000 | 12,5 | 12.050.500 | 1.071.000 | 10.979.500`), { conventions: { currency: 'VND' } });
  expect(choices.conventions).toMatchObject({ decimalMark: 'comma', periodStart: '2026-09-01', periodEnd: '2026-09-30' });
  expect(unsure).toEqual([]);
  expect(records['payrollRows']?.[0]).toMatchObject({ workerId: 'NV01', daysWorked: '26', baseWage: '5200000', overtimeWeekday: '12.5', gross: '6150500', net: '5604500', deductions: { socialInsurance: '546000' } });
});

it('an Indian wage register adds PF and ESI, and groups by lakh', () => {
  const { records, fieldOf, summary } = importTable(table(`
    Form XVII Register of Wages - Sept 2026 (Rs.)
    T.No | Name of Workman | P Days | Basic+DA | HRA | Conv | OT Hrs | OT Amt | Gross Sal | PF | ESI | Adv | TDS | Net Amt
    101 | A. Namuna | 26 | 1,12,500.50 | 4,000 | 800 | 10 | 900 | 1,18,200.50 | 1,800 | 132.50 | 2,000 | 0 | 1,14,268.00
    102 | B. Udaharan | 26 | 12,500 | 4,000 | 800 | 0 | 0 | 17,300 | 1,500 | 130 | 0 | 0 | 15,670
    TOTAL | | | 1,25,000.50 | 8,000 | 1,600 | 10 | 900 | 1,35,500.50 | 3,300 | 262.50 | 2,000 | 0 | 1,29,938`));
  expect(fieldOf('PF')).toBe('deduction.socialInsurance');
  expect(records['payrollRows']?.[0]).toMatchObject({ workerId: '101', baseWage: '112500.50', allowances: '4800', gross: '118200.50', deductions: { socialInsurance: '1932.5', loan: '2000' }, net: '114268.00' });
  expect(summary.totals.filter(({ ours, printed }) => printed !== null && Number(ours) !== Number(printed)).map(({ field }) => field)).toEqual([]);
});

describe('a grid of days', () => {
  const days = Array.from({ length: 30 }, (_, index) => String(index + 1));
  const cells = (mark: (day: number) => string): string[] => days.map((day) => mark(Number(day)));
  const rows = [
    ['考勤表 2026年9月'], ['工号', '姓名', ...days, '合计'],
    ['001', '王示例', ...cells((day) => (day % 7 === 6 ? '休' : day === 2 ? '10.5' : '8')), '210.5'],
    ['002', '李样本', ...cells((day) => (day === 1 ? '√' : day === 2 ? '08:00-18:30' : day === 3 ? '??' : '')), ''],
  ];
  it('becomes a line for each day worked, with the row it is from', () => {
    const { choices, records, summary } = importTable(rows);
    expect(choices).toMatchObject({ kind: 'time', headerRow: 2 });
    expect(records['timecards']?.filter(({ workerId }) => workerId === '001')).toHaveLength(26);
    expect(records['timecards']?.find(({ id }) => id === 'LI1.3.09-02')).toEqual({ id: 'LI1.3.09-02', workerId: '001', date: '2026-09-02', hours: '10.5', sourceExhibitId: 'X1', sourceRow: 3 });
    expect(records['timecards']?.filter(({ workerId }) => workerId === '002')).toEqual([expect.objectContaining({ date: '2026-09-01', hours: '8' }), expect.objectContaining({ date: '2026-09-02', hours: '10.5', clockIn: '08:00', clockOut: '18:30' })]);
    expect(summary.problems).toEqual([{ row: 4, title: '3', what: '“??” is neither hours nor a mark that is known' }]);
    fits('timecards', records['timecards']);
  });
  it('asks for the month where none is written', () => {
    expect(importTable(rows.slice(1)).unsure).toContain('period');
  });
});

it('a roster is read with dates in one order, and nationalities by code', () => {
  const { choices, records } = importTable(table(`
    Worker ID | Full name | DOB | Nationality | Passport No | Joining Date | Bank A/C No | Dormitory
    1 | Ann Sample | 23/04/1999 | Vietnamese | B1234567 | 01/02/2024 | 00110022003300 | Yes
    2 | Kim Specimen | 02/05/2001 | 朝鲜 | 836410021 | 11/03/2025 | 00110022003311 | No`));
  expect(choices).toMatchObject({ kind: 'roster', conventions: { dateOrder: 'dmy' } });
  expect(records['workers']).toEqual([
    { id: 'LI1.2', siteId: 'S1', workerId: '1', name: 'Ann Sample', sourceExhibitId: 'X1', sourceRow: 2, dateOfBirth: '1999-04-23', nationality: 'VNM', idNumberMasked: '******67', hireDate: '2024-02-01', bankAccountMasked: '****3300', dormitory: true },
    expect.objectContaining({ nationality: 'PRK', hireDate: '2025-03-11', dormitory: false }),
  ]);
  fits('workers', records['workers']);
});

it('a bank list becomes its batches; what came back is not counted', () => {
  const { records, summary } = importTable(table(`
    Batch No | Beneficiary Name | Account No | Amount | Value Date | Status
    PB260910 | Ann | 6230123412344100 | 1,000.00 | 2026-10-05 | Success
    PB260910 | Bo | 6230123412344101 | 1,200.50 | 2026-10-05 | Success
    PB260910 | Cy | 6230123412344102 | 900.00 | 2026-10-05 | Returned
    Total | | | 3,100.50 | |`));
  expect(records['bankBatches']).toEqual([{ id: 'LI1.2', payrollId: 'LI1', ref: 'PB260910', date: '2026-10-05', count: 2, amount: '2200.5', exhibitId: 'X1' }]);
  expect(summary.notes).toEqual(['1 transfers came back and are not counted.']);
});

it('a social-insurance roll is counted by people', () => {
  const { records } = importTable(table(`
    社会保险缴费明细 2026年9月
    姓名 | 身份证号 | 缴费基数 | 个人缴费
    王示例 | 210601199001011236 | 4000 | 320
    李样本 | 210601199101011233 | 4000 | 320
    合计 | | 8000 | 640`));
  expect(records['socialInsurance']).toEqual([{ id: 'LI1.2026-09', siteId: 'S1', month: '2026-09', insuredCount: 2, exhibitId: 'X1' }]);
});
