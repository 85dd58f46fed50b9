// Which lots of two dossiers are one physical lot, and how much of it each entry takes.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimedOf, claimsOf, claimsOnLots, entryKey, keysOfLots, lotKeys, totalClaimed, type ChainRecords, type LotClaim } from '../../../src/domain/chain/lot-claims.ts';
import { samples } from '../../support/checked-samples.ts';
import { shippedReference as reference } from '../../support/shipped-reference.ts';
import { madeLot, madeParty, madeSite, madeStep } from './made-chain.ts';

const mill = madeSite('mill', { partyId: 'maker', name: 'Spinning Mill 2' });
const maker = madeParty('maker', { name: 'Hoa Mẫu Co., Ltd.', nameLocal: '花样有限公司', identifiers: [{ scheme: 'uscc', value: '9144-0300' }, { scheme: 'account', value: '77' }] });
const yarn = madeLot('yarn', { lotNo: 'Y-24', producedBy: 'mill' });

describe('the identity of a lot', () => {
  const keys = (lot = yarn, site: typeof mill | undefined = mill, party: typeof maker | undefined = maker) => lotKeys(lot, (id) => (id === 'mill' ? site : undefined), (id) => (id === 'maker' ? party : undefined));
  it('is its number with what names its maker for good', () => {
    expect(keys()).toEqual(['Y24 of uscc 91440300', 'Y24 of name HOA MAU', 'Y24 of name 花样']);
  });
  it('is that of the site where no maker is known, and a name told twice counts once', () => {
    expect(keys(yarn, { ...mill, partyId: null })).toEqual(['Y24 of name SPINNING MILL 2']);
    expect(keys(yarn, mill, { ...maker, nameLocal: 'HOA MAU', identifiers: [] })).toEqual(['Y24 of name HOA MAU']);
    expect(keys(yarn, mill, { ...maker, nameLocal: null, identifiers: [{ scheme: 'gin', value: '---' }] })).toEqual(['Y24 of name HOA MAU']);
  });
  it.each([['a number', { ...yarn, lotNo: null }], ['a number with a letter or digit', { ...yarn, lotNo: ' - ' }], ['a site', { ...yarn, producedBy: null }]])('is none without %s', (_, lot) => {
    expect(keys(lot)).toEqual([]);
  });
  it('is found through the records of the dossier', () => {
    expect([...keysOfLots({ lots: [yarn, madeLot('other')], sites: [mill], parties: [maker] })].map(([id, found]) => [id, found.length])).toEqual([['yarn', 3], ['other', 0]]);
  });
  it('of an entry is its number, if it says anything', () => {
    expect([null, ' - ', '0s4-2611073-6'].map((number) => entryKey({ entry: { ...samples.cotton.entry, number } }))).toEqual([null, null, '0S426110736']);
  });
});

