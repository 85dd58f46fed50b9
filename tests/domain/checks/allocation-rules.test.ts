// T05, T04, T17 and T03 of lots, ledgers and runs, clause by clause: no more of a lot leaves, is used or kept than was made.
import { describe } from 'vitest';
import { allocations, lotAllocation } from '../../../src/domain/checks/allocation-rules.ts';
import { madeLot, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofLots, ofWhole, proveSaid } from './made-dossier.ts';

describe('a lot', () => {
  const lot = (steps: readonly object[], patch: object = {}): object => ({ lots: [madeLot('B', { quantity: '100', uom: 'KGM', producedBy: 'Mill', ...patch })], steps });
  const ship = (id: string, quantity: string, patch: object = {}, out = quantity) => madeStep(id, 2, 'transfer', { B: quantity, X: '999' }, { B: out, X: '999' }, { fromSiteId: 'Mill', toSiteId: 'Shop', ...patch });
  const use = (id: string, quantity: string, siteId: string | null = 'Mill') => madeStep(id, 3, 'transformation', { B: quantity, X: '999' }, {}, { siteId });
  const make = (id: string, quantity: string) => madeStep(id, 1, 'transformation', {}, { B: quantity, X: '999' });
  proveSaid(ofLots(lotAllocation), [
    ['is used up', lot([make('Spin', '100'), ship('Move', '100'), use('Sew', '60', 'Shop'), use('Knit', '40', 'Shop')])],
    ['is not shipped twice', lot([ship('Move', '60'), ship('Sell', '41')]), 'T05 @ lots:B | 101 kg of lot B left or were used; 100 kg were made.'],
    ['is shipped on without being shipped twice', lot([ship('Move', '100'), ship('On', '100', { fromSiteId: 'Store' })])],
    ['is not used beyond what was made', lot([use('Sew', '60'), use('Knit', '41')]), 'T05 @ lots:B | 101 kg of lot B left or were used; 100 kg were made.'],
    ['is inspected without being used', lot([madeStep('Look', 2, 'inspection', { B: '500' }, {})])],
    ['is used in another unit', lot([use('Sew', '500 MTR')])],
    ['in pounds is used in kilograms', lot([use('Sew', '101')], { quantity: '220.47', uom: 'LBR' }), 'T05 @ lots:B | 101 kg of lot B left or were used; 100.004 kg were made.'],
    ['without a quantity is not judged', lot([use('Sew', '500')], { quantity: null })],
    ['without a unit is not judged', lot([use('Sew', '500')], { uom: null })],
    ['is used where it was delivered', lot([ship('Move', '50'), use('Sew', '50', 'Shop')])],
    ['is not used where less was delivered', lot([ship('Move', '50'), use('Sew', '51', 'Shop')]), 'T05 delivered @ lots:B steps:Sew | 51 kg of lot B were used where 50 kg had been delivered.'],
    ['is used where it was made, whatever comes back', lot([ship('Back', '10', { fromSiteId: 'Shop', toSiteId: 'Mill' }), use('Sew', '80')])],
    ['is used where nothing was delivered', lot([use('Sew', '80', 'Shop')])],
    ['is used at no site', lot([ship('Move', '50'), use('Sew', '80', null)])],
    ['is told once where it is used beyond all', lot([ship('Move', '50'), use('Sew', '101', 'Shop')]), 'T05 @ lots:B | 101 kg of lot B left or were used; 100 kg were made.'],
    ['arrives as it was sent', lot([ship('Move', '50', {}, '49')]), 'T04 sent @ steps:Move lots:B | “Move” sends 50 kg of lot B and delivers 49 kg.'],
    ['arrives as another lot', lot([madeStep('Move', 2, 'transfer', { B: '50' }, { C: '50' })])],
    ['is made as it is described', lot([make('Spin', '60'), make('Spin too', '39')]), 'T04 made @ lots:B steps:Spin steps:Spin too | Lot B is described with 100 kg; the step that makes it gives 99 kg.'],
    ['is made in the unit it is described in', lot([make('Spin', '60 MTR')]), 'T04 made @ lots:B steps:Spin | Lot B is described with 100 kg; the step that makes it counts in another unit.'],
    ['is made by nobody known', lot([])],
  ]);
});

