// The clocks give the dates that the statute's own examples and published rulings give.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, addDays, addMonths, federalHolidays, lastBusinessDay } from '../../src/domain/case/calendar.ts';
import { deadlines } from '../../src/domain/case/deadlines.ts';
import { emptyDossier, type Dossier } from '../../src/domain/dossier/dossier.ts';
import { referenceSchema, type Reference } from '../../src/domain/reference.ts';

const holidays = v.parse(referenceSchema.entries.holidays, JSON.parse(readFileSync(path.join(import.meta.dirname, '../../assets/reference/federal-holidays.json'), 'utf8')));
const reference = { holidays } as Reference;
const dossierWith = (type: Dossier['case']['type'], dates: Partial<Dossier['case']['dates']>): Dossier => {
  const dossier = emptyDossier('d', 'x', type);
  return { ...dossier, asOf: '2026-09-10', case: { ...dossier.case, dates: { ...dossier.case.dates, ...dates } } };
};
const dateOf = (dossier: Dossier, id: string): string | null | undefined => deadlines(dossier, reference).find((deadline) => deadline.id === id)?.statutoryDate;

describe('a detention presented on 2 September 2026', () => {
  const dossier = dossierWith('uflpa_applicability', { presentedForExam: '2026-09-02' });
  it('is decided by 10 September (Labor Day between), finally by 2 October, protested by 1 April 2027', () => {
    expect(dateOf(dossier, 'releaseOrDetain')).toBe('2026-09-10');
    expect(dateOf(dossier, 'finalDetermination')).toBe('2026-10-02');
    expect(dateOf(dossier, 'protest')).toBe('2027-04-01');
  });
  it('a protest filed on 20 October counts as denied on 19 November; the court closes on 18 May 2027', () => {
    const filed = dossierWith('uflpa_applicability', { presentedForExam: '2026-09-02', protestFiled: '2026-10-20' });
    expect(dateOf(filed, 'protestDenied')).toBe('2026-11-19');
    expect(dateOf(filed, 'court')).toBe('2027-05-18');
  });
});

it('a WRO import of 14 August 2026: three months end on a Saturday, to be filed by the Friday; ninety days are earlier', () => {
  const clocks = deadlines(dossierWith('wro', { imported: '2026-08-14' }), reference);
  expect(clocks.find(({ id }) => id === 'proofOfAdmissibility')).toMatchObject({ statutoryDate: '2026-11-14', fileBy: '2026-11-13' });
  expect(clocks.find(({ id }) => id === 'proofOfAdmissibility90')).toMatchObject({ statutoryDate: '2026-11-12' });
});

it('a clock whose start is unknown is shown without a date', () => {
  expect(deadlines(dossierWith('form_28', {}), reference).find(({ id }) => id === 'form28')).toMatchObject({ statutoryDate: null, fileBy: null, daysLeft: null });
});

it('months end on the last day there is, years and leap days included', () => {
  expect([addMonths('2026-11-30', 3), addMonths('2027-11-30', 3), addMonths('2026-03-31', 3), addMonths('2024-02-29', 60), addDays('2026-12-31', 1)]).toEqual(['2027-02-28', '2028-02-29', '2026-06-30', '2029-02-28', '2027-01-01']);
});

it('holidays on weekends are observed on the neighbouring business day', () => {
  expect([...federalHolidays(2026, holidays)].filter((date) => date.startsWith('2026'))).toEqual(['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25']);
  expect(federalHolidays(2027, holidays).has('2027-12-31')).toBe(true);
  expect(lastBusinessDay('2026-07-04', holidays)).toBe('2026-07-02');
  expect(addBusinessDays('2026-12-31', 1, holidays)).toBe('2027-01-04');
});
