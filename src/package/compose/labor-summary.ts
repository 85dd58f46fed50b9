// Part 7: who worked, counted six ways, and what the payroll adds up to. States what records show, never more.
import { Decimal } from 'decimal.js';
import { differences, reasonFor, recounted } from '../../domain/labor/headcount-match.ts';
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, labelledValues, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { hours } from './labor-hours.ts';
import { indicators, tablesTaken, yardsticks } from './labor-review.ts';
import { figureName, grouped, money } from './wording.ts';

const right = 'right' as const;
type Rows = Composition['dossier']['payrollRows'];
const sumOf = (rows: Rows, pick: (row: Rows[number]) => string | null): string => rows.reduce((sum, row) => sum.plus(pick(row) ?? 0), new Decimal(0)).toFixed(2);
const overtime = (row: Rows[number]): string => new Decimal(row.overtimeWeekday ?? 0).plus(row.overtimeRestDay ?? 0).plus(row.overtimeHoliday ?? 0).toFixed();

function headcounts(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  return dossier.headcounts.flatMap((headcount) => {
    const off = new Map(differences(headcount).map((difference) => [difference.name, difference]));
    const inTables = recounted(headcount, dossier);
    const rows = Object.entries(headcount.counts).map(([name, count]) => {
      const difference = off.get(name);
      return { cells: [figureName(name), String(count), inTables[name] === undefined ? '' : String(inTables[name]), difference ? difference.reason ?? 'No reason is given.' : reasonFor(name, headcount.explanations) ?? ''] };
    });
    const columns = [{ title: 'Counted in', share: 1.4 }, { title: 'Persons', share: 0.7, align: right }, { title: 'In the table', share: 0.8, align: right }, { title: 'Why it differs from the roster', share: 3 }];
    return [heading(measure, `Head count at ${composition.siteName(headcount.siteId)}, ${headcount.asOf}`, width, 2), table(measure, { columns, rows, size: 8 }, width)];
  });
}

function payrolls(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  return dossier.payrolls.flatMap((payroll) => {
    const rows = dossier.payrollRows.filter((row) => row.payrollId === payroll.id);
    const batches = dossier.bankBatches.filter((batch) => batch.payrollId === payroll.id);
    const weekly = rows.flatMap((row) => row.weeklyHours.map(Number));
    const figures: readonly (readonly [string, string, string])[] = [
      ['Workers', String(rows.length), ''],
      ['Regular hours', grouped(sumOf(rows, (row) => row.regularHours)), grouped(payroll.totals['regularHours'] ?? null)],
      ['Overtime hours', grouped(sumOf(rows, overtime)), grouped(payroll.totals['overtimeHours'] ?? null)],
      ['Gross', money(sumOf(rows, (row) => row.gross), payroll.currency), money(payroll.totals['gross'] ?? null, payroll.currency)],
      ['Net', money(sumOf(rows, (row) => row.net), payroll.currency), money(payroll.totals['net'] ?? null, payroll.currency)],
      ['Paid through banks', money(batches.reduce((sum, batch) => sum.plus(batch.amount), new Decimal(0)).toFixed(2), payroll.currency), `${batches.reduce((sum, batch) => sum + batch.count, 0)} transfers`],
      ['Longest week, hours', weekly.length === 0 ? '—' : String(Math.max(...weekly)), ''],
      ['Longest run of days worked', String(Math.max(0, ...rows.map((row) => row.longestRunDays ?? 0))), ''],
      ['Recruitment fees deducted', money(sumOf(rows, (row) => row.deductions['recruitmentFee'] ?? null), payroll.currency), ''],
    ];
    return [
      heading(measure, `Payroll of ${composition.siteName(payroll.siteId)}, ${payroll.periodStart} – ${payroll.periodEnd}`, width, 2),
      table(measure, { columns: [{ title: 'Figure', share: 2 }, { title: 'Summed from the rows', share: 1.4, align: right }, { title: 'As printed in the register', share: 1.4, align: right }], rows: figures.map((cells) => ({ cells })) }, width * 0.75),
      ...(payroll.sourceExhibitId === null ? [] : [paragraph(measure, ['Source: ', ...composition.pinCite(payroll.sourceExhibitId, null), '.'], width, { color: GREY })]),
    ];
  });
}

function workforce(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.workers.length === 0) return [];
  const tally = (values: readonly (string | null)[]): string => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value ?? 'not recorded', (counts.get(value ?? 'not recorded') ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`).join(', ');
  };
  return [
    heading(measure, 'Workforce on the roster', width, 2),
    labelledValues(measure, [
      ['Workers', String(dossier.workers.length)], ['Nationality', tally(dossier.workers.map((worker) => worker.nationality))],
      ['Home region', tally(dossier.workers.map((worker) => worker.homeRegion))], ['Hired', tally(dossier.workers.map((worker) => worker.employmentType))],
      ['Identity documents held by', tally(dossier.workers.map((worker) => worker.idHeldBy))],
    ], width),
  ];
}

function otherFigures(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const sources = composition.placed.filter((one) => one.exhibit.docType === 'PAYROLL_SUMMARY').map((one) => one.exhibit.id);
  const list = (figures: Readonly<Record<string, string>>): string => Object.entries(figures).map(([name, value]) => `${figureName(name)}: ${grouped(value)}`).join('\n');
  return [
    ...dossier.payrollSummaries.flatMap((summary) => [heading(measure, `Payroll summary of ${composition.siteName(summary.siteId)}, ${summary.period} (${summary.currency})`, width, 2), labelledValues(measure, [['Source', sources.length === 0 ? null : composition.located(sources)], ...Object.entries(summary.figures).map(([name, value]) => [figureName(name), grouped(value)] as const)], width, 220)]),
    ...dossier.capacityChecks.flatMap((check) => [heading(measure, `Output against hours at ${composition.siteName(check.siteId)}, ${check.from} – ${check.to}`, width, 2), labelledValues(measure, [['Figures', list(check.figures)], ['Benchmark', check.benchmarkLow === null ? null : `${check.benchmarkLow} – ${check.benchmarkHigh ?? ''} kg per hour`], ['Note', check.note]], width)]),
  ];
}

/** Empty when the dossier holds nothing on labor. */
export function laborSummary(composition: Composition): Block[] {
  const records = [...workforce(composition), ...headcounts(composition), ...payrolls(composition), ...hours(composition), ...otherFigures(composition)];
  return records.length === 0 ? [] : [...records, ...tablesTaken(composition), ...yardsticks(composition), ...indicators(composition)];
}
