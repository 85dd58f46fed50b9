// Readiness by section: what blocks, what warns, what is empty.
import type { ReactElement } from 'react';
import { LinkButton } from '../../components/link-button.tsx';
import { countOf } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { isUnanswered } from '../../state/next-steps.ts';
import { sectionState, type SectionState } from '../../state/section-states.ts';
import { SECTION_TITLES, type Section } from '../../state/sections.ts';
import { useChecks, useDossierId, useHeader } from '../frame/use-dossier.ts';
import styles from './overview.module.css';

const SHOWN: readonly Section[] = ['requests', 'chain', 'evidence', 'labor', 'audits', 'parties', 'narrative'];

const sentence = (state: SectionState): string => {
  const parts = [state.blocking > 0 && `${state.blocking} blocking`, state.warnings > 0 && countOf(state.warnings, 'warning')].filter(Boolean);
  if (state.mark === 'empty') return 'empty';
  return parts.length > 0 ? parts.join(', ') : state.mark === 'work' ? 'in work' : 'ready';
};

export function Readiness(): ReactElement {
  const { ui } = useApp();
  const counts = useHeader().value?.counts ?? {};
  const findings = useChecks().value?.findings ?? [];
  const unanswered = useRecords(useDossierId(), 'requests').filter(isUnanswered).length;
  return (
    <section className={styles.panel} aria-label="Readiness by section">
      <h2>Readiness</h2>
      <ul className={styles.rows}>
        {SHOWN.map((section) => {
          const state = sectionState(section, counts, findings, unanswered);
          return (
            <li key={section}>
              <LinkButton onPress={() => ui.goTo(section)}>{SECTION_TITLES[section]}</LinkButton>
              <span className={state.blocking > 0 ? styles.blocked : 'muted'}>{sentence(state)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
