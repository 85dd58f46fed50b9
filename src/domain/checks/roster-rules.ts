// P05 of totals, P11–P13, P16, P18, P21–P23, P25, P26, T21: the tables of one payroll against each other.
import type { Payroll } from '../dossier/labor.ts';
import { matchBank } from '../labor/bank-match.ts';
import { differences, reasonFor, recounted } from '../labor/headcount-match.ts';
import type { LaborTables, Pay } from '../labor/labor-tables.ts';
import { decimal, overtimeHours, total } from '../labor/wages.ts';
import { groupBy } from '../group-by.ts';
import { at, daysBetween, isGiven, own, repeated, type Hit } from './facts.ts';
import { rowPlace, shows, whoOf } from './labor-hit.ts';

const CENT = '0.02';
/** A payroll of more than a quarter is no payroll of a period. */
const LONGEST_PERIOD = 92;

/** P12, P13, P16: a row against the roster. */
function rowAgainstRoster(pay: Pay, { cardsOf }: LaborTables): Hit[] {
  const { worker, payroll, row } = pay;
  if (worker === null) return [shows('P12', [rowPlace(pay)], `${whoOf(pay)} was paid and is not on the roster.`)];
  const hits: Hit[] = [];
  const cards = cardsOf.get(row.workerId) ?? [];
  const { hireDate, leaveDate } = worker;
  const [early, late] = [cards.find(({ date }) => hireDate !== null && date < hireDate), cards.find(({ date }) => leaveDate !== null && date > leaveDate)];
  if (leaveDate !== null && leaveDate < payroll.periodStart) hits.push(shows('P13', [rowPlace(pay)], `${whoOf(pay)} left on ${leaveDate} and was paid for a later time.`));
  else if (late) hits.push(shows('P13', [rowPlace(pay)], `${whoOf(pay)} left on ${leaveDate ?? ''} and has a day card of ${late.date}.`, undefined, 'card'));
  if (hireDate !== null && hireDate > payroll.periodEnd) hits.push(shows('P16', [rowPlace(pay)], `${whoOf(pay)} was hired on ${hireDate} and paid for an earlier time.`));
  else if (early) hits.push(shows('P16', [rowPlace(pay)], `${whoOf(pay)} was hired on ${hireDate ?? ''} and has a day card of ${early.date}.`, undefined, 'card'));
  return hits;
}

