// Builds the records of a dossier from the rows of a labor table. Records name only what the table says; what is absent is left out.
import type { Dossier } from '../../dossier/dossier.ts';
import type { LaborColumns } from '../../reference/labor-tables.ts';
import { hoursBetween } from './cell-values.ts';
import { titleKey } from './find-columns.ts';
import type { GridDay } from './grid-reader.ts';
import type { ImportChoices } from './import-choices.ts';
import { ExactSum } from './exact-sum.ts';
import type { RowValues } from './read-row.ts';
import { DEDUCTION } from './table-fields.ts';

export type ImportedCollection = 'workers' | 'payrollRows' | 'timecards' | 'bankBatches' | 'socialInsurance';

/** Where records go, and what they belong to. */
export interface ImportTarget {
  /** Every record is named after its import: "LI1.27" is row 27. */
  readonly importId: string;
  readonly exhibitId: string | null;
  /** The payroll that rows, or batches of the bank, belong to. */
  readonly payrollId: string | null;
  put(collection: ImportedCollection, record: { readonly id: string } & Readonly<Record<string, unknown>>): void;
}

export interface RecordSink {
  /** False when the row says nothing a record could be made of. */
  add(worker: string | null, values: RowValues, row: number, days: readonly GridDay[] | null): boolean;
  /** Hands over what is known only at the end; answers remarks in words. */
  finish(): readonly string[];
}

type Maker = (choices: ImportChoices, target: ImportTarget, reference: LaborColumns) => RecordSink;
const nothingMore = (): readonly string[] => [];

/** `name: value` for those of the fields that the row has. */
function picked(texts: ReadonlyMap<string, string>, names: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const name of names) {
    const text = texts.get(name);
    if (text !== undefined) record[name] = text;
  }
  return record;
}

const PAY = ['regularHours', 'overtimeWeekday', 'overtimeRestDay', 'overtimeHoliday', 'daysWorked', 'baseWage', 'piecePay', 'overtimePay', 'allowances', 'bonus', 'gross', 'net', 'payDate', 'payMethod', 'bankRef'];
const FIGURES = PAY.slice(0, 12);

const payroll: Maker = ({ conventions }, { importId, payrollId, put }) => ({
  add(worker, { texts, flags, lists }, row) {
    if (worker === null || payrollId === null || !FIGURES.some((id) => texts.has(id))) return false;
    const deductions: Record<string, string> = {};
    for (const [id, amount] of texts) if (id.startsWith(DEDUCTION) && Number(amount) !== 0) deductions[id.slice(DEDUCTION.length)] = amount;
    const run = texts.get('longestRunDays');
    const [weeklyHours, signed] = [lists.get('weeklyHours'), flags.get('signed')];
    put('payrollRows', {
      id: `${importId}.${row}`, payrollId, workerId: worker, sourceRow: row, ...picked(texts, PAY), ...(conventions.payDate === null || texts.has('payDate') ? {} : { payDate: conventions.payDate }),
      ...(weeklyHours ? { weeklyHours } : {}), ...(Object.keys(deductions).length > 0 ? { deductions } : {}), ...(run !== undefined && /^\d+$/.test(run) ? { longestRunDays: Number(run) } : {}), ...(signed === undefined ? {} : { signed }),
    });
    return true;
  },
  finish: nothingMore,
});

const PERSON = ['nameLocal', 'gender', 'dateOfBirth', 'nationality', 'ethnicGroup', 'idType', 'idHeldBy', 'homeRegion', 'hireDate', 'leaveDate', 'department', 'job', 'employmentType', 'contractNo', 'contractStart', 'contractEnd', 'contractLanguage', 'feePaid', 'feeReimbursed'];

const roster: Maker = ({ siteId, conventions }, { importId, exhibitId, put }) => ({
  add(worker, { texts, flags, identity }, row) {
    if (worker === null) return false;
    const dormitory = flags.get('dormitory');
    const born = texts.get('dateOfBirth') ?? null;
    const faults = new Set(identity?.faults);
    if (identity?.born && born !== null && identity.born !== born) faults.add('birthDate');
    put('workers', {
      id: `${importId}.${row}`, siteId, workerId: worker, name: texts.get('name') ?? worker, sourceExhibitId: exhibitId, sourceRow: row, ...picked(texts, PERSON),
      ...(texts.has('idNumber') ? { idNumberMasked: texts.get('idNumber') } : {}), ...(identity?.prefix ? { idPrefix6: identity.prefix } : {}), ...(faults.size > 0 ? { idNumberFaults: [...faults] } : {}),
      ...(texts.has('bankAccount') ? { bankAccountMasked: texts.get('bankAccount') } : {}), ...(dormitory === undefined ? {} : { dormitory }), ...(texts.has('feePaid') && conventions.currency !== null ? { feeCurrency: conventions.currency } : {}),
    });
    return true;
  },
  finish: nothingMore,
});

