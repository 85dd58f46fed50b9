// Areas, what follows from covered places, and what a search finds and spares.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fileSchema, type EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { redactionSchema, type Redaction } from '../../../src/domain/dossier/redaction.ts';
import { coveredShare, touches } from '../../../src/domain/redaction/page-rect.ts';
import { pageRanges } from '../../../src/domain/redaction/page-ranges.ts';
import { redactedPages, redactedShare, redactionGaps, tellingFiles } from '../../../src/domain/redaction/redacted-files.ts';
import { foldText, phrasePattern } from '../../../src/domain/redaction/search.ts';
import { redactionPatternsSchema, redactionReasonsSchema } from '../../../src/domain/reference/redaction.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../assets/reference/${name}.json`, import.meta.url), 'utf8'));
const rect = (left: number, top: number, width: number, height: number): { left: number; top: number; width: number; height: number } => ({ left, top, width, height });
const box = (id: string, fileId: string, more: Partial<Redaction> = {}): Redaction => v.parse(redactionSchema, { id, fileId, page: 1, ...rect(0, 0, 5000, 5000), reason: 'contact', ...more });
const file = (id: string, more: Partial<EvidenceFile> = {}): EvidenceFile => v.parse(fileSchema, { id, exhibitId: 'E', name: `${id}.pdf`, sha256: id.padEnd(64, '0'), size: 1, mediaType: 'application/pdf', ...more });

describe('the covered share of a page', () => {
  it.each([
    ['nothing', [], 0], ['a quarter', [rect(0, 0, 5000, 5000)], 0.25], ['the same twice', [rect(0, 0, 5000, 5000), rect(0, 0, 5000, 5000)], 0.25],
    ['two that overlap', [rect(0, 0, 5000, 5000), rect(2500, 2500, 5000, 5000)], 0.4375], ['beyond the edge', [rect(9000, 9000, 5000, 5000)], 0.01], ['all', [rect(0, 0, 10_000, 10_000), rect(5, 5, 50, 50)], 1],
  ] as const)('of %s', (_, rects, share) => expect(coveredShare(rects)).toBeCloseTo(share, 10));

  it('of a file counts every page, and only accepted places', () => {
    expect(redactedShare([box('a', 'F'), box('b', 'F', { page: 2 })], 10)).toBeCloseTo(0.05, 10);
    expect(redactedPages([box('a', 'F'), box('b', 'F', { reason: 'personal-identity' }), box('c', 'F', { page: 3 })])).toEqual([{ page: 1, places: 2, reasons: ['contact', 'personal-identity'], share: 0.25 }, { page: 3, places: 1, reasons: ['contact'], share: 0.25 }]);
  });
});

it('places touch when they share a point, or come near enough', () => {
  expect([touches(rect(0, 0, 10, 10), rect(9, 9, 5, 5)), touches(rect(0, 0, 10, 10), rect(10, 0, 5, 5)), touches(rect(0, 0, 10, 10), rect(12, 0, 5, 5), 3)]).toEqual([true, false, true]);
});

describe('originals that tell what is covered', () => {
  const files = [file('aa'), file('bb'), file('cc', { sha256: 'aa'.padEnd(64, '0') }), file('zip', { mediaType: 'application/zip', sha256: 'f'.repeat(64) }), file('mail', { parentFileId: 'zip', sha256: 'e'.repeat(64) }), file('dd', { parentFileId: 'mail' })];
  it('are the file itself, its copies, and what it was unpacked from', () => {
    expect([...tellingFiles({ files, redactions: [box('1', 'aa'), box('2', 'dd')] }).keys()].sort()).toEqual(['aa', 'cc', 'dd', 'mail', 'zip']);
  });
  it('are none while nothing is accepted', () => {
    expect(tellingFiles({ files, redactions: [box('1', 'aa', { state: 'proposed' }), box('2', 'dd', { state: 'rejected' })] }).size).toBe(0);
  });
});

it('what is left open is said: undecided places, copies and neighbours without places, pages that are mostly black', () => {
  const files = [file('aa'), file('cc', { sha256: 'aa'.padEnd(64, '0') }), file('bb')];
  const gaps = redactionGaps({ files, redactions: [box('1', 'aa', { width: 10_000 }), box('2', 'aa', { state: 'proposed' })] }).join('\n');
  for (const words of ['1 proposed place is not decided', 'cc.pdf has the same content', 'bb.pdf stands in an exhibit with covered places', 'aa.pdf, page 1: 50 %']) expect(gaps).toContain(words);
  expect(redactionGaps({ files: [file('aa')], redactions: [box('1', 'aa', { width: 100 })] })).toEqual([]);
});

