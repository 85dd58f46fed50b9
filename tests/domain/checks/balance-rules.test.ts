// T03, T16, T17, T20 clause by clause: a process of a hundred kilograms, and what a declared balance says of it.
import { describe } from 'vitest';
import { declaredBalances, massBalance } from '../../../src/domain/checks/balance-rules.ts';
import { madeLot, madeSite, madeStep } from '../chain/made-chain.ts';
import { ofSteps, ofWhole, proveSaid } from './made-dossier.ts';

type Quantities = Readonly<Record<string, string>>;
const loss = (quantity: string, patch: object = {}): object => ({ kind: 'cut_waste', quantity, uom: 'KGM', ...patch });
const process = (inputs: Quantities, outputs: Quantities, losses: readonly object[] = [], patch: object = {}): object => ({ steps: [madeStep('Spin', 1, 'transformation', inputs, outputs, { losses, ...patch })] });
/** A hundred kilograms of A become so much of B; the rest of it is waste. */
const made = (output: string, patch: object = {}): object => process({ A: '100' }, { B: output }, [loss(String(100 - Number(output)))], patch);

describe('the mass balance of a process', () => {
  proveSaid(ofSteps(massBalance), [
    ['spares what adds up', process({ A: '100' }, { B: '95' }, [loss('5')])],
    ['spares a gain that a scale may be out', process({ A: '100' }, { B: '95.2' }, [loss('5')])],
    ['catches a gain beyond it', process({ A: '100' }, { B: '95.3' }, [loss('5')]), 'T03 @ steps:Spin | “Spin”: 100.3 kg of goods and waste came out of 100 kg.'],
    ['spares a lack that a scale may be out', process({ A: '100' }, { B: '94.8' }, [loss('5')])],
    ['catches a lack beyond it', process({ A: '100' }, { B: '94.7' }, [loss('5')]), 'T17 @ steps:Spin | “Spin”: 0.3 kg of 100 kg are not accounted for.'],
    ['is not asked of an origin', { steps: [madeStep('Pick', 1, 'origin', { A: '1' }, { B: '5' })] }],
    ['is not asked without an input', process({}, { B: '5' })],
    ['is not asked without an output', process({ A: '5' }, {})],
    ['catches goods below zero', process({ A: '100' }, { B: '-5' }), 'T03 sign @ steps:Spin | “Spin” has a quantity of zero or less.'],
    ['catches a loss below zero', process({ A: '100' }, { B: '100' }, [loss('-5')]), 'T03 sign @ steps:Spin | “Spin” has a quantity of zero or less.'],
    ['catches an input of nothing', process({ A: '0' }, { B: '1' }), 'T03 sign @ steps:Spin | “Spin” has a quantity of zero or less.'],
    ['takes an output of nothing for a lack', process({ A: '100' }, { B: '0' }), 'T17 @ steps:Spin | “Spin”: 100 kg of 100 kg are not accounted for.'],
    ['catches units that do not come to kilograms', process({ A: '100', C: '5' }, { B: '90 MTR' }, [loss('5')]), 'T16 @ steps:Spin | “Spin” mixes units (KGM, MTR) that cannot all be brought to kilograms.'],
  ]);
});

describe('the yield of a process', () => {
  const band = { yieldBand: { low: '0.9', high: '0.96' } };
  proveSaid(ofSteps(massBalance), [
    ['spares the lower edge of its band', made('90', band)],
    ['catches less', made('89', band), 'T20 @ steps:Spin | “Spin” gives 89 % of its input as goods; 90 % to 96 % is plausible.'],
    ['spares the upper edge', made('96', band)],
    ['catches more', made('97', band), 'T20 @ steps:Spin | “Spin” gives 97 % of its input as goods; 90 % to 96 % is plausible.'],
    ['is no question where more came out than went in', process({ A: '100' }, { B: '100.1' }, [], band)],
    ['has the band of what the site does', { ...made('10', { siteId: 'S' }), sites: [madeSite('S', { activity: 'spinning' })] }, 'T20 @ steps:Spin | “Spin” gives 10 % of its input as goods; 70 % to 90 % is plausible (Lint to carded yarn; Lint to combed yarn).'],
    ['has no band at a site nobody knows', made('10', { siteId: 'S' })],
    ['spares a declared yield within half a per cent', made('95', { declaredYield: '0.955' })],
    ['catches another declared yield', made('95', { declaredYield: '0.956' }), 'T20 declared @ steps:Spin | “Spin” gives 95 % of its input as goods, but 95.6 % is declared.'],
    ['is told once where it is out of its band', made('89', { ...band, declaredYield: '0.956' }), 'T20 @ steps:Spin | “Spin” gives 89 % of its input as goods; 90 % to 96 % is plausible.'],
  ]);
});

