// T11, T21, A01 and A02–A05 clause by clause: a mill that spun in March, and the audit of it.
import { describe } from 'vitest';
import { agedAudits, agedPapers, headcounts, openAuditFindings } from '../../../src/domain/checks/audit-rules.ts';
import { auditAccess, auditAddresses, auditResults, silentAudits } from '../../../src/domain/checks/audit-scope-rules.ts';
import { madeSite, madeStep } from '../chain/made-chain.ts';
import { madeExhibit, ofExhibits, ofWhole, proveSaid } from './made-dossier.ts';

const spin = madeStep('Spin', 1, 'transformation', {}, {}, { siteId: 'S', start: '2026-03-01', end: '2026-03-31' });
const sites = [madeSite('S', { name: 'Mill', workers: 100, address: '12 Cotton Road, Erode' }), madeSite('T', { name: 'Shop' })];
const audited = (patch: object, dossier: object = {}): object => ({ sites, steps: [spin], audits: [{ id: 'A', scheme: 'SMETA', siteId: 'S', ...patch }], ...dossier });

describe('an audit', () => {
  const report = (stepIds: readonly string[], docType = 'SOCIAL_AUDIT'): object => ({ steps: [spin, madeStep('Sew', 2, 'transformation', {}, {}, { siteId: 'T' })], exhibits: [madeExhibit('E1', docType, { auditId: 'A', stepIds })] });
  proveSaid(ofWhole(agedAudits), [
    ['speaks for a year', audited({ end: '2025-03-31' })],
    ['speaks for no longer', audited({ end: '2025-03-30' }), 'T11 @ audits:A.end | The SMETA audit ended on 2025-03-30 and speaks for 12 months, until 2026-03-30; production ended on 2026-03-31.'],
    ['speaks from its beginning where no end is stated', audited({ start: '2025-03-30' }), 'T11 @ audits:A.end | The SMETA audit ended on 2025-03-30 and speaks for 12 months, until 2026-03-30; production ended on 2026-03-31.'],
    ['may come within a year after', audited({ end: '2027-03-31' })],
    ['comes no later', audited({ end: '2027-04-01' }), 'T11 later @ audits:A.end | The SMETA audit ended on 2027-04-01, more than 12 months after production ended on 2026-03-31.'],
    ['ends on the day it begins', audited({ start: '2026-01-05', end: '2026-01-05' })],
    ['does not end before', audited({ start: '2026-01-06', end: '2026-01-05' }), 'T11 inverted @ audits:A.end | The SMETA audit ended on 2026-01-05, before it began on 2026-01-06.'],
    ['is valid to the end of production', audited({ validUntil: '2026-03-31' })],
    ['is not valid for less', audited({ validUntil: '2026-03-30' }), 'T11 valid @ audits:A.validUntil | The SMETA result was valid until 2026-03-30; production ended on 2026-03-31.'],
    ['is valid for any time where nothing is dated', audited({ validUntil: '2020-03-30' }, { steps: [madeStep('Spin', 1, 'transformation', {}, {}, { siteId: 'S' })] })],
    ['is of the site its report is filed for', audited({}, report(['Sew', 'Spin']))],
    ['is of no other site than its report', audited({}, report(['Sew'])), 'T11 scope @ audits:A.siteId exhibits:E1 | E1 is filed for Shop; the audit is of Mill.'],
    ['is of no other site than its report, not its plan', audited({}, report(['Sew'], 'CAP_REPORT'))],
    ['is of a site that is described', audited({ siteId: 'X' }, report(['Sew']))],
    ['is of a site of the chain', audited({ siteId: 'T' }), 'T11 elsewhere @ audits:A.siteId | The SMETA audit is of Shop, where no step of this chain takes place.'],
    ['is of a site of the chain, says its report', audited({ siteId: 'S' }, { ...report(['Sew']), steps: [madeStep('Sew', 2, 'transformation', {}, {}, { siteId: 'T' })] }), 'T11 scope @ audits:A.siteId exhibits:E1 | E1 is filed for Shop; the audit is of Mill.'],
    ['may be of no site', audited({ siteId: null })],
    ['interviews workers', audited({ workersInterviewed: 1, workersOnSite: 1 })],
    ['does not interview nobody', audited({ workersInterviewed: 0, workersOnSite: 1 }), 'T11 interviews @ audits:A.workersInterviewed | In the SMETA audit no worker was interviewed.'],
    ['does not interview more than are there', audited({ workersInterviewed: 2, workersOnSite: 1 }), 'T11 more interviews @ audits:A.workersInterviewed | The SMETA audit interviewed 2 of 1 workers.'],
  ]);
  const payroll = (...periods: readonly (readonly [string, string, string?])[]): object => ({ sites, steps: [spin], payrolls: periods.map(([periodStart, periodEnd, siteId = 'S'], index) => ({ id: `M${index + 1}`, siteId, periodStart, periodEnd, currency: 'USD' })) });
  proveSaid(ofWhole(agedAudits), [
    ['and a payroll of the last day', payroll(['2026-03-31', '2026-04-30'])],
    ['and a payroll of the first day', payroll(['2026-02-01', '2026-03-01'])],
    ['and a payroll of another time', payroll(['2026-02-01', '2026-02-28']), 'T11 payroll @ payrolls:M1.periodStart | The payroll is of 2026-02-01 to 2026-02-28; the goods were made from 2026-03-01 to 2026-03-31.'],
    ['and a payroll of another time beside that of the time', payroll(['2026-02-01', '2026-02-28'], ['2026-03-01', '2026-03-31'])],
    ['and a payroll of the time at another site', payroll(['2026-02-01', '2026-02-28'], ['2026-03-01', '2026-03-31', 'T']), 'T11 payroll @ payrolls:M1.periodStart | The payroll is of 2026-02-01 to 2026-02-28; the goods were made from 2026-03-01 to 2026-03-31.'],
    ['and a payroll of a site where nothing is dated', payroll(['2026-02-01', '2026-02-28', 'T'])],
  ]);
});

