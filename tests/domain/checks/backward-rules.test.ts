// T03 and T17 of the backward test, clause by clause: 400 kg picked in four bales, ginned to 160 kg, spun to 120 kg, knitted to 114 kg.
import { describe } from 'vitest';
import { backwardTest } from '../../../src/domain/checks/backward-rules.ts';
import { madeLot, madeStep } from '../chain/made-chain.ts';
import { ofWhole, proveSaid } from './made-dossier.ts';

const pick = madeStep('Pick', 1, 'origin', {}, { A: '400' });
const [gin, spin, knit] = [madeStep('Gin', 2, 'transformation', { A: '400' }, { B: '160' }), madeStep('Spin', 3, 'transformation', { B: '160' }, { C: '120' }), madeStep('Knit', 4, 'transformation', { C: '120' }, { D: '114' })];
const chain = { steps: [pick, gin, spin, knit], lots: [madeLot('A', { packages: 4 })] };
const test = (figures: Readonly<Record<string, string>>, dossier: object = chain): object => ({ ...dossier, backwardCheck: { question: 'Was there enough?', figures, verdict: 'yes' } });

describe('the test of raw material', () => {
  proveSaid(ofWhole(backwardTest), [
    ['may be left out', chain],
    ['spares what the chain itself gives', test({ kgCottonRequired: '400', kgCottonAvailable: '400', issuedKg: '120', balesAvailable: '4', baleEquivalent: '4' })],
    ['spares one per cent', test({ kgCottonAvailable: '404', issuedKg: '118.8' })],
    ['says nothing without figures', test({})],
    ['catches a need greater than what there was', test({ kgCottonRequired: '500', kgCottonAvailable: '400' }), 'T03 backward @ case.backwardCheck | The goods need 500 kg of raw material; 400 kg were available.'],
    ['catches another issue than the last process took', test({ issuedKg: '122' }), 'T17 issuedKg @ case.backwardCheck | The test of raw material counts as issued 122; the chain itself gives 120.'],
    ['catches another quantity than was picked', test({ kgCottonAvailable: '405' }), 'T17 kgCottonAvailable @ case.backwardCheck | The test of raw material counts as available 405; the chain itself gives 400.'],
    ['catches another number of bales', test({ balesAvailable: '5' }), 'T17 balesAvailable @ case.backwardCheck | The test of raw material counts as packages available 5; the chain itself gives 4.'],
    ['knows packages as well as bales', test({ packagesAvailable: '3' }), 'T17 packagesAvailable @ case.backwardCheck | The test of raw material counts as packages available 3; the chain itself gives 4.'],
    ['catches another need than the yields make of the issue', test({ kgCottonRequired: '395', issuedKg: '120' }), 'T17 kgCottonRequired @ case.backwardCheck | The test of raw material counts as needed 395; the chain itself gives 400.'],
    ['catches a need of other words', test({ cottonNeeded: '395', issuedKg: '120' }), 'T17 cottonNeeded @ case.backwardCheck | The test of raw material counts as needed 395; the chain itself gives 400.'],
    ['catches another need in bales', test({ kgCottonRequired: '200', kgCottonEquivalent: '3' }), 'T17 kgCottonEquivalent @ case.backwardCheck | The test of raw material counts in packages 3; the chain itself gives 2.'],
    ['without an issue says nothing of the need', test({ kgCottonRequired: '395' })],
  ]);
});

describe('the test of raw material has nothing to be held against', () => {
  const need = { kgCottonRequired: '300', issuedKg: '120' };
  proveSaid(ofWhole(backwardTest), [
    ['where nothing is made', test({ ...need, kgCottonAvailable: '400', balesAvailable: '4' }, { ...chain, steps: [pick] })],
    ['where one process is the whole line', test(need, { ...chain, steps: [pick, madeStep('Knit', 4, 'transformation', { A: '120' }, { D: '114' })] })],
    ['where the chain branches', test(need, { ...chain, steps: [pick, gin, spin, madeStep('Knit', 4, 'transformation', { C: '70', B: '50' }, { D: '114' })] })],
    ['where a process was not weighed', test(need, { ...chain, steps: [pick, gin, madeStep('Spin', 3, 'transformation', { B: '160' }, { C: '120 MTR' }), knit] })],
    ['where a process took nothing', test(need, { ...chain, steps: [pick, gin, madeStep('Spin', 3, 'transformation', { B: '0' }, { C: '120' }), knit] })],
    ['where a process gave nothing', test(need, { ...chain, steps: [pick, gin, madeStep('Spin', 3, 'transformation', { B: '160' }, { C: '0' }), knit] })],
    ['where the last process was not weighed', test({ issuedKg: '7' }, { ...chain, steps: [pick, gin, spin, madeStep('Knit', 4, 'transformation', { C: '120' }, { D: '114 MTR' })] })],
    ['where nothing was picked', test({ kgCottonAvailable: '300', kgCottonEquivalent: '3', kgCottonRequired: '300' }, { ...chain, steps: [gin, spin, knit] })],
    ['where not all was picked by weight', test({ kgCottonAvailable: '300' }, { ...chain, steps: [pick, madeStep('Reap', 1, 'origin', {}, { A: '5 BL' }), gin] })],
    ['where a lot has no packages', test({ balesAvailable: '3' }, { ...chain, lots: [] })],
    ['where there are no packages at all', test({ kgCottonEquivalent: '3', kgCottonRequired: '300' }, { ...chain, lots: [madeLot('A', { packages: 0 })] })],
  ]);
});

describe('one lot picked in two steps', () => {
  proveSaid(ofWhole(backwardTest), [
    ['has its packages once, its weight together', test({ balesAvailable: '4', kgCottonAvailable: '650' }, { ...chain, steps: [pick, madeStep('Pick again', 1, 'origin', {}, { A: '250' }), gin] })],
  ]);
});
