// The eight case types in plain words: what must be shown, how strongly, and what starts the clock.
import type { CaseDates, CaseType } from '../../src/domain/dossier/case.ts';

export interface CaseTypeCopy {
  readonly name: string;
  readonly short: string;
  /** What the importer must show, and how strong the proof must be. */
  readonly burden: string;
  readonly clock: string;
  readonly source: string;
}

export const CASE_TYPE_COPY: Readonly<Record<CaseType, CaseTypeCopy>> = {
  uflpa_applicability: {
    name: 'UFLPA applicability review', short: 'UFLPA applicability',
    burden: 'Show that the goods and every input come from outside Xinjiang and from no listed entity. CBP weighs the whole file; the presumption then does not apply.',
    clock: '30 days after the goods are presented for examination', source: '19 U.S.C. 1499(c)(5); 19 CFR 151.16',
  },
  uflpa_exception: {
    name: 'UFLPA exception request', short: 'UFLPA exception',
    burden: 'The goods do touch Xinjiang or a listed entity. Show by clear and convincing evidence that no forced labor was used, and answer every CBP inquiry in full. CBP publishes its report.',
    clock: '30 days after the goods are presented for examination', source: 'Pub. L. 117-78, sec. 3(b)',
  },
  wro: {
    name: 'Withhold release order', short: 'WRO',
    burden: 'Show where the goods and every component come from and that no stage used the labor the order names: certificate of origin, the ultimate consignee’s statement, and records of each stage.',
    clock: '3 months after importation', source: '19 CFR 12.42(e), 12.43',
  },
  finding: {
    name: 'Forced-labor finding', short: 'Finding',
    burden: 'As under a withhold release order, but CBP has found a violation: goods not proved admissible are seized.',
    clock: '3 months after importation', source: '19 CFR 12.42(f), 12.44(b)',
  },
  caatsa: {
    name: 'CAATSA: North Korean labor', short: 'CAATSA',
    burden: 'Goods made by North Korean nationals anywhere in the world are presumed made with forced labor. Show that none took part, or rebut by clear and convincing evidence.',
    clock: 'follows the detention: 30 days after presentation for examination', source: '22 U.S.C. 9241a',
  },
  form_28: {
    name: 'CBP Form 28, Request for Information', short: 'Form 28',
    burden: 'Answer each box and question with reasonable care, in a form of your choice, with the records asked for.',
    clock: '30 days after the date of issue', source: '19 CFR 151.11',
  },
  form_29: {
    name: 'CBP Form 29, Notice of Action', short: 'Form 29',
    burden: 'Look first which box is ticked. “Action proposed” can be answered; “Action taken” can only be protested.',
    clock: '20 days after the notice, if action is proposed', source: 'CBP Form 29',
  },
  protest: {
    name: 'Protest of an exclusion', short: 'Protest',
    burden: 'Show that the exclusion was wrong, on the file as it stands. A protest not decided in 30 days counts as denied.',
    clock: '180 days after the exclusion', source: '19 U.S.C. 1514(c)(3); 19 CFR 174.12(e)',
  },
};

export interface DateCopy { readonly field: keyof CaseDates; readonly name: string; readonly meaning: string }

/** The dates CBP's clocks run from, each asked by itself. */
export const DATE_COPY: readonly DateCopy[] = [
  { field: 'imported', name: 'Imported', meaning: 'The day the goods arrived within the port limits. WRO and Finding clocks run from here, in calendar months.' },
  { field: 'entered', name: 'Entered', meaning: 'The day the entry was filed. Records must be kept five years from here.' },
  { field: 'presentedForExam', name: 'Presented for examination', meaning: 'The day the goods were ready to be viewed by an officer. The arrival of a closed container is not presentation.' },
  { field: 'detentionNotice', name: 'Detention notice', meaning: 'The date printed on the notice. It does not start the 30 days, but CBP often counts from it: plan to the earlier.' },
  { field: 'exclusionNotice', name: 'Exclusion notice', meaning: 'The day the exclusion notice was mailed or delivered. Leave it open if there is none.' },
];

/** Further dates that only some case types have. */
export const OTHER_DATE_COPY: readonly DateCopy[] = [
  { field: 'form28Issued', name: 'Form 28 issued', meaning: 'Box 1 of the form. The 30 days run from here, not from the day it reached you.' },
  { field: 'form29Issued', name: 'Form 29 issued', meaning: 'The date of the notice.' },
  { field: 'protestFiled', name: 'Protest filed', meaning: 'The day the protest was filed; undecided 30 days later it counts as denied.' },
  { field: 'protestDenied', name: 'Protest denied', meaning: 'The day the denial was mailed, or the day it counted as denied.' },
];