/** P05, P11, P18, P21–P23, P26 of one payroll. */
function payrollHits(payroll: Payroll, rows: readonly Pay[], tables: LaborTables): Hit[] {
  const { dossier } = tables;
  const place = [at('payrolls', payroll.id)];
  const month = payroll.periodStart.slice(0, 7);
  const hits: Hit[] = repeated(rows, ({ row }) => row.workerId).map(([id, group]) => shows('P11', group.map(rowPlace), `worker ${id} stands ${group.length} times in one payroll (${group.map(({ cite }) => cite).join('; ')}).`));
  const paid = new Set(rows.map(({ row }) => row.workerId));
  for (const worker of tables.workersAt(payroll.siteId)) {
    const isEmployed = (worker.hireDate ?? '') <= payroll.periodEnd && (worker.leaveDate === null || worker.leaveDate >= payroll.periodStart);
    if (isEmployed && !paid.has(worker.workerId)) hits.push(shows('P18', [at('workers', worker.id, worker.sourceRow === null ? null : `row ${worker.sourceRow}`)], `${tables.whoIs(worker)} is on the roster and was not paid for ${month}.`, undefined, payroll.id));
  }
  for (const pay of rows) if (pay.row.net !== null && decimal(pay.row.net).lte(0) && pay.row.gross !== null && decimal(pay.row.gross).gt(0)) hits.push(shows('P18', [rowPlace(pay)], `${whoOf(pay)} earned ${pay.row.gross} and received nothing.`, undefined, 'nothing'));
  const nets = groupBy(rows.filter(({ row }) => row.net !== null), ({ row }) => [row.net ?? '']);
  const identical = Math.max(0, ...[...nets.values()].map((group) => group.length));
  const most = Number(rows[0]?.parameters?.identicalNetPctWarn ?? '20');
  if (rows.length >= 5 && identical > 1 && (identical / rows.length) * 100 > most) hits.push(shows('P21', place, `${identical} of ${rows.length} workers have the same net pay.`));
  const batches = dossier.bankBatches.filter(({ payrollId }) => payrollId === payroll.id);
  const bank = matchBank(rows.map(({ row }) => row), batches);
  const cited = [...new Set(batches.map(({ exhibitId }) => tables.placeOf({ sourceExhibitId: exhibitId })))].join('');
  const isPaid = batches.length > 0 && bank.banked.minus(bank.net).abs().lte(CENT);
  if (batches.length > 0) {
    if (!isPaid) hits.push(shows('P22', place, `the bank paid ${bank.banked.toFixed(2)}${cited}; the payroll says ${bank.net.toFixed(2)}.`));
    if (bank.transfers !== bank.rows) hits.push(shows('P23', place, `the bank made ${bank.transfers} transfers${cited} for ${bank.rows} rows.`));
  }
  hits.push(...printedTotals(payroll, rows), ...filedTotals(payroll, rows, tables, isPaid));
  const rolls = dossier.socialInsurance.filter(({ siteId }) => siteId === null || siteId === payroll.siteId).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const ofTheMonth = rolls.filter(({ month: of }) => of >= month && of <= payroll.periodEnd.slice(0, 7));
  const [other] = rolls;
  if (other && ofTheMonth.length === 0) hits.push(shows('P26', [at('socialInsurance', other.id, 'month')], `the social-insurance roll is of ${other.month}, the payroll of ${month}.`, undefined, 'month'));
  for (const roll of ofTheMonth) {
    const lacking = paid.size - roll.insuredCount;
    if (lacking > 0) hits.push(shows('P26', [at('socialInsurance', roll.id, 'insuredCount')], `${roll.insuredCount} of ${paid.size} paid workers are insured${tables.placeOf({ sourceExhibitId: roll.exhibitId })}.`, lacking / paid.size > 0.1 ? 'block' : 'warn'));
  }
  const days = daysBetween(payroll.periodStart, payroll.periodEnd) + 1;
  if (days > LONGEST_PERIOD || days < 1) hits.push(shows('P05', place, `the payroll covers ${days} days (${payroll.periodStart} to ${payroll.periodEnd}).`, undefined, 'period'));
  const paper = dossier.exhibits.find(({ id, state }) => id === payroll.sourceExhibitId && state !== 'withdrawn');
  const covered = paper?.periodCovered ?? null;
  if (paper && covered !== null && (covered.from !== payroll.periodStart || covered.to !== payroll.periodEnd)) hits.push(shows('P05', [...place, at('exhibits', paper.id, 'periodCovered')], `the payroll is of ${payroll.periodStart} to ${payroll.periodEnd}; its paper ${paper.exhibitNo} covers ${covered.from} to ${covered.to}.`, undefined, 'covered'));
  const currency = rows[0]?.parameters?.currency ?? null;
  if (currency !== null && currency !== payroll.currency) hits.push(shows('P05', place, `the payroll is in ${payroll.currency}, the yardsticks of the site are in ${currency}.`, undefined, 'currency'));
  return hits;
}

/** P05: totals as printed under the table. */
function printedTotals(payroll: Payroll, rows: readonly Pay[]): Hit[] {
  // Where a worker is repeated or a row is gone, that is the finding.
  const sums = {
    net: total(rows.map(({ row }) => row.net)), gross: total(rows.map(({ row }) => row.gross)), regularHours: total(rows.map(({ row }) => row.regularHours)),
    overtimeHours: rows.reduce((sum, { row }) => sum.plus(overtimeHours(row)), decimal(null)),
  };
  return Object.entries(sums).flatMap(([name, sum]): Hit[] => {
    const printed = own(payroll.totals, name);
    return printed === undefined || sum.minus(printed).abs().lte(CENT) ? [] : [shows('P05', [at('payrolls', payroll.id)], `the ${name === 'net' || name === 'gross' ? name : name.replace('Hours', ' hours')} of the rows sum to ${sum.toFixed(2)}; the printed total is ${printed}.`, undefined, name)];
  });
}

