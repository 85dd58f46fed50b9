// The record of a run: who was searched by which names, in which versions of which lists, and what was found.
import { describe, expect, test } from 'vitest';
import { listAgeDays, newestVersions, type ListVersion } from '../../../src/domain/screening/list-version.ts';
import type { FoundHit } from '../../../src/domain/screening/screen-parties.ts';
import { screeningRecord, searchedParties, type RunFacts } from '../../../src/domain/screening/screening-record.ts';
import { madeParty, madeSite } from '../chain/made-chain.ts';
import { screeningReference } from './words.ts';

const version = (id: string, patch: Partial<ListVersion> = {}): ListVersion => ({
  id, listId: 'SDN', name: 'Specially Designated Nationals', publisher: null, source: 'treasury.gov', legal: true, format: 'ofac-csv', asPublished: '2026-05-01', loadedAt: '2026-05-02T10:00:00.000Z',
  files: [{ name: 'sdn.csv', sha256: '0'.repeat(64), size: 1 }, { name: 'alt.csv', sha256: '1'.repeat(64), size: 1 }], sha256: '2'.repeat(64), entries: 7, names: 9, notes: [], mapping: null, withdrawn: null, before: null, ...patch,
});
const found = (patch: Partial<FoundHit['entry']> = {}): FoundHit => ({
  listId: 'SDN', entry: { id: '7', name: 'Muster', aliases: [], type: null, addresses: [], country: null, programs: [], merchandise: null, status: null, since: null, remarks: null, ...patch },
  matchedName: 'Muster', partyName: 'Mustre', score: 0.926, why: 'spelled alike',
});
const record = (patch: Partial<RunFacts> = {}) => screeningRecord({ id: 'R', runDate: '2026-05-31', runBy: 'Ann', threshold: 0.85, reference: screeningReference, lists: [version('V1')], parties: [{ partyId: 'P', names: ['Mustre'] }], screened: [], hints: [], ...patch });

describe('a party', () => {
  test('is searched by every name it has, each once, and by those of its sites', () => {
    expect(searchedParties({ parties: [madeParty('P', { name: ' Mill ', nameLocal: '样例', aliases: ['Mill', '', 'M'] }), madeParty('Q', { name: 'Quay' })], sites: [madeSite('S', { partyId: 'P', name: 'Plant' }), madeSite('T', { name: 'Tower' })] })).toEqual([
      { partyId: 'P', names: ['Mill', '样例', 'M', 'Plant'] }, { partyId: 'Q', names: ['Quay'] },
    ]);
  });
  test('without a hit is no match', () => expect(record().results).toEqual([{ partyId: 'P', hits: [], decision: 'no_match', reason: null, decidedBy: null, secondReviewer: null, searched: ['Mustre'] }]));
  test('with hits has each open, with the entry as it stands in the list', () => {
    const [result] = record({ screened: [{ partyId: 'P', hits: [found(), found({ remarks: 'see note' })], more: 0 }] }).results;
    expect(result).toMatchObject({ decision: 'unresolved', reason: null });
    expect(result?.hits.map(({ id, list, matchedName, partyName, score, why, entry, decision, secondReviewer }) => [id, list, matchedName, partyName, score, why, entry?.remarks, decision, secondReviewer])).toEqual([
      ['H1', 'SDN', 'Muster', 'Mustre', '0.93', 'spelled alike', null, null, null], ['H2', 'SDN', 'Muster', 'Mustre', '0.93', 'spelled alike', 'see note', null, null],
    ]);
  });
  test('with more hits than are kept says so', () => {
    expect(record({ screened: [{ partyId: 'P', hits: [found()], more: 70 }] }).results[0]?.reason).toBe('70 further hits are not listed; give the party a fuller name and screen again.');
  });
  test('copies of a long entry only what a reader needs', () => {
    const long = found({ aliases: Array.from({ length: 21 }, (_, index) => `A${index}`), addresses: Array.from({ length: 6 }, (_, index) => `Road ${index}`), remarks: 'r'.repeat(501) });
    const entry = record({ screened: [{ partyId: 'P', hits: [long], more: 0 }] }).results[0]?.hits[0]?.entry;
    expect([entry?.aliases.length, entry?.addresses.length, entry?.remarks?.length]).toEqual([20, 5, 500]);
  });
});

describe('the lists of a run', () => {
  test('stand there by name, source, day, files and hash', () => {
    expect(record().lists).toEqual([{ id: 'SDN', name: 'Specially Designated Nationals', source: 'treasury.gov', asPublished: '2026-05-01', fileName: 'sdn.csv, alt.csv', entries: 7, sha256: '2'.repeat(64) }]);
  });
  test('of thirty days are not old, and law unless said otherwise', () => expect(Object.keys(record().algorithm)).toEqual(['normalization', 'score', 'threshold', 'words', 'searched by', 'limits']));
  test('that are older are named, and so are those that are no law', () => {
    const { algorithm } = record({ lists: [version('V1', { asPublished: '2026-04-30' }), version('V2', { listId: 'OWN', name: 'Our own', legal: false })] });
    expect(algorithm).toMatchObject({ threshold: '0.85', 'old lists': 'SDN is 31 days old', 'research sources, not legal lists': 'Our own' });
  });
  test('carry the hints at areas of concern', () => {
    expect(record({ hints: [{ partyId: 'P', siteId: null, seen: '“dandong”', region: 'Dandong', source: 'PRC', confidence: 'unverified' }] }).areaHints).toEqual([{ partyId: 'P', siteId: null, seen: '“dandong”', region: 'Dandong', source: 'PRC' }]);
  });
});

describe('a version of a list', () => {
  test('is as old as its publication, or as its loading where no day was printed', () => {
    expect(listAgeDays(version('V1'), '2026-05-31')).toBe(30);
    expect(listAgeDays(version('V1', { asPublished: null }), '2026-05-31')).toBe(29);
  });
  test('is searched while it is the newest of its list that was not withdrawn', () => {
    const withdrawn = { at: '2026-05-09T10:00:00.000Z', by: 'Ann', reason: 'wrong file' };
    const versions = [version('V1'), version('V2', { loadedAt: '2026-05-04T10:00:00.000Z' }), version('V3', { loadedAt: '2026-05-03T10:00:00.000Z' }), version('V4', { loadedAt: '2026-05-05T10:00:00.000Z', withdrawn }), version('W1', { listId: 'OWN' }), version('W2', { listId: 'OWN' })];
    expect(newestVersions(versions).map(({ id }) => id)).toEqual(['V2', 'W2']);
    expect(newestVersions([version('V4', { withdrawn })])).toEqual([]);
  });
});
