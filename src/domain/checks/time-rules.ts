// P01–P03, P24, P27–P29: hours, rest, overtime, output per hour, and records too neat or too few.
import type { LaborTables, Pay } from '../labor/labor-tables.ts';
import { surelyAtMost } from '../labor/micros.ts';
import { decimal, overtimeHours, total } from '../labor/wages.ts';
import { fullestWeek, hoursByDay, longestRun, tooRegular } from '../labor/working-time.ts';
import { at, own, type Facts, type Hit } from './facts.ts';
import { rowPlace, shows, whoOf } from './labor-hit.ts';

const WEEK = '60';
const [RUN_WARNS, RUN_BLOCKS] = [6, 13];

const yardstick = (pay: Pay): string => pay.parameters?.weeklyHoursAlert ?? WEEK;
const isLong = (hours: string, most: string): boolean => !surelyAtMost(hours, most) && decimal(hours).gt(most);

/** Rows with a week over the yardstick, by the payroll itself. */
export function rowsWithLongWeeks({ pays }: LaborTables): ReadonlySet<string> {
  return new Set(pays.filter((pay) => pay.row.weeklyHours.some((hours) => isLong(hours, yardstick(pay)))).map(({ row }) => row.id));
}

/** P01–P03 of a row: what the payroll states, and what the day cards add up to. */
function rowHours(pay: Pay, { cardsOf }: LaborTables): Hit[] {
  const { row, parameters, payroll } = pay;
  const hits: Hit[] = [];
  const most = yardstick(pay);
  const cards = (cardsOf.get(row.workerId) ?? []).filter(({ date }) => date >= payroll.periodStart && date <= payroll.periodEnd);
  const stated = row.weeklyHours.filter((hours) => isLong(hours, most)).map((hours) => decimal(hours)).sort((a, b) => b.cmp(a))[0];
  const week = fullestWeek(cards);
  if (stated) hits.push(shows('P01', [rowPlace(pay)], `${whoOf(pay)} worked ${stated.toFixed()} hours in one week; the yardstick is ${decimal(most).toFixed()}.`));
  else if (week?.hours.gt(most)) hits.push(shows('P01', [rowPlace(pay)], `${whoOf(pay)} worked ${week.hours.toFixed()} hours in the seven days from ${week.from}, by the day cards; the yardstick is ${decimal(most).toFixed()}.`));
  const run = Math.max(row.longestRunDays ?? 0, longestRun(cards));
  if (run > RUN_WARNS) hits.push(shows('P02', [rowPlace(pay)], `${whoOf(pay)} worked ${run} days without a rest day.`, run > RUN_BLOCKS ? 'block' : 'warn'));
  const cap = parameters?.overtimeMonthlyCapHours ?? null;
  if (cap !== null && overtimeHours(row).gt(cap)) hits.push(shows('P03', [rowPlace(pay)], `${whoOf(pay)} has ${overtimeHours(row).toFixed()} hours of overtime in the month; the cap entered is ${cap}.`));
  return hits;
}

/** P24 and P29 of a capacity test: output for each hour of line work, and whether everybody on the line has cards. */
function lineWork({ dossier }: LaborTables): Hit[] {
  return dossier.capacityChecks.flatMap((check): Hit[] => {
    const place = [at('capacityChecks', check.id)];
    const cards = dossier.timecards.filter(({ date }) => date >= check.from && date <= check.to);
    const output = decimal(own(check.figures, 'outputKg') ?? own(check.figures, 'outputPcs'));
    const hoursStated = own(check.figures, 'lineLaborHours');
    const carded = total(cards.map(({ hours }) => hours));
    const { benchmarkLow: low, benchmarkHigh: high } = check;
    const rates = [[hoursStated === undefined ? null : decimal(hoursStated), 'hours stated'], [cards.length > 0 ? carded : null, 'hours of the day cards']] as const;
    if (low !== null && high !== null) {
      for (const [hours, words] of rates) {
        if (hours === null) continue;
        if (hours.lte(0)) return output.gt(0) ? [shows('P24', place, `${output.toFixed()} were made without any ${words}.`)] : [];
        const rate = output.div(hours);
        if (rate.lt(low) || rate.gt(high)) return [shows('P24', place, `${output.toFixed()} made in ${hours.toFixed()} ${words} is ${rate.toFixed(2)} an hour; ${low} to ${high} is plausible.`, rate.gt(decimal(high).times('1.5')) ? 'block' : 'warn')];
      }
      const declared = own(check.figures, 'kgPerLaborHour');
      const rate = rates.map(([hours]) => hours).find((hours) => hours !== null);
      if (declared !== undefined && rate?.gt(0) && output.div(rate).minus(declared).abs().gt(output.div(rate).times('0.01'))) return [shows('P24', place, `${declared} an hour is declared; output and hours make ${output.div(rate).toFixed(2)}.`, undefined, 'rate')];
      if (declared !== undefined && (decimal(declared).lt(low) || decimal(declared).gt(high))) return [shows('P24', place, `${declared} an hour is declared; ${low} to ${high} is plausible.`, undefined, 'declared')];
    }
    const hits: Hit[] = [];
    if (hoursStated !== undefined && cards.length > 0 && carded.minus(hoursStated).abs().gt('0.5')) hits.push(shows('P24', place, `the test counts ${decimal(hoursStated).toFixed()} hours on the line, the day cards ${carded.toFixed()}.`, undefined, 'hours'));
    const people = own(check.figures, 'lineWorkers');
    const known = new Set(cards.map(({ workerId }) => workerId)).size;
    if (people !== undefined && cards.length > 0 && decimal(people).gt(known)) hits.push(shows('P29', place, `${people} people worked on the line, ${known} have day cards.`));
    return hits;
  });
}

