// The case: what CBP started, under which law, and the dates that start every clock.
import * as v from 'valibot';
import { dateSchema, maybe, listOf, textSchema } from './scalars.ts';

export const CASE_TYPES = [
  'uflpa_applicability', 'uflpa_exception', 'wro', 'finding', 'caatsa', 'form_28', 'form_29', 'protest',
] as const;
export const caseTypeSchema = v.picklist(CASE_TYPES);
export type CaseType = (typeof CASE_TYPES)[number];

/** Dates asked one by one: none is ever inferred from another (19 CFR 151.16(b): arrival is not presentation). */
export const caseDatesSchema = v.strictObject({
  imported: maybe(dateSchema),
  entered: maybe(dateSchema),
  presentedForExam: maybe(dateSchema),
  detentionNotice: maybe(dateSchema),
  exclusionNotice: maybe(dateSchema),
  form28Issued: maybe(dateSchema),
  form29Issued: maybe(dateSchema),
  /** Written demand for records under 19 CFR 163.6. */
  recordsDemanded: maybe(dateSchema),
  liquidated: maybe(dateSchema),
  /** The day the answer reached CBP: clocks that wait for it stop. */
  responseFiled: maybe(dateSchema),
  released: maybe(dateSchema),
  protestFiled: maybe(dateSchema),
  protestDenied: maybe(dateSchema),
  /** Summons filed in the Court of International Trade. */
  suitFiled: maybe(dateSchema),
  suitEnded: maybe(dateSchema),
});
export type CaseDates = v.InferOutput<typeof caseDatesSchema>;

/** A due date that stands in a notice or was agreed with CBP, kept beside the date the law gives. */
export const statedDeadlineSchema = v.strictObject({ what: textSchema, date: dateSchema });

/** A day that is no business day although no federal holiday falls on it: executive order, port closure. */
export const closureSchema = v.strictObject({ date: dateSchema, reason: textSchema });
export type Closure = v.InferOutput<typeof closureSchema>;

export const extensionSchema = v.strictObject({
  /** Clock that was extended; null for the review of the case itself. */
  clock: maybe(textSchema),
  requestedOn: maybe(dateSchema),
  grantedUntil: maybe(dateSchema),
  note: maybe(textSchema),
});
export type Extension = v.InferOutput<typeof extensionSchema>;

export const caseSchema = v.strictObject({
  type: caseTypeSchema,
  /** Further tracks answered by the same package, for example a Form 28 beside a CAATSA detention. */
  alsoTypes: listOf(caseTypeSchema),
  /** The review as the file calls it, kept word for word. */
  reviewLabel: maybe(textSchema),
  reference: maybe(textSchema),
  legalBasis: listOf(textSchema),
  channel: maybe(textSchema),
  position: maybe(textSchema),
  detentionNo: maybe(textSchema),
  form28No: maybe(textSchema),
  protestNo: maybe(textSchema),
  dates: v.optional(caseDatesSchema, {}),
  /** Box ticked on CBP Form 29: an action proposed can be answered, an action taken only protested. */
  form29Action: maybe(v.picklist(['proposed', 'taken'])),
  closures: listOf(closureSchema),
  statedDeadlines: listOf(statedDeadlineSchema),
  extensions: listOf(extensionSchema),
  /** Identifiers a person compared with the paper and kept, although they do not fit a rule of form. */
  keptAsPrinted: listOf(textSchema),
  extensionsMax: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 2),
  /** Why a person has the records kept beyond the time by law: a penalty case, counsel's word. */
  recordsHold: maybe(textSchema),
  /** Product family; chooses the commodity pack of papers expected at each step. */
  commodityPack: maybe(textSchema),
});
export type Case = v.InferOutput<typeof caseSchema>;