describe('the factor of a process', () => {
  const conversion = { fromUom: 'KGM', toUom: 'H87', netKgPerPiece: '0.5' };
  /** A step of so many pieces that are said to weigh a hundred kilograms. */
  const pieces = (count: string, patch: object, lots: object = {}): object => ({ steps: [madeStep('Sew', 1, 'origin', {}, {}, { outputs: [{ lotId: 'B', quantity: count, uom: 'H87', equivalentKg: '100' }], ...patch })], lots: [madeLot('B', lots)] });
  const lost = (weight: string, patch: object = {}): object => process({ A: '100' }, { B: '94' }, [loss(weight, { pieces: 10, ...patch })], { conversion });
  const gross = (count: string, inputs: Quantities = { A: '60', C: '40' }): object => ({ steps: [madeStep('Sew', 1, 'aggregation', inputs, { B: `${count} H87`, C: '7' }, { conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: '0.5' } })] });
  proveSaid(ofSteps(massBalance), [
    ['spares lost pieces within a hundredth of their weight', process({ A: '100' }, { B: '94.94' }, [loss('5.06', { pieces: 10 })], { conversion })],
    ['catches lost pieces of another weight', process({ A: '100' }, { B: '94.93' }, [loss('5.07', { pieces: 10 })], { conversion }), 'T16 warn cut_waste @ steps:Spin.losses | “Spin” lost 10 pieces (cut waste), which at 0.5 kg weigh 5.00 kg; 5.07 kg are stated.'],
    ['says nothing of lost pieces that were not weighed', { steps: [madeStep('Sew', 1, 'origin', {}, {}, { losses: [loss('9', { uom: 'H87', pieces: 1 })], conversion })] }],
    ['says nothing of a loss without pieces', lost('6', { pieces: null })],
    ['spares material within a hundredth of what the pieces need', gross('202')],
    ['catches pieces that need other material', gross('203'), 'T16 warn gross @ steps:Sew.conversion | 203 pieces at 0.5 kg of material each need 101.50 kg; “Sew” used 100.00 kg.'],
    ['says nothing of material that was not weighed', gross('203', { A: '60', C: '40 MTR' })],
    ['says nothing of pieces in another unit than the factor’s', { steps: [madeStep('Sew', 1, 'aggregation', { A: '100' }, { B: '9 MTR' }, { conversion: { fromUom: 'KGM', toUom: 'H87', grossKgPerPiece: '0.5' } })] }],
    ['spares a weight that follows from it', pieces('201', { conversion })],
    ['catches a weight that does not', pieces('202', { conversion }), 'T16 warn factor @ steps:Sew lots:B | 202 pieces of lot B at 0.5 kg make 101 kg; “Sew” says 100 kg.'],
    ['catches a weight without any', pieces('202', {}), 'T16 source @ steps:Sew lots:B | “Sew” counts 202 H87 of lot B as 100 kg; no paper shows the weight of one.'],
    ['catches a weight with the factor of another unit', pieces('202', { conversion: { ...conversion, toUom: 'MTR' } }), 'T16 source @ steps:Sew lots:B | “Sew” counts 202 H87 of lot B as 100 kg; no paper shows the weight of one.'],
    ['spares a weight that the lot has', pieces('202', {}, { netKg: '100' })],
    ['spares a weight that a paper shows', pieces('202', { conversion: { fromUom: 'KGM', toUom: 'H87', sourceExhibitId: 'E1' } })],
    ['is not asked of what is weighed anyway', { steps: [madeStep('Pick', 1, 'origin', {}, {}, { outputs: [{ lotId: 'B', quantity: '7', uom: 'KGM', equivalentKg: '100' }] })] }],
  ]);
});

