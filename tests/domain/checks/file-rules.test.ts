// T24, T25 and T28 clause by clause: can CBP read the file, and what does it tell of itself?
import { describe } from 'vitest';
import { fileForensics, legibility } from '../../../src/domain/checks/file-rules.ts';
import { madeParty } from '../chain/made-chain.ts';
import { madeExhibit, ofWhole, proveSaid } from './made-dossier.ts';

describe('a file', () => {
  const file = (patch: object, exhibit: object = {}, dossier: object = {}): object => ({ exhibits: [madeExhibit('E1', 'POLICY', exhibit)], files: [{ id: 'F', exhibitId: 'E1', name: 'a.pdf', sha256: '0'.repeat(64), size: 1, mediaType: 'application/pdf', condition: 'ok', ...patch }], ...dossier });
  proveSaid(ofWhole(legibility), [
    ['can be read', file({ facts: { dpi: '150', redactedShare: '0.25' } })],
    ['is a picture', file({ condition: 'image_only' }), 'T25 info @ files:F exhibits:E1 | “a.pdf” (E1) has no text layer; its pages are pictures.'],
    ['is locked', file({ condition: 'encrypted' }), 'T25 warn @ files:F exhibits:E1 | “a.pdf” (E1) is locked with a password.'],
    ['of nothing is not asked', file({ condition: 'broken', exhibitId: null })],
    ['of data is not asked', file({ condition: 'unknown_type', role: 'data' })],
    ['is blacked out', file({ facts: { redactedShare: '0.9' } }), 'T24 @ files:F exhibits:E1 | 90 % of the page area of “a.pdf” (E1) is blacked out.'],
    ['was scanned too coarsely', file({ facts: { dpi: '149' } }), 'T25 dpi @ files:F exhibits:E1 | “a.pdf” (E1) was scanned at 149 dots per inch; 150 are needed to read small print.'],
    ['was scanned nobody knows how', file({ facts: { dpi: 'fine' } })],
  ]);
  const pair = (author: string, issuers: readonly (string | null)[]): object => ({ parties: [madeParty('P', { name: 'Mill' })], exhibits: issuers.map((issuerId, index) => madeExhibit(`E${index}`, 'POLICY', { issuerId })), files: issuers.map((_, index) => ({ id: `F${index}`, exhibitId: `E${index}`, name: 'a.pdf', sha256: '0'.repeat(64), size: 1, mediaType: 'application/pdf', facts: { author } })) });
  const of = (created: string, modified = '', exhibit: object = {}, patch: object = {}): object => file({ facts: { created, ...(modified === '' ? {} : { modified }) }, ...patch }, { docDate: '2026-03-01', ...exhibit });
  proveSaid(ofWhole(fileForensics), [
    ['is thirty days younger than its paper', of('D:20260331093000+08')],
    ['is no younger', of('2026-04-01'), 'T28 created @ files:F exhibits:E1 | “a.pdf” was created on 2026-04-01; the paper E1 is dated 2026-03-01.'],
    ['is no older than its paper', of('20260228'), 'T28 before @ files:F exhibits:E1 | “a.pdf” was created on 2026-02-28, before the date 2026-03-01 of the paper E1.'],
    ['that was prepared may be older', of('20260228', '', { nature: 'prepared_for_case' })],
    ['of a paper without a date may be of any day', of('20200228', '', { docDate: null })],
    ['that tells no day is not judged', of('once upon 2020-02-28')],
    ['that tells a day that is none is not judged', of('20209928')],
    ['was changed the next day', of('20260301', '20260302')],
    ['was not changed later', of('20260301', '20260303'), 'T28 edited @ files:F exhibits:E1 | “a.pdf” was changed on 2026-03-03, after it was created on 2026-03-01.'],
    ['that is a translation is not judged', of('20200101', '', {}, { role: 'translation' })],
    ['of nothing is not judged', of('20200101', '', {}, { exhibitId: null })],
    ['has an author of one issuer', pair('Li Hua', ['P', 'P'])],
    ['has an author of no two issuers', pair('Li Hua', ['P', 'Q']), 'T28 author @ files:F0 files:F1 | Papers of Mill, Q were written by the same author (“Li Hua”).'],
    ['has an author who is nobody', pair(' ', ['P', 'Q'])],
    ['has an author of issuers that are named', pair('Li Hua', ['P', null])],
  ]);
});
