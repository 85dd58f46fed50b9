// P01–P26: what payroll, roster, time and bank records show. Findings cite table and row, and say "records show".
import { Decimal } from 'decimal.js';
import type { Dossier } from '../dossier/dossier.ts';
import type { PayrollParameters, PayrollRow, Worker } from '../dossier/labor.ts';
import { at, daysBetween, number, sum, type Hit, type Rule } from './facts.ts';
import type { FindingLevel, Place } from './finding.ts';

const CENT = '0.02';
const NON_STATUTORY = ['dormitory', 'meals', 'recruitmentFee', 'loan', 'fine', 'other'];
const FEE_KEY = /fee|agency|levy|recruit|中介|介绍/i;

interface Pay { readonly row: PayrollRow; readonly worker: Worker | undefined; readonly periodStart: string; readonly periodEnd: string; readonly place: Place; readonly cite: string; }

function paysOf(dossier: Dossier): Pay[] {
  const workers = new Map(dossier.workers.map((worker) => [worker.workerId, worker]));
  const payrolls = new Map(dossier.payrolls.map((payroll) => [payroll.id, payroll]));
  const exhibitNo = new Map(dossier.exhibits.map((exhibit) => [exhibit.id, exhibit.exhibitNo]));
  return dossier.payrollRows.flatMap((row) => {
    const payroll = payrolls.get(row.payrollId);
    if (!payroll) return [];
    const cite = `${exhibitNo.get(payroll.sourceExhibitId ?? '') ?? 'payroll'}${row.sourceRow === null ? '' : `, row ${row.sourceRow}`}`;
    return [{ row, worker: workers.get(row.workerId), periodStart: payroll.periodStart, periodEnd: payroll.periodEnd, place: at('payrollRows', row.id, row.sourceRow === null ? null : `row ${row.sourceRow}`), cite }];
  });
}

const hit = (rule: string, place: Place, message: string, level?: FindingLevel, key?: string): Hit => ({ rule, where: [place], message: `Records show: ${message}`, ...(level ? { level } : {}), ...(key ? { key } : {}) });

