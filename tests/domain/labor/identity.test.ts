// Who a worker is: nationality in any spelling, the province of a number, the age on a day, the language of a contract.
import { describe, expect, test } from 'vitest';
import { ageOn, birthDateInNumber, expectedPrefix, nationalityCode, readsContract } from '../../../src/domain/labor/identity.ts';

describe('a nationality', () => {
  test.each([
    ...['PRK', 'kp', 'DPRK', 'D.P.R.K.', 'DPR.K', 'North Korea', 'NorthKorean', 'Korea, North', 'Korea North', 'KOREA, DEM. REP.', 'Democratic People’s Republic of Korea', '朝鲜', '北朝鲜', '朝鮮', '북한', '조선', ' ＰＲＫ '].map((text) => [text, 'PRK']),
    ...['KOR', 'kr', 'South Korea', 'South  Korean', 'SouthKorea', 'Republic of Korea'].map((text) => [text, 'KOR']),
    ...[['Korean', 'KOREAN'], ['vnm ', 'VNM'], ['XPRK', 'XPRK'], ['PRKX', 'PRKX'], ['xKOR', 'XKOR'], ['KORx', 'KORX']],
  ])('%s is %s', (text, code) => expect(nationalityCode(text)).toBe(code));
});

describe('the beginning of an identity number', () => {
  test.each([
    ['Henan', '41'], ['Xin Henan Province', '41'], ['Shaanxi', '61'], ['Shanxi', '14'], ['Inner Mongolia', '15'], ['河南省', '41'], ['ＨＥＮＡＮ', '41'], ['Xhenan', null], ['Henanx', null], ['Atlantis', null], [null, null],
    ['Beijing', '11'], ['Tianjin', '12'], ['Hebei', '13'], ['Liaoning', '21'], ['Jilin', '22'], ['Heilongjiang', '23'], ['Shanghai', '31'], ['Jiangsu', '32'], ['Zhejiang', '33'], ['Anhui', '34'], ['Fujian', '35'], ['Jiangxi', '36'], ['Shandong', '37'],
    ['Hubei', '42'], ['Hunan', '43'], ['Guangdong', '44'], ['Guangxi', '45'], ['Hainan', '46'], ['Chongqing', '50'], ['Sichuan', '51'], ['Guizhou', '52'], ['Yunnan', '53'], ['Tibet', '54'], ['Gansu', '62'], ['Qinghai', '63'], ['Ningxia', '64'], ['Xinjiang', '65'],
  ])('of %s is %s', (region, prefix) => expect(expectedPrefix(region, {})).toBe(prefix));
  test('is that of the site’s own settings first', () => expect(expectedPrefix('Henan', { Henan: '99' })).toBe('99'));
});

test.each([['2000-05-01', '2016-05-01', 16], ['2000-05-01', '2016-04-30', 15], ['2000-05-01', '2016-06-01', 16], ['2000-05-01', '1999-05-02', -1]])('born on %s, one is on %s %i years old', (born, day, years) => expect(ageOn(born, day)).toBe(years));

test.each([['21020619700228105X', '1970-02-28'], ['210206********105X', null], ['x21020619700228105X', null], [null, null]])('the number %s has the birth date %s', (number, date) => expect(birthDateInNumber(number)).toBe(date));

test.each([['CHN', 'zh-Hans', true], ['CHN', 'ZH', true], ['CHN', 'en', false], ['VNM', 'vi', true], ['IND', 'ta', true], ['NPL', 'ne', true], ['BGD', 'bn', true], ['MMR', 'my', true], ['KHM', 'km', true], ['THA', 'th', true], ['IDN', 'id', true], ['PHL', 'fil', true], ['LKA', 'si', true], ['PAK', 'ur', true], ['KOR', 'ko', true], ['PRK', 'ko', true], ['UZB', 'uz', true], ['USA', 'en', true], ['MEX', 'es', true], ['ATA', 'en', null], ['constructor', 'en', null]])('somebody of %s reads %s: %s', (nationality, language, reads) => expect(readsContract(nationality, language)).toBe(reads));
