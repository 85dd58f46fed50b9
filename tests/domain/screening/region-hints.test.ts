// What of a party or a site points at an area of concern, and what only looks like it.
import { describe, expect, test } from 'vitest';
import { regionHints } from '../../../src/domain/screening/region-hints.ts';
import { madeParty, madeSite } from '../chain/made-chain.ts';
import { screeningReference } from './words.ts';

const seenIn = (party: object, site: object | null = null) => regionHints({ parties: [madeParty('P', { name: 'Mill', ...party })], sites: site === null ? [] : [madeSite('S', { partyId: 'P', name: 'Plant', ...site })] }, screeningReference).map(({ siteId, seen, region }) => `${siteId ?? 'party'}: ${seen} (${region.split(/[ ,]/)[0] ?? ''})`);
const uscc = (value: string, scheme = 'uscc'): object => ({ identifiers: [{ scheme: 'lei', value: '1' }, { scheme, value }] });

describe('a party', () => {
  test.each([
    ['a registration number of the region', uscc('91650100MA00000001'), ['party: registration number 91650100MA00000001 (Xinjiang)']],
    ['a registration number of a city', uscc(' 91210600ma00000001 '), ['party: registration number  91210600ma00000001  (Dandong)']],
    ['a registration number of another region', uscc('91310000MA65000001'), []],
    ['a number that is no registration number', uscc('91650100'), []],
    ['a number of another kind', uscc('91650100MA00000001', 'gacc'), []],
    ['its name', { name: 'DANDONG Mill' }, ['party: “dandong” (Dandong)']],
    ['its name in Chinese', { nameLocal: '丹東样例' }, ['party: “丹東” (Dandong)']],
    ['its address with marks', { address: 'Dāndōng, Liaoning' }, ['party: “dandong” (Dandong)']],
    ['a note', { note: 'near Donggang' }, ['party: “donggang” (Dandong)']],
    ['an alias', { aliases: ['X', 'Dandong Mill'] }, ['party: “dandong” (Dandong)']],
    ['a word that only begins so', { name: 'Dandongs Mill' }, []],
    ['a word that only ends so', { name: 'Xdandong Mill' }, []],
    ['a phone number', { note: '0991-1234567' }, ['party: phone code 0991 (Xinjiang)']],
    ['a phone number from abroad', { note: '+86 991 1234567' }, ['party: phone code 0991 (Xinjiang)']],
    ['a phone number in brackets', { note: '(0991) 12345678' }, ['party: phone code 0991 (Xinjiang)']],
    ['a phone number from abroad in brackets', { note: '+86-(991)-1234567' }, ['party: phone code 0991 (Xinjiang)']],
    ['a phone number in full width', { note: '０９９１－１２３４５６７' }, ['party: phone code 0991 (Xinjiang)']],
    ['a phone number of elsewhere', { note: '0571-1234567' }, []],
    ['a phone number that is too short', { note: '0991-123456' }, []],
    ['a phone number that is too long', { note: '0991-123456789' }, []],
    ['the end of a longer number', { note: '10991-1234567' }, []],
    ['a number without the zero', { note: '991 1234567' }, []],
    ['its number before its name', { name: 'Dandong Mill', ...uscc('91210600MA00000001') }, ['party: registration number 91210600MA00000001 (Dandong)']],
    ['its name before its phone', { name: 'Dandong Mill', note: '0415-1234567' }, ['party: “dandong” (Dandong)']],
    ['nothing', {}, []],
  ])('points there by %s', (_, party, seen) => expect(seenIn(party)).toEqual(seen));
});

describe('a site', () => {
  test.each([
    ['its name', { name: 'Dandong Plant' }], ['its region', { admin1: 'Dandong' }], ['its address', { address: 'Dandong' }], ['its note', { note: 'Dandong' }],
  ])('points there by %s', (_, site) => expect(seenIn({}, site)).toEqual(['S: “dandong” (Dandong)']));
  test('of nobody points nowhere', () => expect(seenIn({}, { partyId: null, name: 'Dandong Plant' })).toEqual([]));
  test('says where it is known from', () => {
    const [hint] = regionHints({ parties: [], sites: [madeSite('S', { partyId: 'P', name: 'Dandong Plant' })] }, screeningReference);
    expect(hint).toEqual({ partyId: 'P', siteId: 'S', seen: '“dandong”', region: 'Dandong, at the border with North Korea', source: 'PRC division code 2106; CAATSA practice', confidence: 'unverified' });
  });
});
