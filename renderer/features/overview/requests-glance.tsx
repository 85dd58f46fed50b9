// What CBP asked, at a glance: answered or not, with the number of exhibits.
import type { ReactElement } from 'react';
import { LinkButton } from '../../components/link-button.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { isUnanswered } from '../../state/next-steps.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

export function RequestsGlance(): ReactElement {
  const { ui } = useApp();
  const requests = [...useRecords(useDossierId(), 'requests')].sort((a, b) => a.no - b.no);
  const answered = requests.filter((request) => !isUnanswered(request)).length;
  return (
    <section className={styles.panel} aria-label="Requests at a glance">
      <h2>Requests {requests.length > 0 && <span className="muted small">{answered} of {requests.length} answered</span>}</h2>
      {requests.length === 0 && <p className="muted">Paste the list from the notice under Requests.</p>}
      <ul className={styles.rows}>
        {requests.map((request) => (
          <li key={request.id}>
            <LevelMark level={isUnanswered(request) ? 'warn' : 'done'} />
            <span className={styles.line}><LinkButton onPress={() => ui.goTo('requests', request.id)}>{request.no}. {request.text}</LinkButton></span>
            <span className="muted nowrap">{request.exhibitIds.length > 0 ? countOf(request.exhibitIds.length, 'exhibit') : request.reasonUnanswered ? 'explained' : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
