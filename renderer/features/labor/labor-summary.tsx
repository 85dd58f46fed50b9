// Headcounts side by side with the reason for each difference, payroll against bank, and payroll figures as they were reported.
import type { ReactElement } from 'react';
import { matchBank } from '../../../src/domain/labor/bank-match.ts';
import { hoursChart } from '../../../src/domain/labor/hours-chart.ts';
import { yardsticksOf } from '../../../src/domain/labor/yardsticks.ts';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { countOf, formatDecimal } from '../../format/numbers.ts';
import { useRecords } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { CountLists } from './count-lists.tsx';
import { HeadcountPicture } from './headcount-picture.tsx';
import { HoursPicture } from './hours-picture.tsx';
import styles from './labor.module.css';

export function LaborSummary(): ReactElement {
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const headcounts = useRecords(dossierId, 'headcounts');
  const summaries = useRecords(dossierId, 'payrollSummaries');
  const payrolls = useRecords(dossierId, 'payrolls');
  const rows = useRecords(dossierId, 'payrollRows');
  const batches = useRecords(dossierId, 'bankBatches');
  const cards = useRecords(dossierId, 'timecards');
  const parameters = useRecords(dossierId, 'payrollParameters');
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? 'Site not stated';
  return (
    <div className={styles.summary} tabIndex={0} role="group" aria-label="Labor, content">
      {headcounts.map((headcount) => <HeadcountPicture key={headcount.id} headcount={headcount} site={siteName(headcount.siteId)} />)}
      <CountLists />
      {payrolls.map(({ id, siteId, periodStart, periodEnd }) => {
        const chart = hoursChart(rows.filter(({ payrollId }) => payrollId === id), cards.filter(({ date }) => date >= periodStart && date <= periodEnd), yardsticksOf(parameters, siteId));
        return chart && <HoursPicture key={id} chart={chart} title={`Longest weeks, ${siteName(siteId)}, ${formatDate(periodStart)} to ${formatDate(periodEnd)}`} />;
      })}
      {payrolls.map((payroll) => <Figures key={payroll.id} title={`Payroll, ${siteName(payroll.siteId)}`} note={`${formatDate(payroll.periodStart)} to ${formatDate(payroll.periodEnd)}, ${payroll.currency}`} figures={payroll.totals} />)}
      {payrolls.map((payroll) => {
        const [paid, sent] = [rows.filter(({ payrollId }) => payrollId === payroll.id), batches.filter(({ payrollId }) => payrollId === payroll.id)];
        const match = matchBank(paid, sent);
        return paid.length > 0 && sent.length > 0 && <Figures key={payroll.id} title={`Payroll and bank, ${siteName(payroll.siteId)}`} note={`${countOf(sent.length, 'bank batch', 'bank batches')}, ${payroll.currency}`} figures={{ netOfTheRows: match.net.toFixed(2), paidByTheBank: match.banked.toFixed(2), difference: match.banked.minus(match.net).toFixed(2), rows: String(match.rows), transfers: String(match.transfers) }} />;
      })}
      {summaries.map((summary) => <Figures key={summary.id} title={`Payroll summary, ${siteName(summary.siteId)}`} note={`${summary.period}, ${summary.currency}`} figures={summary.figures} />)}
    </div>
  );
}

function Figures({ title, note, figures }: { readonly title: string; readonly note: string; readonly figures: Readonly<Record<string, string>> }): ReactElement {
  return (
    <section aria-label={title}>
      <h2>{title} <span className="muted small">{note}</span></h2>
      <table className={styles.figures}>
        <tbody>{Object.entries(figures).map(([name, value]) => <tr key={name}><th scope="row">{wordsOf(name)}</th><td className="number">{formatDecimal(value)}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
