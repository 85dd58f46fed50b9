// Where places lie to each other and on the page, at the exact edge; in what order they are told; whose words are looked for.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fileSchema, type EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { redactionSchema, type Redaction } from '../../../src/domain/dossier/redaction.ts';
import { contains, coveredShare, touches, type PageRect } from '../../../src/domain/redaction/page-rect.ts';
import { acceptedByFile, redactedPages, redactedShare, redactionGaps } from '../../../src/domain/redaction/redacted-files.ts';
import { patternSearches, phrasePattern, wordSearches, workerSearches } from '../../../src/domain/redaction/search.ts';
import { samples } from '../../support/checked-samples.ts';

const rect = (left: number, top: number, width: number, height: number): PageRect => ({ left, top, width, height });
const box = (id: string, fileId: string, more: Partial<Redaction> = {}): Redaction => v.parse(redactionSchema, { id, fileId, page: 1, ...rect(0, 0, 5000, 5000), reason: 'contact', ...more });
const file = (id: string, more: Partial<EvidenceFile> = {}): EvidenceFile => v.parse(fileSchema, { id, exhibitId: 'E', name: `${id}.pdf`, sha256: id.padEnd(64, '0'), size: 1, mediaType: 'application/pdf', ...more });

const PLACE = rect(100, 200, 50, 30);
describe('two places', () => {
  it.each([
    ['left of it', rect(90, 210, 10, 5)], ['right of it', rect(150, 210, 10, 5)], ['above it', rect(110, 190, 5, 10)], ['below it', rect(110, 230, 5, 10)],
  ])('%s, edge to edge, share no point, and do with any margin, which is added to the first', (_, other) => {
    expect([touches(PLACE, other), touches(other, PLACE), touches(PLACE, other, 1)]).toEqual([false, false, true]);
  });
  it.each([['left', rect(90, 210, 11, 5)], ['right', rect(149, 210, 10, 5)], ['above', rect(110, 190, 5, 11)], ['below', rect(110, 229, 5, 10)], ['inside', rect(110, 210, 5, 5)]])('%s, one unit over the edge, touch', (_, other) => {
    expect([touches(PLACE, other), touches(other, PLACE)]).toEqual([true, true]);
  });
  it('one holds itself and what ends at its edges', () => expect([contains(PLACE, PLACE), contains(PLACE, rect(100, 200, 1, 1)), contains(PLACE, rect(149, 229, 1, 1))]).toEqual([true, true, true]));
  it.each([['left', rect(99, 200, 10, 10)], ['top', rect(100, 199, 10, 10)], ['right', rect(141, 200, 10, 10)], ['bottom', rect(100, 221, 10, 10)]])('one does not hold what sticks out by one unit at the %s', (_, inner) => expect(contains(PLACE, inner)).toBe(false));
});

it('places one above the other add up in whatever order they come', () => {
  const stacked = [rect(0, 6000, 10_000, 1000), rect(0, 0, 10_000, 1000), rect(0, 500, 10_000, 1000), rect(0, 3000, 5000, 1000)];
  for (const rects of [stacked, stacked.toReversed()]) expect(coveredShare(rects)).toBeCloseTo(0.3, 10);
});

