// The ILO indicators one by one: what the records show, and which records were looked at.
import type { ReactElement } from 'react';
import { indicatorResults, WHO_WAS_ON_SITE, type IndicatorResult } from '../../../src/domain/labor/indicator-results.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { wordsOf } from '../../copy/words.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import type { Finding } from '../../state/known-reads.ts';
import { SECTION_OF } from '../../state/section-states.ts';
import { useChecks, useDossierId } from '../frame/use-dossier.ts';
import styles from './labor.module.css';

/** So many findings of one indicator are shown at once; the rest stand under Checks. */
const SHOWN = 8;

const nameOf = (indicator: string): string => (indicator === WHO_WAS_ON_SITE ? 'Who was on site, and do the lists agree' : wordsOf(indicator));

export function IndicatorTable(): ReactElement {
  const dossierId = useDossierId();
  const { value } = useChecks();
  const records = {
    workers: useRecords(dossierId, 'workers'), payrollRows: useRecords(dossierId, 'payrollRows'), payrollSummaries: useRecords(dossierId, 'payrollSummaries'),
    bankBatches: useRecords(dossierId, 'bankBatches'), timecards: useRecords(dossierId, 'timecards'), socialInsurance: useRecords(dossierId, 'socialInsurance'), headcounts: useRecords(dossierId, 'headcounts'),
    audits: useRecords(dossierId, 'audits'), exhibits: useRecords(dossierId, 'exhibits'),
  };
  const results = indicatorResults(records, value?.findings ?? []);
  return (
    <div className={styles.summary} tabIndex={0} role="group" aria-label="Indicators, content">
      <table className={styles.indicators}>
        <thead><tr><th scope="col">Indicator</th><th scope="col">What the records show</th><th scope="col">Looked at</th></tr></thead>
        <tbody>{results.map((result) => <IndicatorRow key={result.indicator} result={result} />)}</tbody>
      </table>
    </div>
  );
}

function IndicatorRow({ result }: { readonly result: IndicatorResult<Finding> }): ReactElement {
  const { ui } = useApp();
  const { indicator, state, findings, fromAudits, lookedAt } = result;
  return (
    <tr>
      <th scope="row">{nameOf(indicator)}</th>
      <td>
        {state === 'none' && <span className="muted">Nothing in these records points to it</span>}
        {state === 'unseen' && <Badge tone="warn">no record speaks of it</Badge>}
        <ul className={styles.shown}>
          {findings.slice(0, SHOWN).map((finding) => (
            <li key={finding.id}>
              <LevelMark level={finding.override ? 'done' : finding.level} />
              <LinkButton onPress={() => ui.goTo('checks', finding.id)}>{finding.message.replace(/^Records show: /, '')}</LinkButton> <span className="muted small">{finding.rule}</span>
            </li>
          ))}
          {findings.length > SHOWN && <li className="muted">and {findings.length - SHOWN} more under Checks</li>}
          {fromAudits.map(({ auditId, text, isOpen }) => (
            <li key={`${auditId} ${text}`}><LevelMark level={isOpen ? 'warn' : 'done'} /><LinkButton onPress={() => ui.goTo('audits', auditId)}>{text}</LinkButton></li>
          ))}
        </ul>
      </td>
      <td>
        <ul className={styles.shown}>
          {lookedAt.map(({ text, collection, id }) => <li key={`${collection} ${text}`}>{id === null ? <span className="muted">{text}</span> : <LinkButton onPress={() => ui.goTo(SECTION_OF[collection], id)}>{text}</LinkButton>}</li>)}
        </ul>
      </td>
    </tr>
  );
}
