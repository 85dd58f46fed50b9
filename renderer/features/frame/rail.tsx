// The sections with their state marks and counts.
import type { ReactElement } from 'react';
import { Icon } from '../../components/icons.tsx';
import { formatCount } from '../../format/numbers.ts';
import { useApp, useRecords } from '../../state/app-context.ts';
import { isUnanswered } from '../../state/next-steps.ts';
import { sectionState, type SectionMark } from '../../state/section-states.ts';
import { SECTIONS, SECTION_TITLES, type Section } from '../../state/sections.ts';
import styles from './rail.module.css';
import { useChecks, useDossierId, useHeader } from './use-dossier.ts';

const MARK_WORDS: Readonly<Record<SectionMark, string>> = { empty: 'empty', work: 'in work', blocked: 'blocked', ready: 'ready' };

export function Rail({ section }: { readonly section: Section }): ReactElement {
  const { ui } = useApp();
  const counts = useHeader().value?.counts ?? {};
  const findings = useChecks().value?.findings ?? [];
  const unanswered = useRecords(useDossierId(), 'requests').filter(isUnanswered).length;
  return (
    <nav className={styles.rail} aria-label="Sections">
      <ul>
        {SECTIONS.map((name) => {
          const state = sectionState(name, counts, findings, unanswered);
          return (
            <li key={name}>
              <button type="button" className={styles.item} aria-current={name === section ? 'page' : undefined} onClick={() => ui.goTo(name)} title={SECTION_TITLES[name]}>
                <Icon name={name} />
                <span className={styles.name}>{SECTION_TITLES[name]}</span>
                {state.count !== null && state.count > 0 && <span className={styles.count}>{formatCount(state.count)}</span>}
                <span className={`${styles.mark} ${styles[state.mark]}`} role="img" aria-label={MARK_WORDS[state.mark]} />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
