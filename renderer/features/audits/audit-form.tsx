// One audit as its report states it: where, when, by whom, who was there and heard, with its findings and papers.
import type { ReactElement } from 'react';
import { ANNOUNCEMENTS, REPORT_EXTENTS, type Audit } from '../../../src/domain/dossier/audit.ts';
import { Button } from '../../components/button.tsx';
import { DraftCombo, DraftField } from '../../components/draft-fields.tsx';
import { Group, InspectorHead, Pair } from '../../components/inspector-parts.tsx';
import { LinkPicker } from '../../components/link-picker.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { countProblem, decimalProblem } from '../../format/numbers.ts';
import { useApp, useRead, useRecords } from '../../state/app-context.ts';
import { auditSchemesRead } from '../../state/reference-data.ts';
import { linkAuditPapers, removeAudit } from '../../state/removals.ts';
import { useDossierId } from '../frame/use-dossier.ts';
import { AuditFindings } from './audit-findings.tsx';
import { AuditIndicators } from './audit-indicators.tsx';
import { AuditVerdict } from './audit-verdict.tsx';
import { choicesOf, chosenOf, listOfWords, NONE, numberOrNull, shown } from './audit-words.ts';

export function AuditForm({ audit, isReliedOn }: { readonly audit: Audit; readonly isReliedOn: boolean }): ReactElement {
  const { edits, ui } = useApp();
  const dossierId = useDossierId();
  const sites = useRecords(dossierId, 'sites');
  const parties = useRecords(dossierId, 'parties');
  const exhibits = useRecords(dossierId, 'exhibits');
  const schemes = useRead(auditSchemesRead).value?.schemes ?? [];
  const name = `the ${audit.scheme} audit`;
  const save = (label: string, patch: Partial<Audit>): void => void edits.change(dossierId, 'audits', audit, `${label} of ${name}`, patch);
  const remove = async (): Promise<void> => {
    if (await edits.commit(dossierId, `Remove ${name}`, removeAudit(audit, exhibits))) ui.select('audits', null);
  };
  const papers = exhibits.filter(({ auditId }) => auditId === audit.id).map(({ id }) => id);
  const count = (label: string, field: 'workersOnSite' | 'workersInterviewed' | 'interviewedInGroups' | 'contractWorkers' | 'foreignWorkers' | 'monthsSampled'): ReactElement =>
    <DraftField label={label} value={shown(audit[field])} check={countProblem} onSave={(text) => save(`Change ${label.toLowerCase()}`, { [field]: numberOrNull(text) })} />;
  const answer = (label: string, field: 'interviewsOffSite' | 'photosChecked'): ReactElement =>
    <SelectField label={label} choices={choicesOf(['yes', 'no'], 'Not stated')} value={audit[field] === null ? NONE : audit[field] ? 'yes' : 'no'} onChange={(id) => save(`Answer “${label}”`, { [field]: id === NONE ? null : id === 'yes' })} />;
  return (
    <>
      <InspectorHead over={sites.find(({ id }) => id === audit.siteId)?.name ?? 'Audit'} title={[audit.scheme, audit.version].filter(Boolean).join(' ')} />
      <AuditVerdict audit={audit} isReliedOn={isReliedOn} />
      <Group title="Report">
        <DraftCombo label="Scheme" value={audit.scheme} choices={schemes.map((scheme) => ({ id: scheme.id, label: scheme.name }))} onSave={(scheme) => save('Change scheme', { scheme })} />
        <Pair>
          <DraftField label="Version" value={audit.version} onSave={(version) => save('Change version', { version })} />
          <DraftField label="Type, as printed" value={audit.type} onSave={(type) => save('Change type', { type })} />
        </Pair>
        <SelectField label="Site" choices={[{ id: NONE, label: 'Not chosen' }, ...sites.map((site) => ({ id: site.id, label: site.name }))]} value={audit.siteId ?? NONE} onChange={(id) => save('Change site', { siteId: id === NONE ? null : id })} />
        <DraftField label="Address, as printed" rows={2} value={audit.addressAsPrinted} onSave={(addressAsPrinted) => save('Change address', { addressAsPrinted })} />
        <Pair>
          <DraftField label="First day" type="date" value={audit.start} onSave={(start) => save('Change first day', { start })} />
          <DraftField label="Last day" type="date" value={audit.end} onSave={(end) => save('Change last day', { end })} />
        </Pair>
        <SelectField label="Announced to the site?" choices={choicesOf(ANNOUNCEMENTS, 'Not stated')} value={audit.announced ?? NONE} onChange={(id) => save('Change announcement', { announced: chosenOf(ANNOUNCEMENTS, id) })} />
        <SelectField label="Audit firm" choices={[{ id: NONE, label: 'Not chosen' }, ...parties.map((party) => ({ id: party.id, label: party.name }))]} value={audit.auditorId ?? NONE} onChange={(id) => save('Change audit firm', { auditorId: id === NONE ? null : id })} />
        <DraftField label="Auditors’ registration numbers" value={audit.auditorNumbers} onSave={(auditorNumbers) => save('Change auditor numbers', { auditorNumbers })} />
      </Group>
      <Group title="Result">
        <Pair>
          <DraftField label="Result, as printed" value={audit.rating} onSave={(rating) => save('Change result', { rating })} />
          <DraftField label="Score" value={audit.score} check={decimalProblem} onSave={(score) => save('Change score', { score })} />
        </Pair>
        <Pair>
          <DraftField label="Valid until" type="date" value={audit.validUntil} onSave={(validUntil) => save('Change validity', { validUntil })} />
          <DraftField label="Report number" value={audit.reportNo} onSave={(reportNo) => save('Change report number', { reportNo })} />
        </Pair>
        <DraftField label="Public register, where it can be looked up" value={audit.registerLink} onSave={(registerLink) => save('Change register', { registerLink })} />
        <SelectField label="What is on file?" choices={[{ id: NONE, label: 'Not stated' }, { id: 'full', label: 'The full report' }, { id: 'extract', label: 'An extract' }]} value={audit.reportExtent ?? NONE} onChange={(id) => save('Change extent', { reportExtent: chosenOf(REPORT_EXTENTS, id) })} />
        {answer('Have you compared the photographs with the text?', 'photosChecked')}
      </Group>
      <Group title="People">
        <Pair>{count('Workers on site', 'workersOnSite')}{count('Workers interviewed', 'workersInterviewed')}</Pair>
        <Pair>{count('Interviewed in groups', 'interviewedInGroups')}{count('Months of records sampled', 'monthsSampled')}</Pair>
        <Pair>{count('Contract workers', 'contractWorkers')}{count('Foreign workers', 'foreignWorkers')}</Pair>
        <DraftField label="Languages of the interviews, separated by commas" value={audit.interviewLanguages.join(', ')} onSave={(text) => save('Change interview languages', { interviewLanguages: listOfWords(text) })} />
        <DraftField label="Languages workers speak, separated by commas" value={audit.workerLanguages.join(', ')} onSave={(text) => save('Change workers’ languages', { workerLanguages: listOfWords(text) })} />
        {answer('Were workers interviewed away from the site?', 'interviewsOffSite')}
        <DraftField label="Areas the auditors did not get to see" rows={2} value={audit.areasNotAccessed} onSave={(areasNotAccessed) => save('Change areas', { areasNotAccessed })} />
        <DraftField label="Production volume, as printed" value={audit.productionVolume} onSave={(productionVolume) => save('Change volume', { productionVolume })} />
      </Group>
      <AuditFindings audit={audit} />
      <AuditIndicators audit={audit} onSave={(indicatorsAssessed) => save('Change indicators', { indicatorsAssessed })} />
      <Group title="Papers of this audit">
        <LinkPicker
          label="Papers" addLabel="Add a paper of this audit" choices={exhibits.map((exhibit) => ({ id: exhibit.id, label: `${exhibit.exhibitNo} ${exhibit.title}` }))} chosen={papers}
          onChange={(ids) => void edits.commit(dossierId, `Change papers of ${name}`, linkAuditPapers(audit.id, ids, exhibits))} onOpen={(id) => ui.goTo('evidence', id)}
        />
      </Group>
      <Group title="Remove"><div><Button onPress={() => void remove()}>Remove this audit</Button></div></Group>
    </>
  );
}
