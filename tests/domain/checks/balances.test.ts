// T03, T05, T16, T17, T19, T20: quantities through each process and each lot.
import { describe } from 'vitest';
import { add, all, copy, flow, proveRules, put, samples } from '../../support/checked-samples.ts';

const exhibit = (patch: object) => copy('exhibits', 'C-08', { id: 'Z-01', exhibitNo: 'Z-01', docNo: 'Z-01', ...patch });
const balance = (id: string, figures: Record<string, string>) => put('balances', id, { figures: { ...samples.cotton.balances.find((one) => one.id === id)?.figures, ...figures } });

describe('balances', () => {
  proveRules([
    ['T03', 'cotton', 'more goods than input', put('steps', 'ST5', { outputs: [flow('L-GRG', '6200')] }), 'what a scale may be out', put('steps', 'ST5', { losses: [{ kind: 'waste', quantity: '95', uom: 'KGM', pieces: null, soldTo: null, invoice: null }] })],
    ['T03', 'cotton', 'a negative quantity', put('steps', 'ST5', { inputs: [flow('L-YRN', '-6000')] }), 'tonnes beside kilograms', put('steps', 'ST5', { inputs: [flow('L-YRN', '6', 'TNE')] })],
    ['T03', 'cotton', 'a declared balance that gains', balance('balance-1', { output: '19000' }), 'a balance with its rounding', balance('balance-1', { losses: '4295.2' })],
    ['T05', 'cotton', 'a lot sold twice', balance('balance-2', { otherSales: '9200' }), 'a lot that is sold out', balance('balance-2', { otherSales: '9144', closingStock: '0' })],
    ['T05', 'cotton', 'more used than was delivered', put('steps', 'ST5', { inputs: [flow('L-YRN', '6100')], losses: [{ kind: 'waste', quantity: '190', uom: 'KGM', pieces: null, soldTo: null, invoice: null }] }), 'less used than was delivered', put('steps', 'ST5', { inputs: [flow('L-YRN', '5990')] })],
    ['T05', 'cotton', 'a ledger that sold more than it made', put('exhibits', 'D-10', { quantities: [{ value: '631', uom: 'CT', what: 'produced cartons' }, { value: '700', uom: 'CT', what: 'sold' }] }), 'a ledger of another unit', put('exhibits', 'D-10', { quantities: [{ value: '631', uom: 'CT', what: 'produced cartons' }, { value: '6000', uom: 'KGM', what: 'sold' }] })],
    ['T16', 'cotton', 'metres among kilograms', put('steps', 'ST5', { inputs: [flow('L-YRN', '6000', 'MTR')] }), 'grams among kilograms', put('steps', 'ST5', { inputs: [flow('L-YRN', '6000000', 'GRM')] })],
    ['T16', 'cotton', 'pieces counted as kilograms by no paper', all(put('steps', 'ST8', { conversion: null }), put('lots', 'L-GAR-BLK', { netKg: null })), 'pieces weighed by the lot', put('steps', 'ST8', { conversion: null })],
    ['T16', 'cotton', 'a paper in a unit nobody knows', put('exhibits', 'C-03', { quantities: [{ value: '6000', uom: 'XQ9', what: 'net' }] }), 'another spelling of kilograms', put('exhibits', 'C-03', { quantities: [{ value: '6000', uom: 'KGS', what: 'net' }] })],
    ['T17', 'cotton', 'waste that is missing', put('steps', 'ST6', { losses: [] }), 'a loss in two parts', put('steps', 'ST5', { losses: ['45', '45'].map((quantity, index) => ({ kind: `waste ${index}`, quantity, uom: 'KGM', pieces: null, soldTo: null, invoice: null })) })],
    ['T17', 'cotton', 'stock that is missing', balance('balance-2', { closingStock: '944' }), 'a balance without a residual', balance('balance-2', { residual: '0' })],
    ['T19', 'cotton', 'more than the plant can make', exhibit({ docType: 'CAPACITY_STATEMENT', refs: {}, quantities: [{ value: '100', uom: 'KGM', what: 'per day' }] }), 'a plant with room to spare', exhibit({ docType: 'CAPACITY_STATEMENT', refs: {}, quantities: [{ value: '2', uom: 'TNE', what: 'per day' }] })],
    ['T19', 'seafood', 'a test of another output than the run’s', put('capacityChecks', 'capacity-1', { figures: { outputKg: '12000', lineLaborHours: '2898' } }), 'a test of no single run', put('capacityChecks', 'capacity-1', { from: '2026-08-01', to: '2026-08-12' })],
    ['T20', 'cotton', 'a yield above the band', put('steps', 'ST3', { outputs: [flow('L-YRN', '18078.43')] }), 'a yield at the edge of the band', put('steps', 'ST3', { yieldBand: { low: '0.7', high: '0.7791' } })],
    ['T20', 'cotton', 'another yield than declared', put('steps', 'ST5', { declaredYield: '0.9' }), 'a yield rounded to three places', put('steps', 'ST5', { declaredYield: '0.983' })],
  ]);
});

describe('equivalents', () => {
  proveRules([
    ['T16', 'cotton', 'a weight of pieces that does not follow from its factor', put('steps', 'ST8', { conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: '0.168', netKgPerPiece: '0.2', sourceExhibitId: null } }), 'a factor with its own paper', put('steps', 'ST8', { conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: '0.168', netKgPerPiece: '0.138', sourceExhibitId: 'A-05' } })],
    ['T03', 'cotton', 'raw material that does not suffice', (dossier) => ({ ...dossier, backwardCheck: dossier.backwardCheck && { ...dossier.backwardCheck, figures: { ...dossier.backwardCheck.figures, kgCottonRequired: '30000' } } }), 'a dossier without that test', (dossier) => ({ ...dossier, backwardCheck: null })],
    ['T05', 'cotton', 'a colour with more issued than finished', put('variants', 'BLK', { figures: { finishedKg: '2000', issuedKg: '2150.4', leftKg: '24.48' } }), 'a colour without figures', add('variants', { id: 'RED', name: 'Red', figures: {}, sizes: {} })],
  ]);
});