describe('a paper', () => {
  const paper = (docType: string, patch: object, dossier: object = {}): object => ({ steps: [spin, madeStep('Pick', 2, 'origin', {}, {}, { end: '2026-06-30' })], exhibits: [madeExhibit('E1', docType, { stepIds: ['Spin', 'Lost'], ...patch })], ...dossier });
  const covers = (from: string, to: string, docType = 'PAYROLL_REGISTER', patch: object = {}): object => paper(docType, { periodCovered: { from, to }, ...patch });
  proveSaid(ofExhibits(agedPapers), [
    ['is valid to the end of its step', paper('POLICY', { validUntil: '2026-03-31' })],
    ['is not valid for less', paper('POLICY', { validUntil: '2026-03-30' }), 'T11 @ exhibits:E1.validUntil | E1 was valid until 2026-03-30; the step ended on 2026-03-31.'],
    ['of the whole is valid to the end of the making', paper('POLICY', { validUntil: '2026-03-31', stepIds: [] })],
    ['of the whole is not valid for less', paper('POLICY', { validUntil: '2026-03-30', stepIds: [] }), 'T11 @ exhibits:E1.validUntil | E1 was valid until 2026-03-30; the goods were made until 2026-03-31.'],
    ['of a step without a day is valid any time', paper('POLICY', { validUntil: '2020-03-30' }, { steps: [madeStep('Spin', 1, 'transformation', {}, {})] })],
    ['covers the first day', covers('2026-01-01', '2026-03-01')],
    ['covers the last day', covers('2026-03-31', '2026-05-01')],
    ['does not cover a time before', covers('2026-01-01', '2026-02-28'), 'T11 period @ exhibits:E1.periodCovered | E1 covers 2026-01-01 to 2026-02-28; the goods were made from 2026-03-01 to 2026-03-31.'],
    ['does not cover a time after', covers('2026-04-01', '2026-04-30'), 'T11 period @ exhibits:E1.periodCovered | E1 covers 2026-04-01 to 2026-04-30; the goods were made from 2026-03-01 to 2026-03-31.'],
    ['of something else covers any time', covers('2025-01-01', '2025-02-28', 'POLICY')],
    ['of the whole covers any time', covers('2025-01-01', '2025-02-28', 'PAYROLL_REGISTER', { stepIds: [] })],
    ['of an audit is a year old', paper('SOCIAL_AUDIT', { docDate: '2025-03-30' })],
    ['of an audit is no older', paper('SOCIAL_AUDIT', { docDate: '2025-03-29' }), 'T11 report @ exhibits:E1.docDate | The audit report E1 of 2025-03-29 is more than twelve months older than the production that ended on 2026-03-31.'],
    ['of an audit that is described is judged with it', paper('SOCIAL_AUDIT', { docDate: '2024-03-29', auditId: 'A' }, { audits: [{ id: 'A', scheme: 'SMETA' }] })],
    ['of something else may be older', paper('POLICY', { docDate: '2020-03-29', validUntil: '2026-12-31' })],
  ]);
});

