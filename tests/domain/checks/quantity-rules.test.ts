// T04 and T16 of papers, clause by clause: what the papers of one movement, and of one run, say of its quantities.
import { describe } from 'vitest';
import { productionFigures, quantitiesAgree, unitsAgree } from '../../../src/domain/checks/quantity-rules.ts';
import { madeLot, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

/** "10 CT cartons": value, unit and what of it. */
const stated = (texts: readonly string[]) => texts.map((text) => { const [value, uom, ...what] = text.split(' '); return { value, uom, what: what.join(' ') }; });
type Papers = readonly (readonly [docType: string, ...quantities: string[]])[];
const papers = (stepId: string, list: Papers) => list.map(([docType, ...quantities], index) => madeExhibit(`E${index + 1}`, docType, { stepIds: [stepId], quantities: stated(quantities) }));
const moved = (quantity: string, list: Papers, dossier: object = {}, patch: object = {}): object => ({ steps: [madeStep('Move', 1, 'transfer', { B: quantity }, { B: quantity }, patch)], exhibits: papers('Move', list), ...dossier });

describe('the papers of a movement', () => {
  proveSaid(ofSteps(quantitiesAgree), [
    ['spares one weight on all', moved('100', [['COMMERCIAL_INVOICE', '100 KGM net'], ['PACKING_LIST', '100 KGM net', '110 KGM gross'], ['TRUCK_WAYBILL', '110 KGM G.W.']])],
    ['spares a weight in pounds', moved('100', [['PACKING_LIST', '220.462 LBR net']])],
    ['spares what a scale may be out', moved('100', [['COMMERCIAL_INVOICE', '100 KGM net'], ['PACKING_LIST', '100.5 KGM net']])],
    ['catches a weight beyond it', moved('100', [['COMMERCIAL_INVOICE', '100 KGM net'], ['PACKING_LIST', '100.51 KGM net']]), 'T04 net @ exhibits:E2.quantities steps:Move | E2 says 100.51 kg; the other papers of “Move” say 100 kg.'],
    ['holds the invoice against what most say', moved('100', [['COMMERCIAL_INVOICE', '105 KGM net'], ['PACKING_LIST', '100 KGM net']]), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 105 kg; the other papers of “Move” say 100 kg.'],
    ['holds one against the invoice', moved('100', [['COMMERCIAL_INVOICE', '105 KGM net']]), 'T04 net @ steps:Move.outputs steps:Move | the step says 100 kg; the other papers of “Move” say 105 kg.'],
    ['without an invoice holds to the smaller', moved('100', [['PACKING_LIST', '105 KGM net']]), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 105 kg; the other papers of “Move” say 100 kg.'],
    ['catches another gross weight', moved('100', [['PACKING_LIST', '110 KGM Gross weight'], ['TRUCK_WAYBILL', '115 KGM gross']]), 'T04 gross @ exhibits:E2.quantities steps:Move | E2 says 115 kg gross; the other papers of “Move” say 110 kg.'],
    ['catches a net weight greater than the gross', moved('100', [['PACKING_LIST', '99 KGM gross']]), 'T04 net over gross @ steps:Move | The papers of “Move” state more net than gross weight: 100 and 99 kg.'],
    ['spares a net weight that is the gross', moved('100', [['PACKING_LIST', '100 KGM gross']])],
    ['reads other words for net', moved('100', [['PACKING_LIST', '105 KGM N.W.']]), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 105 kg; the other papers of “Move” say 100 kg.'],
    ['reads the words of the reference data in any case', moved('100', [['PACKING_LIST', '105 KGM  NET ']]), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 105 kg; the other papers of “Move” say 100 kg.'],
    ['reads other words for gross', moved('100', [['PACKING_LIST', '90 KGM G W']]), 'T04 net over gross @ steps:Move | The papers of “Move” state more net than gross weight: 100 and 90 kg.'],
    ['reads short words for gross', moved('100', [['PACKING_LIST', '90 KGM gw']]), 'T04 net over gross @ steps:Move | The papers of “Move” state more net than gross weight: 100 and 90 kg.'],
    ['reads short words for net', moved('100', [['PACKING_LIST', '105 KGM nw']]), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 105 kg; the other papers of “Move” say 100 kg.'],
    ['reads other words for packages', moved('100', [['PACKING_LIST', '10 CT Cartons of shirts', '10 CT Cartons '], ['BALE_LIST', '11 CT cartons']]), 'T04 count CT @ exhibits:E2.quantities steps:Move | E2 says 11 cartons; the other papers of “Move” say 10 cartons.'],
    ['says nothing of what is neither weight nor count', moved('100', [['PACKING_LIST', '5 KGM moisture', '7 MTR length']])],
    ['counts pieces exactly, whatever they are called', moved('100 H87', [['COMMERCIAL_INVOICE', '101 H87 shirts']]), 'T04 count pieces @ steps:Move.outputs steps:Move | the step says 100 pieces; the other papers of “Move” say 101 pieces.'],
    ['says nothing of papers of another kind', moved('100', [['POLICY', '5 KGM net']])],
    ['is asked of movements only', { steps: [madeStep('Run', 1, 'transformation', {}, { B: '100' })], exhibits: papers('Run', [['PACKING_LIST', '5 KGM net']]) }],
    ['sums the lots of one unit', { steps: [madeStep('Move', 1, 'transfer', {}, { B: '60', C: '40' })], exhibits: papers('Move', [['PACKING_LIST', '100 KGM net']]) }],
    ['spares a dozen rounded to two places', moved('25 H87', [['PACKING_LIST', '2.08 DZN shirts']])],
    ['catches another dozen', moved('25 H87', [['PACKING_LIST', '2.07 DZN shirts'], ['COMMERCIAL_INVOICE', '25 H87 shirts']]), 'T04 count pieces @ exhibits:E1.quantities steps:Move | E1 says 24.84 pieces; the other papers of “Move” say 25 pieces.'],
    ['does not round what is counted in pieces', moved('25 H87', [['PACKING_LIST', '25.1 H87 shirts']]), 'T04 count pieces @ exhibits:E1.quantities steps:Move | E1 says 25.1 pieces; the other papers of “Move” say 25 pieces.'],
  ]);
});

describe('the lots of a movement', () => {
  const lot = (patch: object): object => ({ lots: [madeLot('B', { quantity: '200', uom: 'KGM', packages: 20, packageType: 'cartons', ...patch })] });
  const cartons = (count: string): Papers => [['PACKING_LIST', `${count} CT cartons`]];
  const sewn = (netKg: string, patch: object = {}): object => ({ lots: [madeLot('B', { quantity: '200', uom: 'H87', netKg, ...patch })] });
  proveSaid(ofSteps(quantitiesAgree), [
    ['have the packages of their part', moved('100', cartons('10'), lot({}))],
    ['have no other packages', moved('100', cartons('11'), lot({})), 'T04 count CT @ exhibits:E1.quantities steps:Move | E1 says 11 cartons; the other papers of “Move” say 10 cartons.'],
    ['in part need not fill their packages', moved('105', cartons('11'), lot({ packages: 21 }))],
    ['in part miss one package at most', moved('105', cartons('9'), lot({ packages: 21 })), 'T04 count CT @ steps:Move.outputs steps:Move | the record of the lots says 11 cartons; the other papers of “Move” say 9 cartons.'],
    ['without a quantity have no part', moved('100', cartons('7'), lot({ quantity: null }))],
    ['of no quantity have no part', moved('100', cartons('7'), lot({ quantity: '0' }))],
    ['in another unit have no part', moved('100', cartons('7'), lot({ uom: 'LBR' }))],
    ['in packages nobody knows are not counted', moved('100', cartons('7'), lot({ packageType: 'heaps' }))],
    ['of which one has no packages are not counted', { ...moved('100', cartons('7'), { lots: [madeLot('B', { quantity: '200', uom: 'KGM', packages: 20, packageType: 'cartons' }), madeLot('C', { quantity: '5', uom: 'KGM', packageType: 'cartons' })] }), steps: [madeStep('Move', 1, 'transfer', {}, { B: '100', C: '5' })] }],
    ['in packages of two kinds are not counted', { ...moved('100', cartons('7'), { lots: [madeLot('B', { quantity: '200', uom: 'KGM', packages: 20, packageType: 'cartons' }), madeLot('C', { quantity: '5', uom: 'KGM', packages: 1, packageType: 'bags' })] }), steps: [madeStep('Move', 1, 'transfer', {}, { B: '100', C: '5' })] }],
    ['counted in pieces have the weight of their part', moved('50 H87', [['PACKING_LIST', '10 KGM net']], sewn('40'))],
    ['counted in pieces have no other weight', moved('50 H87', [['PACKING_LIST', '11 KGM net']], sewn('40')), 'T04 net @ exhibits:E1.quantities steps:Move | E1 says 11 kg; the other papers of “Move” say 10 kg.'],
    ['weighed themselves are not weighed again', moved('100', [['PACKING_LIST', '100 KGM net']], lot({ netKg: '60' }))],
    ['of which nothing moves say nothing', moved('100', cartons('7'), {}, { outputs: [] })],
  ]);
});

describe('the entry', () => {
  const line = (patch: object): object => ({ id: `L${JSON.stringify(patch).length}`, line: 1, description: 'Shirts', ...patch });
  const arrived = (lines: readonly object[], list: Papers = [], dossier: object = {}): object => moved('100', [['COMMERCIAL_INVOICE', '100 KGM net', '110 KGM gross', '50 H87 shirts'], ...list], { entry: { lines }, ...dossier }, { refs: { entry: '1' } });
  proveSaid(ofSteps(quantitiesAgree), [
    ['states what the papers state', arrived([line({ quantity: '100', uom: 'KGM', netKg: '100', grossKg: '110', otherQuantities: stated(['50 H87 pieces']) })])],
    ['states another quantity', arrived([line({ quantity: '99', uom: 'KGM' })]), 'T04 net @ entry:L29.quantity steps:Move | the entry says 99 kg; the other papers of “Move” say 100 kg.'],
    ['states another net weight', arrived([line({ netKg: '99' })]), 'T04 net @ entry:L14.netKg steps:Move | the entry says 99 kg; the other papers of “Move” say 100 kg.'],
    ['states another gross weight', arrived([line({ grossKg: '120' })], [['PACKING_LIST', '110 KGM gross']]), 'T04 gross @ entry:L17.grossKg steps:Move | the entry says 120 kg gross; the other papers of “Move” say 110 kg.'],
    ['states another count', arrived([line({ otherQuantities: stated(['51 H87 pieces']) })]), 'T04 count pieces @ entry:L64.otherQuantities steps:Move | the entry says 51 pieces; the other papers of “Move” say 50 pieces.'],
    ['sums its lines', arrived([line({ quantity: '60', uom: 'KGM', grossKg: '70', otherQuantities: stated(['30 H87 pieces']) }), line({ quantity: '40', uom: 'KGM', grossKg: '40', otherQuantities: stated(['20 H87 pieces']) })])],
    ['says nothing where a line does not', arrived([line({ netKg: '60', grossKg: '60', otherQuantities: stated(['30 H87 pieces']) }), line({})])],
    ['in several units says nothing together', arrived([line({ quantity: '60', uom: 'KGM' }), line({ quantity: '40', uom: 'H87' })])],
    ['without a line says nothing', arrived([])],
    ['is of all movements that arrive, and of none alone', { steps: ['Move', 'Ship'].map((id) => madeStep(id, 1, 'transfer', {}, { B: '100' }, { refs: { entry: '1' } })), entry: { lines: [line({ netKg: '200' })] } }],
    ['is not of a movement that does not arrive', moved('100', [['COMMERCIAL_INVOICE', '100 KGM net']], { entry: { lines: [line({ netKg: '99' })] } })],
  ]);
});

describe('a weight in a unit of length', () => {
  proveSaid(ofSteps(quantitiesAgree), [
    ['cannot be compared', moved('100', [['PACKING_LIST', '40 MTR net']]), 'T16 MTR @ exhibits:E1.quantities steps:Move | E1 states 40 MTR net; this unit cannot be compared with the other papers of “Move”.'],
    ['cannot be compared as gross', moved('100', [['PACKING_LIST', '40 MTR gross']]), 'T16 MTR @ exhibits:E1.quantities steps:Move | E1 states 40 MTR gross; this unit cannot be compared with the other papers of “Move”.'],
    ['is compared where the lot has a length', moved('40 MTR', [['PACKING_LIST', '40 MTR net']])],
    ['is another finding where nobody knows the unit', moved('100', [['PACKING_LIST', '40 XQ9 net']])],
    ['on another paper is not asked about', moved('100', [['POLICY', '40 MTR net']])],
  ]);
});

describe('an order', () => {
  const ordered = (text: string, tolerancePct: string | null, delivered: string, list: Papers = []): object => { const made = moved(delivered, list) as { exhibits: object[] }; return { ...made, exhibits: [...made.exhibits, madeExhibit('PO', 'PURCHASE_ORDER', { stepIds: ['Move'], quantities: stated([text]), tolerancePct })] }; };
  proveSaid(ofSteps(quantitiesAgree), [
    ['is met', ordered('100 KGM net', null, '100')],
    ['is met in other words', ordered('100 KGM cotton', null, '100')],
    ['is not met by less', ordered('100 KGM net', null, '99'), 'T04 order KGM @ exhibits:PO.quantities steps:Move | PO orders 100 kg; 99 kg were delivered in “Move”.'],
    ['is met within its tolerance', ordered('100 KGM net', '5', '105')],
    ['is not met beyond it', ordered('100 KGM net', '5', '106'), 'T04 order KGM @ exhibits:PO.quantities steps:Move | PO orders 100 kg (± 5 %); 106 kg were delivered in “Move”.'],
    ['in gross weight is met by the gross weight', ordered('110 KGM gross', null, '100', [['PACKING_LIST', '110 KGM gross']])],
    ['of pieces is met by pieces', ordered('100 H87 shirts', null, '100 H87')],
    ['in dozens is met but for its rounding', ordered('2.08 DZN shirts', null, '25 H87', [['COMMERCIAL_INVOICE', '2.08 DZN shirts']])],
    ['of dozens is met by pieces', ordered('2.08 DZN shirts', null, '25 H87')],
    ['of dozens is not met by another piece', ordered('2 DZN shirts', null, '25 H87'), 'T04 order DZN @ exhibits:PO.quantities steps:Move | PO orders 24 pieces; 25 pieces were delivered in “Move”.'],
    ['of what was not counted is not judged', ordered('100 H87 shirts', null, '100')],
  ]);
});

describe('a production paper', () => {
  const run = madeStep('Run', 1, 'transformation', { A: '100' }, { B: '60', C: '30' }, { losses: [{ kind: 'waste', quantity: '10', uom: 'KGM', pieces: 3 }] });
  const paper = (quantities: readonly string[], patch: object = {}, dossier: object = {}, docType = 'PRODUCTION_RECORD'): object => ({
    steps: [run], exhibits: [madeExhibit('E1', docType, { stepIds: ['Run'], quantities: stated(quantities), ...patch })],
    lots: [madeLot('B', { quantity: '61', uom: 'KGM', netKg: '62', packages: 6, packageType: 'bales' }), madeLot('C', { quantity: '31', uom: 'KGM', packages: 4, packageType: 'bales' })], ...dossier,
  });
  proveSaid(ofExhibits(productionFigures), [
    ['has the figures of its step', paper(['100 KGM in', '60 KGM out', '30 KGM out', '90 KGM both', '10 KGM waste', '3 H87 lost'])],
    ['has no figure of nobody', paper(['77 KGM out']), 'T04 block out @ exhibits:E1.quantities | E1 states 77 kg (out); neither the step nor the lots it is filed for have such a quantity.'],
    ['within half a per cent is the same', paper(['60.3 KGM out'])],
    ['beyond it is another', paper(['60.4 KGM out']), 'T04 block out @ exhibits:E1.quantities | E1 states 60.4 kg (out); neither the step nor the lots it is filed for have such a quantity.'],
    ['has counts exactly', paper(['4 H87 lost']), 'T04 block lost @ exhibits:E1.quantities | E1 states 4 pieces (lost); neither the step nor the lots it is filed for have such a quantity.'],
    ['in what nothing is counted in has nothing to be compared with', paper(['4 MTR out'])],
    ['has the figures of its lots', paper(['61 KGM out', '62 KGM net', '6 BL bales'], { lotIds: ['B'] })],
    ['has the lots together', paper(['92 KGM out', '10 BL bales'], { lotIds: ['B', 'C'] })],
    ['has no lots together that it does not name', paper(['92 KGM out'], { lotIds: ['B'] }), 'T04 block out @ exhibits:E1.quantities | E1 states 92 kg (out); neither the step nor the lots it is filed for have such a quantity.'],
    ['has the figures of the balance of its step', paper(['77 KGM out'], {}, { balances: [{ id: 'K', stepId: 'Run', uom: 'KGM', figures: { output: '77' } }] })],
    ['has no figures of other balances', paper(['77 KGM out'], {}, { balances: [{ id: 'K', stepId: null, uom: 'KGM', figures: { output: '77' } }] }), 'T04 block out @ exhibits:E1.quantities | E1 states 77 kg (out); neither the step nor the lots it is filed for have such a quantity.'],
    ['has the figures of the runs together', paper(['77 KGM cut', '40 H87 good'], {}, { variants: [{ id: 'V', name: 'Red', figures: { finishedKg: '70', goodPcs: '40', cartons: '3' } }, { id: 'W', name: 'Blue', figures: { finishedKg: '7' } }] })],
    ['has what the flows weigh', paper(['55 KGM net'], {}, { steps: [madeStep('Run', 1, 'transformation', {}, {}, { outputs: [{ lotId: 'B', quantity: '9', uom: 'H87', equivalentKg: '55' }] })] })],
    ['of several steps only warns', paper(['77 KGM out'], { stepIds: ['Run', 'Sew'] }, { steps: [run, madeStep('Sew', 2, 'transformation', {}, { D: '5' })] }), 'T04 warn out @ exhibits:E1.quantities | E1 states 77 kg (out); neither the step nor the lots it is filed for have such a quantity.'],
    ['of a step nobody describes is another finding', paper(['77 KGM out'], { stepIds: ['Run', 'Lost'] })],
    ['of a lot nobody describes is another finding', paper(['77 KGM out'], { lotIds: ['Lost'] })],
    ['of a movement is judged with the movement', paper(['77 KGM out'], {}, { steps: [madeStep('Run', 1, 'transfer', { A: '100' }, { A: '100' })] })],
    ['of no step is not judged', paper(['77 KGM out'], { stepIds: [] })],
    ['of another kind is not judged', paper(['77 KGM out'], {}, {}, 'POLICY')],
  ]);
});

describe('numbered packages', () => {
  const units = (weights: readonly (string | null)[], lot: object = {}, patch: object = {}): object => ({ lots: [madeLot('B', { quantity: '100', uom: 'KGM', packages: weights.length, ...lot })], units: weights.map((netKg, index) => ({ id: `U${index}`, number: `N${index}`, lotId: 'B', netKg, ...patch })) });
  proveSaid(ofWhole(unitsAgree), [
    ['are as many and as heavy as their lot', units(['60', '40'])],
    ['are not fewer', units(['60', '40'], { packages: 3 }), 'T04 units @ lots:B.packages | 2 numbered packages are listed for lot B, which has 3.'],
    ['may be rounded by a hundredth each', units(['60.02', '40'])],
    ['are not heavier', units(['60.03', '40']), 'T04 weight @ lots:B.quantity | The numbered packages of lot B weigh 100.03 kg together, the lot 100 kg.'],
    ['weigh what a lot of pieces weighs', units(['60', '40'], { quantity: '9', uom: 'H87', netKg: '90' }), 'T04 weight @ lots:B.quantity | The numbered packages of lot B weigh 100 kg together, the lot 90 kg.'],
    ['are not weighed where the lot is not', units(['60', '40'], { quantity: null })],
    ['are not weighed where one of them is not', units(['60', null])],
    ['of a lot that says no number are as many as they are', units(['60', '40'], { packages: null })],
    ['of no lot are not judged', units(['7'], {}, { lotId: null })],
    ['of a lot nobody describes are not judged', units(['7'], {}, { lotId: 'X' })],
    ['weigh the same in pounds, within half a kilogram', units(['100'], {}, { netLb: '221' })],
    ['weigh nothing else in pounds', units(['100'], {}, { netLb: '222' }), 'T04 pounds @ units:U0.netKg | Package N0 weighs 100 kg and 222 lb, which is not the same.'],
    ['with pounds alone are not compared', units([null], {}, { netLb: '222' })],
  ]);
});
