// Which names are taken for the same, which are brought to a person, and which are spared.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, type Likeness } from '../../../src/domain/screening/compare-names.ts';
import { NameNormalizer } from '../../../src/domain/screening/normal-name.ts';
import { screeningReference } from './words.ts';

const normalizer = new NameNormalizer(screeningReference);
const compare = (a: string, b: string): Likeness => compareNames(normalizer.normalize(a), normalizer.normalize(b));
const { likely, review } = screeningReference.thresholds;
const LISTED = 'Hoshine Silicon Industry (Shanshan) Co., Ltd.';

describe('one listed name', () => {
  test.each([
    'HOSHINE SILICON INDUSTRY SHANSHAN CO LTD', 'Hoshine Silicon (Shanshan) Industry Co. Limited', 'Shanshan Hoshine Silicon Industry', 'Hoshine Silicon Industry Shan Shan Company Limited',
    'Hoshin Silicon Industry (Shanshan)', 'Hoshine Silikon Industry, Shanshan', 'Hoshine Silicon Industry', 'Hōshine Silicon Industry (Shānshàn)',
  ])('is likely meant by %s', (name) => expect(compare(LISTED, name).score).toBeGreaterThanOrEqual(Number(likely)));

  test.each(['Hoshine', 'Hoshine Silicon', 'Hoshine (Shanshan) New Energy'])('is brought to a person for %s', (name) => {
    const { score } = compare(LISTED, name);
    expect(score).toBeGreaterThanOrEqual(Number(review));
  });

  test.each([
    'Shanshan Silicon Trading Co.', 'Ningbo Shanshan Co., Ltd.', 'East Hope Silicon Industry', 'Xinjiang Silicon Industry Co., Ltd.', 'Hoshina Seafood', 'Horizon Solar Industry', 'Hoa Mau Garment Company Limited',
  ])('spares %s', (name) => expect(compare(LISTED, name).score).toBeLessThan(Number(review)));
});

describe('Chinese names', () => {
  test('the same in traditional and simplified characters', () => expect(compare('合盛硅业（鄯善）有限公司', '合盛硅業(鄯善)有限公司')).toEqual({ score: 1, why: 'the same Chinese name' }));
  test('a listed group inside the name of its subsidiary is brought to a person', () => expect(compare('新疆生產建設兵團', '新疆生产建设兵团第八师样例公司').score).toBeCloseTo(0.88));
  test('a shared place name is spared', () => expect(compare('新疆样例棉花有限公司', '新疆测试番茄有限公司').score).toBe(0));
  test('one character more makes another name', () => expect(compare('东方样例有限公司', '东方范例有限公司').score).toBe(0));
  test('a party known in both scripts is found by either', () => expect(compare('Hesheng 合盛硅业', '合盛硅業有限公司').score).toBe(1));
});

describe('marks, words and letters', () => {
  test.each([
    ['Công ty TNHH Sông Mẫu', 'Song Mau Company Limited'], ['Ürümqi Xinda', 'Wulumuqi Xin Da'], ["Ku'erle Zhongtai", 'Korla Zhong Tai Co.'], ['KIM, Jong Mau', 'Jong Mau Kim'], ['L.L.C. Vostok', 'OOO Vostok'], ['Smith and Sons', 'SMITH & SONS LTD'],
  ])('%s is %s', (a, b) => expect(compare(a, b).score).toBe(1));
  test('letters that changed places are found in a short name', () => expect(compare('Huwaei', 'Huawei').score).toBeGreaterThanOrEqual(Number(likely)));
});

describe('short and common names', () => {
  test.each([
    ['ABC Trading', 'ABC Star Shipping Lines'], ['NK', 'NKO'], ['Sun', 'Sunrise Garment'], ['China Cotton Trading Co., Ltd.', 'China Textile Trading Company'], ['Xinjiang Textile Trading Co.', 'Xinjiang Zhongtai Textile Co.'],
    ['Global Shipping Services', 'Global Marine Services'], ['Yarra Plant No. 1', 'Yarra Plant No. 2'], ['Ltd', 'Acme Ltd'],
  ])('%s is not %s', (a, b) => expect(compare(a, b).score).toBeLessThan(Number(review)));
  test('a short name that is the same is found', () => expect(compare('ABC Co.', 'A.B.C. Limited').score).toBe(1));
  test('a common name that is the same is found', () => expect(compare('China Cotton Trading Co., Ltd.', 'CHINA COTTON TRADING').score).toBe(1));
});

