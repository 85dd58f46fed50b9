// T24, T25, T28: files that can be read, are not blacked out, and raise no questions.
import { describe } from 'vitest';
import type { EvidenceFile } from '../../../src/domain/dossier/exhibit.ts';
import { proveRules, samples, type Change } from '../../support/checked-samples.ts';

const fileOf = (exhibitId: string, patch: Partial<EvidenceFile> = {}): EvidenceFile => ({ id: `f-${exhibitId}`, exhibitId, role: 'original', name: `${exhibitId}.pdf`, relativePath: null, sha256: exhibitId.padEnd(64, '0'), size: 10, mediaType: 'application/pdf', condition: 'ok', conditionNote: null, pages: 1, parentFileId: null, addedAt: null, facts: {}, ...patch });
const files = (...some: readonly EvidenceFile[]): Change => (dossier) => ({ ...dossier, files: samples.cotton.exhibits.map(({ id }) => some.find(({ exhibitId }) => exhibitId === id) ?? fileOf(id)) });
const with_ = (exhibitId: string, facts: Record<string, string>): Change => files(fileOf(exhibitId, { facts }));

describe('files', () => {
  proveRules([
    ['T24', 'cotton', 'a contract that is mostly black', with_('D-01', { redactedShare: '0.6' }), 'a contract with one name covered', with_('D-01', { redactedShare: '0.02' })],
    ['T25', 'cotton', 'a locked file', files(fileOf('D-01', { condition: 'encrypted' })), 'a file that can be read', files(fileOf('D-01'))],
    ['T25', 'cotton', 'a coarse scan', with_('D-01', { dpi: '96' }), 'a fine scan', with_('D-01', { dpi: '300' })],
    ['T25', 'cotton', 'a coarse scan without text', files(fileOf('D-01', { condition: 'image_only', facts: { dpi: '96' } })), 'words on a fine page', with_('D-01', { dpi: '150' })],
    ['T25', 'cotton', 'a page without text', files(fileOf('D-01', { condition: 'image_only' })), 'a table kept as data', files(fileOf('D-01', { condition: 'broken', role: 'data' }))],
    ['T28', 'cotton', 'a file made months after its paper', with_('C-08', { created: 'D:20261101090000+07' }), 'a file made the week after', with_('C-08', { created: 'D:20260725090000+07' })],
    ['T28', 'cotton', 'a file that was changed later', with_('C-08', { created: '2026-07-20', modified: '2026-07-30' }), 'a file saved twice on one day', with_('C-08', { created: '2026-07-20', modified: '2026-07-20' })],
    ['T28', 'cotton', 'one author for two companies', files(fileOf('C-08', { facts: { author: 'Nguyen' } }), fileOf('D-09', { facts: { author: 'NGUYEN' } })), 'one author for one company', files(fileOf('C-08', { facts: { author: 'Nguyen' } }), fileOf('C-09', { facts: { author: 'Nguyen' } }))],
  ]);
});
