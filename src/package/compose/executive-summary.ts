// Part 1: the claims with their pin cites, the answer to each request, what is open and how it is explained.
import type { Block, Inline } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { dateRange, quantity } from './wording.ts';

function goods(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const rows = dossier.entry.lines.map((line) => ({
    cells: [String(line.line), line.hts ?? '', line.description, line.countryOfOrigin ?? '', quantity(line.quantity, line.uom), quantity(line.netKg, line.netKg === null ? null : 'KGM'), composition.partyName(line.manufacturerId)],
  }));
  if (rows.length === 0) return [];
  const columns = [{ title: 'Line', share: 0.5 }, { title: 'HTS', share: 1.3 }, { title: 'Goods', share: 2.4 }, { title: 'Origin', share: 0.7 }, { title: 'Quantity', share: 1.2, align: 'right' as const }, { title: 'Net weight', share: 1.2, align: 'right' as const }, { title: 'Manufacturer', share: 2.2 }];
  return [heading(measure, 'The goods', width, 2), table(measure, { columns, rows }, width)];
}

function chainInWords(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const steps = [...dossier.steps].sort((a, b) => a.seq - b.seq);
  if (steps.length === 0) return [];
  return [
    heading(measure, 'The chain in short', width, 2),
    ...steps.map((step) => {
      const place = step.kind === 'transfer' ? `${composition.siteName(step.fromSiteId)} to ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId);
      const when = dateRange(step.start, step.end);
      const text: Inline[] = [{ text: `${step.name}. `, weight: 'bold' }, { text: `${place}${when === '' ? '' : `, ${when}`}. ` }];
      return paragraph(measure, [...text, ...(composition.facts.groups.some((group) => group.stepId === step.id) ? [{ text: 'Exhibits from ' }, composition.page(`step:${step.id}`), { text: '.' }] : [])], width, { label: String(step.seq), indent: 20, before: 3 });
    }),
  ];
}

function claims(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.claims.length === 0) return [];
  return [
    heading(measure, 'What the evidence shows', width, 2),
    ...dossier.claims.flatMap((claim) => {
      const cites = claim.cites.flatMap((cite, index): Inline[] => [{ text: index === 0 ? ' [' : '; ' }, ...composition.pinCite(cite.exhibitId, cite.page)]);
      const body = paragraph(measure, [claim.text, ...cites, ...(cites.length > 0 ? [{ text: ']' }] : [])], width);
      return claim.heading === null ? [body] : [heading(measure, claim.heading, width, 3), body];
    }),
  ];
}

function requests(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.requests.length === 0) return [];
  const rows = [...dossier.requests].sort((a, b) => a.no - b.no).map((request) => ({
    cells: [String(request.no), request.text, request.answer ?? request.reasonUnanswered ?? 'Not answered in this submission.', composition.cites(request.exhibitIds)],
  }));
  const columns = [{ title: 'No.', share: 0.4 }, { title: 'CBP asks', share: 2.4 }, { title: 'Answer', share: 2.6 }, { title: 'Exhibits', share: 1.6 }];
  return [heading(measure, 'Answers to the requests', width, 2, 'requests'), table(measure, { columns, rows }, width)];
}

function exceptions(composition: Composition): Block[] {
  const { measure, width, facts } = composition;
  const explained = facts.findings.filter((finding) => finding.override !== null);
  const open = facts.findings.filter((finding) => finding.override === null && finding.level !== 'info');
  const blocks: Block[] = [heading(measure, 'Explained exceptions', width, 2, 'exceptions')];
  if (explained.length === 0) blocks.push(paragraph(measure, 'None. No finding that would block this submission was set aside.', width));
  else {
    const columns = [{ title: 'Rule', share: 0.6 }, { title: 'What the review found', share: 2.6 }, { title: 'Explanation', share: 2.6 }, { title: 'By', share: 1 }];
    const rows = explained.map((finding) => ({ cells: [finding.rule, finding.message, finding.override?.reason ?? '', [finding.override?.by, finding.override?.at?.slice(0, 10)].filter(Boolean).join(', ')] }));
    blocks.push(table(measure, { columns, rows }, width));
  }
  if (open.length > 0) {
    const columns = [{ title: 'Rule', share: 0.6 }, { title: 'Known gap', share: 3.6 }, { title: 'What would close it', share: 2.6 }];
    blocks.push(heading(measure, 'Known gaps', width, 2), table(measure, { columns, rows: open.map((finding) => ({ cells: [finding.rule, finding.message, finding.fix] })) }, width));
  }
  return blocks;
}

export function executiveSummary(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const position = dossier.case.position;
  return [
    ...(position === null ? [] : [paragraph(measure, position, width, { size: 10.5, leading: 16, color: GREY, before: 0 })]),
    ...goods(composition), ...claims(composition), ...chainInWords(composition), ...requests(composition), ...exceptions(composition),
  ];
}