const finds = (phrase: string, text: string): boolean => new RegExp(phrasePattern(phrase) ?? '(?!)', 'giu').test(foldText(text));
it.each([
  ['Nguyễn Văn Minh', 'NGUYEN VAN MINH', true], ['Nguyễn Văn Minh', 'Nguyễn\nVăn Minh', true], ['Đỗ Thị Lan', 'do thi lan', true], ['朱八戒', '工人朱八戒签名', true], ['O’Brien (Jr.)', 'o’brien (jr.)', true],
  ['Li', 'Lithuania', false], ['Minh', 'Minhho', false], ['X', 'X', false], ['Zhu Bajie', 'Zhu Wuneng', false],
])('the name %s in %j: %s', (phrase, text, found) => expect(finds(phrase, text)).toBe(found));

it('pages are told as ranges', () => expect([[], [4], [1, 2], [1, 2, 3, 7, 9, 10]].map(pageRanges)).toEqual(['', '4', '1–2', '1–3, 7, 9–10']));

describe('number forms', () => {
  const { redactionPatterns } = v.parse(redactionPatternsSchema, read('redaction-patterns'));
  const { redactionReasons } = v.parse(redactionReasonsSchema, read('redaction-reasons'));
  const cases: Readonly<Record<string, readonly [found: string, spared: string]>> = {
    'cn-id': ['51010219850615123X', '510102198513151230'], 'vn-id': ['001085012345', '123456789012'], 'in-aadhaar': ['2345 6789 0123', '1345 6789 0123'], 'in-pan': ['ABCPE1234F', 'ABCCE1234F'], 'my-id': ['850615-10-1234', '851315-10-1234'],
    'th-id': ['1-1020-12345-67-8', '9-1020-12345-67-8'], 'id-nik': ['3171041506850001', '3171049906850001'], 'us-ssn': ['123-45-6789', '000-45-6789'], passport: ['Passport No. E12345678', 'Invoice No. E12345678'],
    iban: ['DE89 3704 0044 0532 0130 00', 'DE8 3704'], 'bank-card': ['6222 0200 1234 5678', '1222 0200 1234 5678'], 'account-label': ['Account No. 0123-4567-89', 'Lot No. 0123-4567-89'], email: ['li.wei@mill.example.cn', 'li.wei at mill'], 'cn-mobile': ['+86 138 0013 8000', '128 0013 8000'],
    'in-mobile': ['+91 98765 43210', '58765 43210'], 'vn-mobile': ['0912 345 678', '0412 345 678'], phone: ['+1 (202) 555-0143', '+1 202'], 'phone-label': ['Tel: 0254-2255 381', 'Lot 0254-2255 381'],
  };
  it.each(redactionPatterns.map(({ id, pattern }) => [id, pattern] as const))('%s finds its form and spares another', (id, pattern) => {
    const [found = '', spared = ''] = cases[id] ?? [];
    expect([new RegExp(pattern, 'giu').test(found), new RegExp(pattern, 'giu').test(spared)]).toEqual([true, false]);
  });
  it.each([
    ['passport', 'Passport: 563047281'], ['passport', '护照号码 E12345678'], ['passport', 'Số hộ chiếu: C1234567'], ['th-id', '1102012345678'], ['vn-id', 'CCCD số 079185012345'], ['vn-mobile', '+84 912 345 678'], ['vn-mobile', '0912345678'], ['in-mobile', '09876543210'],
    ['phone', '+66 2 123 4567'], ['phone-label', '电话：0571-8765 4321'], ['phone-label', 'Điện thoại: 024 3825 4321'], ['account-label', 'Số tài khoản: 0071 0012 34567'],
  ])('%s finds %s', (id, text) => expect(new RegExp(redactionPatterns.find((one) => one.id === id)?.pattern ?? '(?!)', 'giu').test(text)).toBe(true));
  it.each([['passport', 'Invoice 563047281'], ['vn-mobile', '2026-09-12'], ['in-mobile', 'HTS 6203.42.4011'], ['phone', '+12.5 %'], ['phone-label', 'Telephone exchange, 12 units'], ['th-id', '9102012345678']])('%s spares %s', (id, text) => expect(new RegExp(redactionPatterns.find((one) => one.id === id)?.pattern ?? '', 'giu').test(text)).toBe(false));
  it('name reasons that there are', () => expect(redactionPatterns.filter(({ reason }) => !redactionReasons.some(({ id }) => id === reason))).toEqual([]));
});
