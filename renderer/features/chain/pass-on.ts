// What it means to draw a line from one step to another: the lots the first makes go into the second.
import type { Flow, Step } from '../../../src/domain/dossier/chain.ts';
import { nextId } from '../../state/next-id.ts';

/** The steps to put, in one edit; or why the line says nothing, for the person who drew it. */
export type PassedOn = { readonly steps: readonly Step[] } | { readonly problem: string };

const handOver = (id: string, seq: number, from: Step, to: Step, flows: readonly Flow[]): Step => ({
  id, seq, kind: 'transfer', name: `From ${from.name} to ${to.name}`, siteId: null, fromSiteId: from.siteId, toSiteId: to.siteId, start: null, end: null,
  inputs: [...flows], outputs: [...flows], losses: [], conversion: null, declaredYield: null, yieldBand: null, custodyModel: null, refs: {},
});

/** Between two sites a hand-over is set before the taker, whose papers can then be asked for; later steps move up by one. */
export function passOn(from: Step, to: Step, all: readonly Step[]): PassedOn {
  if (from.id === to.id || from.seq >= to.seq) return { problem: `“${to.name}” comes before “${from.name}”. Move it later first: a lot cannot go back.` };
  if (from.outputs.length === 0) return { problem: `“${from.name}” makes no lot yet. Add one to it under Out, then connect it.` };
  const flows = from.outputs.filter(({ lotId }) => !to.inputs.some((flow) => flow.lotId === lotId));
  if (flows.length === 0) return { problem: `“${to.name}” already takes all that “${from.name}” makes.` };
  const taker: Step = { ...to, inputs: [...to.inputs, ...flows] };
  if (from.siteId === to.siteId) return { steps: [taker] };
  const later = all.filter((step) => step.seq >= to.seq && step.id !== to.id).map((step) => ({ ...step, seq: step.seq + 1 }));
  return { steps: [handOver(nextId('ST', all), to.seq, from, to, flows), { ...taker, seq: to.seq + 1 }, ...later] };
}
