// T01, T02, T27: a chain that holds together, in order, in a model that proves origin.
import { describe, expect, it } from 'vitest';
import { all, drop, flow, newRules, proveRules, put, samples } from '../../support/checked-samples.ts';

it('a circle hides no lot that is over-allocated beside it', () => {
  const circled = put('steps', 'ST5', { inputs: [flow('L-YRN', '6000'), flow('L-FAB-BLK', '1')] });
  const overdrawn = put('lots', 'L-COT', { quantity: '10000' });
  expect(newRules('cotton', circled(samples.cotton))).not.toContain('T05');
  expect(newRules('cotton', overdrawn(circled(samples.cotton)))).toContain('T05');
});

describe('the chain', () => {
  proveRules([
    ['T01', 'cotton', 'a lot that no step makes', put('steps', 'ST5', { inputs: [flow('L-NONE', '6000')] }), 'a new name for a step', put('steps', 'ST5', { name: 'Circular knitting' })],
    ['T01', 'cotton', 'a movement that is missing', drop('steps', 'ST4'), 'a packing step without losses', put('steps', 'ST1', { losses: [] })],
    ['T01', 'cotton', 'a chain that does not reach the entry', drop('steps', 'ST9'), 'a last movement known by the importer’s site alone', put('steps', 'ST9', { refs: {} })],
    ['T01', 'cotton', 'a lot that goes nowhere', put('steps', 'ST8', { inputs: [flow('L-FAB-BLK', '2150.4'), flow('L-FAB-WHT', '1881.6')] }), 'a lot that is used in two steps', put('steps', 'ST8', { inputs: [flow('L-FAB-BLK', '1000'), flow('L-FAB-BLK', '1150.4'), flow('L-FAB-WHT', '1881.6'), flow('L-FAB-NVY', '1344')] })],
    ['T01', 'cotton', 'work in another place than the goods', put('steps', 'ST5', { siteId: 'S05' }), 'a site that is renamed', put('sites', 'S04', { name: 'Knitting and dyeing works' })],
    ['T01', 'cotton', 'a lot made elsewhere than its step', put('lots', 'L-YRN', { producedBy: 'S04' }), 'a lot whose maker is not stated', put('lots', 'L-YRN', { producedBy: null })],
    ['T01', 'cotton', 'a circle', put('steps', 'ST5', { inputs: [flow('L-YRN', '6000'), flow('L-FAB-BLK', '1')] }), 'an inspection that changes nothing', put('steps', 'ST1', { kind: 'origin' })],
    ['T01', 'cotton', 'a delivery of goods that were not sent', put('steps', 'ST4', { outputs: [flow('L-GRG', '6000')] }), 'one quantity in two rows', put('steps', 'ST4', { inputs: [flow('L-YRN', '2000'), flow('L-YRN', '4000')] })],
    ['T02', 'cotton', 'a lot used before it was made', put('lots', 'L-GRG', { producedOn: '2026-07-25' }), 'a lot made on the day it is used', put('lots', 'L-GRG', { producedOn: '2026-07-20' })],
    ['T02', 'cotton', 'work that began before the goods arrived', put('steps', 'ST4', { end: '2026-07-10' }), 'work on the day of arrival', put('steps', 'ST4', { end: '2026-07-06' })],
    ['T02', 'cotton', 'a process that began before the one that feeds it', put('steps', 'ST6', { start: '2026-07-01' }), 'two processes side by side, as on a vessel', put('steps', 'ST6', { start: '2026-07-18' })],
    ['T27', 'cotton', 'a mass-balance model', put('steps', 'ST3', { custodyModel: 'mass_balance' }), 'segregation', put('steps', 'ST3', { custodyModel: 'segregated' })],
    ['T27', 'seafood', 'book and claim', put('steps', 'ST4', { custodyModel: 'book_and_claim' }), 'identity preserved', put('steps', 'ST4', { custodyModel: 'identity_preserved' })],
    ['T27', 'cotton', 'a blend with a lot of unknown origin', all(put('steps', 'ST3', { custodyModel: 'controlled_blending' }), put('lots', 'L-COT', { originCountry: null })), 'a blend whose sources are all known', put('steps', 'ST3', { custodyModel: 'controlled_blending' })],
  ]);
});
