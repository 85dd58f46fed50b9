// T09, T10, T22, T23: the papers that are called for, in English, behind every sentence and every answer.
import { describe } from 'vitest';
import { add, all, drop, proveRules, put, samples, type Change } from '../../support/checked-samples.ts';

const translated = (id: string, patch: object): Change => put('exhibits', id, { translation: { required: true, status: 'certified', certificateId: 'I-01', translatorId: 'P12', ...patch } });
const case_ = (patch: object): Change => (dossier) => ({ ...dossier, case: { ...dossier.case, ...patch } });
const request = samples.cotton.requests[2];
const file = (exhibitId: string) => ({ id: `file-${exhibitId}`, exhibitId, role: 'original' as const, name: 'paper.pdf', relativePath: null, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', condition: 'ok' as const, conditionNote: null, pages: 1, parentFileId: null, addedAt: null, facts: {} });

describe('papers', () => {
  proveRules([
    ['T09', 'cotton', 'a sale without proof of payment', drop('exhibits', 'C-07'), 'a move between two sites of one company', all(drop('exhibits', 'C-07'), drop('exhibits', 'C-02'), drop('exhibits', 'C-01'), put('sites', 'S04', { partyId: 'P06' }))],
    ['T09', 'cotton', 'a process without its record', drop('exhibits', 'D-08'), 'a report nobody asks for', drop('exhibits', 'G-01')],
    ['T09', 'cotton', 'an entry without packing list', drop('exhibits', 'A-05'), 'fabric by the roll, which its delivery note lists', put('exhibits', 'B-04', { title: 'Delivery note' })],
    ['T09', 'cotton', 'a withdrawn bill of lading', put('exhibits', 'A-06', { state: 'withdrawn' }), 'a waybill in its place', put('exhibits', 'A-06', { docType: 'AIR_WAYBILL' })],
    ['T09', 'cotton', 'a case under an order without the seller’s certificate', case_({ type: 'wro' }), 'a review that needs no certificate', case_({ type: 'uflpa_applicability' })],
    ['T09', 'seafood', 'labor papers that a CAATSA case needs', drop('exhibits', 'D-05'), 'labor papers in a case that does not', all(case_({ type: 'uflpa_applicability', alsoTypes: [] }), drop('exhibits', 'D-02'))],
    ['T09', 'seafood', 'a dormitory without its register', drop('exhibits', 'D-09'), 'no register where nobody lives on site', all(drop('exhibits', 'D-09'), (dossier) => ({ ...dossier, workers: dossier.workers.map((worker) => ({ ...worker, dormitory: false })) }))],
    ['T09', 'cotton', 'an audit without its report', drop('exhibits', 'F-03'), 'an audit with report and action plan', put('exhibits', 'F-02', { auditId: 'AU1' })],
    ['T09', 'cotton', 'an exhibit without a file among others with one', add('files', file('A-01')), 'a dossier whose files are not taken in yet', (dossier) => ({ ...dossier, files: [] })],
    ['T10', 'cotton', 'a paper without translation', put('exhibits', 'C-09', { translation: null }), 'a paper in British English', put('exhibits', 'C-09', { translation: null, language: 'en-GB' })],
    ['T10', 'cotton', 'a working translation', translated('C-09', { status: 'working' }), 'a certified translation', translated('C-09', {})],
    ['T10', 'cotton', 'a certificate that does not name the paper', put('exhibits', 'I-01', { covers: ['B-01'] }), 'a certificate that names more', put('exhibits', 'I-01', { covers: [...(samples.cotton.exhibits.find(({ id }) => id === 'I-01')?.covers ?? []), 'A-01'] })],
    ['T10', 'cotton', 'another paper given as certificate', translated('C-09', { certificateId: 'A-01' }), 'the certificate of the same translator', translated('C-09', { translatorId: null })],
    ['T22', 'cotton', 'a sentence without exhibit', add('claims', { id: 'c1', heading: null, text: 'All cotton is from Texas.', cites: [] }), 'a sentence with its exhibit', add('claims', { id: 'c1', heading: null, text: 'All cotton is from Texas.', cites: [{ exhibitId: 'E-01', page: 1 }] })],
    ['T22', 'cotton', 'an exhibit that nothing speaks of', put('exhibits', 'G-01', { stepIds: [], lotIds: [] }), 'a policy, which speaks for the whole', put('exhibits', 'F-05', { stepIds: [], lotIds: [] })],
    ['T23', 'cotton', 'an item without exhibits', put('requests', request?.id ?? '', { exhibitIds: [] }), 'an item with a reason', put('requests', request?.id ?? '', { exhibitIds: [], reasonUnanswered: 'No such paper exists.' })],
    ['T23', 'cotton', 'an item without words', put('requests', request?.id ?? '', { answer: '  ' }), 'an item answered in words', put('requests', request?.id ?? '', { answer: 'See D-03.' })],
  ]);
});