describe('why', () => {
  test.each([
    ['Hoshine Silicon', 'Hoshine Silicon', '1.000', 'the same name'],
    ['Hoshine Silicon', 'Silicon Hoshine', '1.000', 'the same words in another order'],
    ['Wu lu mu qix', 'Wulumu qix', '1.000', 'the same name, words parted otherwise'],
    ['Kaveri Namuna', 'Kaveri Namuna Chettinad', '0.948', 'shares Kaveri, Namuna'],
    ['Hoshine', 'Hoshni Hoshine', '0.913', 'shares Hoshine'],
    ['Muster', 'Musterr Musterrr', '0.882', 'shares or nearly shares Muster/Musterr'],
    ['Abcd', 'Abce', '0.857', 'shares or nearly shares Abcd/Abce'],
    ['Plant 7 Namuna', 'Plant 8 Namuna', '0.491', 'shares Namuna'],
    ['China Trading', 'China Shipping', '0.500', 'shares only words of place or trade'],
    ['Kaveri Trading', 'Kaveri Shipping', '0.990', 'spelled alike'],
    ['Palani Kaveri', 'Pallani Kaveri', '0.985', 'spelled alike'],
    ['Namuna 7', 'Namuna', '0.990', 'spelled alike'],
    ['Namuna 7 9', 'Namuna 9 8', '0.990', 'spelled alike'],
    ['Mau Song', 'Song Mau Garment', '0.990', 'spelled alike'],
    ['样例服装', '北京样例服装厂', '0.880', 'the Chinese name contains 样例服装'],
    ['样例服', '北京样例服厂', '0.000', 'nothing in common'],
    ['Namuna', 'Namunachettinad', '0.000', 'nothing in common'],
    ['Mau', 'Mao', '0.000', 'nothing in common'],
    ['Plant7', 'Plant8', '0.000', 'nothing in common'],
    ['', 'Mau', '0.000', 'nothing in common'],
  ])('%s and %s: %s, %s', (a, b, score, why) => {
    const found = compare(a, b);
    expect([found.score.toFixed(3), found.why]).toEqual([score, why]);
  });
  test('the score is explained by what is shared', () => expect(compare(LISTED, 'Hoshine Silicon').why).toBe('shares Hoshine'));
  test('a misspelling is shown with both spellings', () => expect(compare('Kaveri Namuna', 'Palani Kaveri Namunna Chettinad').why).toBe('shares or nearly shares Kaveri, Namuna/Namunna'));
});

describe('properties', () => {
  // No legal form can be spelled with four and more of these letters.
  const word = fc.string({ unit: fc.constantFrom(...'ABCDEIKMNRSU'), minLength: 4, maxLength: 9 });
  const name = fc.array(word, { minLength: 1, maxLength: 5 });
  const near = fc.tuple(name, fc.nat(), fc.nat()).map(([words, which, at]) => {
    const changed = [...words];
    const index = which % words.length;
    const letter = changed[index] ?? '';
    changed[index] = letter.slice(0, at % letter.length) + letter.slice((at % letter.length) + 1);
    return [words.join(' '), changed.join(' ')] as const;
  });
  const pair = fc.oneof(near, fc.tuple(name, name).map(([a, b]) => [a.join(' '), b.join(' ')] as const));

  test('symmetric, between 0 and 1, and 1 for a name with itself', () => {
    fc.assert(fc.property(pair, ([a, b]) => {
      expect(compare(a, b)).toEqual(compare(b, a));
      expect(compare(a, b).score).toBeGreaterThanOrEqual(0);
      expect(compare(a, b).score).toBeLessThanOrEqual(1);
      expect(compare(a, a).score).toBe(1);
    }), { numRuns: 2000 });
  });
  test('the order of the words, a legal form and marks change nothing', () => {
    // Words that join to the other name depend on their order.
    fc.assert(fc.property(pair.chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), fc.shuffledSubarray(a.split(' '), { minLength: a.split(' ').length }))), ([a, b, reordered]) => {
      fc.pre(a.split(' ').toSorted().join('') !== b.split(' ').toSorted().join(''));
      const { score } = compare(a, b);
      fc.pre(score < 1);
      expect(compare(reordered.join(' '), b).score).toBe(score);
      expect(compare(`${a} Co., Ltd.`, b).score).toBe(score);
      expect(compare(a.replace(/A/g, 'Á').replace(/U/g, 'Ü'), b.toLowerCase()).score).toBe(score);
    }), { numRuns: 2000 });
  });
});
