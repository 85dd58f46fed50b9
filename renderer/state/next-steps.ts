// The next things to do, in plain words, most pressing first.
import type { DossierHeader } from '../../src/domain/dossier/dossier.ts';
import type { Request } from '../../src/domain/dossier/response.ts';
import { openFindings, SECTION_OF } from './section-states.ts';
import type { Deadline, Finding } from './known-reads.ts';
import type { Section } from './sections.ts';

export interface NextStep { readonly id: string; readonly level: 'block' | 'warn' | 'info'; readonly text: string; readonly why: string; readonly section: Section; readonly target: string | null }

/** True when nothing is filed for the request and no reason is given. */
export const isUnanswered = (request: Request): boolean => request.exhibitIds.length === 0 && !request.reasonUnanswered && !request.answer;

/** A review or answer whose clock waits for its start, or nothing to plan to at all. Protests and suits may wait for good. */
function lacksDates(deadlines: readonly Deadline[]): boolean {
  const waits = deadlines.some((deadline) => deadline.state === 'waiting' && deadline.extension !== null);
  return waits || (deadlines.length > 0 && !deadlines.some((deadline) => deadline.act === 'file' && deadline.statutoryDate !== null));
}

export interface Situation {
  readonly header: DossierHeader;
  readonly findings: readonly Finding[];
  readonly requests: readonly Request[];
  readonly deadlines: readonly Deadline[];
  readonly inbox: number;
  readonly exhibits: number;
}

const fromFinding = (finding: Finding): NextStep => {
  const [place] = finding.where;
  return { id: finding.id, level: finding.level, text: finding.fix, why: finding.message, section: place ? SECTION_OF[place.collection] : 'checks', target: place?.id ?? null };
};

/** At most `most` steps: blocking findings, then what is missing, then warnings. One per rule, so that one cause does not fill the list. */
export function nextSteps({ header, findings, requests, deadlines, inbox, exhibits }: Situation, most = 3): NextStep[] {
  const open = openFindings(findings);
  const onePerRule = (level: Finding['level']): NextStep[] => {
    const seen = new Set<string>();
    return open.filter((finding) => finding.level === level && !seen.has(finding.rule) && seen.add(finding.rule)).map(fromFinding);
  };
  const unanswered = requests.filter(isUnanswered);
  const missing: NextStep[] = [];
  if (lacksDates(deadlines)) {
    missing.push({ id: 'dates', level: 'warn', text: 'Enter the dates that start the clocks', why: 'A deadline cannot be computed yet.', section: 'overview', target: null });
  }
  if (header.entry.number === null) missing.push({ id: 'entry', level: 'warn', text: 'Enter the entry number', why: 'It stands on every page of the package.', section: 'overview', target: null });
  if (exhibits === 0) missing.push({ id: 'evidence', level: 'warn', text: 'Add the papers you have', why: 'Drop a folder on Evidence; nothing is changed in the originals.', section: 'evidence', target: null });
  if (requests.length === 0) missing.push({ id: 'requests', level: 'warn', text: 'Paste what CBP asked for', why: 'Each line becomes an item with its answer and exhibits.', section: 'requests', target: null });
  if (inbox > 0) missing.push({ id: 'inbox', level: 'info', text: `Describe ${inbox} ${inbox === 1 ? 'file' : 'files'} in the inbox`, why: 'Type, date and links put each paper in its place.', section: 'evidence', target: null });
  const [first] = unanswered;
  if (first) missing.push({ id: 'unanswered', level: 'warn', text: `Answer request ${first.no}`, why: `${unanswered.length} of ${requests.length} requests have no answer yet.`, section: 'requests', target: first.id });
  const steps = [...onePerRule('block'), ...missing, ...onePerRule('warn')];
  // The check on unanswered requests says the same as the item above.
  return steps.filter((step, index) => steps.findIndex((other) => other.section === step.section && other.target !== null && other.target === step.target) === index || step.target === null).slice(0, most);
}