const time: Maker = (_, { importId, exhibitId, put }) => {
  const cardOf = (id: string, worker: string, row: number, texts: ReadonlyMap<string, string>) => ({ id, workerId: worker, sourceExhibitId: exhibitId, sourceRow: row, ...picked(texts, ['team']) });
  return {
    add(worker, { texts }, row, days) {
      if (worker === null) return false;
      if (days !== null) {
        for (const { date, hours, clockIn, clockOut } of days) put('timecards', { ...cardOf(`${importId}.${row}.${date.slice(5)}`, worker, row, texts), date, hours, ...(clockIn === null ? {} : { clockIn, clockOut }) });
        return true;
      }
      const [date, clockIn, clockOut] = [texts.get('date'), texts.get('clockIn'), texts.get('clockOut')];
      const hours = texts.get('hours') ?? (clockIn !== undefined && clockOut !== undefined ? hoursBetween(clockIn, clockOut, Number(texts.get('breakMinutes') ?? 0)) : undefined);
      if (date === undefined || hours === undefined) return false;
      put('timecards', { ...cardOf(`${importId}.${row}`, worker, row, texts), date, hours, ...picked(texts, ['clockIn', 'clockOut']) });
      return true;
    },
    finish: nothingMore,
  };
};

const bank: Maker = ({ conventions }, { importId, exhibitId, payrollId, put }, { returned }) => {
  const batches = new Map<string, { readonly ref: string; readonly date: string; readonly sum: ExactSum; readonly firstRow: number; count: number }>();
  const failed = new Set(returned.map(titleKey));
  let back = 0;
  return {
    add(_, { texts }, row) {
      const [amount, date] = [texts.get('amount'), texts.get('date') ?? conventions.payDate ?? undefined];
      if (amount === undefined || date === undefined) return false;
      if (failed.has(titleKey(texts.get('status') ?? ''))) { back += 1; return true; }
      const ref = texts.get('batchRef') ?? `Transfers of ${date}`;
      const batch = batches.get(`${ref} ${date}`) ?? { ref, date, sum: new ExactSum(), firstRow: row, count: 0 };
      batches.set(`${ref} ${date}`, batch);
      batch.sum.add(amount);
      batch.count += 1;
      return true;
    },
    finish() {
      for (const { ref, date, sum, firstRow, count } of batches.values()) put('bankBatches', { id: `${importId}.${firstRow}`, payrollId, ref, date, count, amount: sum.total(), exhibitId });
      return back === 0 ? [] : [`${back} transfers came back and are not counted.`];
    },
  };
};

const socialInsurance: Maker = ({ siteId, conventions }, { importId, exhibitId, put }) => {
  const months = new Map<string, Set<string>>();
  return {
    add(worker, { texts }) {
      const month = texts.get('month') ?? conventions.periodStart?.slice(0, 7);
      if (worker === null || month === undefined) return false;
      months.set(month, (months.get(month) ?? new Set()).add(worker));
      return true;
    },
    finish() {
      for (const [month, people] of months) put('socialInsurance', { id: `${importId}.${month}`, siteId, month, insuredCount: people.size, exhibitId });
      return [];
    },
  };
};

const MAKERS: Readonly<Record<ImportChoices['kind'], Maker>> = { payroll, roster, time, bank, socialInsurance };

export const recordsOf: Maker = (choices, target, reference) => MAKERS[choices.kind](choices, target, reference);

/** The printed sums that a payroll keeps, by the names the rules know. */
export function payrollTotals(totals: readonly { readonly field: string; readonly printed: string | null }[]): Dossier['payrolls'][number]['totals'] {
  const printed = new Map(totals.map((one) => [one.field, one.printed]));
  const overtime = ['overtimeWeekday', 'overtimeRestDay', 'overtimeHoliday'].flatMap((id) => printed.get(id) ?? []);
  const sum = new ExactSum();
  for (const one of overtime) sum.add(one);
  const of = (name: string): Record<string, string> => { const text = printed.get(name); return text ? { [name]: text } : {}; };
  return { ...of('gross'), ...of('net'), ...of('regularHours'), ...(overtime.length > 0 ? { overtimeHours: sum.total() } : {}) };
}
