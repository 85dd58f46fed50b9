// The last acts on this dossier, from the custody log.
import type { ReactElement } from 'react';
import { LinkButton } from '../../components/link-button.tsx';
import { formatInstant } from '../../format/dates.ts';
import { useApp, useRead } from '../../state/app-context.ts';
import { custodyRead } from '../../state/known-reads.ts';
import { actWords } from '../custody/act-words.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

const SHOWN = 8;

export function RecentActivity(): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const page = useRead(custodyRead(dossierId, { offset: 0, limit: SHOWN })).value;
  const latest = [...(page?.rows ?? [])].sort((a, b) => b.seq - a.seq);
  return (
    <section className={styles.panel} aria-label="Recent activity">
      <h2>Recent activity</h2>
      <ul className={styles.rows}>
        {latest.map((event) => (
          <li key={event.seq}>
            <span className={styles.line}>{actWords(event)}</span>
            <span className="muted nowrap">{formatInstant(event.at)}</span>
          </li>
        ))}
      </ul>
      <LinkButton onPress={() => ui.goTo('custody')}>Whole log</LinkButton>
    </section>
  );
}
