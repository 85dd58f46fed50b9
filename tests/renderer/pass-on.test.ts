// Proves what a line drawn from one step to another changes in the chain, and which lines it refuses.
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/domain/dossier/chain.ts';
import { chainOf } from '../../renderer/features/chain/hand-overs.ts';
import { passOn } from '../../renderer/features/chain/pass-on.ts';
import { sampleDossier } from './support/memory-core.ts';

const dossier = sampleDossier('cotton');
const stepOf = (id: string, steps: readonly Step[] = dossier.steps): Step => steps.find((step) => step.id === id) ?? expect.fail(id);
/** The chain without what the knitter takes, and without the hand-over that brought it. */
const cut = dossier.steps.filter(({ id }) => id !== 'ST4').map((step) => (step.id === 'ST5' ? { ...step, inputs: [] } : step));

describe('a line from spinning to knitting', () => {
  const passed = passOn(stepOf('ST3', cut), stepOf('ST5', cut), cut);
  const steps = 'steps' in passed ? [...passed.steps, ...cut.filter(({ id }) => !passed.steps.some((step) => step.id === id))] : [];

  it('puts what is spun into what is knitted, in the same quantities', () => {
    expect(stepOf('ST5', steps).inputs).toEqual(stepOf('ST3').outputs);
  });
  it('sets a hand-over between the two sites, whose five papers are then missing', () => {
    const edge = chainOf({ ...dossier, exhibits: [], steps, findings: [] }).edges.find(({ from, to }) => from === 'ST3' && to === 'ST5');
    expect(edge?.handOver).toMatchObject({ kind: 'transfer', fromSiteId: stepOf('ST3').siteId, toSiteId: stepOf('ST5').siteId });
    expect(edge?.cells.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing', 'missing', 'missing']);
  });
  it('leaves every step in its order and no two at one place', () => {
    const inOrder = [...steps].sort((a, b) => a.seq - b.seq);
    expect(new Set(inOrder.map(({ seq }) => seq)).size).toBe(steps.length);
    expect(inOrder.filter(({ id }) => cut.some((step) => step.id === id)).map(({ id }) => id)).toEqual([...cut].sort((a, b) => a.seq - b.seq).map(({ id }) => id));
  });
});

describe('a line', () => {
  it('inside one site needs no hand-over', () => {
    const [from, to] = [stepOf('ST3'), { ...stepOf('ST5'), inputs: [], siteId: stepOf('ST3').siteId }];
    expect(passOn(from, to, [from, to])).toEqual({ steps: [{ ...to, inputs: from.outputs }] });
  });
  it('is refused, with the reason, when it goes back, carries nothing, or says nothing new', () => {
    expect(passOn(stepOf('ST5'), stepOf('ST3'), dossier.steps)).toEqual({ problem: expect.stringContaining('a lot cannot go back') as string });
    expect(passOn({ ...stepOf('ST3'), outputs: [] }, stepOf('ST5'), dossier.steps)).toEqual({ problem: expect.stringContaining('makes no lot yet') as string });
    expect(passOn(stepOf('ST3'), stepOf('ST5'), dossier.steps)).toEqual({ problem: expect.stringContaining('already takes all') as string });
  });
});
