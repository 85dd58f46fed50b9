// What a reviewer would find: blocking first, grouped by rule; each with place, reason, source and fix.
import { useState, type ReactElement } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { wordsOf } from '../../copy/words.ts';
import { countOf } from '../../format/numbers.ts';
import { useApp, useSelection } from '../../state/app-context.ts';
import type { Finding } from '../../state/known-reads.ts';
import { useChecks } from '../frame/use-dossier.ts';
import styles from './checks.module.css';
import { FindingDetails } from './finding-details.tsx';
import { groupFindings } from './group-findings.ts';

type Shown = 'open' | 'explained' | 'all';

export function ChecksSection(): ReactElement {
  const { value, error } = useChecks();
  const selected = useSelection('checks')?.id ?? null;
  const [shown, setShown] = useState<Shown>('open');
  const findings = value?.findings ?? [];
  const visible = findings.filter((finding) => shown === 'all' || (finding.override === null) === (shown === 'open'));
  const groups = groupFindings(visible);
  const finding = findings.find((candidate) => candidate.id === selected) ?? null;
  const explained = findings.filter((candidate) => candidate.override !== null).length;

  return (
    <SectionPage
      title="Checks"
      scrolls
      note={value ? `${value.blocking} blocking, ${countOf(value.warnings, 'warning')}` : null}
      acts={<Segmented label="Which findings" value={shown} onChange={setShown} choices={[{ id: 'open', label: 'Open' }, { id: 'explained', label: `Explained (${explained})` }, { id: 'all', label: 'All' }]} />}
      {...(finding ? { inspector: <FindingDetails key={finding.id} finding={finding} />, inspectorLabel: 'Finding' } : {})}
    >
      {error && <ErrorPanel error={error} />}
      {value && visible.length === 0 && <EmptyState icon="checks" title={shown === 'explained' ? 'Nothing is explained away' : 'No findings'}>{shown === 'explained' ? 'A finding that cannot be mended can be explained; the reason goes into the package.' : 'The checks run again with every change.'}</EmptyState>}
      {groups.map((group) => (
        <section key={`${group.level} ${group.rule}`} className={styles.group} aria-label={groups.some((other) => other !== group && other.rule === group.rule) ? `${group.title}, ${wordsOf(group.level)}` : group.title}>
          <h2 className={styles.groupTitle}>
            <LevelMark level={group.level} />
            <span>{group.title}</span>
            <span className="muted small">{group.rule}</span>
          </h2>
          <ul>{group.findings.map((one) => <FindingRow key={one.id} finding={one} isSelected={one.id === selected} />)}</ul>
        </section>
      ))}
    </SectionPage>
  );
}

function FindingRow({ finding, isSelected }: { readonly finding: Finding; readonly isSelected: boolean }): ReactElement {
  const { ui } = useApp();
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={isSelected} onClick={() => ui.select('checks', finding.id)}>
        <span className={styles.message}>{finding.message}</span>
        {finding.override && <Badge tone="accent">explained</Badge>}
      </button>
    </li>
  );
}
