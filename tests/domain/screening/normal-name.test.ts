// Names are normalized the same way whatever their script, marks, case and legal form, and twice is as good as once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldChinese } from '../../../src/domain/screening/fold-chinese.ts';
import { NameNormalizer } from '../../../src/domain/screening/normal-name.ts';
import { screeningReference } from './words.ts';

const normalizer = new NameNormalizer(screeningReference);
const words = (name: string): string => normalizer.normalize(name).words.join(' ');

describe('what is taken off a name', () => {
  test.each([
    ['Hoshine Silicon Industry (Shanshan) Co., Ltd.', 'HOSHINE SILICON INDUSTRY SHANSHAN'],
    ['CÔNG TY TNHH SÔNG MẪU', 'SONG MAU'],
    ['Đồng Nai Garment JSC', 'DONG NAI GARMENT'],
    ['L.L.C. Vostok', 'VOSTOK'],
    ['Kaveri Namuna Private Limited', 'KAVERI NAMUNA'],
    ['Perusahaan Sdn Bhd', 'PERUSAHAAN'],
    ['Smith & Söhne GmbH', 'SMITH AND SOHNE'],
    ['Łódź Øresund Æro S.A.', 'LODZ ORESUND AERO'],
    ['Groß AG', 'GROSS'],
    ['ＡＢＣ Ｃｏ．', 'ABC'],
  ])('%s', (name, expected) => expect(words(name)).toBe(expected));

  test('the legal forms are kept apart', () => expect(normalizer.normalize('Acme Trading Co., Ltd.').legalForms).toEqual(['CO', 'LTD']));
  test('a name that is nothing but legal forms keeps them', () => expect(words('Group Holdings Ltd')).toBe('GROUP HOLDINGS LTD'));
  test('words that only look like a legal form stay', () => expect(words('Cortina Incense Aglow')).toBe('CORTINA INCENSE AGLOW'));
});

describe('places', () => {
  test.each(['Ürümqi', 'Urumchi', 'Wulumuqi', 'Wu lu mu qi', 'ÜRÜMQI'])('%s is Urumqi', (name) => expect(words(`${name} Xinda`)).toBe('URUMQI XINDA'));
  test.each([["Ku'erle", 'KORLA'], ['Hetian', 'HOTAN'], ['Kashi', 'KASHGAR'], ['Akesu', 'AKSU']])('%s is %s', (name, expected) => expect(words(name)).toBe(expected));
  test('a longer word that begins like a place stays', () => expect(words('Kashira Works')).toBe('KASHIRA WORKS'));
});

describe('Chinese', () => {
  test('traditional and simplified are the same, the legal form is off', () => {
    expect(normalizer.normalize('合盛硅業（鄯善）有限公司').chinese).toBe('合盛硅业鄯善');
    expect(normalizer.normalize('合盛硅业（鄯善）股份有限公司').chinese).toBe('合盛硅业鄯善');
    expect(normalizer.normalize('合盛矽業（鄯善）有限公司').chinese).toBe('合盛硅业鄯善');
  });
  test('Chinese and Latin parts of one name are kept apart', () => expect(normalizer.normalize('样例服装 Yangli Fuzhuang')).toMatchObject({ chinese: '样例服装', words: ['YANGLI', 'FUZHUANG'] }));
  test('folding every Chinese character twice is folding it once', () => {
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const folded = foldChinese(String.fromCodePoint(code));
      expect(foldChinese(folded)).toBe(folded);
    }
  });
});

describe('properties', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom('Co', 'Công', 'ty', 'TNHH', 'L', 'C', 'Ltd.', 'Wu', 'lu', 'mu', 'qi', 'Acme', 'ß', 'İ', '&', '有限公司', '業', "Ku'erle", 'S.A.', 'limited liability', 'company'), { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  test('normalizing what is normal changes nothing', () => {
    fc.assert(fc.property(anyName, (name) => {
      const once = normalizer.normalize(name);
      const twice = normalizer.normalize([...once.words, once.chinese].join(' '));
      expect([twice.words, twice.strong]).toEqual([once.words, once.strong]);
    }), { numRuns: 2000 });
  });
  test('case and composition change nothing', () => {
    fc.assert(fc.property(anyName, (name) => {
      const once = normalizer.normalize(name);
      expect(normalizer.normalize(name.normalize('NFD')).words).toEqual(once.words);
      expect(normalizer.normalize(name.toUpperCase()).words).toEqual(once.words);
    }), { numRuns: 1000 });
  });
});
