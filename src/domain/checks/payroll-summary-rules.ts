// P01, P02, P04, P07, P09, P10, P22, P23, T21 of a payroll of which only the summary is filed.
import type { Dossier } from '../dossier/dossier.ts';
import { decimal } from '../labor/wages.ts';
import { at, own, type Hit } from './facts.ts';
import { shows } from './labor-hit.ts';

type Summary = Dossier['payrollSummaries'][number];

function summaryHits(summary: Summary, exhibits: Dossier['exhibits']): Hit[] {
  const figure = (name: string) => { const text = own(summary.figures, name); return text === undefined ? null : decimal(text); };
  const place = [at('payrollSummaries', summary.id)];
  const hits: Hit[] = [];
  const say = (rule: string, message: string, level?: Hit['level'], key?: string): void => void hits.push(shows(rule, place, `${message} (payroll of ${summary.period}).`, level, key));
  const [week, over, rest, base, minimum] = [figure('maxWeeklyHours'), figure('workersOver60h'), figure('minRestDaysPerWeek'), figure('minMonthlyBase'), figure('legalMinimumIllustrative') ?? figure('legalMinimum')];
  if (week?.gt(60)) say('P01', `the longest week has ${week.toFixed()} hours; the yardstick is 60`);
  else if (over?.gt(0)) say('P01', `${over.toFixed()} workers had weeks of more than 60 hours`, undefined, 'workers');
  if (rest?.lt(1)) say('P02', 'some workers had no rest day in a week');
  if (base !== null && minimum !== null && base.lt(minimum)) say('P04', `the lowest base wage is ${base.toFixed()}; the minimum entered is ${minimum.toFixed()}`);
  const fees = figure('recruitmentFeeDeductions');
  if (fees?.gt(0)) say('P07', `recruitment fees of ${fees.toFixed()} were taken from pay`);
  const [paid, byBank, cash] = [figure('workersOnPayroll'), figure('workersPaidByBank'), figure('workersPaidCash')];
  if (cash?.gt(0)) say('P09', `${cash.toFixed()} workers were paid in cash`);
  if (paid !== null && byBank !== null && !byBank.plus(cash ?? 0).eq(paid)) say('P23', `${byBank.toFixed()} workers were paid by bank and ${(cash ?? decimal(null)).toFixed()} in cash; ${paid.toFixed()} are on the payroll`);
  const [bank, net] = [figure('bankBatchTotal'), figure('payrollNetTotal')];
  if (bank !== null && net !== null && bank.minus(net).abs().gt('0.02')) say('P22', `the bank paid ${bank.toFixed()}; the payroll says ${net.toFixed()}`);
  const foreign = figure('foreignNationals');
  if (foreign?.gt(0)) say('P10', `${foreign.toFixed()} foreign nationals are on the payroll; state their nationality`, 'warn', 'foreign');
  const paper = exhibits.filter(({ docType, state, periodCovered }) => docType === 'PAYROLL_SUMMARY' && state !== 'withdrawn' && (periodCovered?.from.startsWith(summary.period) ?? true));
  const [filed] = paper;
  const people = filed?.quantities.find(({ uom }) => uom === 'C62' || uom === 'H87');
  if (paper.length === 1 && filed && people && paid !== null && !decimal(people.value).eq(paid)) hits.push(shows('T21', [at('exhibits', filed.id, 'quantities'), ...place], `${filed.exhibitNo} counts ${people.value} ${people.what}; the summary has ${paid.toFixed()}.`, 'warn', 'paper'));
  return hits;
}

export const summariesHits = ({ payrollSummaries, exhibits }: Dossier): Hit[] => payrollSummaries.flatMap((summary) => summaryHits(summary, exhibits));