describe('the places of a file', () => {
  const inOrder = [box('b', 'F', { page: 1, top: 10, left: 5 }), box('c', 'F', { page: 1, top: 10, left: 5 }), box('a', 'F', { page: 1, top: 10, left: 9 }), box('z', 'F', { page: 1, top: 20, left: 0 }), box('y', 'F', { page: 2, top: 0, left: 0 }), box('x', 'F', { page: 10, top: 0, left: 0 })];
  it('stand by page, from top to bottom, from left to right, then by id', () => {
    for (const given of [inOrder, inOrder.toReversed()]) expect(acceptedByFile(given).get('F')?.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'z', 'y', 'x']);
  });
  it('are told by page, the reasons in order and each once', () => {
    const told = redactedPages([box('1', 'F', { page: 10 }), box('2', 'F', { page: 9, reason: 'personal-identity' }), box('3', 'F', { page: 9 }), box('4', 'F', { page: 9 })]);
    expect(told.map(({ page, places, reasons }) => [page, places, reasons])).toEqual([[9, 3, ['contact', 'personal-identity']], [10, 1, ['contact']]]);
  });
  it('are a share of the pages that are known of, at least of those up to the last place', () => {
    expect([redactedShare([box('1', 'F', { page: 4 })], null), redactedShare([box('1', 'F', { page: 4 })], 2), redactedShare([box('1', 'F', { page: 1 })], 5)].map((share) => Math.round(share * 10_000))).toEqual([625, 625, 500]);
    expect(redactedShare([], null)).toBe(0);
  });
});

describe('what is left open', () => {
  const covered = box('1', 'aa', { width: 10, height: 10 });
  it('is nothing about files of other exhibits, or of none', () => {
    const copy = { sha256: 'aa'.padEnd(64, '0') };
    expect(redactionGaps({ files: [file('aa'), file('bb', { exhibitId: 'OTHER' }), file('cc', { exhibitId: null }), file('dd', { exhibitId: null, ...copy })], redactions: [covered] })).toEqual([]);
    expect(redactionGaps({ files: [file('aa'), file('dd', { exhibitId: 'OTHER', ...copy })], redactions: [covered] })).toEqual(['dd.pdf has the same content as a file with covered places, but is shown uncovered.']);
  });
  it('is nothing about a quarter of a page, and something about more', () => {
    expect(redactionGaps({ files: [file('aa')], redactions: [box('1', 'aa')] })).toEqual([]);
    expect(redactionGaps({ files: [file('aa')], redactions: [box('1', 'aa', { width: 6000 })] })).toEqual(['aa.pdf, page 1: 30 % of it is covered; above 25 % CBP is likely to ask why.']);
  });
  it('counts several undecided places, not those of files that are gone', () => {
    const proposed = (id: string, fileId: string): Redaction => box(id, fileId, { state: 'proposed' });
    expect(redactionGaps({ files: [file('aa')], redactions: [proposed('1', 'aa'), proposed('2', 'aa'), proposed('3', 'gone')] })).toEqual(['2 proposed places are not decided; nothing is covered there.']);
  });
});

describe('what is looked for', () => {
  it('the names of all workers in both scripts, each once, as personal identity', () => {
    const [worker] = samples.seafood.workers;
    if (worker === undefined) throw new Error('the sample has workers');
    const workers = [{ ...worker, name: 'Li Wei', nameLocal: '李伟' }, { ...worker, name: 'LI WEI', nameLocal: null }, { ...worker, name: 'Chen Fang', nameLocal: 'X' }];
    expect(workerSearches({ workers })).toEqual(['Li Wei', '李伟', 'Chen Fang'].map((name) => ({ id: 'workers', pattern: phrasePattern(name), folded: true, reason: 'personal-identity' })));
  });
  it('words as typed, and forms of numbers on the text as it stands', () => {
    expect(wordSearches(['Mill Road', ''], 'contact')).toEqual([{ id: 'words', pattern: phrasePattern('Mill Road'), folded: true, reason: 'contact' }]);
    expect(patternSearches([{ id: 'us-ssn', pattern: '\\d', reason: 'personal-identity' } as Parameters<typeof patternSearches>[0][number]])).toEqual([{ id: 'us-ssn', pattern: '\\d', folded: false, reason: 'personal-identity' }]);
  });
  it('a phrase of two letters, however it is spaced, and none of one', () => {
    expect([phrasePattern('Li'), phrasePattern('  Li  '), phrasePattern('X'), phrasePattern('  ')].map((pattern) => pattern === null)).toEqual([false, false, true, true]);
    expect(phrasePattern('  Li \n Wei ')).toBe(phrasePattern('Li Wei'));
  });
});