describe('what a dossier takes', () => {
  const lots = [{ ...yarn, quantity: '100', uom: 'KGM', netKg: '98' }, madeLot('fabric', { lotNo: 'F-1', producedBy: 'mill' }), madeLot('unnamed')];
  const steps = [
    madeStep('spin', 1, 'origin', {}, { yarn: '100' }), madeStep('knit', 2, 'transformation', { yarn: '50', unnamed: '1' }, { fabric: '50' }),
    madeStep('waste', 3, 'transformation', { yarn: '10' }, { scrap: '10' }), madeStep('arrive', 4, 'transfer', { fabric: '25' }, { fabric: '25' }, { refs: { entry: 'E' } }),
  ];
  const records: ChainRecords = { entry: { ...samples.cotton.entry, number: 'E-1', importerId: null }, lots, steps, sites: [mill], parties: [maker] };

  it('is told for each lot with an identity that reaches the entry', () => {
    const found = claimsOf('A', records, reference).map(({ keys, inEntry, share, ...rest }) => ({ ...rest, keys: keys.length, inEntry: inEntry.toFixed(), share: share.toFixed() }));
    expect(found).toEqual([
      { dossierId: 'A', entry: 'E1', keys: 3, inEntry: '25', dimension: 'mass', share: '0.5', netKg: null },
      { dossierId: 'A', entry: 'E1', keys: 3, inEntry: '25', dimension: 'mass', share: '0.25', netKg: '98' },
    ]);
    expect(claimsOf('A', { ...records, steps: steps.slice(0, 3) }, reference)).toEqual([]);
  });

  it('stands against the lots of others by any shared key, once, unless both speak of one entry', () => {
    const own = claimsOf('B', { ...records, entry: { ...records.entry, number: 'E-2' } }, reference);
    const on = (claims: readonly LotClaim[]) => [...claimsOnLots(records, claims)].map(([lotId, found]) => [lotId, found.length]);
    expect(on(own)).toEqual([['yarn', 1], ['fabric', 1]]);
    expect(on(claimsOf('B', records, reference))).toEqual([]);
    expect(on([])).toEqual([]);
    expect(on(claimsOf('B', { ...records, entry: { ...records.entry, number: null } }, reference))).toHaveLength(2);
  });
});

describe('a claim in the unit of the lot', () => {
  const claim = (patch: Partial<LotClaim>): LotClaim => ({ dossierId: 'B', entry: 'E2', keys: [], inEntry: new Decimal(20), dimension: 'mass', share: new Decimal('0.2'), netKg: null, ...patch });
  const [kilograms, pieces] = [madeLot('a', { quantity: '100', uom: 'KGM' }), madeLot('b', { quantity: '400', uom: 'H87', netKg: '100' })];
  it.each([
    ['of weight on weight', kilograms, {}, '20'],
    ['of pieces on weight, by what its own lot weighs', kilograms, { dimension: 'pieces', netKg: '90' }, '18'],
    ['of pieces on weight, of a lot that states none', kilograms, { dimension: 'pieces' }, null],
    ['of weight on pieces, by what the lot weighs', pieces, {}, '80'],
    ['of metres on pieces, by both weights', pieces, { dimension: 'length', netKg: '50' }, '40'],
    ['of metres on pieces, of a lot that states none', pieces, { dimension: 'length' }, null],
    ['of weight on pieces that state no weight', { ...pieces, netKg: null }, {}, null],
    ['of weight on pieces that weigh nothing', { ...pieces, netKg: '0' }, {}, null],
    ['on a lot without quantity', { ...pieces, quantity: null }, {}, null],
    ['on a lot without unit', { ...pieces, uom: null }, {}, null],
  ] as const)('%s', (_, lot, patch, amount) => {
    expect(claimedOf(lot, claim(patch), reference)?.toFixed() ?? null).toBe(amount);
  });

  const told = (claims: readonly LotClaim[]) => { const { total, isKnown } = totalClaimed(kilograms, claims, reference); return [total.toFixed(), isKnown]; };
  it('sums the entries, each once by its largest, and says when one is in another unit', () => {
    const more = claim({ inEntry: new Decimal(30) });
    expect(told([claim({}), more, claim({ entry: 'E3', inEntry: new Decimal(5) })])).toEqual(['35', true]);
    expect(told([claim({ entry: null }), claim({ entry: null, dossierId: 'C' }), more])).toEqual(['70', true]);
    expect(told([more, claim({ entry: 'E4', dimension: 'length' })])).toEqual(['30', false]);
    expect(told([])).toEqual(['0', true]);
  });

  it('sums alike in whatever order the claims come', () => {
    const any = fc.array(fc.record({ entry: fc.constantFrom('E1', 'E2', null), dossierId: fc.constantFrom('B', 'C'), inEntry: fc.nat(10_000).map((grams) => new Decimal(grams).div(1000)) }).map(claim), { maxLength: 6 });
    fc.assert(fc.property(any, (claims) => { expect(told(claims.toReversed())).toEqual(told(claims)); }));
  });
});
