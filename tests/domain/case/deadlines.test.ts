// Deadlines say how near they are, what they run from, what else was counted and what they are worth; none is rolled forward.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/domain/case/deadlines.ts';
import { refusedExtension } from '../../../src/domain/case/extensions.ts';
import { CASE_TYPES, caseDatesSchema, type CaseDates } from '../../../src/domain/dossier/case.ts';
import { shippedReference } from '../../support/shipped-reference.ts';
import { deadlineOf, dossierWith } from './case-dossier.ts';

const detained = { presentedForExam: '2026-10-30', detentionNotice: '2026-11-04' };

describe('days left', () => {
  const dossier = dossierWith('uflpa_applicability', detained);
  it('are counted to the day to file by, which stands before a Sunday', () => {
    expect(deadlineOf(dossier, 'finalDetermination', '2026-11-16')).toMatchObject({ statutoryDate: '2026-11-29', fileBy: '2026-11-27', daysLeft: 11, asOf: '2026-11-16' });
  });
  it('run from today when the dossier names no day, and from its own day when it does', () => {
    expect(deadlineOf({ ...dossier, asOf: '2026-11-20' }, 'finalDetermination')).toMatchObject({ daysLeft: 7, asOf: '2026-11-20' });
    expect(deadlineOf(dossier, 'finalDetermination')).toMatchObject({ daysLeft: null, asOf: null, alarm: null });
  });
  it.each([
    ['2026-11-06', 21, null], ['2026-11-07', 20, 'D-20'], ['2026-11-16', 11, 'D-20'], ['2026-11-17', 10, 'D-10'], ['2026-11-23', 4, 'D-10'], ['2026-11-24', 3, 'D-3'], ['2026-11-27', 0, 'D-3'], ['2026-11-28', -1, 'late'], ['2026-11-29', -2, 'late'],
  ])('on %s: %i days, alarm %s', (today, daysLeft, alarm) => expect(deadlineOf(dossier, 'finalDetermination', today)).toMatchObject({ daysLeft, alarm, state: 'running' }));
  it('are past, without an alarm, after the date by law', () => expect(deadlineOf(dossier, 'finalDetermination', '2026-11-30')).toMatchObject({ state: 'past', alarm: null }));
  it('raise no alarm for what CBP must do', () => expect(deadlineOf(dossier, 'releaseOrDetain', '2026-11-05')).toMatchObject({ act: 'watch', alarm: null }));
});

describe('what a clock runs from', () => {
  it('a start that is unknown is named and never inferred from arrival or entry', () => {
    expect(deadlineOf(dossierWith('uflpa_applicability', { imported: '2026-10-28', entered: '2026-10-27' }), 'finalDetermination', '2026-11-16')).toMatchObject({ state: 'waiting', statutoryDate: null, fileBy: null, daysLeft: null, startsFrom: 'presented for examination or detention notice' });
  });
  it('the earlier of presentation and notice; the later is kept with its doubt', () => {
    const deadline = deadlineOf(dossierWith('uflpa_applicability', detained), 'finalDetermination');
    expect(deadline).toMatchObject({ startsFrom: 'presented for examination', confidence: 'verified' });
    expect(deadline.otherCounts).toMatchObject([{ startsFrom: 'detention notice', ends: '2026-12-04', confidence: 'unverified' }]);
  });
  it('the notice alone, as a count nobody verified, while presentation is unknown', () => {
    expect(deadlineOf(dossierWith('uflpa_applicability', { detentionNotice: '2026-11-04' }), 'finalDetermination')).toMatchObject({ statutoryDate: '2026-12-04', confidence: 'unverified' });
  });
  it.each([
    ['2026-11-20', 'exclusion notice', '2027-05-19'], ['2026-12-10', 'deemed exclusion', '2027-05-29'],
  ])('a protest from the earlier of notice (%s) and lapse: %s', (exclusionNotice, startsFrom, statutoryDate) => {
    expect(deadlineOf(dossierWith('uflpa_applicability', { ...detained, exclusionNotice }), 'protest')).toMatchObject({ startsFrom, statutoryDate });
  });
  it('no deemed exclusion under a withhold release order: only a notice excludes', () => {
    expect(deadlineOf(dossierWith('wro', detained), 'protest')).toMatchObject({ state: 'waiting', statutoryDate: null });
  });
  it.each([
    ['2026-11-10', 'protest denied'], ['2026-11-30', 'deemed denial'],
  ])('the court from the earlier of mailed (%s) and deemed denial: %s', (protestDenied, startsFrom) => {
    expect(deadlineOf(dossierWith('protest', { protestFiled: '2026-10-20', protestDenied }), 'court')).toMatchObject({ startsFrom });
  });
  it.each(['0001-01-01', '1899-12-31', '2900-01-01', '9999-12-31'])('no clock is counted from %s', (imported) => {
    expect(deadlineOf(dossierWith('wro', { imported }), 'proofOfAdmissibility')).toMatchObject({ statutoryDate: null, state: 'waiting' });
  });
});

