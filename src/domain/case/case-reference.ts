// The form of the case's reference data: case types, dates, clocks and federal holidays, each fact with its source.
import * as v from 'valibot';
import { CASE_TYPES, caseDatesSchema, type CaseDates } from '../dossier/case.ts';

const confidence = v.picklist(['verified', 'unverified']);
const text = v.pipe(v.string(), v.minLength(1));
const factSchema = v.strictObject({ text, source: text, confidence });
/** A statement about the law, with where it stands and whether it was seen there. */
export type Fact = v.InferOutput<typeof factSchema>;

export const caseTypesSchema = v.strictObject({
  version: v.number(), date: v.string(),
  caseTypes: v.pipe(
    v.array(v.strictObject({
      id: v.picklist(CASE_TYPES), label: text,
      /** What must be shown, and how strong the proof must be. */
      burden: factSchema, standard: factSchema,
      decider: factSchema, channel: factSchema, clock: factSchema,
      requiredParts: v.pipe(v.array(factSchema), v.minLength(1)),
      ifLost: factSchema,
    })),
    v.check((types) => CASE_TYPES.every((id) => types.some((type) => type.id === id)), 'lacks a case type'),
  ),
});
export type CaseTypeFacts = v.InferOutput<typeof caseTypesSchema>['caseTypes'][number];

const DATE_FIELDS = Object.keys(caseDatesSchema.entries) as (keyof CaseDates)[];
const dateFieldSchema = v.picklist(DATE_FIELDS);

/** A clock starts on a date of the case, or when another clock has run out: a deemed exclusion, a deemed denial. */
const clockStartSchema = v.union([
  v.strictObject({ date: dateFieldSchema, note: v.nullable(text), confidence }),
  v.strictObject({ clock: text, plusDays: v.number(), name: text, note: v.nullable(text), confidence }),
]);

const clockSchema = v.strictObject({
  id: text, title: text, meaning: text,
  cases: v.array(v.picklist(CASE_TYPES)),
  length: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: v.picklist(['businessDays', 'calendarDays', 'calendarMonths']),
  /** The earliest that is known starts the clock. */
  starts: v.pipe(v.array(clockStartSchema), v.minLength(1)),
  /** file: you must act before it ends · watch: CBP or the law acts · keep: something must be kept until then. */
  act: v.picklist(['file', 'watch', 'keep']),
  stoppedBy: v.array(dateFieldSchema),
  afterwards: text, source: text, confidence,
  /** Case types for which the clock is common practice only. */
  unverifiedFor: v.array(v.picklist(CASE_TYPES)),
  /** Another count of the same time; the earlier of both is planned to. */
  alternativeOf: v.nullable(text),
  extension: v.nullable(v.strictObject({ limit: v.nullable(v.number()), note: text, source: text, confidence })),
  /** Left out until its start is known. */
  onlyOnceStarted: v.boolean(),
  /** Does not run when box "action taken" of Form 29 is ticked. */
  notIfActionTaken: v.boolean(),
  /** Left out when that date is known and that other clock has no start: a protest of a liquidation is not one of an exclusion. */
  notWhen: v.optional(v.nullable(v.strictObject({ date: dateFieldSchema, without: text })), null),
  /** What keeps it open beyond its end: from a date, until one of the others is known or the clock named has run out. */
  holds: v.optional(v.array(v.strictObject({ name: text, from: dateFieldSchema, until: v.pipe(v.array(dateFieldSchema), v.minLength(1)), orAfter: v.nullable(text), source: text, confidence })), []),
  /** Where courts held the next open day timely: shown with its label, never as the deadline. */
  fallback: v.nullable(v.strictObject({ label: text, source: text, confidence })),
});
export type Clock = v.InferOutput<typeof clockSchema>;

/** A clock may start only from one that stands before it: so there are no circles. */
const inOrder = (clocks: Clock[]): boolean => clocks.every(({ starts, alternativeOf, holds }, index) => {
  const before = new Set(clocks.slice(0, index).map(({ id }) => id));
  return starts.every((start) => !('clock' in start) || before.has(start.clock)) && (alternativeOf === null || before.has(alternativeOf)) && holds.every(({ orAfter }) => orAfter === null || before.has(orAfter));
});

export const clocksSchema = v.strictObject({
  version: v.number(), date: v.string(),
  /** Days before the day to file by at which the program speaks up. */
  alarmDays: v.array(v.number()),
  dates: v.pipe(
    v.array(v.strictObject({ id: dateFieldSchema, name: text, meaning: text, asked: v.array(v.picklist(CASE_TYPES)), source: text, confidence })),
    v.check((dates) => DATE_FIELDS.every((field) => dates.some(({ id }) => id === field)), 'lacks a date'),
  ),
  clocks: v.pipe(
    v.array(clockSchema),
    v.check((clocks) => new Set(clocks.map(({ id }) => id)).size === clocks.length, 'has two clocks of one name'),
    v.check(inOrder, 'has a clock that starts from one further down'),
  ),
});
export type Clocks = v.InferOutput<typeof clocksSchema>;
export type DateFacts = Clocks['dates'][number];

export const holidaysSchema = v.strictObject({
  version: v.number(), date: v.string(), source: v.string(), confidence,
  holidays: v.array(v.strictObject({ name: text, month: v.number(), day: v.optional(v.number()), weekday: v.optional(v.number()), nth: v.optional(v.number()), since: v.optional(v.number()) })),
});
export type Holidays = v.InferOutput<typeof holidaysSchema>;