/** P05, P22: the sums on the papers of payroll and bank. */
function filedTotals(payroll: Payroll, rows: readonly Pay[], { dossier }: LaborTables, isPaid: boolean): Hit[] {
  const net = total(rows.map(({ row }) => row.net));
  return dossier.exhibits.filter(({ state }) => state !== 'withdrawn').flatMap((exhibit): Hit[] => {
    const isBank = exhibit.docType === 'BANK_PAYROLL_BATCH';
    const isOurs = exhibit.id === payroll.sourceExhibitId || dossier.bankBatches.some(({ payrollId, exhibitId }) => payrollId === payroll.id && exhibitId === exhibit.id);
    if (exhibit.amount === null || !isOurs || !(isBank || exhibit.docType === 'PAYROLL_REGISTER') || (isBank && !isPaid)) return [];
    if (exhibit.currency !== null && exhibit.currency !== payroll.currency) return [shows('P05', [at('exhibits', exhibit.id, 'currency')], `${exhibit.exhibitNo} is in ${exhibit.currency}, the payroll in ${payroll.currency}.`, undefined, 'currency')];
    return decimal(exhibit.amount).minus(net).abs().lte(CENT) ? [] : [shows(isBank ? 'P22' : 'P05', [at('exhibits', exhibit.id, 'amount')], `${exhibit.exhibitNo} states ${exhibit.amount}; the rows of the payroll sum to ${net.toFixed(2)}.`, isBank ? 'warn' : undefined, 'paper')];
  });
}

/** T21: the site record against the payroll itself. */
function siteCounts({ dossier, paysOf }: LaborTables): Hit[] {
  return dossier.sites.flatMap((site): Hit[] => {
    const payroll = dossier.payrolls.filter(({ siteId }) => siteId === site.id).toSorted((a, b) => b.periodEnd.localeCompare(a.periodEnd))[0];
    const paid = new Set((paysOf.get(payroll?.id ?? '') ?? []).map(({ row }) => row.workerId)).size;
    if (!payroll || paid === 0 || site.workers === null || Math.abs(paid - site.workers) / Math.max(1, Math.abs(site.workers)) <= 0.05) return [];
    return [shows('T21', [at('sites', site.id, 'workers'), at('payrolls', payroll.id)], `the site record says ${site.workers} workers, the payroll has ${paid}.`, 'warn', 'site')];
  });
}

/** P25: what the audit counted and what the payroll has, with the reason on file. */
function auditCounts({ dossier, paysOf, workersAt }: LaborTables): Hit[] {
  return dossier.payrolls.flatMap((payroll) => {
    const roster = workersAt(payroll.siteId);
    const paid = new Set((paysOf.get(payroll.id) ?? []).map(({ row }) => row.workerId)).size;
    if (paid === 0) return [];
    return dossier.audits.filter(({ siteId, workersOnSite }) => siteId === payroll.siteId && workersOnSite !== null).flatMap((audit): Hit[] => {
      const counted = audit.workersOnSite ?? 0;
      const reason = dossier.headcounts.filter(({ siteId }) => siteId === null || siteId === audit.siteId).some(({ counts, explanations }) => Object.entries(counts).some(([name, count]) => name.startsWith('audit') && count === counted && reasonFor(name, explanations) !== null));
      const where = [at('audits', audit.id, 'workersOnSite'), at('payrolls', payroll.id)];
      const hits: Hit[] = [];
      if (Math.abs(paid - counted) / Math.max(1, counted) > 0.05 && !reason) hits.push(shows('P25', where, `the ${audit.scheme} audit counted ${counted} workers; the payroll has ${paid}, and no reason is on file.`));
      const foreign = audit.foreignWorkers ?? 0;
      if (foreign > 0 && new Set(roster.map(({ nationality }) => nationality)).size === 1 && isGiven(roster[0]?.nationality)) hits.push(shows('T21', where, `the ${audit.scheme} audit counted ${foreign} foreign workers; everybody on the roster is of one nationality.`, 'warn', 'foreign'));
      if ((audit.contractWorkers ?? 0) > 0 && roster.length > 0 && roster.every(({ employmentType, agencyId }) => agencyId === null && (employmentType === null || employmentType === 'direct'))) hits.push(shows('T21', where, `the ${audit.scheme} audit counted ${audit.contractWorkers ?? 0} contract workers; the roster has none.`, 'warn', 'contract'));
      return hits;
    });
  });
}

/** Findings that already say, person by person, why a list is longer or shorter. */
const EXPLAINED_BY: Readonly<Record<string, readonly string[]>> = { roster: ['P12', 'P18', 'P13', 'P16', 'P11'], payrollRows: ['P11', 'P12', 'P18', 'P13', 'P16'], bankTransfers: ['P23'], socialInsurance: ['P26'], contracts: ['P32', 'P12', 'P13', 'P16'], identityCards: ['P12', 'P13', 'P16', 'P20'] };
/** What a labor paper counts. */
const COUNTED_IN: Readonly<Record<string, string>> = { WORKER_ROSTER: 'roster', IDENTITY_DOCS: 'identityCards', LABOR_CONTRACT: 'contracts', PAYROLL_REGISTER: 'payrollRows', BANK_PAYROLL_BATCH: 'bankTransfers', TIME_RECORDS: 'attendanceIds', SOCIAL_INSURANCE_ROLL: 'socialInsurance' };