describe('the balance of a lot', () => {
  const ledger = (figures: object, dossier: object = {}, patch: object = {}): object => ({ balances: [{ id: 'K', lot: 'B', stepId: 'Ship', uom: 'KGM', figures, ...patch }], ...dossier });
  const lot = (patch: object): object => ({ lots: [madeLot('B', { quantity: '100', uom: 'KGM', ...patch })] });
  const ships = (outputs: Readonly<Record<string, string>>): object => ({ steps: [madeStep('Ship', 1, 'transfer', {}, outputs)] });
  proveSaid(ofWhole(allocations), [
    ['is all of it', ledger({ produced: '100', shippedThisChain: '60', otherSales: '30', closingStock: '10', residual: '0' }, { ...lot({}), ...ships({ B: '60', C: '7' }) })],
    ['starts from what was produced', ledger({ shippedThisChain: '60' })],
    ['starts from the lot', ledger({ produced: '101', closingStock: '101' }, lot({})), 'T05 produced @ balances:K lots:B | The balance of B starts from 101 KGM, the lot from 100.'],
    ['starts from the lot in its unit', ledger({ produced: '101', closingStock: '101' }, lot({ uom: 'H87' }))],
    ['starts from the lot where it says a quantity', ledger({ produced: '101', closingStock: '101' }, lot({ quantity: null }))],
    ['is no more', ledger({ produced: '100', shippedThisChain: '60', closingStock: '41' }), 'T05 @ balances:K steps:Ship | 101 KGM of B are sold or in stock; 100 were made.'],
    ['is no less', ledger({ produced: '100', otherSales: '99' }, {}, { lot: null }), 'T17 stock @ balances:K steps:Ship | 100 KGM of the lot were made; sales and stock explain 99.'],
    ['leaves no rest, declared or not', ledger({ produced: '100', otherSales: '99', residual: '1' }), 'T17 stock @ balances:K steps:Ship | 100 KGM of B were made; sales and stock explain 99.'],
    ['ships what the step moves', ledger({ produced: '100', shippedThisChain: '60', closingStock: '40' }, ships({ B: '59', C: '1 H87' })), 'T05 shipped @ balances:K steps:Ship | The balance of B ships 60 KGM in this chain; “Ship” moves 59.'],
    ['ships what the step moves of the lot', ledger({ produced: '100', shippedThisChain: '60', closingStock: '40' }, { ...lot({}), ...ships({ B: '59', C: '1' }) }), 'T05 shipped @ balances:K steps:Ship | The balance of B ships 60 KGM in this chain; “Ship” moves 59.'],
    ['ships what the step moves of lots nobody describes', ledger({ produced: '100', shippedThisChain: '60', closingStock: '40' }, ships({ B: '59', C: '1' }))],
    ['is not held against a step that moves none of it', ledger({ produced: '100', shippedThisChain: '60', closingStock: '40' }, ships({ C: '1 H87' }))],
    ['may say nothing of this chain', ledger({ produced: '100', closingStock: '100' }, ships({ B: '59' }))],
  ]);
  const stock = (quantities: readonly string[], patch: object = {}, docType = 'STOCK_LEDGER', packages: number | null = 10): object => ({
    lots: [madeLot('B', { packages, packageType: 'cartons' }), madeLot('C', { packages: 1, packageType: 'cartons' })],
    exhibits: [madeExhibit('E1', docType, { quantities: quantities.map((text) => { const [value, uom, ...what] = text.split(' '); return { value, uom, what: what.join(' ') }; }), lotIds: ['B'], ...patch })],
  });
  proveSaid(ofWhole(allocations), [
    ['on file is all of it', stock(['10 CT produced', '6 CT sold', '4 CT closing stock'])],
    ['on file is that of the lot', stock(['11 CT produced', '11 CT sold']), 'T04 ledger @ exhibits:E1.quantities lots:B.packages | E1 shows 11 packages produced; lot B has 10.'],
    ['on file is that of a lot in other packages', stock(['11 BL produced', '11 BL sold'])],
    ['on file is that of one lot', stock(['11 CT produced', '11 CT sold'], { lotIds: ['B', 'C'] })],
    ['on file is that of a lot that says its packages', stock(['11 CT produced', '11 CT sold'], {}, 'STOCK_LEDGER', null)],
    ['on file is no more', stock(['8 CT opening', '2 CT received', '11 CT delivered']), 'T05 ledger @ exhibits:E1.quantities | E1 shows 10 produced and 11 sold or in stock (CT).'],
    ['on file is no less', stock(['10 CT Produced', '5 CT Shipped', '4 CT issued']), 'T17 ledger @ exhibits:E1.quantities | E1 shows 10 produced and 9 sold or in stock (CT).'],
    ['on file in two units is not summed', stock(['10 CT produced', '600 KGM sold'])],
    ['on file says what was made', stock(['7 CT sold'])],
    ['on file says what is gone', stock(['10 CT produced'])],
    ['on another paper is none', stock(['10 CT produced', '11 CT sold'], {}, 'POLICY')],
  ]);
});

