// Where the case stands: countdown, next things to do, readiness by section, requests, recent activity, and the case itself.
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../../components/link-button.tsx';
import { LevelMark } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { Button } from '../../components/button.tsx';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { facetsRead } from '../../state/known-reads.ts';
import { nextSteps } from '../../state/next-steps.ts';
import { useChecks, useDeadlines, useDossierId, useHeader } from '../frame/use-dossier.ts';
import { CaseFacts } from './case-facts.tsx';
import { CaseForm } from './case-form.tsx';
import { Countdown } from './countdown.tsx';
import { DeadlineTable } from './deadline-table.tsx';
import styles from './overview.module.css';
import { Readiness } from './readiness.tsx';
import { RecentActivity } from './recent-activity.tsx';
import { RequestsGlance } from './requests-glance.tsx';

export function OverviewSection(): ReactElement {
  const [editing, setEditing] = useState(false);
  const header = useHeader().value;
  return (
    <SectionPage
      title="Overview"
      scrolls
      note={header?.header.fictional ? 'Sample: all names and numbers are invented' : null}
      acts={<Button onPress={() => setEditing(!editing)}>{editing ? 'Close case details' : 'Case details'}</Button>}
      {...(editing && header ? { inspector: <CaseForm header={header.header} />, inspectorLabel: 'Case details' } : {})}
    >
      <div className={styles.grid}>
        <Countdown />
        <NextSteps />
        <Readiness />
        <RequestsGlance />
        <RecentActivity />
        <DeadlineTable />
        <CaseFacts />
      </div>
      <p className={`${styles.limits} muted small`}>Clearproof gives no legal advice. A scan kept here is not by itself a compliant record (19 CFR 163.5): keep the originals.</p>
    </SectionPage>
  );
}

function NextSteps(): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const header = useHeader().value;
  const checks = useChecks();
  const findings = checks.value?.findings ?? [];
  const requests = useRecords(dossierId, 'requests');
  const deadlines = useDeadlines().value ?? [];
  const inbox = useRead(facetsRead(dossierId)).value?.['state']?.find((facet) => facet.value === 'inbox')?.count ?? 0;
  const steps = header ? nextSteps({ header: header.header, findings, requests, deadlines, inbox, exhibits: header.counts['exhibits'] ?? 0 }) : [];
  return (
    <section className={styles.panel} aria-label="Next things to do">
      <h2>Next</h2>
      {steps.length === 0 && checks.value && <p className="muted">Nothing is open. The package can be issued.</p>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id}>
            <LevelMark level={step.level} />
            <div>
              <LinkButton onPress={() => ui.goTo(step.section, step.target)}>{step.text}</LinkButton>
              <p className="muted">{step.why}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
