// T07, T08, T08b, T14: everybody on the map, nobody in a region of concern, all screened.
import { describe, expect, it } from 'vitest';
import { comparableName, comparableNumber } from '../../../src/domain/checks/names.ts';
import { finderOf } from '../../../src/domain/checks/place-words.ts';
import { drop, newRules, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const screened = (patch: object): Change => (dossier) => ({ ...dossier, screeningRuns: dossier.screeningRuns.map((run) => ({ ...run, ...patch })) });
const results = samples.cotton.screeningRuns[0]?.results ?? [];

describe('parties', () => {
  proveRules([
    ['T07', 'cotton', 'an issuer who is on no map', put('exhibits', 'C-02', { issuerId: 'P99' }), 'a party named in other spelling', put('exhibits', 'C-02', { issuerId: 'KAVERI NAMUNA SPINNING MILLS PVT. LTD' })],
    ['T07', 'cotton', 'a buyer of waste who is on no map', drop('parties', 'P14'), 'a paper addressed to nobody', put('exhibits', 'C-02', { recipientId: null })],
    ['T07', 'cotton', 'a receipt of somebody else', put('exhibits', 'C-06', { issuerId: 'P15' }), 'a receipt of the buyer', put('exhibits', 'C-06', { issuerId: 'P07' })],
    ['T08', 'cotton', 'a site in Xinjiang', put('sites', 'S03', { admin1: 'Xinjiang' }), 'a site near, but not in it', put('sites', 'S03', { admin1: 'Gansu', country: 'IN' })],
    ['T08', 'seafood', 'a postcode of the region', put('sites', 'S03', { postalCode: '843000' }), 'a postcode of Liaoning', put('sites', 'S03', { postalCode: '118300' })],
    ['T08', 'seafood', 'a registration number of the region', put('parties', 'P04', { identifiers: [{ scheme: 'uscc', value: '91650681DEMO000000' }] }), 'a registration number of Liaoning', put('parties', 'P04', { identifiers: [{ scheme: 'uscc', value: '91210681DEMO000000' }] })],
    ['T08', 'seafood', 'a position in the region', put('sites', 'S03', { lat: 43.8, lon: 87.6 }), 'a position in Dandong', put('sites', 'S03', { lat: 40.1, lon: 124.3 })],
    ['T08', 'seafood', 'a party in North Korea', put('parties', 'P11', { country: 'KP' }), 'the Korean Autonomous Prefecture in Jilin', put('parties', 'P11', { address: '延边朝鲜族自治州, Jilin, China' })],
    ['T08', 'seafood', 'North Korean nationals at a site', put('sites', 'S01', { northKoreanLabor: 'yes' }), 'a site where there are none', put('sites', 'S01', { northKoreanLabor: 'no' })],
    ['T08', 'cotton', 'a title that names the region', put('exhibits', 'G-01', { title: 'Test of cotton from Aksu' }), 'a title that rules it out', put('exhibits', 'G-01', { title: 'Statement: no cotton from Xinjiang' })],
    ['T08b', 'cotton', 'an audit in the region', put('sites', 'S03', { admin1: 'Korla' }), 'an audit elsewhere', put('sites', 'S03', { admin1: 'Kerala' })],
    ['T14', 'cotton', 'a hit that is not decided', screened({ results: results.map((one) => (one.partyId === 'P06' ? { ...one, decision: 'unresolved' } : one)) }), 'a hit decided with a reason', screened({})],
    ['T14', 'cotton', 'a party that was left out', screened({ results: results.filter(({ partyId }) => partyId !== 'P05') }), 'a public office that no list would name', screened({ results: results.filter(({ partyId }) => partyId !== 'P16') })],
    ['T14', 'cotton', 'a screening two months old', screened({ runDate: '2026-09-10' }), 'a screening of last week', screened({ runDate: '2026-11-09' })],
    ['T14', 'seafood', 'no screening at all', drop('exhibits', 'G-02'), 'a screening on paper', put('exhibits', 'G-02', { docDate: '2026-11-01' })],
  ]);
});

describe('places in any spelling', () => {
  it.each(['Ürümqi', 'Wu Lu Mu Qi', 'WULUMUQI', 'Ku’erle', 'Kashgar', 'Hotan Prefecture', '新疆維吾爾自治區', '喀什地区', 'شىنجاڭ', 'Ｘｉｎｊｉａｎｇ', 'Xin Jiang', 'XPCC 8th Division, Shihezi', '生产建设兵团', 'Bayingolin Mongol Prefecture', 'East Turkestan', '新疆维吾尔自治区若羌县', '霍尔果斯市', 'Zhundong Industrial Park'])('%s is found', (address) => {
    expect(newRules('seafood', put('sites', 'S03', { address })(samples.seafood))).toEqual(['T08', 'T08b']);
  });

  it.each(['Kashiwa, Chiba', 'Hamilton, Ontario', 'Nanjing', 'Dandong', 'Altamura', 'Manaus', '和平区', 'Barkolo', 'Bayan', '玉田县'])('%s is not', (address) => {
    expect(newRules('seafood', put('sites', 'S03', { address })(samples.seafood))).toEqual([]);
  });

  it('names that other countries share only warn there', () => {
    const found = put('parties', 'P14', { address: 'Aksu, Antalya, Türkiye', country: 'TR' })(samples.cotton);
    expect(newRules('cotton', found)).toEqual(['T08']);
  });

  it('a list of no words finds nothing', () => {
    expect(finderOf([])('anything')).toBeNull();
  });
});

describe('names as people mean them', () => {
  it.each([['Hoa Mau Garment Company Limited', 'HOA MAU GARMENT CO., LTD.'], ['Công ty TNHH May Hòa Mẫu', 'May Hoa Mau'], ['A & B Trading', 'a and b trading'], ['东港清波样例水产有限公司', '东港清波样例水产'], ['清波股份有限公司', '清波'], ['清波有限责任公司', '清波'], ['清波公司', '清波']])('%s is %s', (a, b) => {
    expect(comparableName(a)).toBe(comparableName(b));
    expect(comparableName(comparableName(a))).toBe(comparableName(a));
  });

  it('a word that tells firms apart stays, and so does 公司 before the end', () => {
    expect([comparableName('Hoa Mau'), comparableName('公司清波')]).toEqual(['HOA MAU', '公司清波']);
  });

  it('a name of legal forms only is still a name', () => {
    expect(comparableName('Limited Company')).toBe('LIMITED COMPANY');
  });

  it('numbers are equal but for case, spaces, hyphens and full width', () => {
    expect(['ＭＳＬＵ 260-517.0', 'mslu 260--517/0', 'MSLU2605170', 'MSLU 260517–0 '].map(comparableNumber)).toEqual(Array(4).fill('MSLU2605170'));
    expect([comparableNumber('62**1'), comparableNumber('合同 12')]).toEqual(['62**1', '合同12']);
  });
});
