// Part 1: the goods, the claims with their pin cites, the chain in words; then answers, exceptions and limits.
import type { Decimal } from 'decimal.js';
import { sideWeight } from '../../domain/chain/mass-balance.ts';
import type { Step } from '../../domain/dossier/chain.ts';
import type { Block, Inline, Inlines } from '../../typeset/display.ts';
import { ALERT, GREY } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { exceptions } from './exceptions.ts';
import { limits } from './limits.ts';
import { requestsAnswered } from './requests-answered.ts';
import { dateRange, grouped, quantity } from './wording.ts';

function goods(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const rows = dossier.entry.lines.map((line) => ({
    cells: [String(line.line), line.hts ?? '', line.description, line.countryOfOrigin ?? '', quantity(line.quantity, line.uom), quantity(line.netKg, line.netKg === null ? null : 'KGM'), composition.partyName(line.manufacturerId)],
  }));
  if (rows.length === 0) return [];
  const columns = [{ title: 'Line', share: 0.5 }, { title: 'HTS', share: 1.3 }, { title: 'Goods', share: 2.4 }, { title: 'Origin', share: 0.7 }, { title: 'Quantity', share: 1.2, align: 'right' as const }, { title: 'Net weight', share: 1.2, align: 'right' as const }, { title: 'Manufacturer', share: 2.2 }];
  return [heading(measure, 'The goods', width, 2), table(measure, { columns, rows }, width)];
}

/** "19,439.17 kg in, 15,144 kg out". */
function weightsOf(composition: Composition, step: Step): string {
  const balance = composition.balance(step);
  const [input, output] = [sideWeight(balance, 'in'), sideWeight(balance, 'out')];
  const said = (weight: Decimal): string => `${grouped(weight.toFixed())}\u00a0kg`;
  if (input && output && input.equals(output)) return said(input);
  return [input ? `${said(input)} in` : '', output ? `${said(output)} out` : ''].filter((part) => part !== '').join(', ');
}

function chainInWords(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const steps = [...dossier.steps].sort((a, b) => a.seq - b.seq);
  if (steps.length === 0) return [];
  return [
    heading(measure, 'The chain in short', width, 2),
    ...steps.map((step) => {
      const place = step.kind === 'transfer' ? `${composition.siteName(step.fromSiteId)} to ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId);
      const shown = composition.facts.groups.find((group) => group.stepId === step.id)?.exhibits.map((one) => one.exhibit.id) ?? [];
      const text: Inline[] = [{ text: `${step.name}. `, weight: 'bold' }, { text: `${[place, dateRange(step.start, step.end), weightsOf(composition, step)].filter((part) => part !== '').join(', ')}. ` }];
      const proof: Inlines = shown.length === 0 ? [{ text: 'No exhibit is filed for this step.', color: ALERT }] : [{ text: 'Shown by ' }, ...composition.located(shown), { text: '.' }];
      return paragraph(measure, [...text, ...proof], width, { label: String(step.seq), indent: 20, before: 4, size: 9 });
    }),
  ];
}

function claims(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.claims.length === 0) return [];
  return [
    heading(measure, 'What the evidence shows', width, 2),
    ...dossier.claims.map((claim) => {
      const cites = claim.cites.flatMap((cite, index): Inline[] => [{ text: index === 0 ? ' [' : '; ' }, ...composition.pinCite(cite.exhibitId, cite.page)]);
      const lead: Inline[] = claim.heading === null ? [] : [{ text: `${claim.heading}. `, weight: 'bold' }];
      return paragraph(measure, [...lead, claim.text, ...cites, ...(cites.length > 0 ? [{ text: '].' }] : [])], width);
    }),
  ];
}

export function executiveSummary(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const position = dossier.case.position;
  return [
    ...(position === null ? [] : [paragraph(measure, position, width, { size: 10.5, leading: 16, color: GREY, before: 0 })]),
    ...goods(composition), ...claims(composition), ...chainInWords(composition), ...requestsAnswered(composition), ...exceptions(composition), ...limits(composition),
  ];
}
