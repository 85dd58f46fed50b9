// From the entry back to the raw material: shares of lots split, merged, unfinished and running in circles.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawMaterialOfLines, traceRawMaterial, type RawMaterialTrace } from '../../../src/domain/chain/raw-material-trace.ts';
import type { Lot, Step } from '../../../src/domain/dossier/chain.ts';
import { flow, samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';

const [anyStep, anyLot] = [samples.cotton.steps[4], samples.cotton.lots[0]];
if (!anyStep || !anyLot) throw new Error('the sample has them');
let seq = 0;
const make = (id: string, kind: Step['kind'], inputs: [string, string][], outputs: [string, string][]): Step => ({ ...anyStep, id, seq: (seq += 1), kind, name: id, inputs: inputs.map(([lot, kg]) => flow(lot, kg)), outputs: outputs.map(([lot, kg]) => flow(lot, kg)), losses: [], conversion: null });
const lot = (id: string, quantity: string): Lot => ({ ...anyLot, id, quantity, uom: 'KGM', netKg: null });
const trace = (steps: Step[], arrival: [string, string][], lots: Lot[] = []): RawMaterialTrace => traceRawMaterial({ steps, lots, arrivals: [make('in', 'transfer', arrival, arrival)], reference: shippedReference });
const shareOf = (found: RawMaterialTrace, id: string): string | undefined => found.lots.find(({ lotId }) => lotId === id)?.share.toFixed();

describe('the trace', () => {
  it('finds the part of the yarn in the worked entry', () => {
    const { steps, lots, entry } = samples.cotton;
    const found = traceRawMaterial({ steps, lots, arrivals: steps.filter(({ id }) => id === 'ST9'), reference: shippedReference });
    const yarn = found.lots.find(({ lotId }) => lotId === 'L-YRN');
    expect([yarn?.made.toFixed(), yarn?.inEntry.gt(5000), yarn?.inEntry.lte(6000)]).toEqual(['15144', true, true]);
    expect(found.lots.filter(({ isRaw }) => isRaw).length).toBeGreaterThan(0);
    expect(found.circular).toEqual([]);
    expect(rawMaterialOfLines(entry.lines, found.rawKg).reduce<Decimal>((sum, one) => sum.plus(one ?? 0), new Decimal(0)).toDecimalPlaces(6).eq(found.rawKg?.toDecimalPlaces(6) ?? -1)).toBe(true);
  });

  it('splits a lot and merges it again', () => {
    const found = trace([make('o', 'origin', [], [['raw', '100']]), make('split', 'transformation', [['raw', '100']], [['a', '30'], ['b', '60']]), make('merge', 'transformation', [['a', '30'], ['b', '30']], [['c', '60']])], [['c', '60']]);
    expect([shareOf(found, 'c'), shareOf(found, 'a'), shareOf(found, 'b')]).toEqual(['1', '1', '0.5']);
    expect(found.lots.find(({ lotId }) => lotId === 'raw')?.inEntry.toDecimalPlaces(6).toFixed()).toBe('66.666667');
  });

  it('ends at a lot that nothing makes, and counts it as raw', () => {
    const found = trace([make('p', 'transformation', [['bought', '50']], [['c', '40']])], [['c', '20']], [lot('bought', '200')]);
    expect(found.lots.find(({ lotId }) => lotId === 'bought')).toMatchObject({ isRaw: true, tier: 1 });
    expect([shareOf(found, 'bought'), found.rawKg?.toFixed()]).toEqual(['0.125', '25']);
  });

  it('ends before a circle and names its steps', () => {
    const found = trace([make('x', 'transformation', [['b', '10']], [['a', '10']]), make('y', 'transformation', [['a', '10']], [['b', '10'], ['c', '10']])], [['c', '10']]);
    expect(found.circular.map(({ id }) => id).sort()).toEqual(['x', 'y']);
  });

  it('of any chain is finite, and the same in whatever order the records stand', () => {
    const quantity = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 29n }).map(String);
    const flows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), quantity), { maxLength: 3 });
    const steps = fc.array(fc.tuple(fc.constantFrom<Step['kind']>('origin', 'transformation', 'transfer', 'aggregation', 'inspection'), flows, flows), { maxLength: 6 });
    fc.assert(fc.property(steps, flows, (drawn, arrival) => {
      const made = drawn.map(([kind, inputs, outputs], index) => ({ ...make(`s${index}`, kind, inputs, outputs), seq: index }));
      const [there, back] = [trace(made, arrival), trace(made.toReversed(), arrival)];
      for (const { share, inEntry } of there.lots) expect(share.isFinite() && inEntry.isFinite()).toBe(true);
      const told = (found: RawMaterialTrace) => found.lots.map(({ lotId, tier, share }) => [lotId, tier, share.toPrecision(10)]);
      expect(told(there)).toEqual(told(back));
    }), { numRuns: 200 });
  });
});