describe('which clocks a case has', () => {
  const ids = (...of: Parameters<typeof dossierWith>): string[] => deadlines(dossierWith(...of), shippedReference).map(({ id }) => id);
  it('those of further tracks too', () => expect(ids('caatsa', {}, { alsoTypes: ['form_28'] })).toEqual(expect.arrayContaining(['finalDetermination', 'form28'])));
  it('an action proposed by Form 29 can be answered, an action taken only protested', () => {
    expect(ids('form_29', {}, { form29Action: 'proposed' })).toContain('form29');
    expect(ids('form_29', {}, { form29Action: 'taken' })).not.toContain('form29');
  });
  it('a demand for records only once it was made', () => {
    expect(ids('wro', {})).not.toContain('recordsDemand');
    expect(ids('wro', { recordsDemanded: '2026-11-01' })).toContain('recordsDemand');
  });
  it('no abandonment under a Finding, which is seized', () => expect([ids('wro', {}).includes('abandonment'), ids('finding', {}).includes('abandonment')]).toEqual([true, false]));
});

describe('what stops a clock', () => {
  it.each([
    ['responseFiled', 'finalDetermination', 'Answer filed'], ['exclusionNotice', 'finalDetermination', 'Exclusion notice'], ['released', 'protest', 'Released'], ['protestFiled', 'protest', 'Protest filed'], ['detentionNotice', 'releaseOrDetain', 'Detention notice'],
  ] as const)('%s stops %s', (field, id, name) => {
    expect(deadlineOf(dossierWith('uflpa_applicability', { ...detained, [field]: '2026-11-20' }), id, '2026-11-21')).toMatchObject({ state: 'stopped', alarm: null, stoppedBy: { name, date: '2026-11-20' } });
  });
  it('records are kept whatever happens', () => expect(deadlineOf(dossierWith('wro', { entered: '2026-01-05', released: '2026-02-01' }), 'records', '2026-03-01').state).toBe('running'));
});

