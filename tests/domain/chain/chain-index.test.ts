// Who makes, takes, moves and holds a lot, and which movement is the end of the chain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsOf, chainIndex, inSequence, lotAtSite } from '../../../src/domain/chain/chain-index.ts';
import type { Step } from '../../../src/domain/dossier/chain.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { madeSite, madeStep } from './made-chain.ts';

const ids = (steps: readonly Step[] | undefined): string[] => (steps ?? []).map(({ id }) => id);
const told = (index: ReadonlyMap<string, readonly Step[]>): Record<string, string[]> => Object.fromEntries([...index].map(([key, steps]) => [key, ids(steps)]));

const CHAIN = [
  madeStep('grow', 1, 'origin', {}, { seed: '100' }, { siteId: 'farm' }),
  madeStep('send', 2, 'transfer', { seed: '100' }, { seed: '100' }, { fromSiteId: 'farm', toSiteId: 'gin' }),
  madeStep('gin', 3, 'transformation', { seed: '100' }, { lint: '40', oil: '5' }, { siteId: 'gin' }),
  madeStep('ship', 4, 'transfer', { lint: '40' }, { lint: '40' }, { fromSiteId: 'gin', toSiteId: 'store' }),
  madeStep('look', 5, 'inspection', { lint: '40' }, {}, {}),
];

it('steps stand by their numbers, equal ones by id, in whatever order they come', () => {
  const steps = [madeStep('b', 2, 'origin', {}, {}), madeStep('a', 2, 'origin', {}, {}), madeStep('c', 1, 'origin', {}, {}), madeStep('d', 10, 'origin', {}, {})];
  fc.assert(fc.property(fc.shuffledSubarray(steps, { minLength: 4 }), (shuffled) => { expect(ids(inSequence(shuffled))).toEqual(['c', 'a', 'b', 'd']); }));
  expect(ids(inSequence([...steps, madeStep('a', 2, 'transfer', {}, {})]))).toEqual(['c', 'a', 'a', 'b', 'd']);
});

it('the index tells makers from movers, and where each lot is taken in', () => {
  const { makers, users, arrivals, usersThere, atSite } = chainIndex(CHAIN);
  expect(told(makers)).toEqual({ seed: ['grow'], lint: ['gin'], oil: ['gin'] });
  expect(told(users)).toEqual({ seed: ['send', 'gin'], lint: ['ship', 'look'] });
  expect(told(arrivals)).toEqual({ [lotAtSite('seed', 'gin')]: ['send'], [lotAtSite('lint', 'store')]: ['ship'] });
  expect(told(usersThere)).toEqual({ [lotAtSite('seed', 'farm')]: ['send'], [lotAtSite('seed', 'gin')]: ['gin'], [lotAtSite('lint', 'gin')]: ['ship'] });
  expect(told(atSite)).toEqual({ farm: ['grow'], gin: ['gin'] });
});

describe('an arrival', () => {
  const sites = [madeSite('dock', { partyId: 'importer' }), madeSite('mill', { partyId: 'maker' }), madeSite('yard')];
  const moved = (patch: object) => madeStep('move', 1, 'transfer', { a: '1' }, { a: '1' }, patch);
  it.each([
    ['to a site of the importer', moved({ toSiteId: 'dock' }), 'importer', true],
    ['that names the entry, wherever it goes', moved({ toSiteId: 'mill', refs: { entry: 'ABC-1' } }), 'importer', true],
    ['that names the entry, while no importer is known', moved({ refs: { entry: 'ABC-1' } }), null, true],
    ['to somebody else', moved({ toSiteId: 'mill' }), 'importer', false],
    ['to nowhere', moved({}), 'importer', false],
    ['to a site without owner, while no importer is known', moved({ toSiteId: 'yard' }), null, false],
    ['which is no movement', madeStep('work', 1, 'transformation', {}, {}, { toSiteId: 'dock', refs: { entry: 'ABC-1' } }), 'importer', false],
  ] as const)('a step %s (%#)', (_, step, importerId, arrives) => {
    expect(arrivalsOf([step], sites, importerId)).toEqual(arrives ? [step] : []);
  });
});

it('records stand under each of their keys once, in their order', () => {
  const groups = groupBy(['ab', 'b', 'aa', ''], (word) => [...word]);
  expect([...groups]).toEqual([['a', ['ab', 'aa']], ['b', ['ab', 'b']]]);
});