describe('the people at a site', () => {
  const summary = (patch: object): object => ({ payrollSummaries: [{ id: 'Y', siteId: 'S', period: '2026-03', currency: 'USD', figures: { workersOnPayroll: '100' }, ...patch }] });
  proveSaid(ofWhole(headcounts), [
    ['are as many in the audit as in the site record', audited({ workersOnSite: 100 })],
    ['are not others in the audit', audited({ workersOnSite: 105 }), 'T21 info @ audits:A.workersOnSite sites:S.workers | The SMETA audit counted 105 workers at Mill, the site record says 100 (4.8 % apart).'],
    ['are not others by more than a twentieth', audited({ workersOnSite: 120 }), 'T21 warn @ audits:A.workersOnSite sites:S.workers | The SMETA audit counted 120 workers at Mill, the site record says 100 (16.7 % apart).'],
    ['are those of the payroll', audited({ workersOnSite: 110 }, { sites: [madeSite('S', { name: 'Mill' })], ...summary({}) }), 'T21 warn @ audits:A.workersOnSite sites:S.workers | The SMETA audit counted 110 workers at Mill, the payroll says 100 (9.1 % apart).'],
    ['are those of no other payroll', audited({ workersOnSite: 100 }, summary({ siteId: 'T' }))],
    ['are those of no payroll without a count', audited({ workersOnSite: 100 }, summary({ figures: {} }))],
    ['are counted by the rows of a payroll instead', audited({ workersOnSite: 120 }, { payrolls: [{ id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD' }] })],
    ['may be counted by nobody', audited({ workersOnSite: 120 }, { sites: [madeSite('S')] })],
    ['may not be counted by the audit', audited({})],
    ['at a site nobody knows are not compared', audited({ workersOnSite: 120, siteId: 'X' })],
    ['are as many in the payroll as in the site record', { sites, ...summary({ figures: { workersOnPayroll: '97' } }) }, 'T21 info site @ payrollSummaries:Y sites:S.workers | The payroll of 2026-03 names 97 workers at Mill, the site record 100 (3.0 % apart).'],
    ['are not others in the payroll by more than a twentieth', { sites, ...summary({ figures: { workersOnPayroll: '94' } }) }, 'T21 warn site @ payrollSummaries:Y sites:S.workers | The payroll of 2026-03 names 94 workers at Mill, the site record 100 (6.0 % apart).'],
    ['within a twentieth are told of', { sites, ...summary({ figures: { workersOnPayroll: '95' } }) }, 'T21 info site @ payrollSummaries:Y sites:S.workers | The payroll of 2026-03 names 95 workers at Mill, the site record 100 (5.0 % apart).'],
  ]);
});

describe('a finding of an audit', () => {
  const found = (patch: object, dossier: object = {}): object => audited({ end: '2026-04-10', findings: [{ no: 1, severity: 'minor', text: 'No lamp', status: 'open', due: '2026-05-01', ...patch }] }, { asOf: '2026-05-01', exhibits: [madeExhibit('E1', 'CAP_REPORT')], ...dossier });
  const closed = (patch: object, dossier: object = {}): object => found({ status: 'Closed', verifiedBy: 'us', verifiedOn: '2026-04-10', evidenceExhibitId: 'E1', ...patch }, dossier);
  proveSaid(ofWhole(openAuditFindings), [
    ['may be open until its day', found({})],
    ['is not open after', found({ due: '2026-04-30' }), 'A01 warn @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-04-30: No lamp'],
    ['has a day', found({ due: null }), 'A01 warn @ audits:A.finding 1 | Finding 1 of the SMETA audit is open: No lamp'],
    ['is open on some day', found({}, { asOf: null }), 'A01 warn @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-05-01: No lamp'],
    ['that is serious is not open', found({ severity: 'Critical' }), 'A01 block @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-05-01: No lamp'],
    ['with zero tolerance is not open', found({ severity: 'zero-tolerance' }), 'A01 block @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-05-01: No lamp'],
    ['of forced labor is not open', found({ iloIndicator: 'forced_overtime' }), 'A01 block @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-05-01: No lamp'],
    ['of a clause on bonded labor is not open', found({ clause: '2.1 Bonded labor' }), 'A01 block @ audits:A.finding 1 | Finding 1 of the SMETA audit is open; it was due on 2026-05-01: No lamp'],
    ['is closed with proof', closed({})],
    ['is not closed by word', closed({ verifiedBy: null, verifiedOn: null, evidenceExhibitId: null }), 'A01 proof @ audits:A.finding 1 | Finding 1 of the SMETA audit is called closed without verifier and date and exhibit.'],
    ['is not closed by proof that is gone', closed({ evidenceExhibitId: 'E9' }), 'A01 filed @ audits:A.finding 1 | Finding 1 of the SMETA audit is proved closed by E9, which is not on file.'],
    ['is verified by the day the dossier speaks of', closed({ verifiedOn: '2026-05-01' })],
    ['is not verified after', closed({ verifiedOn: '2026-05-02' }), 'A01 future @ audits:A.finding 1 | Finding 1 of the SMETA audit is said to be verified on 2026-05-02, after the day this dossier speaks of.'],
    ['is not verified before the audit ended', closed({ verifiedOn: '2026-04-09' }), 'A01 early @ audits:A.finding 1 | Finding 1 of the SMETA audit was verified on 2026-04-09, before the audit ended.'],
    ['is verified any day where none is known', closed({ verifiedOn: '2030-04-09' }, { asOf: null })],
  ]);
});

describe('the scope of an audit', () => {
  proveSaid(ofWhole(auditAddresses), [
    ['is the address of its site', audited({ addressAsPrinted: 'No. 12, Cotton Rd., ERODE' })],
    ['is no other address', audited({ addressAsPrinted: '7 Silk Lane, Surat' }), 'A02 @ audits:A.addressAsPrinted sites:S.address | The SMETA audit was made at “7 Silk Lane, Surat”; Mill is at “12 Cotton Road, Erode”.'],
    ['may be no address', audited({})],
    ['is of a site', audited({ addressAsPrinted: '7 Silk Lane, Surat', siteId: null })],
  ]);
  const claim = (text: string): object => ({ claims: [{ id: 'C', heading: 'Labor', text, cites: [] }] });
  proveSaid(ofWhole(auditResults), [
    ['is a result that its scheme gives', audited({ scheme: 'amfori BSCI', rating: 'C', findings: [{ no: 1, severity: 'zero tolerance', text: 'x', status: 'open' }] }, claim('The amfori BSCI audit gave C.'))],
    ['is no other result', audited({ scheme: 'amfori BSCI', rating: 'Gold', findings: [{ no: 1, severity: 'huge', text: 'x', status: 'open' }] }), 'A03 @ audits:A.rating | Of the amfori BSCI audit, its result is “Gold”; amfori BSCI gives A, B, C, D, E.'],
    ['has grades of findings that its scheme gives', audited({ findings: [{ no: 1, severity: 'Business Critical', text: 'x', status: 'open' }] })],
    ['has no other grades of findings', audited({ findings: [{ no: 1, severity: 'huge', text: 'x', status: 'open' }] }), 'A03 info severity @ audits:A.finding 1 | Finding 1 of the SMETA audit is graded “huge”; SMETA (Sedex), 2 or 4 pillars grades business-critical, critical, major, minor, collaborative action required, observation, good example.'],
    ['is that of the narrative', audited({ scheme: 'amfori BSCI', rating: 'C' }, claim('The amfori BSCI audit gave A.')), 'A03 claim @ claims:C audits:A.rating | A sentence of the narrative says A; the result of the amfori BSCI audit is C.'],
    ['is not that of a narrative about another', audited({ scheme: 'amfori BSCI', rating: 'C' }, claim('The SMETA audit gave A.'))],
    ['is not that of a narrative without a result', audited({ scheme: 'amfori BSCI', rating: 'C' }, claim('There was an amfori BSCI audit.'))],
    ['is not held against a narrative where the audit has none', audited({ scheme: 'amfori BSCI' }, claim('The amfori BSCI audit gave A.'))],
    ['of a scheme nobody knows is what it is', audited({ scheme: 'Uncle’s', rating: 'fine', score: '11' })],
    ['runs for its time and three months', audited({ scheme: 'amfori BSCI', rating: 'C', end: '2025-01-31', validUntil: '2026-05-03' })],
    ['runs no longer', audited({ scheme: 'amfori BSCI', rating: 'C', end: '2025-01-31', validUntil: '2026-05-04' }), 'A03 @ audits:A.validUntil | The amfori BSCI result is recorded as valid until 2026-05-04; by the scheme it runs to about 2026-01-31 (A and B two years; C and D one year with a follow-up inside twelve months).'],
  ]);

  const weeks = (hours: readonly string[], patch: object = {}, payroll: object = {}): object => audited(patch, { payrolls: [{ id: 'M', siteId: 'S', periodStart: '2026-03-01', periodEnd: '2026-03-31', currency: 'USD', ...payroll }], payrollRows: hours.map((one, index) => ({ id: `R${index}`, payrollId: 'M', workerId: '7', weeklyHours: ['40', one] })) });
  const finding = (patch: object): object => ({ findings: [{ no: 1, severity: 'minor', text: 'No lamp', status: 'open', ...patch }] });
  proveSaid(ofWhole(silentAudits), [
    ['is silent on weeks of fifty hours', weeks(['50'])],
    ['is not silent on longer weeks', weeks(['51', '45']), 'A04 @ audits:A.findings | The SMETA audit found nothing on hours or wages; the payroll of Mill shows a week of 51 hours.'],
    ['tells of hours', weeks(['51'], finding({ text: 'Overtime was too long' }))],
    ['tells of pay in a clause', weeks(['51'], finding({ clause: 'Wages 5.1' }))],
    ['tells of hours by an indicator', weeks(['51'], finding({ iloIndicator: 'excessive_overtime' }))],
    ['tells of pay by an indicator', weeks(['51'], finding({ iloIndicator: 'withholding_of_wages' }))],
    ['tells of other things', weeks(['51'], finding({})), 'A04 @ audits:A.findings | The SMETA audit found nothing on hours or wages; the payroll of Mill shows a week of 51 hours.'],
    ['is of this site', weeks(['51'], { siteId: 'T' })],
    ['is of a site nobody knows', weeks(['51'], { siteId: 'X' }, { siteId: 'X' }), 'A04 @ audits:A.findings | The SMETA audit found nothing on hours or wages; the payroll of the site shows a week of 51 hours.'],
    ['is of no site', weeks(['51'], { siteId: null }, { siteId: null })],
  ]);
  proveSaid(ofWhole(auditAccess), [
    ['is all of it', audited({ interviewLanguages: ['Tamil'], workerLanguages: ['tamil '], photosChecked: true, reportExtent: 'full' })],
    ['may say nothing of languages', audited({ workerLanguages: ['Tamil'] })],
    ['is not all of it', audited({ interviewLanguages: ['English'], workerLanguages: ['Tamil', 'english', 'Hindi'], areasNotAccessed: 'the dormitory', photosChecked: false, reportExtent: 'extract' }), 'A05 @ audits:A.interviewLanguages | In the SMETA audit nobody was interviewed in Tamil, Hindi, which workers there speak.', 'A05 @ audits:A.areasNotAccessed | The SMETA auditors did not get to see: the dormitory', 'A05 info @ audits:A.photosChecked | The photographs of the SMETA audit have not been compared with its text.', 'A05 info @ audits:A.reportExtent | Of the SMETA audit only an extract is on file.'],
  ]);
});
