// Places in free text: words in any spelling, codes as words of their own, bare codes that fill a field.
import { describe, expect, test } from 'vitest';
import { bareCodeFinder, codeFinder, finderOf, foldedText } from '../../../src/domain/checks/place-words.ts';

test.each([['Ürümqi', 'urumqi'], ["Ku'erle", 'kuerle'], ['Ku’er‘l`e´ʹʻʼ＇', 'kuerle'], ['ＸＪ', 'xj'], ['KORLA 12-{}', 'korla 12-{}'], ['新疆', '新疆']])('%s is folded to %s', (text, folded) => expect(foldedText(text)).toBe(folded));

describe('a word', () => {
  const find = finderOf(['wulumuqi', 'aksu', 'kuche', 'east turkestan', 'Ürümqi', '新疆', 'a.b']);
  test.each([
    ['Wulumuqi', 'wulumuqi'], ['Wu Lu-Mu_Qi', 'wu lu-mu_qi'], ['WU  LUMUQI', null], ['xwulumuqi', null], ['wulumuqix', null], ['in Aksu, there', 'aksu'], ['ak su', null], ['aksus', null], ['ku che', null],
    ['East Turkestan', 'east turkestan'], ['eastturkestan', 'eastturkestan'], ['East_-_Turkestan', 'east_-_turkestan'], ['East Turk estan', null], ['Ürümqi', 'urumqi'], ['u r u m q i', 'u r u m q i'], ['在新疆的', '新疆'], ['a.b', 'a.b'], ['axb', null], [null, null],
  ])('in %j is %j', (text, found) => expect(find(text)).toBe(found));
  test('of six letters may be parted, of five not', () => expect(['k a s h g a', 'k o r l a'].map(finderOf(['kashga', 'korla']))).toEqual(['k a s h g a', null]));
  test('of no list is nowhere', () => expect(finderOf([])('aksu')).toBeNull());
});

describe('a code', () => {
  const find = codeFinder(['CN-65', 'CN-XJ']);
  test.each([['CN-65', 'cn-65'], ['cn65', 'cn65'], ['CN – 65', null], ['CN–65', 'cn–65'], ['CN_65.', 'cn_65'], ['CN:XJ', 'cn:xj'], ['CN/XJ', 'cn/xj'], ['CN XJ', 'cn xj'], ['(CN.XJ)', 'cn.xj'], ['CN-650', null], ['1CN-65', null], ['XCN-65', null], ['CN-65号', null], ['CN-6', null], [null, null]])('in %j is %j', (text, found) => expect(find(text)).toBe(found));
  test('of no list is nowhere', () => expect(codeFinder([])('CN-65')).toBeNull());
});

describe('a bare code', () => {
  const find = bareCodeFinder(['CN-65', 'CN-XJ'], '65');
  test.each([['65', '65'], [' xj ', 'xj'], ['650102', '650102'], ['６５', '65'], ['cn', null], ['cn-65', null], ['6501', null], ['650102x', null], ['x650102', null], ['210102', null], ['Area 65', null], ['', null], [null, null]])('in %j is %j', (text, found) => expect(find(text)).toBe(found));
  test('of no division is no longer number', () => expect(['650102', '65'].map(bareCodeFinder(['CN-65'], ''))).toEqual([null, '65']));
});
