// Screening finds what comparing every pair would find, keeps the best name of each entry, and says how much more there was.
import { describe, expect, test } from 'vitest';
import { makeList, makeParties } from '../../../scripts/bench/screening-names.mjs';
import { compareNames } from '../../../src/domain/screening/compare-names.ts';
import { diffLists } from '../../../src/domain/screening/diff-lists.ts';
import type { ListEntry } from '../../../src/domain/screening/list-entry.ts';
import { NameNormalizer } from '../../../src/domain/screening/normal-name.ts';
import { Screener } from '../../../src/domain/screening/screen-parties.ts';
import { screeningReference } from './words.ts';

const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({ id, name, aliases: [], type: null, addresses: [], country: null, programs: [], merchandise: null, status: null, since: null, remarks: null, ...more });

describe('hits', () => {
  const lists = [
    { listId: 'UFLPA', entries: [entry('1', 'Specimen Silicon Industry (Shanshan) Co., Ltd.', { aliases: ['Yangli Silicon', '样例硅业有限公司'] }), entry('2', 'Namuna Cotton Co.')] },
    { listId: 'SDN', entries: [entry('7', 'SPECIMEN SILICON INDUSTRY SHANSHAN')] },
  ];
  const screener = new Screener(lists, screeningReference);

  test('one for each entry of each list, by its best name, best first', () => {
    const { hits } = screener.screen({ partyId: 'P1', names: ['Specimen Silicon', '樣例硅業'] }, 0.85);
    expect(hits.map(({ listId, entry: { id }, matchedName, partyName, score }) => [listId, id, matchedName, partyName, score.toFixed(2)])).toEqual([
      ['UFLPA', '1', '样例硅业有限公司', '樣例硅業', '1.00'], ['SDN', '7', 'SPECIMEN SILICON INDUSTRY SHANSHAN', 'Specimen Silicon', '0.91'],
    ]);
  });
  test('none for a party that is on no list', () => expect(screener.screen({ partyId: 'P2', names: ['Hoa Mau Garment Company Limited', 'Công ty May Hoa Mẫu'] }, 0.8).hits).toEqual([]));
  test('none for a party without a name', () => expect(screener.screen({ partyId: 'P3', names: ['', '  ', '***'] }, 0.8).hits).toEqual([]));
  test('the threshold decides, as it is printed with two digits', () => {
    expect(screener.screen({ partyId: 'P1', names: ['Specimen Silicon'] }, 0.92).hits).toEqual([]);
    expect(screener.screen({ partyId: 'P1', names: ['Specimen Silicon'] }, 0.91).hits).toHaveLength(2);
  });
  test('a name like hundreds of entries is cut, and the rest counted', () => {
    const many = new Screener([{ listId: 'X', entries: Array.from({ length: 120 }, (_, index) => entry(String(index), `Specimen Muster ${index}`)) }], screeningReference);
    expect(many.screen({ partyId: 'P', names: ['Specimen Muster'] }, 0.85)).toMatchObject({ more: 70, hits: { length: 50 } });
  });
});

test('the index misses nothing that comparing every pair finds', () => {
  const entries = makeList(1500);
  const parties = makeParties(60, entries);
  const screener = new Screener([{ listId: 'SDN', entries }], screeningReference);
  const normalizer = new NameNormalizer(screeningReference);
  const listed = entries.map((one) => ({ one, names: [one.name, ...one.aliases].map((name) => normalizer.normalize(name)) }));
  for (const party of parties) {
    const own = party.names.map((name) => normalizer.normalize(name));
    const expected = listed.filter(({ names }) => names.some((name) => own.some((mine) => compareNames(mine, name).score >= 0.9))).map(({ one }) => one.id);
    const found = new Set(screener.screen(party, 0.895).hits.map((hit) => hit.entry.id));
    expect(expected.filter((id) => !found.has(id)), party.names.join(' / ')).toEqual([]);
  }
});

describe('versions of a list', () => {
  const before = [entry('1', 'Specimen'), entry('2', 'Muster', { status: 'Active', aliases: ['A', 'B'] }), entry('3', 'Namuna')];
  test('what was added, removed and changed', () => {
    expect(diffLists(before, [entry('1', 'Specimen'), entry('2', 'Muster', { status: 'Revoked', aliases: ['B', 'A'] }), entry('4', 'Mau')])).toEqual({
      added: [{ id: '4', name: 'Mau', fields: [] }], removed: [{ id: '3', name: 'Namuna', fields: [] }], changed: [{ id: '2', name: 'Muster', fields: ['status'] }],
    });
  });
  test('another order of entries and aliases is no change', () => expect(diffLists(before, before.toReversed())).toEqual({ added: [], removed: [], changed: [] }));
});
