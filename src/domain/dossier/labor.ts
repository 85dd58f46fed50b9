// Labor tables of one site and period: roster, payroll, time, bank, social insurance.
import * as v from 'valibot';
import { NUMBER_FAULTS } from '../labor/import/number-faults.ts';
import { countrySchema, currencySchema, dateSchema, decimalSchema, idSchema, listOf, maybe, textSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());

export const workerSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  workerId: textSchema,
  name: textSchema,
  nameLocal: maybe(textSchema),
  gender: maybe(textSchema),
  dateOfBirth: maybe(dateSchema),
  /** ISO 3166-1 alpha-3. */
  nationality: maybe(textSchema),
  ethnicGroup: maybe(textSchema),
  idType: maybe(textSchema),
  idPrefix6: maybe(textSchema),
  /** Identity numbers are masked before they are stored; the whole number never enters the vault's tables. */
  idNumberMasked: maybe(textSchema),
  /** What the whole number showed before it was masked. */
  idNumberFaults: listOf(v.picklist(NUMBER_FAULTS)),
  idHeldBy: maybe(textSchema),
  idCopyExhibitId: maybe(idSchema),
  homeRegion: maybe(textSchema),
  hireDate: maybe(dateSchema),
  leaveDate: maybe(dateSchema),
  department: maybe(textSchema),
  job: maybe(textSchema),
  employmentType: maybe(textSchema),
  agencyId: maybe(idSchema),
  contractNo: maybe(textSchema),
  contractStart: maybe(dateSchema),
  contractEnd: maybe(dateSchema),
  contractLanguage: maybe(textSchema),
  feePaid: maybe(decimalSchema),
  feeCurrency: maybe(currencySchema),
  feeReimbursed: maybe(decimalSchema),
  dormitory: maybe(v.boolean()),
  bankAccountMasked: maybe(textSchema),
  sourceExhibitId: maybe(idSchema),
  /** Row in the source table, for citation ("D-02, row 5"). */
  sourceRow: maybe(whole),
});
export type Worker = v.InferOutput<typeof workerSchema>;

export const payrollSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  periodStart: dateSchema,
  periodEnd: dateSchema,
  currency: currencySchema,
  /** Control totals as printed: gross, net, regularHours, overtimeHours. */
  totals: v.optional(v.record(v.string(), decimalSchema), {}),
  sourceExhibitId: maybe(idSchema),
});
export type Payroll = v.InferOutput<typeof payrollSchema>;

export const deductionsSchema = v.record(v.string(), decimalSchema);

export const payrollRowSchema = v.strictObject({
  id: idSchema,
  payrollId: idSchema,
  workerId: textSchema,
  /** Row in the source table, for citation ("D-05, row 27"). */
  sourceRow: maybe(whole),
  regularHours: maybe(decimalSchema),
  overtimeWeekday: maybe(decimalSchema),
  overtimeRestDay: maybe(decimalSchema),
  overtimeHoliday: maybe(decimalSchema),
  weeklyHours: listOf(decimalSchema),
  longestRunDays: maybe(whole),
  daysWorked: maybe(decimalSchema),
  baseWage: maybe(decimalSchema),
  piecePay: maybe(decimalSchema),
  overtimePay: maybe(decimalSchema),
  allowances: maybe(decimalSchema),
  bonus: maybe(decimalSchema),
  gross: maybe(decimalSchema),
  /** By kind: socialInsurance, housingFund, incomeTax, dormitory, meals, recruitmentFee, loan, fine, other. */
  deductions: v.optional(deductionsSchema, {}),
  net: maybe(decimalSchema),
  payDate: maybe(dateSchema),
  payMethod: maybe(textSchema),
  bankRef: maybe(textSchema),
  signed: maybe(v.boolean()),
});
export type PayrollRow = v.InferOutput<typeof payrollRowSchema>;

export const bankBatchSchema = v.strictObject({
  id: idSchema,
  payrollId: maybe(idSchema),
  ref: textSchema,
  date: dateSchema,
  count: whole,
  amount: decimalSchema,
  exhibitId: maybe(idSchema),
  note: maybe(textSchema),
});
export type BankBatch = v.InferOutput<typeof bankBatchSchema>;

export const timecardSchema = v.strictObject({
  id: idSchema,
  workerId: textSchema,
  date: dateSchema,
  clockIn: maybe(textSchema),
  clockOut: maybe(textSchema),
  hours: decimalSchema,
  team: maybe(textSchema),
  sourceExhibitId: maybe(idSchema),
  sourceRow: maybe(whole),
});
export type Timecard = v.InferOutput<typeof timecardSchema>;

/** Where a yardstick is from: a law, a decree, a contract, with its day. */
const yardstickSourceSchema = v.strictObject({ source: textSchema, date: maybe(dateSchema) });

/** The yardsticks the payroll rules use at a site; each set by the user with its source. */
export const payrollParametersSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  country: maybe(countrySchema),
  region: maybe(textSchema),
  currency: maybe(currencySchema),
  minimumMonthlyWage: maybe(decimalSchema),
  minimumNote: maybe(textSchema),
  standardWeeklyHours: maybe(decimalSchema),
  overtimeMonthlyCapHours: maybe(decimalSchema),
  weeklyHoursAlert: maybe(decimalSchema),
  restDayRule: maybe(textSchema),
  maxNonStatutoryDeductionPct: maybe(decimalSchema),
  maxPayLagDays: maybe(whole),
  identicalNetPctWarn: maybe(decimalSchema),
  nationalitiesOfConcern: listOf(textSchema),
  /** Home region → first two digits of its identity numbers. */
  idPrefixByRegion: v.optional(v.record(v.string(), textSchema), {}),
  overtimeRates: v.optional(v.record(v.string(), decimalSchema), {}),
  monthHoursDivisor: maybe(decimalSchema),
  /** By name of the yardstick. */
  sources: v.optional(v.record(v.string(), yardstickSourceSchema), {}),
});
export type PayrollParameters = v.InferOutput<typeof payrollParametersSchema>;

/** Figures of a payroll whose rows are not in the file. */
export const payrollSummarySchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  period: textSchema,
  currency: currencySchema,
  figures: v.record(v.string(), decimalSchema),
});
export type PayrollSummary = v.InferOutput<typeof payrollSummarySchema>;

export const capacityCheckSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  from: dateSchema,
  to: dateSchema,
  /** outputKg, lineWorkers, lineLaborHours, kgPerLaborHour. */
  figures: v.record(v.string(), decimalSchema),
  benchmarkLow: maybe(decimalSchema),
  benchmarkHigh: maybe(decimalSchema),
  note: maybe(textSchema),
});
export type CapacityCheck = v.InferOutput<typeof capacityCheckSchema>;

export const socialInsuranceSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  month: textSchema,
  insuredCount: whole,
  exhibitId: maybe(idSchema),
});
export type SocialInsurance = v.InferOutput<typeof socialInsuranceSchema>;

/** The six-way headcount match (and what else was counted), with the reason for each difference. */
export const headcountSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  asOf: dateSchema,
  /** roster, payrollRows, bankTransfers, attendanceIds, socialInsurance, identityCards, contracts, audit…, siteVisitOnShift, onLeave. */
  counts: v.record(v.string(), whole),
  explanations: v.optional(v.record(v.string(), textSchema), {}),
});
export type Headcount = v.InferOutput<typeof headcountSchema>;
