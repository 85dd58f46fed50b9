// Social audits: where, when, how many workers, findings with corrective action.
import type { ReactElement } from 'react';
import type { Audit } from '../../../src/domain/dossier/audit.ts';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Facts, Group, InspectorHead } from '../../components/inspector-parts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Badge } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { wordsOf } from '../../copy/words.ts';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRecords, useSelection } from '../../state/app-context.ts';
import { useDossierId } from '../frame/use-dossier.ts';

const openCount = (audit: Audit): number => audit.findings.filter((finding) => finding.status !== 'closed').length;

export function AuditsSection(): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const audits = useRecords(dossierId, 'audits');
  const sites = useRecords(dossierId, 'sites');
  const selected = useSelection('audits')?.id ?? null;
  const audit = audits.find((candidate) => candidate.id === selected) ?? null;
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? '';
  const columns: readonly ColumnOf<Audit>[] = [
    { id: 'site', title: 'Site', width: '2fr', minWidth: 140, isRowHeader: true, sortBy: (row) => siteName(row.siteId), render: (row) => siteName(row.siteId) },
    { id: 'scheme', title: 'Scheme', width: '1fr', minWidth: 100, sortBy: (row) => row.scheme, render: (row) => [row.scheme, row.version].filter(Boolean).join(' ') },
    { id: 'dates', title: 'Held', drops: 1, width: 190, sortBy: (row) => row.start ?? '', render: (row) => [formatDate(row.start), formatDate(row.end)].filter(Boolean).join(' to ') },
    { id: 'workers', title: 'Workers', drops: 2, width: 76, numeric: true, sortBy: (row) => row.workersOnSite ?? 0, render: (row) => row.workersOnSite ?? '' },
    { id: 'findings', title: 'Findings', drops: 3, width: 80, numeric: true, sortBy: (row) => row.findings.length, render: (row) => row.findings.length },
    { id: 'open', title: 'Open', width: 90, sortBy: openCount, render: (row) => (openCount(row) > 0 ? <Badge tone="warn">{openCount(row)} open</Badge> : '') },
  ];
  return (
    <SectionPage title="Audits" inspectorLabel="Audit" {...(audit ? { inspector: <AuditDetails audit={audit} site={siteName(audit.siteId)} /> } : {})}>
      {audits.length === 0 ? <EmptyState icon="audits" title="No audit on file">Audits come in with an imported dossier. Each is tested against the time of production, not the day of filing.</EmptyState>
        : <DataTable label="Audits" rows={audits} columns={columns} idOf={(row) => row.id} textOf={(row) => `${row.scheme} ${siteName(row.siteId)}`} selectedId={selected} onSelect={(id) => ui.select('audits', id)} />}
    </SectionPage>
  );
}

function AuditDetails({ audit, site }: { readonly audit: Audit; readonly site: string }): ReactElement {
  const { ui } = useApp();
  const dossierId = useDossierId();
  const parties = useRecords(dossierId, 'parties');
  const exhibits = useRecords(dossierId, 'exhibits');
  return (
    <>
      <InspectorHead over={site} title={`${audit.scheme} ${audit.version ?? ''}`} />
      <Facts facts={[
        { name: 'Type', value: audit.type }, { name: 'Auditor', value: parties.find((party) => party.id === audit.auditorId)?.name },
        { name: 'On site', value: audit.workersOnSite }, { name: 'Interviewed', value: audit.workersInterviewed }, { name: 'Contract workers', value: audit.contractWorkers }, { name: 'Foreign workers', value: audit.foreignWorkers },
        { name: 'Rating', value: audit.rating }, { name: 'Valid until', value: formatDate(audit.validUntil) }, { name: 'Address printed', value: audit.addressAsPrinted },
      ]} />
      {audit.findings.map((finding) => {
        const proof = exhibits.find((exhibit) => exhibit.id === finding.evidenceExhibitId);
        return (
          <Group key={finding.no} title={`Finding ${finding.no}, ${finding.severity}`} acts={<Badge tone={finding.status === 'closed' ? 'plain' : 'warn'}>{finding.status}</Badge>}>
            <p>{finding.text}</p>
            <Facts facts={[
              { name: 'Clause', value: finding.clause }, { name: 'Indicator', value: finding.iloIndicator && wordsOf(finding.iloIndicator) }, { name: 'Root cause', value: finding.rootCause }, { name: 'Action', value: finding.correctiveAction },
              { name: 'Due', value: formatDate(finding.due) }, { name: 'Verified', value: [finding.verifiedBy, formatDate(finding.verifiedOn)].filter(Boolean).join(', ') },
              { name: 'Proof', value: proof && <LinkButton onPress={() => ui.goTo('evidence', proof.id)}>{proof.exhibitNo} {proof.title}</LinkButton> },
            ]} />
          </Group>
        );
      })}
    </>
  );
}