/** T21: the headcount match, stated, counted again, and as the papers say. */
function headcountMatch({ dossier }: LaborTables, fired: ReadonlySet<string>): Hit[] {
  const hits: Hit[] = [];
  const isExplained = (name: string): boolean => (own(EXPLAINED_BY, name) ?? []).some((rule) => fired.has(rule));
  for (const headcount of dossier.headcounts) {
    const place = (name: string) => [at('headcounts', headcount.id, name)];
    const off = differences(headcount).filter(({ reason }) => reason === null);
    for (const { name, stated, expected } of off) hits.push(shows('T21', place(name), `${stated} people are counted in “${name}”, ${expected} on the roster, and no reason is given.`, 'warn', 'difference'));
    const audited = dossier.audits.filter(({ siteId, workersOnSite }) => workersOnSite !== null && (headcount.siteId === null || siteId === headcount.siteId)).map(({ workersOnSite }) => workersOnSite);
    for (const [name, count] of Object.entries(headcount.counts)) if (name.startsWith('audit') && audited.length > 0 && !audited.includes(count) && !fired.has('P25')) hits.push(shows('T21', place(name), `the headcount states ${count} for “${name}”; the audits counted ${audited.join(', ')}.`, 'warn', 'audit'));
    const counted = recounted(headcount, dossier);
    for (const [name, count] of Object.entries(counted)) {
      const stated = own(headcount.counts, name);
      if (stated !== undefined && stated !== count && !isExplained(name) && !off.some((one) => one.name === name)) hits.push(shows('T21', place(name), `the headcount states ${stated} for “${name}”; the table itself has ${count}.`, 'warn', 'table'));
    }
    for (const exhibit of dossier.exhibits) {
      const name = own(COUNTED_IN, exhibit.docType);
      const people = exhibit.quantities.filter(({ uom }) => uom === 'C62' || uom === 'H87');
      const table = name === undefined ? undefined : own(counted, name);
      const expected = table ?? (name === undefined ? undefined : own(headcount.counts, name));
      if (name === undefined || exhibit.state === 'withdrawn' || people.length !== 1 || expected === undefined || isExplained(name)) continue;
      if (!decimal(people[0]?.value).eq(expected)) hits.push(shows('T21', [at('exhibits', exhibit.id, 'quantities')], `${exhibit.exhibitNo} counts ${people[0]?.value ?? ''} ${people[0]?.what ?? ''}; ${table === undefined ? 'the headcount states' : 'the table has'} ${expected}.`, 'warn', 'paper'));
    }
    const visit = dossier.exhibits.find(({ docType, state }) => docType === 'SITE_VISIT_REPORT' && state !== 'withdrawn');
    const seen = visit?.quantities.find(({ uom }) => uom === 'C62' || uom === 'H87');
    const onShift = own(headcount.counts, 'siteVisitOnShift');
    if (visit && seen && onShift !== undefined && !decimal(seen.value).eq(onShift)) hits.push(shows('T21', [at('exhibits', visit.id, 'quantities')], `${visit.exhibitNo} counted ${seen.value} people on shift; the headcount states ${onShift}.`, 'warn', 'visit'));
  }
  return hits;
}

/** P05, P11–P13, P16, P18, P21–P23, P25, P26 and T21. `others`: rules that fired on single workers. */
export function rosterHits(tables: LaborTables, others: readonly Hit[]): Hit[] {
  const { dossier, pays, paysOf } = tables;
  const hits = [
    ...(dossier.workers.length === 0 ? [] : pays.flatMap((pay) => rowAgainstRoster(pay, tables))),
    ...dossier.payrolls.flatMap((payroll) => { const rows = paysOf.get(payroll.id) ?? []; return rows.length === 0 ? [] : payrollHits(payroll, rows, tables); }),
    ...auditCounts(tables), ...siteCounts(tables),
  ];
  return [...hits, ...headcountMatch(tables, new Set([...hits, ...others].map(({ rule }) => rule)))];
}