/** P29: cards of people who are on no roster and no payroll. */
function strangersOnTheLine({ dossier, cardsOf, placeOf }: LaborTables): Hit[] {
  const known = new Set([...dossier.workers, ...dossier.payrollRows].map(({ workerId }) => workerId));
  if (known.size === 0) return [];
  return [...cardsOf].filter(([workerId]) => !known.has(workerId)).map(([workerId, cards]) => shows('P29', [at('timecards', cards[0]?.id ?? null)], `${workerId} has ${cards.length} day cards${cards[0] ? placeOf(cards[0]) : ''} and is on no roster and no payroll.`, undefined, 'unknown'));
}

/** P28: cards on public holidays that no holiday pay answers, output on days without cards. */
function stopDays({ dossier, pays }: LaborTables, { sites, reference }: Facts): Hit[] {
  const hits: Hit[] = [];
  if (dossier.timecards.length === 0) return hits;
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const country = dossier.payrolls.toSorted(byId).map(({ siteId }) => sites.get(siteId ?? '')?.country ?? null).find((one) => one !== null) ?? dossier.payrollParameters.toSorted(byId)[0]?.country ?? null;
  const holidays = new Set(reference.publicHolidays.publicHolidays.find((one) => one.country === country)?.days);
  const paidForHolidays = new Set(pays.filter(({ row }) => decimal(row.overtimeHoliday).gt(0)).map(({ row }) => row.workerId));
  const byDay = new Map<string, Set<string>>();
  for (const { date, hours, workerId } of dossier.timecards) if (decimal(hours).gt(0)) byDay.set(date, (byDay.get(date) ?? new Set()).add(workerId));
  for (const [date, people] of byDay) {
    const unpaid = [...people].filter((id) => !paidForHolidays.has(id));
    if (holidays.has(date.slice(5)) && unpaid.length > 0) hits.push(shows('P28', [at('timecards', null, date)], `${unpaid.length} people worked on the public holiday ${date}, and no holiday hours are paid to them.`, undefined, date));
  }
  const sitesWithCards = new Set([...dossier.payrolls, ...dossier.capacityChecks].map(({ siteId }) => siteId));
  const [first, last] = [[...byDay.keys()].toSorted()[0] ?? '', [...byDay.keys()].toSorted().at(-1) ?? ''];
  for (const lot of dossier.lots) {
    const made = lot.producedOn;
    if (made === null || lot.producedBy === null || !sitesWithCards.has(lot.producedBy) || byDay.has(made) || made < first || made > addDays(last, 7)) continue;
    hits.push(shows('P28', [at('lots', lot.id, 'producedOn')], `lot ${lot.id} was made on ${made}; nobody has a day card for that day.`, undefined, 'output'));
  }
  return hits;
}

const addDays = (date: string, days: number): string => (date === '' ? '' : new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10));

/** P27: punches or hours that repeat as no group of people does, or no overtime at all where the cards show it. */
function neatRecords({ dossier, pays, cardsOf }: LaborTables): Hit[] {
  const regular = tooRegular(dossier.timecards);
  const impossible = [...cardsOf].flatMap(([workerId, cards]) => hoursByDay(cards).filter(({ hours }) => hours.gt(24) || hours.isNegative()).map(({ date, hours }) => shows('P27', [at('timecards', cards[0]?.id ?? null, date)], `worker ${workerId} has ${hours.toFixed()} hours on ${date}.`, undefined, date)));
  const hits = regular ? [...impossible, shows('P27', [at('timecards', null)], `${Math.round(regular.share * 100)} % of ${regular.cards} day cards have ${regular.what}.`)] : impossible;
  const unpaid = pays.filter(({ row, parameters }) => {
    const cards = cardsOf.get(row.workerId);
    if (!cards) return false;
    const week = fullestWeek(cards);
    return overtimeHours(row).isZero() && week?.hours.gt(decimal(parameters?.standardWeeklyHours ?? '48').plus(8)) === true;
  });
  return unpaid.length > 0 ? [...hits, shows('P27', unpaid.slice(0, 20).map(rowPlace), `${unpaid.length} workers have long weeks on their day cards and no overtime in the payroll.`, undefined, 'overtime')] : hits;
}

/** P01–P03, P24, P27–P29. */
export const timeHits = (tables: LaborTables, facts: Facts): Hit[] => [
  ...tables.pays.flatMap((pay) => rowHours(pay, tables)), ...lineWork(tables), ...strangersOnTheLine(tables), ...stopDays(tables, facts), ...neatRecords(tables),
];
