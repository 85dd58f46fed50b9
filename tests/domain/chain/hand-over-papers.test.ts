// One matrix of five papers for window and package: what counts as each, and where it is looked for.
import { expect, it } from 'vitest';
import { handOverPapers } from '../../../src/domain/chain/hand-over-papers.ts';
import type { Exhibit } from '../../../src/domain/dossier/exhibit.ts';
import { put, samples } from '../../support/checked-samples.ts';

const { cotton } = samples;
const step = (id: string) => { const found = cotton.steps.find((one) => one.id === id); if (!found) throw new Error(`the sample has ${id}`); return found; };
const matrix = (exhibits: readonly Exhibit[]) => Object.fromEntries(handOverPapers(exhibits)(step('ST4'), [step('ST3')]).map(({ paper, exhibits: found }) => [paper, found.map(({ exhibitNo }) => exhibitNo)]));
const whole = { purchase: ['C-01', 'C-02'], payment: ['C-07'], production: ['D-08', 'D-09', 'D-10'], transport: ['C-04'], receipt: ['C-05', 'C-06'] };

it('finds the five papers of a hand-over, production with the maker too', () => {
  expect(matrix(cotton.exhibits)).toEqual(whole);
});

it('counts no withdrawn paper, and takes no packing list for a proof of transport', () => {
  expect(matrix(put('exhibits', 'C-07', { state: 'withdrawn' })(cotton).exhibits)).toEqual({ ...whole, payment: [] });
  expect(matrix(cotton.exhibits.filter(({ id }) => id !== 'C-04'))).toEqual({ ...whole, transport: [] });
});

it('names a paper once that is filed for maker and hand-over alike', () => {
  expect(matrix(put('exhibits', 'D-09', { stepIds: ['ST3', 'ST4'] })(cotton).exhibits)).toEqual(whole);
});
