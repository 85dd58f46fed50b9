// Findings of the review: those set aside with a reason, and those still open.
import type { Block, Inlines } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { AssessedFinding, Composition } from './composition.ts';
import { longDate } from './wording.ts';

/** Reminders of the calendar, which say nothing about the evidence. */
const CALENDAR_RULE = 'T26';

const exhibitsOf = (composition: Composition, finding: AssessedFinding): Inlines =>
  composition.located([...new Set(finding.where.flatMap((place) => (place.collection === 'exhibits' && place.id !== null && composition.exhibit(place.id) !== null ? [place.id] : [])))]);

export function exceptions(composition: Composition): Block[] {
  const { measure, width, facts } = composition;
  const explained = facts.findings.filter((finding) => finding.override !== null);
  const open = facts.findings.filter((finding) => finding.override === null && finding.level !== 'info' && finding.rule !== CALENDAR_RULE);
  const blocks: Block[] = [heading(measure, 'Explained exceptions', width, 2, 'exceptions')];
  if (explained.length === 0) blocks.push(paragraph(measure, 'None. No finding of the review was set aside.', width));
  else {
    const columns = [{ title: 'Rule', share: 0.5 }, { title: 'What the review found', share: 2.4 }, { title: 'Explanation', share: 2.4 }, { title: 'Explained by', share: 1.1 }, { title: 'Exhibit and page', share: 1.2 }];
    const rows = explained.map((finding) => ({
      cells: [finding.rule, `${finding.title}\n${finding.message}`, finding.override?.reason ?? '', [finding.override?.by, longDate(finding.override?.at ?? null)].filter(Boolean).join(', '), exhibitsOf(composition, finding)],
    }));
    blocks.push(table(measure, { columns, rows, size: 7.5 }, width));
  }
  blocks.push(heading(measure, 'Known gaps', width, 2, 'gaps'));
  if (open.length === 0) blocks.push(paragraph(measure, 'The review left no finding open.', width));
  else {
    const columns = [{ title: 'Rule', share: 0.5 }, { title: 'Known gap', share: 3 }, { title: 'To close it', share: 2.4 }, { title: 'Exhibit and page', share: 1.4 }];
    blocks.push(table(measure, { columns, rows: open.map((finding) => ({ cells: [finding.rule, finding.message, finding.fix, exhibitsOf(composition, finding)] })), size: 7.5 }, width));
  }
  return blocks;
}
