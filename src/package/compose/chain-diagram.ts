// The chain as a drawing: one box for each step from raw material to entry, with place, lots and quantities.
import type { Block, Mark, Strip } from '../../typeset/display.ts';
import { ACCENT, GREY, HAIRLINE, shifted, TINT } from '../../typeset/display.ts';
import { setLines } from '../../typeset/paragraph.ts';
import type { Step } from '../../domain/dossier/chain.ts';
import type { Composition } from './composition.ts';
import { dateRange, quantity } from './wording.ts';

const ARROW = 13;
const PAD = 5.5;
const GUTTER = 10;

function flowsText(composition: Composition, flows: Step['inputs']): string {
  return flows.map((flow) => `${composition.lotName(flow.lotId)}  ${quantity(flow.quantity, flow.uom)}`).join('\n');
}

function stepBox(composition: Composition, step: Step, last: boolean): Strip {
  const { measure, width } = composition;
  const columns = [width * 0.42, width * 0.28, width * 0.28].map((column) => column - GUTTER);
  const place = step.kind === 'transfer' ? `${composition.siteName(step.fromSiteId)} → ${composition.siteName(step.toSiteId)}` : composition.siteName(step.siteId);
  const local = step.kind === 'transfer' ? null : composition.party(composition.site(step.siteId)?.partyId ?? null)?.nameLocal;
  const texts = [
    [...setLines(measure, [{ text: `${step.seq}  ${step.name}`, weight: 'bold' }], columns[0] ?? 0, { size: 8.5, leading: 12 }),
      ...setLines(measure, [place, ...(local ? [`\n${local}`] : []), { text: `\n${dateRange(step.start, step.end)}`, color: GREY }], columns[0] ?? 0, { size: 7.5, leading: 10.5 })],
    [...(step.inputs.length > 0 ? setLines(measure, [{ text: 'IN', color: GREY, weight: 'bold', tracking: 0.4 }], columns[1] ?? 0, { size: 6.5, leading: 12 }) : []), ...(step.inputs.length > 0 ? setLines(measure, flowsText(composition, step.inputs), columns[1] ?? 0, { size: 7, leading: 10.5 }) : [])],
    [...(step.outputs.length > 0 ? setLines(measure, [{ text: 'OUT', color: GREY, weight: 'bold', tracking: 0.4 }], columns[2] ?? 0, { size: 6.5, leading: 12 }) : []), ...(step.outputs.length > 0 ? setLines(measure, flowsText(composition, step.outputs), columns[2] ?? 0, { size: 7, leading: 10.5 }) : [])],
  ];
  const height = Math.max(...texts.map((lines) => 12 + (lines.length - 1) * 10.5)) + 2 * PAD;
  const marks: Mark[] = [
    { kind: 'box', x: 0, y: 0, width, height, stroke: HAIRLINE, thickness: 0.6, ...(step.kind === 'transfer' ? {} : { fill: TINT }) },
    { kind: 'box', x: 0, y: 0, width: 3, height, fill: step.kind === 'transfer' ? HAIRLINE : ACCENT },
  ];
  for (const [column, lines] of texts.entries()) {
    const left = 12 + columns.slice(0, column).reduce((sum, own) => sum + own + GUTTER, 0);
    for (const [index, line] of lines.entries()) marks.push(...shifted(line.marks, left, PAD + (index === 0 ? 0 : 12 + (index - 1) * 10.5)));
  }
  const middle = 24;
  if (!last) marks.push({ kind: 'line', x1: middle, y1: height, x2: middle, y2: height + ARROW - 4, thickness: 0.9, color: ACCENT }, { kind: 'polygon', points: [[middle - 3, height + ARROW - 5], [middle + 3, height + ARROW - 5], [middle, height + ARROW]], fill: ACCENT });
  if (composition.facts.groups.some((group) => group.stepId === step.id)) marks.push({ kind: 'box', x: 0, y: 0, width, height, link: `step:${step.id}` });
  return { height: height + (last ? 4 : ARROW), marks };
}

/** Boxes from top to bottom; transfers are white, places where goods are made are tinted. */
export function chainDiagram(composition: Composition): Block {
  const steps = [...composition.dossier.steps].sort((a, b) => a.seq - b.seq);
  return { strips: steps.map((step, index) => stepBox(composition, step, index === steps.length - 1)), before: 10 };
}
