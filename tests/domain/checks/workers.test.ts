// P10, P14, P15, P17, P19, P20, P30–P33: each person on the roster, and people who look like one.
import { describe, expect, it } from 'vitest';
import type { Worker } from '../../../src/domain/dossier/labor.ts';
import { ageOn, birthDateInNumber, expectedPrefix, nationalityCode, readsContract } from '../../../src/domain/labor/identity.ts';
import { proveRules, put, type Change } from '../../support/checked-samples.ts';

const worker = (patch: Partial<Worker>): Change => put('workers', 'QB006', patch);

describe('workers', () => {
  proveRules([
    ['P10', 'seafood', 'a North Korean national', worker({ nationality: 'PRK' }), 'a Chinese national in lower case', worker({ nationality: 'chn' })],
    ['P10', 'seafood', 'the country written out', worker({ nationality: 'North Korean' }), 'a worker whose nationality is not stated', worker({ nationality: null })],
    ['P14', 'seafood', 'an identity card held by the agency', worker({ idHeldBy: 'agency' }), 'an identity card held by the worker, in other typing', worker({ idHeldBy: ' Worker ' })],
    ['P15', 'seafood', 'a number of another province', worker({ idPrefix6: '410210' }), 'a number of another county', worker({ idPrefix6: '210999', idNumberMasked: '210999********105X' })],
    ['P15', 'seafood', 'a number of another birth date', worker({ idNumberMasked: '21020619800101****' }), 'a number whose date is masked', worker({ idNumberMasked: '210206********105X' })],
    ['P17', 'seafood', 'a child', worker({ dateOfBirth: '2010-01-01' }), 'sixteen years on the day of hire, without overtime', (dossier) => put('payrollRows', 'QB006', { overtimeWeekday: '0', overtimeRestDay: '0' })(worker({ dateOfBirth: '2006-04-08' })(dossier))],
    ['P17', 'seafood', 'a young worker with overtime', worker({ dateOfBirth: '2005-01-01' }), 'eighteen years on the day of hire', worker({ dateOfBirth: '2004-04-08' })],
    ['P19', 'seafood', 'two people with one account', worker({ bankAccountMasked: '6230 **** 4100' }), 'a worker without an account', worker({ bankAccountMasked: null })],
    ['P20', 'seafood', 'two people with one identity number', worker({ idNumberMasked: '210601********100X' }), 'a worker without a number', worker({ idNumberMasked: null })],
    ['P20', 'seafood', 'two people with one name and birthday', worker({ name: 'WANG DEMO-01', dateOfBirth: '1969-01-01' }), 'one name and two birthdays', worker({ name: 'Wang Demo-01' })],
    ['P30', 'seafood', 'a worker from a transfer program', worker({ employmentType: 'transfer_program' }), 'a worker hired directly', worker({ employmentType: 'direct' })],
    ['P30', 'seafood', 'a dispatched worker', worker({ employmentType: '劳务派遣' }), 'a worker on a fixed term', worker({ employmentType: 'fixed term' })],
    ['P31', 'seafood', 'half the people in the dormitory, from elsewhere', (dossier) => ({ ...dossier, workers: dossier.workers.map((one, index) => ({ ...one, dormitory: index % 2 === 0, homeRegion: 'Henan', idPrefix6: '410000', idNumberMasked: null })) }), 'half the people in the dormitory, from here', (dossier) => ({ ...dossier, workers: dossier.workers.map((one, index) => ({ ...one, dormitory: index % 2 === 0, homeRegion: 'Liaoning', idPrefix6: '210000', idNumberMasked: null })) })],
    ['P32', 'seafood', 'a worker without contract among others with one', worker({ contractNo: null }), 'a table without contract numbers', (dossier) => ({ ...dossier, workers: dossier.workers.map((one) => ({ ...one, contractNo: null })) })],
    ['P32', 'seafood', 'a contract that ended before the month', worker({ contractEnd: '2026-07-31' }), 'a contract that ends with the month', worker({ contractEnd: '2026-08-31' })],
    ['P32', 'seafood', 'a contract in a language the worker does not read', worker({ contractLanguage: 'en' }), 'a contract in Chinese', worker({ contractLanguage: 'zh-Hans' })],
    ['P33', 'seafood', 'a fee that was not paid back', worker({ feePaid: '5000' }), 'a fee that was paid back', worker({ feePaid: '5000', feeReimbursed: '5000' })],
  ]);
});

describe('identity', () => {
  it.each([['PRK', 'PRK'], ['kp', 'PRK'], ['D.P.R.K.', 'PRK'], ['朝鲜', 'PRK'], ['South Korean', 'KOR'], ['vnm', 'VNM']])('%s is %s', (text, code) => {
    expect(nationalityCode(text)).toBe(code);
  });

  it.each([['Liaoning', '21'], ['辽宁省', '21'], ['Inner Mongolia', '15'], ['Shaanxi', '61'], ['Shanxi', '14'], ['Atlantis', null], [null, null]])('%s has the prefix %s', (region, prefix) => {
    expect(expectedPrefix(region, {})).toBe(prefix);
  });

  it('the site’s own settings come first, and inherited names are none', () => {
    expect(expectedPrefix('Liaoning', { Liaoning: '99' })).toBe('99');
    expect(expectedPrefix('constructor', {})).toBeNull();
  });

  it('age counts full years', () => {
    expect(ageOn('2008-03-01', '2024-02-29')).toBe(15);
    expect(ageOn('2008-03-01', '2024-03-01')).toBe(16);
  });

  it('a masked birth date is none', () => {
    expect(birthDateInNumber('210206********105X')).toBeNull();
    expect(birthDateInNumber('21020619700228105X')).toBe('1970-02-28');
  });

  it('of an unknown nationality nobody says what it reads', () => {
    expect(readsContract('ATA', 'en')).toBeNull();
    expect(readsContract('NPL', 'zh')).toBe(false);
  });
});
