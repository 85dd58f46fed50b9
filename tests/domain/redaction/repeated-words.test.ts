// What is covered in an exhibit is noticed where our own pages say it again, and only there.
import { expect, it } from 'vitest';
import { repeatedWords } from '../../../src/domain/redaction/repeated-words.ts';
import { workerSearches } from '../../../src/domain/redaction/search.ts';
import { samples } from '../../support/checked-samples.ts';

const [someone] = samples.seafood.workers;
if (someone === undefined) throw new Error('the sample has workers');
const searches = workerSearches({ workers: [{ ...someone, name: 'Zhu Bajie', nameLocal: '朱八戒' }] });
const found = (covered: string, own: string): boolean => repeatedWords([{ page: 1, text: covered }], [{ at: 'page 7', text: own }], searches).length > 0;

it.each([
  ['a name as it stands', 'Sha Wujing', 'Paid to Sha Wujing.', true],
  ['a name in capitals, with accents, over a line end', 'Nguyễn Văn Minh', 'the statement of NGUYEN\nVAN MINH', true],
  ['a name of a worker in a longer line', 'On Monday the foreman of the second line paid Zhu Bajie in cash', 'Zhu Bajie was paid', true],
  ['a name in Chinese inside other words', '工人朱八戒签名', '朱八戒', true],
  ['a number spaced otherwise', 'DE89 3704 0044 0532 0130 00', 'account DE89370400440532013000', true],
  ['a number broken by a line end', '51010219850615123X', 'ID 5101021985 0615123X', true],
  ['a number in a longer line', 'His identity card says 51010219850615123X and was issued in Chengdu by the bureau', '51010219850615123X', true],
  ['another name', 'Sha Wujing', 'Zhu Bajie was paid', false],
  ['a part of a word', 'Li', 'Lithuania', false],
  ['words of a long line that are no name', 'On Monday the foreman of the second line paid Zhu Bajie in cash', 'On Monday the foreman came', false],
  ['a short number', '4200', 'Total 4200', false],
  ['another number', '51010219850615123X', '510102198506151230', false],
  ['nothing', '—', 'a — b', false],
])('%s: %s in %j: %s', (_, covered, own, expected) => expect(found(covered, own)).toBe(expected));

it('each page is told once, with every place', () => {
  const own = [{ at: 'page 3', text: 'Sha Wujing' }, { at: 'page 4', text: 'nobody' }, { at: 'the bookmarks', text: 'Wages of Sha Wujing, Zhu Bajie' }];
  expect(repeatedWords([{ page: 2, text: 'Zhu Bajie' }, { page: 1, text: 'Sha Wujing' }, { page: 2, text: 'Sha Wujing' }, { page: 3, text: 'Tang Sanzang' }], own, searches)).toEqual([{ page: 1, at: ['page 3', 'the bookmarks'] }, { page: 2, at: ['the bookmarks', 'page 3'] }]);
});
