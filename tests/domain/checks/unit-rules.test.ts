// T16 of units, clause by clause: every unit is known, and an entry line is counted as the goods that arrive.
import { describe } from 'vitest';
import { unitOfLot, unitsElsewhere, unitsOfStep, unitsOnPaper } from '../../../src/domain/checks/unit-rules.ts';
import { madeLot, madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofLots, ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

describe('a unit', () => {
  const arrives = (uom: string, flow: object = {}, lot: object = {}, patch: object = {}): object => ({
    steps: [madeStep('Ship', 1, 'transfer', {}, {}, { refs: { entry: '1' }, outputs: [{ lotId: 'B', quantity: '5', uom: 'H87', ...flow }] })], lots: [madeLot('B', lot)],
    entry: { lines: [{ id: 'L', line: 1, description: 'Shirts', quantity: '5', uom, ...patch }] },
  });
  proveSaid(ofWhole(unitsElsewhere), [
    ['of a line is that of the goods', arrives('DZN')],
    ['of a line is none of the goods', arrives('KGM'), 'T16 line @ entry:L.quantity | Line 1 counts in KGM; none of the goods that arrive is counted so, and no factor ties the two.'],
    ['of a line is none of the goods at a site of the importer', { sites: [madeSite('T', { partyId: 'I' })], steps: [madeStep('Ship', 1, 'transfer', {}, { B: '5 H87' }, { toSiteId: 'T' })], entry: { importerId: 'I', lines: [{ id: 'L', line: 1, description: 'Shirts', quantity: '5', uom: 'KGM' }] } }, 'T16 line @ entry:L.quantity | Line 1 counts in KGM; none of the goods that arrive is counted so, and no factor ties the two.'],
    ['of a line is a weight that the flow has', arrives('KGM', { equivalentKg: '9' })],
    ['of a line is a weight that the lot has', arrives('KGM', {}, { netKg: '9' })],
    ['of a line is the packages of the lot', arrives('CT', {}, { packageType: 'cartons' })],
    ['of a line is not asked for without a quantity', arrives('KGM', {}, {}, { quantity: null })],
    ['of a line is not asked for where nothing arrives', { ...arrives('KGM'), steps: [] }],
    ['of a line is not asked for where nothing is delivered', { ...arrives('KGM'), steps: [madeStep('Ship', 1, 'transfer', {}, {}, { refs: { entry: '1' } })] }],
    ['of anything else is known', { entry: { lines: [{ id: 'L', line: 1, description: 'Shirts', quantity: '5', uom: 'XQ9', otherQuantities: [{ value: '1', uom: 'XQ8', what: 'x' }, { value: '1', uom: 'XQ9', what: 'y' }] }] }, components: [{ id: 'C', item: 'Zip', uom: 'XQ9' }, { id: 'D', item: 'Tag' }], balances: [{ id: 'K', uom: 'XQ9', figures: {} }] }, 'T16 warn unknown XQ9 @ entry:L.quantity | Line 1 counts in XQ9, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.', 'T16 warn unknown XQ8 @ entry:L.quantity | Line 1 counts in XQ8, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.', 'T16 warn unknown XQ9 @ components:C.quantity | Component “Zip” counts in XQ9, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.', 'T16 warn unknown XQ9 @ balances:K.uom | A declared balance counts in XQ9, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.'],
  ]);
  proveSaid(ofSteps(unitsOfStep), [['of a step is known', { steps: [madeStep('Run', 1, 'transformation', { A: '1 XQ1' }, { B: '1 XQ2', C: '1' }, { losses: [{ kind: 'waste', quantity: '1', uom: 'XQ3' }] })] }, 'T16 unknown XQ1 @ steps:Run.units | “Run” counts in XQ1, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.', 'T16 unknown XQ2 @ steps:Run.units | “Run” counts in XQ2, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.', 'T16 unknown XQ3 @ steps:Run.units | “Run” counts in XQ3, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.']]);
  proveSaid(ofLots(unitOfLot), [['of a lot is known', { lots: [madeLot('A', { uom: 'XQ1' }), madeLot('B', { uom: 'KGM' }), madeLot('C')] }, 'T16 unknown XQ1 @ lots:A.uom | Lot A counts in XQ1, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.']]);
  proveSaid(ofExhibits(unitsOnPaper), [['of a paper is known', { exhibits: [madeExhibit('E1', 'POLICY', { quantities: [{ value: '1', uom: 'XQ1', what: 'x' }, { value: '1', uom: 'KGS', what: 'x' }] })] }, 'T16 warn unknown XQ1 @ exhibits:E1.quantities | E1 counts in XQ1, which is no unit of UN/ECE Recommendation 20 or 21 that is known here.']]);
});
