// From the entry back to the raw material: shares of lots split, merged, unfinished and running in circles.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rawMaterialOfLines, traceRawMaterial, type RawMaterialTrace } from '../../../src/domain/chain/raw-material-trace.ts';
import type { Lot, Step } from '../../../src/domain/dossier/chain.ts';
import { entryLineSchema } from '../../../src/domain/dossier/entry.ts';
import { flow, samples } from '../../support/checked-samples.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { madeLot, madeStep } from './made-chain.ts';

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

describe('the trace tells of each lot', () => {
  const steps = [
    madeStep('farm', 1, 'origin', {}, { cotton: '100' }), madeStep('move', 2, 'transfer', { cotton: '100' }, { cotton: '100' }),
    madeStep('spin', 3, 'transformation', { cotton: '100', oil: '2 LTR' }, { yarn: '80', waste: '20' }), madeStep('knit', 4, 'transformation', { yarn: '40' }, { fabric: '200 MTR' }),
    madeStep('bag', 5, 'aggregation', { fabric: '200 MTR', yarn: '10' }, { set: '10 SET' }), madeStep('bin', 6, 'transformation', { waste: '20' }, { rags: '10' }),
  ];
  const arrive = madeStep('arrive', 7, 'transfer', { set: '5 SET' }, { set: '5 SET' });
  const found = traceRawMaterial({ steps, lots: [madeLot('oil', { quantity: '4', uom: 'LTR' }), madeLot('rags', { quantity: '999', uom: 'KGM' }), madeLot('unsaid')], arrivals: [arrive], reference: shippedReference });
  it('its part in the entry, its unit, its tier and whether it is raw, from the entry backwards', () => {
    expect(found.lots.map(({ lotId, share, made, inEntry, dimension, isRaw, tier }) => [lotId, share.toFixed(), made.toFixed(), inEntry.toFixed(), dimension, isRaw, tier])).toEqual([
      ['set', '0.5', '10', '5', 'SET', false, 0], ['fabric', '0.5', '200', '100', 'length', false, 1],
      ['yarn', '0.3125', '80', '25', 'mass', false, 2], ['cotton', '0.25', '100', '25', 'mass', true, 3], ['oil', '0.125', '4', '0.5', 'volume', true, 3],
    ]);
    expect([found.rawKg, found.circular]).toEqual([null, []]);
  });

  it('by weight where all outputs weigh something, alike where one does not', () => {
    const from = (outputs: Readonly<Record<string, string>>) => traceRawMaterial({ steps: [madeStep('o', 1, 'origin', {}, { raw: '100' }), madeStep('s', 2, 'transformation', { raw: '100' }, outputs)], lots: [], arrivals: [madeStep('a', 3, 'transfer', {}, { x: outputs['x'] ?? '' })], reference: shippedReference }).rawKg?.toFixed();
    expect([from({ x: '30', y: '10' }), from({ x: '30', y: '10 MTR' }), from({ x: '30', y: '0' }), from({ x: '30' })]).toEqual(['75', '50', '50', '100']);
  });

  it('that nobody knows the amount of: nothing of it is in the entry', () => {
    const { lots: [only], rawKg } = traceRawMaterial({ steps: [], lots: [madeLot('x')], arrivals: [madeStep('a', 1, 'transfer', {}, { x: '5' })], reference: shippedReference });
    expect([only?.share.toFixed(), only?.made.toFixed(), only?.tier, rawKg]).toEqual(['0', '0', 0, null]);
    expect(traceRawMaterial({ steps, lots: [], arrivals: [], reference: shippedReference })).toEqual({ lots: [], circular: [], rawKg: null });
  });

  it('of one tier by their ids', () => {
    const { lots: inOrder } = traceRawMaterial({ steps: [], lots: ['b', 'c', 'a'].map((id) => madeLot(id, { quantity: '1', uom: 'KGM' })), arrivals: [madeStep('a', 1, 'transfer', {}, { b: '1', c: '1', a: '1' })], reference: shippedReference });
    expect(inOrder.map(({ lotId }) => lotId)).toEqual(['a', 'b', 'c']);
  });
});

describe('raw material of the lines', () => {
  const line = (netKg: string | null) => v.parse(entryLineSchema, { id: 'E1', line: 1, description: 'shirts', netKg });
  const lines = (...netKg: (string | null)[]) => rawMaterialOfLines(netKg.map(line), new Decimal(30)).map((one) => one?.toFixed() ?? null);
  it('follows their weights, and is unknown for all when one weight is', () => {
    expect(lines('10', '20')).toEqual(['10', '20']);
    expect(lines('10', null)).toEqual([null, null]);
    expect(lines('0', '0')).toEqual([null, null]);
    expect(rawMaterialOfLines([line('10')], null)).toEqual([null]);
  });
});