function yearsBetween(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** P01–P09, P13, P16, P17: one row at a time. */
function rowRules({ row, worker, periodStart, periodEnd, place, cite }: Pay, parameters: PayrollParameters | undefined): Hit[] {
  const hits: Hit[] = [];
  const who = `worker ${row.workerId} (${cite})`;
  const alert = number(parameters?.weeklyHoursAlert ?? '60');
  const longest = row.weeklyHours.map((hours) => number(hours)).find((hours) => hours.gt(alert));
  if (longest) hits.push(hit('P01', place, `${who} worked ${longest.toFixed()} hours in one week; the yardstick is ${alert.toFixed()}.`));
  if (row.longestRunDays !== null && row.longestRunDays > 6) hits.push(hit('P02', place, `${who} worked ${row.longestRunDays} days without a rest day.`, row.longestRunDays > 13 ? 'block' : 'warn'));
  const overtime = sum([row.overtimeWeekday, row.overtimeRestDay, row.overtimeHoliday].map(number));
  if (parameters?.overtimeMonthlyCapHours && overtime.gt(parameters.overtimeMonthlyCapHours)) hits.push(hit('P03', place, `${who} has ${overtime.toFixed()} hours of overtime in the month; the cap is ${parameters.overtimeMonthlyCapHours}.`));
  if (parameters?.minimumMonthlyWage && row.baseWage !== null && number(row.baseWage).lt(parameters.minimumMonthlyWage)) hits.push(hit('P04', place, `${who} has a base wage of ${row.baseWage}; the minimum entered is ${parameters.minimumMonthlyWage}.`));

  const earned = sum([row.baseWage, row.piecePay, row.overtimePay, row.allowances, row.bonus].map(number));
  const deducted = sum(Object.values(row.deductions).map(number));
  if (row.gross !== null && earned.minus(row.gross).abs().gt(CENT)) hits.push(hit('P05', place, `the parts of the pay of ${who} make ${earned.toFixed(2)}, gross is ${row.gross}.`, undefined, 'gross'));
  if (row.gross !== null && row.net !== null && number(row.gross).minus(deducted).minus(row.net).abs().gt(CENT)) hits.push(hit('P05', place, `gross less deductions of ${who} make ${number(row.gross).minus(deducted).toFixed(2)}, net is ${row.net}.`, undefined, 'net'));
  const { monthHoursDivisor, overtimeRates } = parameters ?? {};
  if (monthHoursDivisor && number(monthHoursDivisor).gt(0) && row.overtimePay !== null && row.baseWage !== null && overtimeRates?.['weekday'] !== undefined) {
    const weighted = number(row.overtimeWeekday).times(overtimeRates['weekday']).plus(number(row.overtimeRestDay).times(overtimeRates['restDay'] ?? '2')).plus(number(row.overtimeHoliday).times(overtimeRates['holiday'] ?? '3'));
    const due = number(row.baseWage).div(monthHoursDivisor).times(weighted);
    if (due.minus(row.overtimePay).abs().gt(CENT)) hits.push(hit('P05', place, `overtime of ${who} at the rates entered is ${due.toFixed(2)}, paid was ${row.overtimePay}.`, undefined, 'overtime'));
  }
  const gross = number(row.gross);
  const voluntary = sum(NON_STATUTORY.map((kind) => number(row.deductions[kind])));
  if (gross.gt(0) && voluntary.div(gross).gt(number(parameters?.maxNonStatutoryDeductionPct ?? '20').div(100))) hits.push(hit('P06', place, `${voluntary.toFixed()} of ${gross.toFixed()} gross was taken from ${who} beyond tax and insurance.`, voluntary.div(gross).gt('0.5') ? 'block' : 'warn'));
  for (const [kind, amount] of Object.entries(row.deductions)) if (FEE_KEY.test(kind) && number(amount).gt(0)) hits.push(hit('P07', place, `${amount} was taken from the pay of ${who} as ${kind}.`, undefined, kind));
  if (row.payDate === null) hits.push(hit('P08', place, `no pay date for ${who}.`));
  else if (daysBetween(periodEnd, row.payDate) > (parameters?.maxPayLagDays ?? 30)) hits.push(hit('P08', place, `${who} was paid on ${row.payDate}, ${daysBetween(periodEnd, row.payDate)} days after the period.`, daysBetween(periodEnd, row.payDate) > 60 ? 'block' : 'warn'));
  if (row.payMethod === 'cash' || !row.bankRef) hits.push(hit('P09', place, `no bank transfer is named for ${who}.`));
  if (worker?.leaveDate && worker.leaveDate < periodStart) hits.push(hit('P13', place, `${who} left on ${worker.leaveDate} and was paid for a later month.`));
  if (worker?.hireDate && worker.hireDate > periodEnd) hits.push(hit('P16', place, `${who} was hired on ${worker.hireDate} and paid for an earlier month.`));
  if (!worker) hits.push(hit('P12', place, `${who} was paid and is not on the roster.`));
  return hits;
}

/** P10, P14, P15, P17: one worker at a time. */
function workerRules(worker: Worker, parameters: PayrollParameters | undefined, overtime: ReadonlySet<string>): Hit[] {
  const hits: Hit[] = [];
  const place = at('workers', worker.id);
  const who = `worker ${worker.workerId}`;
  const concern = parameters && parameters.nationalitiesOfConcern.length > 0 ? parameters.nationalitiesOfConcern : ['PRK'];
  if (worker.nationality !== null && concern.includes(worker.nationality.toUpperCase())) hits.push(hit('P10', place, `${who} is of nationality ${worker.nationality}.`));
  if (worker.idHeldBy !== null && worker.idHeldBy !== 'worker') hits.push(hit('P14', place, `the identity paper of ${who} is held by the ${worker.idHeldBy}.`));
  const expected = parameters?.idPrefixByRegion[worker.homeRegion ?? ''];
  if (expected !== undefined && worker.idPrefix6 !== null && !worker.idPrefix6.startsWith(expected)) hits.push(hit('P15', place, `the identity number of ${who} begins with ${worker.idPrefix6}, the home region is ${worker.homeRegion ?? ''}.`));
  if (worker.dateOfBirth !== null && worker.hireDate !== null) {
    const age = yearsBetween(worker.dateOfBirth, worker.hireDate);
    if (age < 16) hits.push(hit('P17', place, `${who} was ${age} years old when hired.`));
    else if (age < 18 && overtime.has(worker.workerId)) hits.push(hit('P17', place, `${who} was ${age} years old when hired and worked overtime.`, 'warn'));
  }
  return hits;
}

function groups<T>(records: readonly T[], keyOf: (record: T) => string | null): T[][] {
  const found = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key !== null && key !== '') found.set(key, [...(found.get(key) ?? []), record]);
  }
  return [...found.values()].filter((group) => group.length > 1);
}

