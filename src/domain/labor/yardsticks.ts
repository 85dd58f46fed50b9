// The yardsticks of a site, one by one: what each is called, in what it is counted, and what the rules use where nobody entered one.
import type { PayrollParameters } from '../dossier/labor.ts';

export interface Yardstick {
  /** Field of the record; of the overtime rates "overtimeRates.weekday". Its source is kept under the same name. */
  readonly id: string;
  readonly title: string;
  /** Unit in words; empty for texts. */
  readonly unit: string;
  readonly kind: 'decimal' | 'count' | 'currency' | 'text';
  /** What the rules use without it; null where they then leave the question open. */
  readonly otherwise: string | null;
  readonly rules: readonly string[];
}

export const YARDSTICKS: readonly Yardstick[] = [
  { id: 'standardWeeklyHours', title: 'Normal week', unit: 'hours', kind: 'decimal', otherwise: '48', rules: ['P27'] },
  { id: 'weeklyHoursAlert', title: 'Longest week', unit: 'hours', kind: 'decimal', otherwise: '60', rules: ['P01', 'P05'] },
  { id: 'overtimeMonthlyCapHours', title: 'Overtime in a month, at most', unit: 'hours', kind: 'decimal', otherwise: null, rules: ['P03'] },
  { id: 'minimumMonthlyWage', title: 'Minimum wage of a month', unit: 'money', kind: 'decimal', otherwise: null, rules: ['P04'] },
  { id: 'monthHoursDivisor', title: 'Hours of a month, for the wage of an hour', unit: 'hours', kind: 'decimal', otherwise: null, rules: ['P04', 'P05'] },
  { id: 'overtimeRates.weekday', title: 'Overtime rate, weekday', unit: 'times the wage', kind: 'decimal', otherwise: null, rules: ['P05'] },
  { id: 'overtimeRates.restDay', title: 'Overtime rate, rest day', unit: 'times the wage', kind: 'decimal', otherwise: '2', rules: ['P05'] },
  { id: 'overtimeRates.holiday', title: 'Overtime rate, holiday', unit: 'times the wage', kind: 'decimal', otherwise: '3', rules: ['P05'] },
  { id: 'maxNonStatutoryDeductionPct', title: 'Deductions beyond tax and insurance, at most', unit: '% of gross', kind: 'decimal', otherwise: '20', rules: ['P06'] },
  { id: 'maxPayLagDays', title: 'Pay day after the period, at most', unit: 'days', kind: 'count', otherwise: '30', rules: ['P08'] },
  { id: 'identicalNetPctWarn', title: 'Equal net pay, from', unit: '% of the rows', kind: 'decimal', otherwise: '20', rules: ['P21'] },
  { id: 'currency', title: 'Currency of the payroll', unit: '', kind: 'currency', otherwise: null, rules: ['P05'] },
  { id: 'restDayRule', title: 'Rule on rest days', unit: '', kind: 'text', otherwise: null, rules: ['P02'] },
];

const RATES = 'overtimeRates.';

/** What is entered for a yardstick, as text; null where nothing is. */
export function enteredOf(parameters: PayrollParameters, id: string): string | null {
  if (id.startsWith(RATES)) return parameters.overtimeRates[id.slice(RATES.length)] ?? null;
  const value: unknown = Object.entries(parameters).find(([name]) => name === id)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** The change that enters a yardstick, or takes it away with its source when `text` is null. */
export function entered(parameters: PayrollParameters, { id, kind }: Yardstick, text: string | null): Partial<PayrollParameters> {
  const sources = text === null ? { sources: without(parameters.sources, id) } : {};
  if (!id.startsWith(RATES)) return { [id]: text !== null && kind === 'count' ? Number(text) : text, ...sources };
  const name = id.slice(RATES.length);
  return { overtimeRates: text === null ? without(parameters.overtimeRates, name) : { ...parameters.overtimeRates, [name]: text }, ...sources };
}

/** The change that says where a yardstick is from; null when neither source nor date is left. */
export function sourced(parameters: PayrollParameters, id: string, patch: { readonly source?: string; readonly date?: string | null }): Partial<PayrollParameters> {
  const next = { source: '', date: null, ...parameters.sources[id], ...patch };
  return { sources: next.source === '' && next.date === null ? without(parameters.sources, id) : { ...parameters.sources, [id]: next } };
}

/** The record in force at a site: its own, else that for sites without one. */
export const yardsticksOf = (all: readonly PayrollParameters[], siteId: string | null): PayrollParameters | null => all.find((one) => one.siteId === siteId) ?? all.find((one) => one.siteId === null) ?? null;
