// After an edit only what it touches is judged again, and the findings are those of a full run.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../scripts/bench/chain-corpus.mjs';
import { evaluate } from '../../../src/domain/checks/run-checks.ts';
import { COLLECTION_NAMES, dossierSchema, type CollectionName, type Dossier } from '../../../src/domain/dossier/dossier.ts';
import { arbitraryDossier } from '../../support/arbitrary-dossier.ts';
import { samples } from '../../support/checked-samples.ts';
import type { Sample } from '../../support/sample-dossiers.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const full = (dossier: Dossier) => evaluate(dossier, shippedReference).findings;
const after = (edited: Dossier, dossier: Dossier) => evaluate(edited, shippedReference, evaluate(dossier, shippedReference)).findings;

describe('an edit', () => {
  it.each(['cotton', 'seafood'] as const)('%s: any record taken out gives what a full run gives', (name: Sample) => {
    const dossier = samples[name];
    const before = evaluate(dossier, shippedReference);
    const filled = COLLECTION_NAMES.filter((collection) => dossier[collection].length > 0 && !['timecards', 'payrollRows', 'workers'].includes(collection));
    fc.assert(fc.property(fc.constantFrom<CollectionName>(...filled), fc.nat(), (collection, at) => {
      const edited = { ...dossier, [collection]: dossier[collection].filter((_, index) => index !== at % dossier[collection].length) };
      expect(evaluate(edited, shippedReference, before).findings).toEqual(full(edited));
    }), { numRuns: 25, seed: 4 });
  }, 30_000);

  it('any two dossiers, one after the other, give what a full run of the second gives', () => {
    fc.assert(fc.property(arbitraryDossier, arbitraryDossier, (dossier, other) => {
      const mixed: Dossier = { ...dossier, steps: [...dossier.steps.slice(1), ...other.steps], lots: other.lots, exhibits: [...other.exhibits, ...dossier.exhibits.slice(1)] };
      expect(after(mixed, dossier)).toEqual(full(mixed));
    }), { numRuns: 60 });
  });

  it('of one quantity in 400 steps judges a few records again, whatever the size', () => {
    const dossier = v.parse(dossierSchema, makeChain(400, 3));
    const before = evaluate(dossier, shippedReference);
    const edited = { ...dossier, steps: dossier.steps.map((step, index) => (index === 200 ? { ...step, outputs: step.outputs.map((flow) => ({ ...flow, quantity: '777' })) } : step)) };
    const { judged, findings } = evaluate(edited, shippedReference, before);
    expect(judged.anew).toBeLessThan(40);
    expect(judged.all).toBeGreaterThan(2000);
    expect(findings).toEqual(full(edited));
  });

  it('of nothing judges nothing; of the case everything', () => {
    const before = evaluate(samples.cotton, shippedReference);
    expect(evaluate({ ...samples.cotton }, shippedReference, before).judged.anew).toBe(0);
    const { judged } = evaluate({ ...samples.cotton, asOf: '2027-01-01' }, shippedReference, before);
    expect(judged.anew).toBe(judged.all);
  });
});