describe('a run', () => {
  const runs = (figures: readonly object[], dossier: object = {}, sizes: object = {}): object => ({ variants: figures.map((one, index) => ({ id: `V${index + 1}`, name: `Run ${index + 1}`, figures: one, sizes })), ...dossier });
  proveSaid(ofWhole(allocations), [
    ['has no more than it finished', runs([{ finishedKg: '100', issuedKg: '90', leftKg: '10.01' }])],
    ['has more than it finished', runs([{ finishedKg: '100', issuedKg: '90', leftKg: '10.02' }]), 'T05 @ variants:V1 | Run 1: 90 kg issued and 10.02 kg left are more than the 100 kg finished.'],
    ['has more than it finished without a rest', runs([{ finishedKg: '100', issuedKg: '101' }]), 'T05 @ variants:V1 | Run 1: 101 kg issued and 0 kg left are more than the 100 kg finished.'],
    ['may not say what it finished', runs([{ issuedKg: '101' }])],
    ['has the pieces it cut', runs([{ cutPcs: '100', goodPcs: '97', rejectPcs: '3' }])],
    ['has more pieces than it cut', runs([{ cutPcs: '100', goodPcs: '97', rejectPcs: '4' }]), 'T03 pieces @ variants:V1 | Run 1: 100 pieces were cut; 97 good and 4 rejected do not make that.'],
    ['has fewer pieces than it cut', runs([{ cutPcs: '100', goodPcs: '97' }]), 'T17 pieces @ variants:V1 | Run 1: 100 pieces were cut; 97 good and 0 rejected do not make that.'],
    ['may not say what it cut', runs([{ goodPcs: '97', rejectPcs: '4' }])],
    ['has the pieces of its sizes', runs([{ goodPcs: '10' }], {}, { M: 6, L: 4 })],
    ['has other pieces than its sizes', runs([{ goodPcs: '10' }], {}, { M: 6, L: 5 }), 'T04 sizes @ variants:V1 | Run 1: the sizes make 11 pieces; 10 good pieces are stated.'],
    ['is told once of its pieces', runs([{ cutPcs: '9', goodPcs: '10' }], {}, { M: 6, L: 5 }), 'T03 pieces @ variants:V1 | Run 1: 9 pieces were cut; 10 good and 0 rejected do not make that.'],
  ]);
  const chain = { steps: [madeStep('Sew', 1, 'transformation', { A: '50' }, { B: '20 H87', C: '10 H87' }, { losses: [{ kind: 'waste', quantity: '3', uom: 'KGM', pieces: 2 }] }), madeStep('Ship', 2, 'transfer', {}, { B: '20 H87' }, { toSiteId: 'T' })], sites: [madeSite('T', { partyId: 'I' })], entry: { importerId: 'I' }, lots: [madeLot('B', { packages: 5 }), madeLot('C', { packages: 3 })] };
  proveSaid(ofWhole(allocations), [
    ['with others makes a quantity of the chain', runs([{ goodPcs: '18', rejectPcs: '2', inputKg: '30' }, { goodPcs: '14', inputKg: '20', wasteKg: '3', cartons: '5' }], chain)],
    ['with others makes no quantity of the chain', runs([{ goodPcs: '18' }, { goodPcs: '13', inputKg: '51', cartons: '8' }], chain), 'T04 warn goodPcs @ variants.goodPcs | The runs (Run 1, Run 2) make 31 together (goodPcs); no step, lot or balance has that quantity.', 'T04 warn inputKg @ variants.inputKg | The runs (Run 1, Run 2) make 51 together (inputKg); no step, lot or balance has that quantity.', 'T04 warn cartons @ variants.cartons | The runs (Run 1, Run 2) make 8 together (cartons); no step, lot or balance has that quantity.'],
    ['with others makes a weight within a thousandth', runs([{ inputKg: '50.05' }], chain)],
    ['with others makes no weight beyond it', runs([{ inputKg: '50.06' }], chain), 'T04 warn inputKg @ variants.inputKg | The runs (Run 1) make 50.06 together (inputKg); no step, lot or balance has that quantity.'],
    ['with others makes a figure of a balance', runs([{ inputKg: '77' }], { ...chain, balances: [{ id: 'K', uom: 'KGM', figures: { input: '77' } }] })],
    ['with others is not held against a chain that has no such figures', runs([{ inputKg: '77', goodPcs: '7', bundles: '2' }])],
    ['is told of before all together', runs([{ goodPcs: '17', cutPcs: '9' }], chain), 'T03 pieces @ variants:V1 | Run 1: 9 pieces were cut; 17 good and 0 rejected do not make that.'],
  ]);
});