describe('rolled dates', () => {
  const protest = deadlineOf(dossierWith('uflpa_applicability', { exclusionNotice: '2026-11-03' }), 'protest');
  it('a protest that ends on a Sunday stays there, with the fallback of case law beside it', () => {
    expect(protest).toMatchObject({ statutoryDate: '2027-05-02', fileBy: '2027-04-30', fallback: { date: '2027-05-03', label: 'case-law fallback, counsel only' } });
  });
  it('on a business day there is none', () => expect(deadlineOf(dossierWith('uflpa_applicability', { exclusionNotice: '2026-11-02' }, { closures: [] }), 'court').fallback).toBeNull());
  it('other clocks have none, whatever day they end on', () => expect(deadlineOf(dossierWith('wro', { imported: '2026-08-14' }), 'proofOfAdmissibility').fallback).toBeNull());
  it('never stand as deadline: file by is never after the statutory date', () => {
    const date = fc.option(fc.date({ min: new Date('1995-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((value) => value.toISOString().slice(0, 10)));
    const dates = fc.record(Object.fromEntries(Object.keys(caseDatesSchema.entries).map((field) => [field, date]))) as fc.Arbitrary<CaseDates>;
    fc.assert(fc.property(fc.constantFrom(...CASE_TYPES), dates, date, (type, some, today) => {
      for (const { statutoryDate, fileBy, startDate, otherCounts, governs, alternativeOf } of deadlines(dossierWith(type, some), shippedReference, today)) {
        if (fileBy !== null) expect(fileBy <= (statutoryDate ?? '')).toBe(true);
        if (statutoryDate !== null) expect(startDate !== null && startDate < statutoryDate).toBe(true);
        for (const other of otherCounts) expect(other.ends >= (statutoryDate ?? '')).toBe(true);
        expect(governs || alternativeOf !== null || type === 'wro' || type === 'finding').toBe(true);
      }
    }));
  });
});

describe('extensions', () => {
  const withExtensions = (...extensions: { readonly clock?: string; readonly grantedUntil?: string }[]) =>
    dossierWith('uflpa_applicability', detained, { extensions: extensions.map(({ clock = null, grantedUntil = null }) => ({ clock, grantedUntil, requestedOn: '2026-11-12', note: null })) });
  const extension = (dossier: ReturnType<typeof withExtensions>, today = '2026-11-16') => deadlineOf(dossier, 'finalDetermination', today).extension;

  it('two requests per task of the portal, then none', () => {
    expect(extension(withExtensions())).toMatchObject({ requested: 0, limit: 2, closed: null });
    expect(extension(withExtensions({}))).toMatchObject({ requested: 1, closed: null });
    expect(extension(withExtensions({}, {}))).toMatchObject({ requested: 2, closed: 'All 2 requests of this task are used.' });
  });
  it('none once the task is past due, but the day CBP agreed to counts', () => {
    expect(extension(withExtensions(), '2026-11-29')).toMatchObject({ closed: null });
    expect(extension(withExtensions(), '2026-11-30')).toMatchObject({ closed: 'The task is past due; no extension can be asked for.' });
    expect(extension(withExtensions({ grantedUntil: '2026-12-13' }), '2026-11-30')).toMatchObject({ closed: null, grantedUntil: '2026-12-13' });
  });
  it('move the day to file by, never the date by law nor the start of a protest', () => {
    const dossier = withExtensions({ grantedUntil: '2026-12-13' });
    expect(deadlineOf(dossier, 'finalDetermination', '2026-11-30')).toMatchObject({ statutoryDate: '2026-11-29', fileBy: '2026-12-11', daysLeft: 11, state: 'running' });
    expect(deadlineOf(dossier, 'protest').startDate).toBe('2026-11-30');
  });
  it('an agreed day that is earlier than the law changes nothing', () => expect(deadlineOf(withExtensions({ grantedUntil: '2026-11-20' }), 'finalDetermination').fileBy).toBe('2026-11-27'));
  it('settle which of two counts governs', () => {
    const dossier = dossierWith('wro', { imported: '2026-08-14' }, { extensions: [{ clock: 'proofOfAdmissibility', requestedOn: null, grantedUntil: '2026-12-14', note: null }] });
    expect([deadlineOf(dossier, 'proofOfAdmissibility').governs, deadlineOf(dossier, 'proofOfAdmissibility90').governs]).toEqual([true, false]);
  });
  it.each<readonly [string, readonly (readonly [requestedOn: string | null, grantedUntil?: string])[], string, string | null]>([
    ['a third', [['2026-11-12'], ['2026-11-13'], ['2026-11-14']], '2026-11-16', '“CBP decides on admissibility” has 3 requests for more time; the task takes 2'],
    ['one dated after the task was due', [['2026-11-30']], '2026-12-02', '“CBP decides on admissibility” was due on 2026-11-29; the request of 2026-11-30 came after it, and none can be made then'],
    ['one without a day once the task is past due', [[null]], '2026-11-30', '“CBP decides on admissibility” is past due; enter the day on which the request was made before that'],
    ['one made in time and recorded later', [['2026-11-29']], '2026-12-02', null],
    ['a second within the day CBP agreed to', [['2026-11-12', '2026-12-13'], ['2026-12-10']], '2026-12-12', null],
    ['a second after it', [['2026-11-12', '2026-12-13'], ['2026-12-14']], '2026-12-15', '“CBP decides on admissibility” was due on 2026-12-13; the request of 2026-12-14 came after it, and none can be made then'],
  ])('%s is recorded or refused', (_, records, today, reason) => {
    const extensions = records.map(([requestedOn, grantedUntil = null]) => ({ clock: null, requestedOn, grantedUntil, note: null }));
    const before = dossierWith('uflpa_applicability', detained).case;
    expect(refusedExtension(before, { ...before, extensions }, shippedReference, today)).toBe(reason);
  });
  it('as they came from elsewhere are no reason to refuse another change', () => {
    const extensions = [1, 2, 3].map(() => ({ clock: null, requestedOn: '2026-12-20', grantedUntil: null, note: null }));
    const before = dossierWith('uflpa_applicability', detained, { extensions }).case;
    expect(refusedExtension(before, { ...before, detentionNo: 'DN-1' }, shippedReference, '2026-12-24')).toBeNull();
    expect(refusedExtension(before, { ...before, extensions: extensions.slice(0, 2) }, shippedReference, '2026-12-24')).toBeNull();
  });
  it('of a form belong to the form', () => {
    const dossier = dossierWith('caatsa', { ...detained, form28Issued: '2026-11-06' }, { alsoTypes: ['form_28'], extensions: [{ clock: 'form28', requestedOn: null, grantedUntil: null, note: null }] });
    expect([deadlineOf(dossier, 'form28').extension?.requested, deadlineOf(dossier, 'finalDetermination').extension?.requested]).toEqual([1, 0]);
  });
});

describe('what is not verified says so', () => {
  it.each([
    ['caatsa', 'finalDetermination', 'unverified'], ['uflpa_exception', 'finalDetermination', 'verified'], ['wro', 'records', 'unverified'], ['wro', 'protest', 'verified'], ['form_28', 'form28', 'verified'],
  ] as const)('%s %s: %s', (type, id, confidence) => expect(deadlineOf(dossierWith(type, detained), id).confidence).toBe(confidence));
  it('the demand for records, the list of holidays and the rule of the court', () => {
    const court = shippedReference.clocks.clocks.find(({ id }) => id === 'court');
    expect([deadlineOf(dossierWith('wro', { recordsDemanded: '2026-11-01' }), 'recordsDemand').confidence, shippedReference.holidays.confidence, court?.fallback?.confidence]).toEqual(['unverified', 'unverified', 'unverified']);
  });
  it('a protest or suit counted through a start that is only practice: from a notice of detention alone, or under CAATSA', () => {
    const noticeAlone = { detentionNotice: '2026-11-04' };
    expect(deadlineOf(dossierWith('uflpa_applicability', noticeAlone), 'protest')).toMatchObject({ startsFrom: 'deemed exclusion', confidence: 'unverified' });
    expect(deadlines(dossierWith('uflpa_applicability', noticeAlone), shippedReference).find(({ id }) => id === 'protest')?.statutoryDate).toBe('2027-06-03');
    expect(deadlineOf(dossierWith('caatsa', detained), 'protest').confidence).toBe('unverified');
    expect(deadlineOf(dossierWith('uflpa_applicability', detained), 'protest').confidence).toBe('verified');
    expect(deadlineOf(dossierWith('uflpa_applicability', { ...noticeAlone, exclusionNotice: '2026-11-20' }), 'protest')).toMatchObject({ startsFrom: 'exclusion notice', confidence: 'verified' });
  });
  it('a clock sure in one of two tracks is sure', () => expect(deadlineOf(dossierWith('caatsa', detained, { alsoTypes: ['uflpa_applicability'] }), 'finalDetermination').confidence).toBe('verified'));
});

describe('records', () => {
  const entered = { entered: '2021-03-01' };
  const records = (dates: Partial<CaseDates>, today: string | null = '2026-06-01', recordsHold: string | null = null) => deadlineOf(dossierWith('protest', { ...entered, ...dates }, { recordsHold }), 'records', today);
  it('are past five years after the entry', () => expect(records({})).toMatchObject({ statutoryDate: '2026-03-01', state: 'past', holds: [] }));
  it.each<readonly [string, Partial<CaseDates>, string | null, readonly string[]]>([
    ['while a protest is open', { protestFiled: '2026-02-01' }, '2026-06-01', ['protest']],
    ['while one can still sue over its denial', { protestFiled: '2025-12-01', protestDenied: '2025-12-20' }, '2026-06-01', ['protest']],
    ['no longer once nobody sued in time', { protestFiled: '2025-12-01', protestDenied: '2025-12-20' }, '2026-06-19', []],
    ['no longer once the protest led to release', { protestFiled: '2026-02-01', released: '2026-02-20' }, '2026-06-01', []],
    ['while a suit is open', { protestFiled: '2021-06-01', protestDenied: '2021-07-01', suitFiled: '2021-10-01' }, '2026-06-01', ['suit']],
    ['no longer once the suit ended', { protestFiled: '2021-06-01', suitFiled: '2021-10-01', suitEnded: '2026-05-01' }, '2026-06-01', []],
    ['while a demand for them is not answered', { recordsDemanded: '2026-02-01' }, '2026-06-01', ['demand for records']],
    ['without a day to count from, rather than let go too early', { protestFiled: '2021-06-01', protestDenied: '2021-07-01' }, null, ['protest']],
  ])('are held %s', (_, dates, today, names) => {
    const deadline = records(dates, today);
    expect([deadline.holds.map(({ name }) => name), deadline.state]).toEqual([names, names.length === 0 ? 'past' : 'running']);
  });
  it('are held on a person’s word, and no other clock is', () => {
    expect(records({}, '2026-06-01', 'Penalty case 2026-17')).toMatchObject({ state: 'running', holds: [{ name: 'Penalty case 2026-17', since: null }] });
    expect(deadlineOf(dossierWith('protest', entered, { recordsHold: 'Penalty case 2026-17' }), 'court').holds).toEqual([]);
  });
});

describe('a protest that is not decided', () => {
  const idsOf = (dates: Partial<CaseDates>): string[] => deadlines(dossierWith('form_29', dates), shippedReference, '2026-11-16').map(({ id }) => id);
  it('of a liquidation is not denied by lapse of time (19 USC 1499(c)(5) is about exclusions)', () => {
    const dates = { liquidated: '2026-06-01', protestFiled: '2026-10-01' };
    expect(idsOf(dates)).not.toContain('protestDenied');
    expect(deadlineOf(dossierWith('form_29', dates), 'court', '2026-11-16')).toMatchObject({ state: 'waiting', statutoryDate: null });
  });
  it('of an exclusion is, also when the entry was liquidated', () => {
    expect(idsOf({ liquidated: '2026-06-01', exclusionNotice: '2026-09-01', protestFiled: '2026-10-01' })).toContain('protestDenied');
  });
});
