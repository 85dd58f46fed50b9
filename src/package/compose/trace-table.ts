// Part 4: from each entry line back to the raw material, one row for each step, with the papers that carry it.
import { Decimal } from 'decimal.js';
import type { Step } from '../../domain/dossier/chain.ts';
import type { Block } from '../../typeset/display.ts';
import { GREY } from '../../typeset/display.ts';
import { heading, paragraph } from '../../typeset/paragraph.ts';
import type { Row } from '../../typeset/table.ts';
import { table } from '../../typeset/table.ts';
import type { Composition } from './composition.ts';
import { grouped, quantity, reference } from './wording.ts';

const COLUMNS = [{ title: 'Step', share: 1.6 }, { title: 'From lot', share: 2.2 }, { title: 'To lot', share: 2.2 }, { title: 'Numbers on the papers', share: 2.2 }, { title: 'Exhibits', share: 1.6 }];

/** Steps whose outputs reach the goods, walked backwards from the last one; a step that nothing leads to is left out. */
function backwards(steps: readonly Step[]): Step[] {
  const last = [...steps].sort((a, b) => b.seq - a.seq);
  const first = last[0];
  if (!first) return [];
  const wanted = new Set(first.inputs.map((flow) => flow.lotId));
  const path = [first];
  for (const step of last.slice(1)) {
    if (!step.outputs.some((flow) => wanted.has(flow.lotId))) continue;
    path.push(step);
    for (const flow of step.inputs) wanted.add(flow.lotId);
  }
  return path;
}

function units(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  if (dossier.units.length === 0) return [];
  const perRow = 4;
  const columns = Array.from({ length: perRow }, (_, index) => ({ title: index === 0 ? 'Permanent number and net kg' : '', share: 1 }));
  const rows: Row[] = [];
  for (let start = 0; start < dossier.units.length; start += perRow) {
    rows.push({ cells: Array.from({ length: perRow }, (_, index) => {
      const unit = dossier.units[start + index];
      return unit ? [{ text: unit.number }, { text: unit.netKg === null ? '' : `  ${unit.netKg}`, color: GREY }] : '';
    }) });
  }
  const weighed = dossier.units.filter((unit) => unit.netKg !== null);
  const sum = weighed.reduce((all, unit) => all.plus(unit.netKg ?? 0), new Decimal(0));
  return [
    heading(measure, `Raw material by the piece: ${dossier.units.length} numbered packages`, width, 2), table(measure, { columns, rows, size: 7.2 }, width),
    ...(weighed.length === 0 ? [] : [paragraph(measure, `${weighed.length} net weights add up to ${grouped(sum.toFixed())} kg.`, width, { size: 8.5 })]),
  ];
}

export function traceTable(composition: Composition): Block[] {
  const { dossier, measure, width } = composition;
  const path = backwards(dossier.steps);
  const lots = (flows: Step['inputs']): string => flows.map((flow) => `${composition.lotName(flow.lotId)} ${quantity(flow.quantity, flow.uom)}`).join('\n');
  const blocks: Block[] = [paragraph(measure, 'Read downwards: each row leads one step closer to the raw material. The lot in the third column of a row is the lot in the second column of the row above it.', width, { color: GREY, before: 0 })];
  const rows = path.map((step): Row => ({
    cells: [`${step.seq}. ${step.name}`, lots(step.inputs) || 'Raw material', lots(step.outputs), Object.entries(step.refs).map(reference).join('\n'),
      composition.cites(composition.placed.filter((one) => one.exhibit.stepIds.includes(step.id)).map((one) => one.exhibit.id))],
  }));
  // The chain of a dossier is one: its lines share the table instead of repeating it.
  const { lines } = dossier.entry;
  blocks.push(heading(measure, lines.map((line) => `Line ${line.line}: ${line.description}`).join('; ') || 'The goods', width, 2), table(measure, { columns: COLUMNS, rows, size: 7 }, width));
  if (dossier.components.length > 0) {
    const columns = [{ title: 'Other component', share: 3 }, { title: 'Supplier', share: 2.4 }, { title: 'Origin', share: 0.8 }, { title: 'Quantity', share: 1.2, align: 'right' as const }, { title: 'Contains the main material', share: 1.4 }];
    const rows = dossier.components.map((one) => ({ cells: [one.item, composition.partyName(one.supplierId), one.originCountry ?? '', quantity(one.quantity, one.uom), one.containsMainMaterial === null ? '' : one.containsMainMaterial ? 'Yes' : 'No'] }));
    blocks.push(heading(measure, 'Other components', width, 2), table(measure, { columns, rows }, width));
  }
  return [...blocks, ...units(composition)];
}