describe('a declared balance', () => {
  const declared = (figures: Quantities, patch: object = {}, dossier: object = {}): object => ({ ...dossier, balances: [{ id: 'K', uom: 'KGM', figures, ...patch }] });
  const whole = { input: '100', output: '95', losses: '5' };
  const ofStep = { stepId: 'Spin' };
  const spun = process({ A: '100' }, { B: '95' }, [loss('5')]);
  const sewn = { steps: [madeStep('Spin', 1, 'transformation', { A: '100' }, { B: '200 H87', C: '20 H87', E: '3' })] };
  proveSaid(ofWhole(declaredBalances), [
    ['spares what adds up', declared(whole)],
    ['is none without an output', declared({ input: '100' })],
    ['is none without an input', declared({ output: '100' })],
    ['has what was issued for its input', declared({ issued: '100', output: '101' }), 'T03 @ balances:K steps | In balance K, 101 KGM came out of 100 KGM.'],
    ['without losses lost nothing', declared({ input: '100', output: '100' })],
    ['spares a gain of a fifth of a per cent', declared({ ...whole, output: '95.2' })],
    ['catches a greater gain', declared({ ...whole, output: '95.3' }, ofStep), 'T03 @ balances:K steps:Spin | In balance K, 100.3 KGM came out of 100 KGM.'],
    ['spares a lack of a fifth of a per cent', declared({ ...whole, output: '94.8' })],
    ['catches a greater lack', declared({ ...whole, output: '94.7' }), 'T17 @ balances:K steps | In balance K, 0.3 KGM of 100 KGM are not accounted for.'],
    ['names its step where it is described', declared({ ...whole, output: '90' }, ofStep, spun), 'T17 @ balances:K steps:Spin | In the balance of “Spin”, 5 KGM of 100 KGM are not accounted for.'],
    ['tells a lack that is declared as such', declared({ ...whole, output: '94', residual: '1' }), 'T17 residual @ balances:K steps | In balance K, 1 KGM are declared as unexplained.'],
    ['catches a declared lack that is too small', declared({ ...whole, output: '94', residual: '0.5' }), 'T17 @ balances:K steps | In balance K, 0.5 KGM of 100 KGM are not accounted for.'],
    ['spares a declared lack that a scale may be out', declared({ ...whole, residual: '0.2' })],
    ['catches an unexplained rest beside a balance that adds up', declared({ ...whole, residual: '-0.3' }), 'T17 residual @ balances:K steps | In balance K, -0.3 KGM are declared as unexplained.'],
    ['spares a yield within half a point', declared({ ...whole, yieldPct: '95.5' })],
    ['catches another yield', declared({ ...whole, yieldPct: '95.6' }), 'T20 @ balances:K steps | In balance K, 95 of 100 is 95 %, but 95.6 % is declared.'],
    ['has no yield without an input', declared({ input: '0', output: '0', yieldPct: '50' })],
    ['spares the pieces of the step', declared({ input: '100', output: '100', outputPieces: '220' }, ofStep, sewn)],
    ['catches other pieces', declared({ input: '100', output: '100', outputPieces: '200' }, ofStep, sewn), 'T17 pieces @ balances:K steps:Spin | In the balance of “Spin”, 200 pieces came out; the step itself has 220.'],
    ['is not held against pieces the step does not have', declared({ ...whole, outputPieces: '200' }, ofStep, spun)],
    ['is not held against pieces of no step', declared({ ...whole, outputPieces: '200' })],
    ['spares what was received for use and stock', declared({ ...whole, received: '120.2', closingStock: '20' })],
    ['catches more received than used and kept', declared({ ...whole, received: '120.3', closingStock: '20' }), 'T17 received @ balances:K steps | In balance K, 120.3 KGM were received; 100 used and 20 in stock do not make that.'],
    ['catches less received than was used', declared({ ...whole, received: '99' }), 'T17 received @ balances:K steps | In balance K, 99 KGM were received; 100 used and 0 in stock do not make that.'],
  ]);

  const less = { input: '98', output: '93', losses: '5' };
  proveSaid(ofWhole(declaredBalances), [
    ['spares the figures of its step, within half a per cent and ten grams', declared({ input: '100.51', output: '95.48', losses: '5.03' }, ofStep, spun)],
    ['catches another input', declared({ input: '100.52', output: '95.48', losses: '5.03' }, ofStep, spun), 'T17 input @ balances:K steps:Spin | The declared input in the balance of “Spin” is 100.52 kg; the step itself has 100 kg.'],
    ['catches another output', declared({ input: '100.51', output: '95.49', losses: '5.03' }, ofStep, spun), 'T17 output @ balances:K steps:Spin | The declared output in the balance of “Spin” is 95.49 kg; the step itself has 95 kg.'],
    ['catches other losses', declared({ input: '100.51', output: '95.47', losses: '5.04' }, ofStep, spun), 'T17 losses @ balances:K steps:Spin | The declared losses in the balance of “Spin” are 5.04 kg; the step itself has 5 kg.'],
    ['in tonnes is held against no kilograms', declared(less, { ...ofStep, uom: 'TNE' }, spun)],
    ['is not held against a step that is no process', declared(less, ofStep, { steps: [madeStep('Spin', 1, 'origin', { A: '100' }, { B: '100' })] })],
    ['is not held against a step without input', declared(less, ofStep, process({}, { B: '95' }))],
    ['is not held against a step with goods below zero', declared(less, ofStep, process({ A: '100' }, { B: '105', C: '-5' }))],
    ['is not held against a step with an input below zero', declared(less, ofStep, process({ A: '105', C: '-5' }, { B: '100' }))],
    ['is not held against a step with a loss below zero', declared(less, ofStep, process({ A: '100' }, { B: '105' }, [loss('-5')]))],
    ['is not held against a step that cannot be weighed', declared(less, ofStep, process({ A: '100' }, { B: '95 MTR' }, [loss('5')]))],
    ['is not held against a step of nothing', declared(less, ofStep, process({ A: '0' }, { B: '0' }))],
    ['is not held against a step that does not add up itself', declared(less, ofStep, process({ A: '100' }, { B: '90' }, [loss('5')]))],
  ]);
});
