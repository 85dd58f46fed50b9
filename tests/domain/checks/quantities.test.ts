// T04 and T16: every paper of one movement and of one process states the same quantities, in units that are known.
import { describe } from 'vitest';
import { proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const states = (id: string, ...quantities: readonly (readonly [string, string, string])[]): Change => put('exhibits', id, { quantities: quantities.map(([value, uom, what]) => ({ value, uom, what })) });
const line = (patch: object): Change => (dossier) => ({ ...dossier, entry: { ...dossier.entry, lines: dossier.entry.lines.map((one) => ({ ...one, ...patch })) } });

describe('quantities', () => {
  proveRules([
    ['T04', 'cotton', 'one carton less in two hundred and fifty', states('C-03', ['6000', 'KGM', 'net'], ['249', 'CT', 'cartons']), 'a weight within half a per cent', states('C-03', ['6025', 'KGM', 'net'], ['250', 'CT', 'cartons'])],
    ['T04', 'cotton', 'a receipt five cartons short', states('C-06', ['5880', 'KGM', 'net'], ['250', 'CT', 'cartons']), 'pounds for kilograms', states('C-06', ['13227.74', 'LBR', 'net'])],
    ['T04', 'cotton', 'an entry with other pieces', line({ quantity: '31000' }), 'an entry in dozens, rounded', line({ quantity: '2666.67', uom: 'DZN' })],
    ['T04', 'cotton', 'dozens that are no pieces', line({ otherQuantities: [{ value: '2700', uom: 'DZN', what: 'dozens' }] }), 'dozens to two places', line({ otherQuantities: [{ value: '2666.67', uom: 'DZN', what: 'dozens' }] })],
    ['T04', 'cotton', 'an order not met within its tolerance', states('B-02', ['5000', 'KGM', 'ordered']), 'an order met within its tolerance', states('B-02', ['5300', 'KGM', 'ordered'])],
    ['T04', 'cotton', 'a lot with a carton less', put('lots', 'L-GAR-BLK', { packages: 319 }), 'pieces under another code', states('A-04', ['32000', 'C62', 'pieces'])],
    ['T04', 'cotton', 'a production record of another output', states('D-09', ['19439.17', 'KGM', 'cotton in'], ['14000', 'KGM', 'yarn out']), 'a production record in other words', states('D-09', ['19439.17', 'KGM', 'Baumwolle'], ['15144', 'KGM', 'Garn'])],
    ['T04', 'cotton', 'a bale too few at the gin', states('E-01', ['87', 'BL', 'bales']), 'bales under another code', states('E-01', ['88', 'BAL', 'bales'])],
    ['T04', 'cotton', 'a bale heavier than its pounds', put('units', 'unit-6', { netKg: '260' }), 'a bale weighed in kilograms only', put('units', 'unit-6', { netLb: null })],
    ['T04', 'cotton', 'more net than gross', line({ netKg: '4416', grossKg: '4000' }), 'gross a little over', line({ grossKg: '5500' })],
    ['T16', 'cotton', 'a lot in a unit nobody knows', put('lots', 'L-GRG', { uom: 'XQZ' }), 'a lot in kilograms by another code', put('lots', 'L-GRG', { uom: 'KGS' })],
    ['T16', 'cotton', 'a step in a unit nobody knows', put('steps', 'ST8', { losses: [{ kind: 'waste', quantity: '1', uom: 'ZZZ', pieces: null, soldTo: null, invoice: null }] }), 'a paper in a package of Recommendation 21', states('D-05', ['3', 'CR', 'crates'])],
    ['T16', 'cotton', 'a paper in a unit nobody knows', states('D-05', ['3', 'ZZZ', 'things']), 'a paper in US gallons', states('D-05', ['3', 'GLL', 'dye'])],
    ['T16', 'cotton', 'an entry in a unit nobody knows', line({ otherQuantities: [{ value: '1', uom: 'ZZZ', what: 'lots' }] }), 'an entry in packs, which convert into nothing', line({ otherQuantities: [{ value: '1', uom: 'NMP', what: 'packs' }] })],
    ['T04', 'seafood', 'a sale of waste that nothing shows', states('C-04', ['9000', 'KGM', 'net']), 'a sale of waste as the step shows it', states('C-04', ['9480', 'KGM', 'net'])],
    ['T04', 'seafood', 'more delivered than sent', put('steps', 'ST3', { outputs: (samples.seafood.steps.find(({ id }) => id === 'ST3')?.outputs ?? []).map((one) => ({ ...one, quantity: '24100' })) }), 'a packing list that is not filed', put('exhibits', 'B-02', { quantities: [] })],
  ]);
});
