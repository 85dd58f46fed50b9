// Audits: each tested against the time and place of production, its findings, and which indicators it looked at.
import { useState, type ReactElement } from 'react';
import * as v from 'valibot';
import { schemeOf } from '../../../src/domain/audits/audit-scheme.ts';
import { closureOf } from '../../../src/domain/audits/finding-closure.ts';
import { auditsNotReliedOn } from '../../../src/domain/audits/indicator-matrix.ts';
import { ageAt, productionWindow } from '../../../src/domain/audits/production-window.ts';
import { auditSchema, type Audit } from '../../../src/domain/dossier/audit.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type ColumnOf } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Badge } from '../../components/marks.tsx';
import { SectionPage } from '../../components/section-page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatDate } from '../../format/dates.ts';
import { useApp, useRead, useRecords, useSelection } from '../../state/app-context.ts';
import { nextId } from '../../state/next-id.ts';
import { auditSchemesRead } from '../../state/reference-data.ts';
import { useChecks, useDossierId } from '../frame/use-dossier.ts';
import { AuditForm } from './audit-form.tsx';
import { AuditMatrix } from './audit-matrix.tsx';
import { AGE_MARKS, AGE_TONES } from './audit-words.ts';

const VIEWS = [{ id: 'audits', label: 'Audits' }, { id: 'indicators', label: 'Indicators' }] as const;
const openCount = (audit: Audit): number => audit.findings.filter((finding) => closureOf(finding) !== 'verified').length;

export function AuditsSection(): ReactElement {
  const { ui, edits } = useApp();
  const dossierId = useDossierId();
  const audits = useRecords(dossierId, 'audits');
  const sites = useRecords(dossierId, 'sites');
  const steps = useRecords(dossierId, 'steps');
  const schemes = useRead(auditSchemesRead).value?.schemes ?? [];
  const outside = auditsNotReliedOn(useChecks().value?.findings ?? []);
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('audits');
  const selected = useSelection('audits')?.id ?? null;
  const audit = audits.find((candidate) => candidate.id === selected) ?? null;
  const siteName = (id: string | null): string => sites.find((site) => site.id === id)?.name ?? '';
  const ageOf = (row: Audit) => ageAt(productionWindow(row.siteId, steps), row, schemeOf(row.scheme, schemes));
  const columns: readonly ColumnOf<Audit>[] = [
    { id: 'site', title: 'Site', width: '2fr', minWidth: 130, isRowHeader: true, sortBy: (row) => siteName(row.siteId), render: (row) => siteName(row.siteId) },
    { id: 'scheme', title: 'Scheme', width: '1fr', minWidth: 90, sortBy: (row) => row.scheme, render: (row) => [row.scheme, row.version].filter(Boolean).join(' ') },
    { id: 'dates', title: 'Held', drops: 1, width: 190, sortBy: (row) => row.start ?? '', render: (row) => [formatDate(row.start), formatDate(row.end)].filter(Boolean).join(' to ') },
    { id: 'age', title: 'At production', drops: 2, width: 120, sortBy: ageOf, render: (row) => (outside.has(row.id) ? <Badge tone="block">not relied on</Badge> : <Badge tone={AGE_TONES[ageOf(row)]}>{AGE_MARKS[ageOf(row)]}</Badge>) },
    { id: 'workers', title: 'Workers', drops: 4, width: 76, numeric: true, sortBy: (row) => row.workersOnSite ?? 0, render: (row) => row.workersOnSite ?? '' },
    { id: 'findings', title: 'Findings', drops: 3, width: 80, numeric: true, sortBy: (row) => row.findings.length, render: (row) => row.findings.length },
    { id: 'open', title: 'Open', width: 80, sortBy: openCount, render: (row) => (openCount(row) > 0 ? <Badge tone="warn">{openCount(row)} open</Badge> : '') },
  ];
  const open = (id: string): void => {
    setView('audits');
    ui.select('audits', id);
  };
  const add = async (): Promise<void> => {
    const id = nextId('AU', audits);
    if (!await edits.commit(dossierId, 'Add an audit', [{ op: 'put', collection: 'audits', value: v.parse(auditSchema, { id, scheme: 'Audit' }) }])) return;
    open(id);
  };
  return (
    <SectionPage
      title="Audits"
      scrolls={view === 'indicators'}
      acts={<>{audits.length > 0 && <Segmented label="View" choices={VIEWS} value={view} onChange={setView} />}<Button icon="plus" onPress={() => void add()}>Add</Button></>}
      inspectorLabel="Audit"
      {...(audit && view === 'audits' ? { inspector: <AuditForm key={audit.id} audit={audit} isReliedOn={!outside.has(audit.id)} /> } : {})}
    >
      {audits.length === 0 ? <EmptyState icon="audits" title="No audit on file" acts={<Button look="primary" onPress={() => void add()}>Add an audit</Button>}>Copy what the report says: scheme, dates, people, findings. Each audit is tested against the time of production, not the day of filing.</EmptyState>
        : view === 'indicators' ? <AuditMatrix audits={audits} outside={outside} siteName={siteName} onOpen={open} />
        : <DataTable label="Audits" rows={audits} columns={columns} idOf={(row) => row.id} textOf={(row) => `${row.scheme} ${siteName(row.siteId)}`} selectedId={selected} onSelect={(id) => ui.select('audits', id)} />}
    </SectionPage>
  );
}
