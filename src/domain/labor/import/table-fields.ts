// The canonical labor tables: what each field of them is called, how its cells are read, and whether a row needs it.

export const TABLE_KINDS = ['payroll', 'roster', 'time', 'bank', 'socialInsurance'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** How a cell is read. `identity` and `account` are masked before anything else sees them; `reference` is a number that is no person's. */
export type FieldType = 'worker' | 'text' | 'reference' | 'date' | 'month' | 'money' | 'hours' | 'number' | 'flag' | 'clock' | 'identity' | 'account' | 'country' | 'language';

export interface TableField {
  readonly id: string;
  readonly title: string;
  readonly type: FieldType;
  /** A row without it says nothing. */
  readonly isRequired?: true;
  /** Several columns may add up to it: basic allowances, two kinds of insurance. */
  readonly isSum?: true;
}

const field = (id: string, title: string, type: FieldType, more: Pick<TableField, 'isRequired' | 'isSum'> = {}): TableField => ({ id, title, type, ...more });
const sum = { isSum: true } as const;
const required = { isRequired: true } as const;
const worker = field('workerId', 'Worker number', 'worker', required);
const anyWorker = field('workerId', 'Worker number', 'worker');
const name = field('name', 'Name', 'text');

/** Prefix of fields that are kinds of deduction: `deduction.incomeTax`. */
export const DEDUCTION = 'deduction.';

export const TABLE_FIELDS: Readonly<Record<TableKind, readonly TableField[]>> = {
  payroll: [
    worker, name, field('daysWorked', 'Days worked', 'number'),
    field('regularHours', 'Regular hours', 'hours'), field('overtimeWeekday', 'Overtime hours, weekday', 'hours', sum), field('overtimeRestDay', 'Overtime hours, rest day', 'hours'), field('overtimeHoliday', 'Overtime hours, holiday', 'hours'),
    field('weeklyHours', 'Hours of one week', 'hours', sum), field('longestRunDays', 'Longest run of days', 'number'),
    field('baseWage', 'Base wage', 'money', sum), field('piecePay', 'Piece pay', 'money', sum), field('overtimePay', 'Overtime pay', 'money', sum), field('allowances', 'Allowances', 'money', sum), field('bonus', 'Bonus', 'money', sum),
    field('gross', 'Gross', 'money'),
    field('deduction.socialInsurance', 'Deduction: social insurance', 'money', sum), field('deduction.housingFund', 'Deduction: housing fund', 'money', sum), field('deduction.incomeTax', 'Deduction: income tax', 'money', sum),
    field('deduction.dormitory', 'Deduction: dormitory', 'money', sum), field('deduction.meals', 'Deduction: meals', 'money', sum), field('deduction.recruitmentFee', 'Deduction: recruitment fee', 'money', sum),
    field('deduction.loan', 'Deduction: loan or advance', 'money', sum), field('deduction.fine', 'Deduction: fine', 'money', sum), field('deduction.other', 'Deduction: other', 'money', sum),
    field('net', 'Net', 'money', required), field('payDate', 'Pay date', 'date'), field('payMethod', 'Paid by', 'text'), field('bankRef', 'Bank reference', 'reference'), field('signed', 'Signed', 'flag'),
  ],
  roster: [
    worker, field('name', 'Name', 'text', required), field('nameLocal', 'Name in local script', 'text'), field('gender', 'Sex', 'text'), field('dateOfBirth', 'Date of birth', 'date'), field('nationality', 'Nationality', 'country'),
    field('ethnicGroup', 'Ethnic group', 'text'), field('idType', 'Kind of identity paper', 'text'), field('idNumber', 'Identity number', 'identity'), field('idHeldBy', 'Identity paper held by', 'text'), field('homeRegion', 'Home region', 'text'),
    field('hireDate', 'Hired', 'date'), field('leaveDate', 'Left', 'date'), field('department', 'Department', 'text'), field('job', 'Job', 'text'), field('employmentType', 'Way of hire', 'text'),
    field('contractNo', 'Contract number', 'reference'), field('contractStart', 'Contract from', 'date'), field('contractEnd', 'Contract until', 'date'), field('contractLanguage', 'Language of the contract', 'language'),
    field('feePaid', 'Recruitment fee paid', 'money'), field('feeReimbursed', 'Recruitment fee paid back', 'money'), field('dormitory', 'Lives in the dormitory', 'flag'), field('bankAccount', 'Bank account', 'account'),
  ],
  time: [
    worker, name, field('date', 'Date', 'date', required), field('clockIn', 'In', 'clock'), field('clockOut', 'Out', 'clock'), field('breakMinutes', 'Break, minutes', 'number'), field('hours', 'Hours', 'hours'), field('team', 'Line or team', 'text'),
  ],
  bank: [
    anyWorker, name, field('amount', 'Amount', 'money', required), field('batchRef', 'Batch reference', 'reference'), field('date', 'Date', 'date'), field('bankAccount', 'Bank account', 'account'), field('status', 'Status', 'text'),
  ],
  socialInsurance: [
    anyWorker, field('name', 'Name', 'text', required), field('idNumber', 'Identity number', 'identity'), field('month', 'Month', 'month'), field('base', 'Contribution base', 'money'), field('amount', 'Contribution', 'money', sum),
  ],
};

export const fieldOf = (kind: TableKind, id: string): TableField | null => TABLE_FIELDS[kind].find((one) => one.id === id) ?? null;

/** Fields whose sums a table prints at its foot. */
export const isSummed = ({ type, id }: TableField): boolean => (type === 'money' || type === 'hours') && id !== 'base';