/** P11, P18–P24, P26: tables against each other. */
function tableRules(dossier: Dossier, pays: readonly Pay[]): Hit[] {
  const hits: Hit[] = [];
  const many = (rule: string, places: Place[], message: string, level?: FindingLevel): void => void hits.push({ ...hit(rule, places[0] ?? at('workers', null), message, level), where: places });
  for (const group of groups(pays, ({ row }) => `${row.payrollId} ${row.workerId}`)) many('P11', group.map(({ place }) => place), `worker ${group[0]?.row.workerId ?? ''} stands ${group.length} times in one payroll.`);
  for (const group of groups(dossier.workers, (worker) => worker.bankAccountMasked)) many('P19', group.map((worker) => at('workers', worker.id)), `workers ${group.map((worker) => worker.workerId).join(', ')} share one bank account.`);
  for (const group of groups(dossier.workers, (worker) => worker.idNumberMasked)) many('P20', group.map((worker) => at('workers', worker.id)), `workers ${group.map((worker) => worker.workerId).join(', ')} have the same identity number.`);
  for (const group of groups(dossier.workers, ({ name, dateOfBirth }) => (dateOfBirth === null ? null : `${name} ${dateOfBirth}`))) many('P20', group.map((worker) => at('workers', worker.id)), `workers ${group.map((worker) => worker.workerId).join(', ')} have the same name and date of birth.`);
  for (const payroll of dossier.payrolls) {
    const rows = pays.filter(({ row }) => row.payrollId === payroll.id);
    if (rows.length === 0) continue;
    const place = at('payrolls', payroll.id);
    const paid = new Set(rows.map(({ row }) => row.workerId));
    for (const worker of dossier.workers) {
      const employed = (worker.hireDate ?? '') <= payroll.periodEnd && (worker.leaveDate === null || worker.leaveDate >= payroll.periodStart);
      if (employed && !paid.has(worker.workerId)) hits.push(hit('P18', at('workers', worker.id), `worker ${worker.workerId} is on the roster and was not paid for ${payroll.periodStart.slice(0, 7)}.`));
    }
    const identical = Math.max(0, ...groups(rows, ({ row }) => row.net).map((group) => group.length));
    const limit = Number(dossier.payrollParameters[0]?.identicalNetPctWarn ?? '20');
    if (rows.length >= 5 && (identical / rows.length) * 100 > limit) hits.push(hit('P21', place, `${identical} of ${rows.length} workers have the same net pay.`));
    const batches = dossier.bankBatches.filter((batch) => batch.payrollId === payroll.id);
    const net = sum(rows.map(({ row }) => number(row.net)));
    if (batches.length > 0) {
      const banked = sum(batches.map((batch) => number(batch.amount)));
      const count = batches.reduce((total, batch) => total + batch.count, 0);
      if (banked.minus(net).abs().gt(CENT)) hits.push(hit('P22', place, `the bank paid ${banked.toFixed(2)}, the payroll says ${net.toFixed(2)}.`));
      if (count !== rows.length) hits.push(hit('P23', place, `the bank made ${count} transfers for ${rows.length} rows.`));
    }
    for (const [name, total] of [['net', net], ['gross', sum(rows.map(({ row }) => number(row.gross)))]] as const) {
      if (payroll.totals[name] !== undefined && total.minus(payroll.totals[name]).abs().gt(CENT)) hits.push(hit('P05', place, `the ${name} of the rows sums to ${total.toFixed(2)}, the printed total is ${payroll.totals[name]}.`, undefined, name));
    }
    for (const roll of dossier.socialInsurance.filter((candidate) => payroll.periodStart.startsWith(candidate.month))) {
      const missing = paid.size - roll.insuredCount;
      if (missing > 0) hits.push({ ...hit('P26', at('socialInsurance', roll.id, 'insuredCount'), `${roll.insuredCount} of ${paid.size} paid workers are insured.`, missing / paid.size > 0.1 ? 'block' : 'warn') });
    }
    for (const audit of dossier.audits.filter((candidate) => candidate.siteId === payroll.siteId && candidate.workersOnSite !== null)) {
      const counted = audit.workersOnSite ?? 0;
      const explained = dossier.headcounts.some(({ counts, explanations }) => Object.keys(explanations).length > 0 && Object.entries(counts).some(([name, count]) => name.startsWith('audit') && count === counted));
      if (!explained && Math.abs(paid.size - counted) / Math.max(1, counted) > 0.05) hits.push({ ...hit('P25', at('audits', audit.id, 'workersOnSite'), `the audit counted ${counted} workers, the payroll has ${paid.size}.`), where: [at('audits', audit.id, 'workersOnSite'), place] });
    }
  }
  for (const check of dossier.capacityChecks) {
    const inPeriod = dossier.timecards.filter((card) => card.date >= check.from && card.date <= check.to);
    const hours = inPeriod.length > 0 ? sum(inPeriod.map((card) => number(card.hours))) : number(check.figures['lineLaborHours']);
    const perHour = hours.gt(0) ? number(check.figures['outputKg']).div(hours) : new Decimal(0);
    if (check.benchmarkLow !== null && check.benchmarkHigh !== null && (perHour.lt(check.benchmarkLow) || perHour.gt(check.benchmarkHigh))) {
      hits.push(hit('P24', at('capacityChecks', check.id), `${check.figures['outputKg'] ?? '0'} kg in ${hours.toFixed()} hours is ${perHour.toFixed(2)} kg an hour; the band is ${check.benchmarkLow} to ${check.benchmarkHigh}.`, perHour.gt(number(check.benchmarkHigh).times(1.5)) ? 'block' : 'warn'));
    }
  }
  return hits;
}

export const laborRecords: Rule = ({ dossier }) => {
  const pays = paysOf(dossier);
  const parameters = dossier.payrollParameters[0];
  const overtime = new Set(dossier.payrollRows.filter((row) => sum([row.overtimeWeekday, row.overtimeRestDay, row.overtimeHoliday].map(number)).gt(0)).map((row) => row.workerId));
  return [...pays.flatMap((pay) => rowRules(pay, parameters)), ...dossier.workers.flatMap((worker) => workerRules(worker, parameters, overtime)), ...tableRules(dossier, pays)];
};
