// The clocks give the dates that were worked out by hand from statute, regulation and published rulings.
import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/domain/case/deadlines.ts';
import { CASE_TYPES } from '../../../src/domain/dossier/case.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { deadlineOf, dossierWith } from './case-dossier.ts';

describe('a detention presented on Wednesday 2 September 2026', () => {
  const dossier = dossierWith('uflpa_applicability', { presentedForExam: '2026-09-02' });
  it.each([
    ['releaseOrDetain', '2026-09-10', 'five business days, Labor Day between'],
    ['detentionNotice', '2026-09-17', 'five business days after the lapse'],
    ['finalDetermination', '2026-10-02', 'thirty calendar days'],
    ['protest', '2027-04-01', '180 days from the deemed exclusion of 3 October'],
  ])('%s is %s: %s', (id, date) => expect(deadlineOf(dossier, id)).toMatchObject({ statutoryDate: date, fileBy: date }));

  it('starts the protest on the day after day 30', () => expect(deadlineOf(dossier, 'protest')).toMatchObject({ startsFrom: 'deemed exclusion', startDate: '2026-10-03' }));

  it('counts a protest of 20 October as denied on 19 November, and the court until 18 May 2027', () => {
    const filed = dossierWith('uflpa_applicability', { presentedForExam: '2026-09-02', protestFiled: '2026-10-20' });
    expect(deadlineOf(filed, 'protestDenied').statutoryDate).toBe('2026-11-19');
    expect(deadlineOf(filed, 'court')).toMatchObject({ statutoryDate: '2027-05-18', startsFrom: 'deemed denial' });
  });
});

it('HQ 962141: goods presented on 17 March 1998 count as excluded on 17 April 1998', () => {
  expect(deadlineOf(dossierWith('uflpa_applicability', { presentedForExam: '1998-03-17' }), 'protest').startDate).toBe('1998-04-17');
});

describe('a withhold release order on goods imported on 14 August 2026', () => {
  const dossier = dossierWith('wro', { imported: '2026-08-14' });
  it('three months end on Saturday 14 November, to be filed by the Friday', () => expect(deadlineOf(dossier, 'proofOfAdmissibility')).toMatchObject({ statutoryDate: '2026-11-14', fileBy: '2026-11-13' }));
  it('ninety days end on Thursday 12 November and are planned to', () => {
    expect(deadlineOf(dossier, 'proofOfAdmissibility90')).toMatchObject({ statutoryDate: '2026-11-12', fileBy: '2026-11-12', governs: true });
    expect(deadlineOf(dossier, 'proofOfAdmissibility').governs).toBe(false);
  });
  it('imported on 31 March 2026: 30 June by months, 29 June by days', () => {
    const march = dossierWith('wro', { imported: '2026-03-31' });
    expect([deadlineOf(march, 'proofOfAdmissibility').statutoryDate, deadlineOf(march, 'proofOfAdmissibility90').statutoryDate]).toEqual(['2026-06-30', '2026-06-29']);
  });
  it('plans to the months on a tie: imported on 30 November, where both end on 28 February', () => {
    const winter = dossierWith('wro', { imported: '2026-11-30' });
    expect(deadlineOf(winter, 'proofOfAdmissibility')).toMatchObject({ statutoryDate: '2027-02-28', governs: true });
    expect(deadlineOf(winter, 'proofOfAdmissibility90').governs).toBe(false);
  });
});

it.each([
  ['form_28', { form28Issued: '2026-11-06' }, 'form28', '2026-12-06', '2026-12-04'],
  ['form_29', { form29Issued: '2026-11-06' }, 'form29', '2026-11-26', '2026-11-25'],
  ['wro', { exclusionNotice: '2026-11-02' }, 'abandonment', '2027-01-01', '2026-12-31'],
  ['form_28', { recordsDemanded: '2026-11-27' }, 'recordsDemand', '2026-12-27', '2026-12-24'],
  ['protest', { liquidated: '2026-05-20' }, 'protestLiquidation', '2026-11-16', '2026-11-16'],
  ['uflpa_exception', { exclusionNotice: '2026-05-20' }, 'protest', '2026-11-16', '2026-11-16'],
  ['protest', { protestFiled: '2026-10-20', protestDenied: '2026-11-02' }, 'court', '2027-05-01', '2027-04-30'],
] as const)('%s %o: %s ends %s, file by %s', (type, dates, id, statutoryDate, fileBy) => {
  expect(deadlineOf(dossierWith(type, dates), id)).toMatchObject({ statutoryDate, fileBy });
});

it('records are kept five calendar years from entry, from a leap day to the end of February', () => {
  expect(deadlineOf(dossierWith('wro', { entered: '2026-08-12' }), 'records')).toMatchObject({ statutoryDate: '2031-08-12', fileBy: null, act: 'keep' });
  expect(deadlineOf(dossierWith('wro', { entered: '2028-02-29' }), 'records').statutoryDate).toBe('2033-02-28');
});

it.each(CASE_TYPES)('protest, deemed denial, court and records are always there: %s', (type) => {
  expect(deadlines(dossierWith(type, {}), shippedReference).map(({ id }) => id)).toEqual(expect.arrayContaining(['protest', 'protestDenied', 'court', 'records']));
});
