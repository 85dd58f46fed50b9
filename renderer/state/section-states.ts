// The mark each section carries in the rail: empty, in work, blocked or ready, with its count.
import type { CollectionName } from '../../src/domain/dossier/dossier.ts';
import type { Finding } from './known-reads.ts';
import type { Section } from './sections.ts';

export type SectionMark = 'empty' | 'work' | 'blocked' | 'ready';
export interface SectionState { readonly mark: SectionMark; readonly count: number | null; readonly blocking: number; readonly warnings: number }

/** The section that shows records of a collection. */
export const SECTION_OF: Readonly<Record<CollectionName | 'case' | 'entry', Section>> = {
  case: 'overview', entry: 'overview',
  parties: 'parties', sites: 'parties', screeningRuns: 'parties',
  lots: 'chain', steps: 'chain', units: 'chain', components: 'chain', variants: 'chain', balances: 'chain',
  exhibits: 'evidence', files: 'evidence', redactions: 'evidence',
  requests: 'requests', claims: 'narrative', audits: 'audits', overrides: 'checks',
  workers: 'labor', payrolls: 'labor', payrollRows: 'labor', payrollParameters: 'labor', payrollSummaries: 'labor', bankBatches: 'labor',
  timecards: 'labor', capacityChecks: 'labor', socialInsurance: 'labor', headcounts: 'labor', laborImports: 'labor',
};

const COUNTED: Partial<Record<Section, readonly CollectionName[]>> = {
  requests: ['requests'], chain: ['steps'], evidence: ['exhibits'], labor: ['workers', 'payrollSummaries', 'headcounts'],
  audits: ['audits'], parties: ['parties'], narrative: ['claims'],
  // Without a paper there is nothing to check or to issue.
  checks: ['exhibits'], package: ['exhibits'],
};
/** What the rail shows as the number; labor counts people only. */
const SHOWN: Partial<Record<Section, CollectionName>> = { requests: 'requests', chain: 'steps', evidence: 'exhibits', labor: 'workers', audits: 'audits', parties: 'parties', narrative: 'claims' };

export const openFindings = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => finding.override === null);

/** Sections a finding concerns: that of its first place only, so that one defect marks one section. */
const sectionOfFinding = (finding: Finding): Section => {
  const [place] = finding.where;
  return place ? SECTION_OF[place.collection] : 'overview';
};

export function sectionState(section: Section, counts: Readonly<Record<string, number>>, findings: readonly Finding[], unanswered: number): SectionState {
  const open = openFindings(findings);
  const here = section === 'checks' || section === 'package' ? open : open.filter((finding) => sectionOfFinding(finding) === section);
  const blocking = here.filter((finding) => finding.level === 'block').length;
  const warnings = here.filter((finding) => finding.level === 'warn').length;
  const collections = COUNTED[section];
  const total = collections?.reduce((sum, name) => sum + (counts[name] ?? 0), 0) ?? 0;
  const shown = SHOWN[section];
  const count = section === 'checks' ? blocking + warnings : shown ? counts[shown] ?? 0 : null;
  const mark: SectionMark = blocking > 0 ? 'blocked'
    : collections && total === 0 ? 'empty'
    : warnings > 0 || (section === 'requests' && unanswered > 0) ? 'work'
    : 'ready';
  return { mark: section === 'custody' ? 'ready' : mark, count, blocking, warnings };
}
