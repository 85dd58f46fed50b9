// A02 to A05: address, result, silence on long weeks, and what an audit could not reach.
import { describe } from 'vitest';
import { all, proveRules, put } from '../../support/checked-samples.ts';

const quiet = put('audits', 'AU1', { findings: [] });
describe('scope of audits', () => {
  proveRules([
    ['A02', 'cotton', 'a report of another address', all(put('sites', 'S03', { address: '24 Harbour Road, Erode' }), put('audits', 'AU1', { addressAsPrinted: 'Plot 7, Phase II, Tiruppur' })), 'the same address in other words', all(put('sites', 'S03', { address: '24 Harbour Road, Erode' }), put('audits', 'AU1', { addressAsPrinted: 'No. 24, Harbour Rd., Erode 638001' }))],
    ['A03', 'cotton', 'a level WRAP does not give', put('audits', 'AU2', { rating: 'Bronze' }), 'a level it gives', put('audits', 'AU2', { rating: 'WRAP Gold' })],
    ['A03', 'cotton', 'a certificate longer than its level', put('audits', 'AU2', { rating: 'Silver' }), 'a certificate of a longer level', put('audits', 'AU2', { rating: 'Platinum', validUntil: '2028-04-19' })],
    ['A03', 'cotton', 'a claim above the certificate', put('claims', 'claim-1', { text: 'The plant holds WRAP Platinum.' }), 'a claim of the certificate', put('claims', 'claim-1', { text: 'The plant holds WRAP Gold.' })],
    ['A04', 'seafood', 'an audit silent on hours beside a week of 52', quiet, 'an audit that speaks of pay', put('audits', 'AU1', { findings: [{ no: 1, clause: '5 Wages', severity: 'minor', iloIndicator: null, text: 'Slips late', evidenceSeen: null, affectedWorkers: null, legalReference: null, rootCause: null, correctiveAction: null, preventiveAction: null, owner: null, due: '2027-01-01', status: 'open', verificationMethod: null, verifiedBy: null, verifiedOn: null, evidenceExhibitId: null, repaid: null, repaidCurrency: null }] })],
    ['A05', 'cotton', 'workers nobody spoke with in their language', put('audits', 'AU1', { workerLanguages: ['Tamil', 'Odia'], interviewLanguages: ['Tamil'] }), 'interviews in all languages', put('audits', 'AU1', { workerLanguages: ['Tamil', 'Odia'], interviewLanguages: ['odia', 'Tamil', 'English'] })],
    ['A05', 'cotton', 'areas that stayed closed', put('audits', 'AU1', { areasNotAccessed: 'Dormitory 2' }), 'a report of which we hold the whole', put('audits', 'AU1', { reportExtent: 'full', photosChecked: true })],
  ]);
});
