// The chain as a drawing: one box for each step from raw material to entry, with place, lots and quantities.
import type { Block, Mark, Strip } from '../../typeset/display.ts';
import { ACCENT, GREY, HAIRLINE, shifted, TINT, withTag } from '../../typeset/display.ts';
import { setLines } from '../../typeset/paragraph.ts';
import type { Step } from '../../domain/dossier/chain.ts';
import type { Composition } from './composition.ts';
import { dateRange, quantity } from './wording.ts';

const GUTTER = 10;
const LEFT = 12;

/** Roomy where the chain is short; tight so that nine steps stand on one page. All in points. */
interface Density { readonly arrow: number; readonly pad: number; readonly name: number; readonly text: number; readonly first: number; readonly leading: number; readonly lots: number; }
const ROOMY: Density = { arrow: 14, pad: 6, name: 9, text: 7.5, first: 13, leading: 10.5, lots: 12 };
const TIGHT: Density = { arrow: 10, pad: 4, name: 8.5, text: 7, first: 11.5, leading: 9, lots: 3 };

interface Column { readonly width: number; readonly lines: readonly { readonly marks: readonly Mark[] }[]; }

function lotsColumn(composition: Composition, title: string, flows: Step['inputs'], width: number, density: Density): Column {
  if (flows.length === 0) return { width, lines: [] };
  const shown = flows.length > density.lots ? flows.slice(0, density.lots - 1) : flows;
  const rows = shown.map((flow) => `${composition.lotName(flow.lotId)}  ${quantity(flow.quantity, flow.uom)}`);
  if (shown.length < flows.length) rows.push(`and ${flows.length - shown.length} more lots, see Part 4`);
  return { width, lines: [
    ...setLines(composition.measure, [{ text: title, color: GREY, weight: 'bold', tracking: 0.4 }], width, { size: 6.5, leading: density.first }),
    ...setLines(composition.measure, rows.join('\n'), width, { size: density.text, leading: density.leading }),
  ] };
}

function stepBox(composition: Composition, step: Step, last: boolean, density: Density): Strip {
  const { measure, width } = composition;
  const transfer = step.kind === 'transfer';
  // What moves is the same before and after: a transfer names its lots once.
  const same = transfer && JSON.stringify(step.inputs) === JSON.stringify(step.outputs);
  const [main, side] = [width * 0.46 - LEFT, width * 0.27 - GUTTER];
  const place = transfer ? `${composition.siteName(step.fromSiteId)} → ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId);
  const local = transfer ? null : composition.party(composition.site(step.siteId)?.partyId ?? null)?.nameLocal;
  const when = dateRange(step.start, step.end);
  const columns: Column[] = [
    { width: main, lines: [
      ...setLines(measure, [{ text: `${step.seq}  ${step.name}`, weight: 'bold' }], main, { size: density.name, leading: density.first }),
      ...setLines(measure, [place, ...(local ? [`\n${local}`] : []), ...(when === '' ? [] : [{ text: `\n${when}`, color: GREY }])], main, { size: density.text, leading: density.leading }),
    ] },
    lotsColumn(composition, same ? 'MOVED' : 'IN', step.inputs, side, density), lotsColumn(composition, 'OUT', same ? [] : step.outputs, side, density),
  ];
  const height = Math.max(...columns.map(({ lines }) => density.first + Math.max(0, lines.length - 1) * density.leading)) + 2 * density.pad;
  const marks: Mark[] = [
    { kind: 'box', x: 0, y: 0, width, height, stroke: HAIRLINE, thickness: 0.6, ...(transfer ? {} : { fill: TINT }) },
    { kind: 'box', x: 0, y: 0, width: 3, height, fill: transfer ? HAIRLINE : ACCENT },
  ];
  let left = LEFT;
  for (const [at, column] of columns.entries()) {
    for (const [index, line] of column.lines.entries()) marks.push(...shifted(withTag(line.marks, { role: 'P', element: `${step.id}.${at}` }), left, density.pad + (index === 0 ? 0 : density.first + (index - 1) * density.leading)));
    left += column.width + GUTTER;
  }
  const [middle, end] = [24, height + density.arrow];
  if (!last) marks.push({ kind: 'line', x1: middle, y1: height, x2: middle, y2: end - 4, thickness: 0.9, color: ACCENT }, { kind: 'polygon', points: [[middle - 3, end - 5], [middle + 3, end - 5], [middle, end]], fill: ACCENT });
  if (composition.facts.groups.some((group) => group.stepId === step.id)) marks.push({ kind: 'box', x: 0, y: 0, width, height, link: `step:${step.id}` });
  return { height: height + (last ? 4 : density.arrow), marks };
}

/** Boxes from top to bottom, on one page `room` points high where they fit; transfers are white, places where goods are made are tinted. */
export function chainDiagram(composition: Composition, room: number): Block {
  const steps = [...composition.dossier.steps].sort((a, b) => a.seq - b.seq);
  const boxes = (density: Density): Strip[] => steps.map((step, index) => stepBox(composition, step, index === steps.length - 1, density));
  const roomy = boxes(ROOMY);
  return { strips: roomy.reduce((sum, strip) => sum + strip.height, 0) <= room ? roomy : boxes(TIGHT), before: 6 };
}
