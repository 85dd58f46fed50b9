// What an audit is worth for these goods: its age at production, headcount, address, and what its scheme says.
import type { ReactElement } from 'react';
import { schemeOf, validByScheme } from '../../../src/domain/audits/audit-scheme.ts';
import { ageAt, productionWindow } from '../../../src/domain/audits/production-window.ts';
import { sameAddress } from '../../../src/domain/audits/site-address.ts';
import type { Audit } from '../../../src/domain/dossier/audit.ts';
import { Facts, Group } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge, LevelMark } from '../../components/marks.tsx';
import { Unverified } from '../../components/unverified.tsx';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { auditSchemesRead } from '../../state/reference-data.ts';
import { useChecks, useDossierId } from '../frame/use-dossier.ts';
import { AGE_TONES, AGE_WORDS } from './audit-words.ts';
import styles from './audits.module.css';

const ADDRESS_WORDS = new Map<boolean | null, string>([[true, 'is that of the site'], [false, 'is another than that of the site'], [null, 'cannot be compared']]);

export function AuditVerdict({ audit, isReliedOn }: { readonly audit: Audit; readonly isReliedOn: boolean }): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const steps = useRecords(dossierId, 'steps');
  const site = useRecords(dossierId, 'sites').find(({ id }) => id === audit.siteId) ?? null;
  const payroll = useRecords(dossierId, 'payrolls').find(({ siteId }) => siteId === audit.siteId && audit.siteId !== null) ?? null;
  const paid = useRecords(dossierId, 'payrollRows').filter(({ payrollId }) => payrollId === payroll?.id).length;
  const reference = useRead(auditSchemesRead).value;
  const scheme = schemeOf(audit.scheme, reference?.schemes ?? []);
  const window = productionWindow(audit.siteId, steps);
  const age = ageAt(window, audit, scheme);
  const until = validByScheme(audit, scheme);
  const findings = (useChecks().value?.findings ?? []).filter(({ where }) => where.some(({ collection, id }) => collection === 'audits' && id === audit.id));
  const counted = [audit.workersOnSite === null ? null : `audit ${audit.workersOnSite}`, paid > 0 ? `payroll ${paid}` : null, site?.workers ? `site record ${site.workers}` : null].filter(Boolean).join(' · ');
  return (
    <Group title="For these goods" acts={isReliedOn ? <Badge tone={AGE_TONES[age]}>{AGE_WORDS[age]}</Badge> : <Badge tone="block">Not relied on</Badge>}>
      {!isReliedOn && <ul>{(reference?.regionRule ?? []).map(({ text, source, confidence }) => <li key={text} className="small">{text} <span className="muted">{source}</span> <Unverified confidence={confidence} /></li>)}</ul>}
      <Facts facts={[
        { name: 'Made here', value: [formatDate(window.start), formatDate(window.end)].filter(Boolean).join(' to ') },
        { name: 'Speaks until', value: until && `${formatDate(until)} by ${scheme?.name ?? 'trade practice, twelve months'}` },
        { name: 'People', value: counted },
        { name: 'Address', value: audit.addressAsPrinted && ADDRESS_WORDS.get(site ? sameAddress(audit.addressAsPrinted, site) : null) },
        { name: 'Scheme gives', value: scheme?.result }, { name: 'Validity', value: scheme?.validity.text }, { name: 'Handling', value: scheme?.handling },
      ]} />
      <ul>
        {findings.map((finding) => <li key={finding.id} className={styles.remark}><LevelMark level={finding.override ? 'done' : finding.level} /><LinkButton onPress={() => ui.goTo('checks', finding.id)}>{finding.message}</LinkButton><span className="muted">{finding.rule}</span></li>)}
      </ul>
    </Group>
  );
}
