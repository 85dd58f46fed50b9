// T22, T23 and T26 clause by clause: does the answer rest on exhibits, answer everything, and come in time?
import { describe } from 'vitest';
import { nearDeadlines, unansweredRequests, unsupportedClaims } from '../../../src/domain/checks/response-rules.ts';
import { madeExhibit, ofWhole, proveSaid } from './made-dossier.ts';

const filed = [madeExhibit('E1', 'CORRESPONDENCE')];

describe('a sentence of the narrative', () => {
  const claim = (cites: readonly string[], text = 'All is well.'): object => ({ exhibits: filed, claims: [{ id: 'C', text, cites: cites.map((exhibitId) => ({ exhibitId })) }] });
  proveSaid(ofWhole(unsupportedClaims), [
    ['cites an exhibit on file', claim(['X', 'E1'])],
    ['cites nothing', claim([], 'x'.repeat(99)), 'T22 @ claims:C | “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” cites no exhibit on file.'],
    ['cites what is not on file', claim(['X']), 'T22 @ claims:C | “All is well.” cites no exhibit on file.'],
  ]);
});

describe('an exhibit', () => {
  const orphan = (patch: object = {}, dossier: object = {}, docType = 'PACKING_LIST'): object => ({ exhibits: [madeExhibit('E1', docType, patch)], ...dossier });
  const worker = { id: 'W', workerId: '7', name: 'Wang', idCopyExhibitId: 'E1' };
  const payroll = { id: 'M', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD', sourceExhibitId: 'E1' };
  proveSaid(ofWhole(unsupportedClaims), [
    ['belongs somewhere', orphan(), 'T22 info orphan @ exhibits:E1 | E1 belongs to no step, lot or party and is cited nowhere.'],
    ['belongs to a step', orphan({ stepIds: ['S'] })],
    ['belongs to a lot', orphan({ lotIds: ['A'] })],
    ['belongs to a party', orphan({ partyIds: ['P'] })],
    ['belongs to an audit', orphan({ auditId: 'A' })],
    ['belongs to the whole', orphan({}, {}, 'POLICY')],
    ['belongs nowhere before it is described', orphan({ state: 'inbox' })],
    ['is cited', orphan({}, { claims: [{ id: 'C', text: 'x', cites: [{ exhibitId: 'E1' }] }] })],
    ['answers an item', orphan({}, { requests: [{ id: 'Q', no: 1, text: 'x', exhibitIds: ['E1'] }] })],
    ['is translated', { exhibits: [madeExhibit('E1', 'PACKING_LIST'), madeExhibit('E2', 'TRANSLATION_CERT', { covers: ['E1'] })] }],
    ['closes a finding', orphan({}, { audits: [{ id: 'A', scheme: 'SMETA', findings: [{ no: 1, severity: 'minor', text: 'x', status: 'closed', evidenceExhibitId: 'E1' }] }] })],
    ['is the source of a payroll', orphan({}, { payrolls: [payroll] })],
    ['is the source of a bank batch', orphan({}, { bankBatches: [{ id: 'B', ref: '1', date: '2026-04-01', count: 1, amount: '1', exhibitId: 'E1' }] })],
    ['is the copy of an identity paper', orphan({}, { workers: [worker] })],
  ]);
});

describe('an item that CBP asked', () => {
  const item = (patch: object): object => ({ exhibits: filed, requests: [{ id: 'Q', no: 3, text: 'Show the cotton.', ...patch }] });
  proveSaid(ofWhole(unansweredRequests), [
    ['has an answer and exhibits', item({ answer: 'Here.', exhibitIds: ['E1'] })],
    ['has a reason', item({ reasonUnanswered: 'None was bought.' })],
    ['has neither', item({ answer: 'Here.', reasonUnanswered: ' ' }), 'T23 @ requests:Q | Nothing is filed for item 3 (“Show the cotton.”), and no reason is given.'],
    ['has only exhibits that are gone', item({ answer: 'Here.', exhibitIds: ['X'] }), 'T23 @ requests:Q | Nothing is filed for item 3 (“Show the cotton.”), and no reason is given.'],
    ['has an answer in words', item({ answer: ' ', exhibitIds: ['E1'] }), 'T23 @ requests:Q | Exhibits are filed for item 3 (“Show the cotton.”), but no answer in words.'],
    ['has one exhibit that is gone', item({ answer: 'Here.', exhibitIds: ['E1', 'X'] }), 'T23 warn X @ requests:Q | The answer to item 3 names exhibit X, which is not on file.'],
  ]);
});

describe('a day to file by', () => {
  const detained = (asOf: string | null, patch: object = {}, dates: object = {}): object => ({ asOf, case: { type: 'uflpa_applicability', dates: { presentedForExam: '2026-03-02', detentionNotice: '2026-03-04', ...dates }, ...patch } });
  const stated = (date: string, asOf: string | null, dates: object = {}): object => detained(asOf, { statedDeadlines: [{ what: 'The answer', date }] }, { detentionNotice: null, presentedForExam: null, ...dates });
  proveSaid(ofWhole(nearDeadlines), [
    ['is far', detained('2026-03-05')],
    ['is near', detained('2026-03-25'), 'T26 finalDetermination @ case.finalDetermination | CBP decides on admissibility: file by 2026-04-01 (D-10), 7 days left.'],
    ['is today', detained('2026-04-01'), 'T26 finalDetermination @ case.finalDetermination | CBP decides on admissibility: file by 2026-04-01 (D-3), today.'],
    ['is over', detained('2026-06-30'), 'T26 finalDetermination @ case.finalDetermination | CBP decides on admissibility: the time ended on 2026-04-01, and no answer is recorded. If it was filed in time, enter the day. Without a decision the goods count as excluded on the next day; that can be protested.'],
    ['is extended', detained('2026-03-25', { extensions: [{ clock: null, requestedOn: '2026-03-20', grantedUntil: '2026-05-20' }] })],
    ['may be stated elsewhere in the notice', stated('2026-07-30', '2026-06-30'), 'T26 info stated The answer @ case.statedDeadlines | The answer is stated as 2026-07-30; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is near', stated('2026-07-20', '2026-06-30'), 'T26 warn stated The answer @ case.statedDeadlines | The answer is stated as 2026-07-20, 20 days from now; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is tomorrow', stated('2026-07-01', '2026-06-30'), 'T26 warn stated The answer @ case.statedDeadlines | The answer is stated as 2026-07-01, one day from now; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is today', stated('2026-06-30', '2026-06-30'), 'T26 warn stated The answer @ case.statedDeadlines | The answer is stated as 2026-06-30, which is today; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is over', stated('2026-06-29', '2026-06-30'), 'T26 warn stated The answer @ case.statedDeadlines | The answer is stated as 2026-06-29, which is over; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is over and was met', stated('2026-06-29', '2026-06-30', { responseFiled: '2026-06-28' }), 'T26 info stated The answer @ case.statedDeadlines | The answer is stated as 2026-06-29; no clock of the case ends on that day. Plan to the earlier.'],
    ['that is stated is one day of an undated dossier', stated('2026-06-29', null), 'T26 info stated The answer @ case.statedDeadlines | The answer is stated as 2026-06-29; no clock of the case ends on that day. Plan to the earlier.'],
  ]);
});
