// The smaller lists: yield bands, ILO indicators, reasonable-care questions, audit schemes, countries, entry types, ports, portal profile.
import * as v from 'valibot';
import { confidence, distinct, head, statement, text, texts } from './statement.ts';

const decimal = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const months = v.nullable(number);
const points = v.pipe(v.number(), v.minValue(0));
const numbered = <T extends { no: number }>() => v.check<T[], string>((list) => list.every(({ no }, index) => no === index + 1), 'is not numbered from 1');

/** Output divided by input of one process, 0 to 1. */
export const yieldBandsSchema = v.strictObject({
  ...head,
  bands: v.pipe(v.array(v.pipe(
    v.strictObject({
      process: text,
      /** Activities of sites where it takes place. */
      activities: v.optional(texts, []),
      low: decimal, high: decimal, note: v.nullable(text), source: text, confidence,
    }),
    v.check(({ low, high }) => Number(low) <= Number(high), 'has a low end above its high end'),
  )), distinct(({ process }) => process)),
});

export type YieldBands = v.InferOutput<typeof yieldBandsSchema>;

export const iloIndicatorsSchema = v.strictObject({
  ...head, notes: v.array(statement),
  indicators: v.pipe(v.array(v.strictObject({ no: number, id: text, name: text, meaning: text })), numbered(), distinct(({ id }) => id)),
});

export const reasonableCareSchema = v.strictObject({
  ...head, questions: v.pipe(v.array(v.strictObject({ no: number, text })), numbered()),
});

export const auditSchemesSchema = v.strictObject({
  ...head,
  schemes: v.pipe(v.array(v.strictObject({
    id: text, name: text, covers: v.picklist(['labor', 'product']), result: text,
    /** How papers write it, besides its name. */
    words: v.optional(texts, []),
    /** grade: one of `results` · findings: graded findings only · facts: a data set without judgment. */
    gives: v.optional(v.picklist(['grade', 'certificate', 'findings', 'facts']), 'findings'),
    results: v.optional(texts, []),
    score: v.optional(v.nullable(v.strictObject({ low: points, high: points, bands: v.array(v.strictObject({ result: text, low: points, high: points })) })), null),
    /** Grades of findings. */
    levels: texts,
    /** Months from the end of the audit: of one result, else of any. */
    validity: v.strictObject({ text, months, byResult: v.optional(v.array(v.strictObject({ result: text, months: number })), []) }), handling: text, remarks: v.array(statement),
  })), distinct(({ id }) => id)),
  /** Why audits in a region of concern are not relied on. */
  regionRule: v.array(statement),
});

export type AuditScheme = v.InferOutput<typeof auditSchemesSchema>['schemes'][number];

export const countriesSchema = v.strictObject({
  ...head,
  countries: v.pipe(v.array(v.strictObject({
    code: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), alpha3: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), name: text,
    /** Other names in common use; one that stands with two countries means neither. */
    also: v.optional(texts, []),
    note: v.nullable(text),
    subdivisions: v.array(v.strictObject({
      code: v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)), name: text,
      /** What a manufacturer ID begins with instead of the country. */
      midCode: v.optional(v.string()),
      /** First two digits of Chinese identity and registration numbers. */
      gbPrefix: v.optional(v.string()),
    })),
  })), distinct(({ code }) => code)),
});

export const entryTypesSchema = v.strictObject({
  ...head, entryTypes: v.pipe(v.array(v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{2}$/)), name: text, note: v.nullable(text), confidence })), distinct(({ code }) => code)),
});

export const portsSchema = v.strictObject({
  ...head, ports: v.pipe(v.array(v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{4}$/)), name: text, confidence })), distinct(({ code }) => code)),
});

/** What the portal takes: kept as data, because CBP has not published its limits. */
export const portalProfileSchema = v.strictObject({
  ...head,
  channel: statement, contact: statement,
  fields: v.strictObject({ allowed: v.picklist(['lettersAndDigits', 'any']), ...statement.entries }),
  extensions: v.strictObject({ most: v.pipe(v.number(), v.integer(), v.minValue(0)), ...statement.entries }),
  /** Ways to hand a package over, each with what one file may hold; null where there is no limit. Names are ASCII everywhere. */
  profiles: v.pipe(v.array(v.strictObject({
    id: text, title: text, mostBytes: v.nullable(number), mostPages: v.nullable(number),
    nameMostCharacters: v.pipe(number, v.minValue(40)), ...statement.entries,
  })), v.minLength(1), distinct(({ id }) => id)),
});
export type HandOverProfile = v.InferOutput<typeof portalProfileSchema>['profiles'][number];
