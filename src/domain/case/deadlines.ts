// The clocks of a case: what starts each, when it ends, by when to file, and what happens after.
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference.ts';
import { addBusinessDays, addDays, addMonths, lastBusinessDay } from './calendar.ts';

export interface Deadline {
  readonly id: string;
  readonly title: string;
  readonly statutoryDate: string | null;
  /** Last business day on or before the statutory date. */
  readonly fileBy: string | null;
  readonly startsFrom: string;
  readonly startDate: string | null;
  /** From the day the dossier speaks of; negative when past. */
  readonly daysLeft: number | null;
  readonly source: string;
  readonly afterwards: string;
  readonly confidence: 'verified' | 'unverified';
}

interface Clock { readonly id: string; readonly title: string; readonly startsFrom: string; readonly start: string | null; end(start: string): string; readonly source: string; readonly afterwards: string; readonly confidence?: 'unverified'; }

function clocksOf({ case: { type, alsoTypes, dates } }: Dossier, { holidays }: Reference): Clock[] {
  const types = [type, ...alsoTypes];
  const isOrder = types.includes('wro') || types.includes('finding');
  const isDetention = types.some((candidate) => candidate.startsWith('uflpa') || candidate === 'caatsa');
  const excluded = dates.exclusionNotice ?? (isDetention && dates.presentedForExam ? addDays(dates.presentedForExam, 31) : null);
  const clocks: Clock[] = [];
  if (isDetention) clocks.push(
    { id: 'releaseOrDetain', title: 'CBP decides to release or detain', startsFrom: 'presented for examination', start: dates.presentedForExam, end: (start) => addBusinessDays(start, 5, holidays), source: '19 CFR 151.16(b)', afterwards: 'The goods are detained by operation of law.' },
    { id: 'finalDetermination', title: 'CBP decides on admissibility', startsFrom: 'presented for examination', start: dates.presentedForExam, end: (start) => addDays(start, 30), source: '19 USC 1499(c)(5); 19 CFR 151.16(e)', afterwards: 'The goods count as excluded from the next day; a protest is open.' },
  );
  if (isOrder) clocks.push(
    { id: 'proofOfAdmissibility', title: 'Proof of admissibility (three months)', startsFrom: 'importation', start: dates.imported, end: (start) => addMonths(start, 3), source: '19 CFR 12.43', afterwards: 'CBP excludes the goods; sixty days later they count as abandoned.' },
    { id: 'proofOfAdmissibility90', title: 'Proof of admissibility (counted as ninety days)', startsFrom: 'importation', start: dates.imported, end: (start) => addDays(start, 90), source: 'Practice; plan to the earlier of both counts', afterwards: 'As above.', confidence: 'unverified' },
  );
  if (types.includes('form_28')) clocks.push({ id: 'form28', title: 'Answer to CBP Form 28', startsFrom: 'date of the form', start: dates.form28Issued, end: (start) => addDays(start, 30), source: 'CBP Form 28; 19 CFR 151.11', afterwards: 'CBP acts on what it has.' });
  if (types.includes('form_29')) clocks.push({ id: 'form29', title: 'Answer to CBP Form 29 (action proposed)', startsFrom: 'date of the form', start: dates.form29Issued, end: (start) => addDays(start, 20), source: 'CBP Form 29', afterwards: 'The proposed action is taken; a protest is open.' });
  if (isOrder) clocks.push({ id: 'abandonment', title: 'Goods count as abandoned', startsFrom: 'exclusion notice', start: dates.exclusionNotice, end: (start) => addDays(start, 60), source: '19 CFR 12.44(a)', afterwards: 'The goods are destroyed unless exported or protested.' });
  clocks.push(
    { id: 'protest', title: 'Protest', startsFrom: dates.exclusionNotice ? 'exclusion notice' : 'deemed exclusion', start: excluded, end: (start) => addDays(start, 180), source: '19 USC 1514(c)(3); 19 CFR 174.12(e)', afterwards: 'The exclusion becomes final.' },
    { id: 'protestDenied', title: 'Protest counts as denied', startsFrom: 'protest filed', start: dates.protestFiled, end: (start) => addDays(start, 30), source: '19 USC 1499(c)(5)(B)', afterwards: 'The Court of International Trade is open for 180 days.' },
    { id: 'court', title: 'Court of International Trade', startsFrom: dates.protestDenied ? 'denial of the protest' : 'deemed denial', start: dates.protestDenied ?? (dates.protestFiled ? addDays(dates.protestFiled, 30) : null), end: (start) => addDays(start, 180), source: '28 USC 2632; 19 CFR 174.31', afterwards: 'No further review.' },
    { id: 'records', title: 'Records may be disposed of', startsFrom: 'entry', start: dates.entered, end: (start) => addMonths(start, 60), source: '19 USC 1508(c); 19 CFR 163.4', afterwards: 'Keep longer while a protest or suit is open.' },
  );
  return clocks;
}

/** All clocks of the case types in order of their date; clocks whose start is unknown come last, so that the date is asked for. */
export function deadlines(dossier: Dossier, reference: Reference): Deadline[] {
  const daysLeft = (date: string): number | null => (dossier.asOf === null ? null : Math.round((Date.parse(date) - Date.parse(dossier.asOf)) / 86_400_000));
  return clocksOf(dossier, reference)
    .map(({ id, title, startsFrom, start, end, source, afterwards, confidence }): Deadline => {
      const statutoryDate = start === null ? null : end(start);
      return { id, title, statutoryDate, fileBy: statutoryDate && lastBusinessDay(statutoryDate, reference.holidays), startsFrom, startDate: start, daysLeft: statutoryDate && daysLeft(statutoryDate), source, afterwards, confidence: confidence ?? 'verified' } as Deadline;
    })
    .toSorted((a, b) => (a.statutoryDate ?? '9999').localeCompare(b.statutoryDate ?? '9999'));
}
