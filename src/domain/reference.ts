// The reference data that rules work with: versioned, each part with source and confidence. Loaded elsewhere, passed in.
import * as v from 'valibot';
import { caseTypesSchema, clocksSchema, holidaysSchema } from './case/case-reference.ts';
import { commodityPackSchema } from './reference/commodity-pack.ts';
import { publicHolidaysSchema } from './reference/labor-tables.ts';
import { auditSchemesSchema, countriesSchema, entryTypesSchema, iloIndicatorsSchema, portsSchema, yieldBandsSchema } from './reference/lists.ts';
import { unitsSchema } from './reference/units.ts';

const confidence = v.picklist(['verified', 'unverified']);
const level = v.picklist(['block', 'warn', 'info']);
const texts = v.array(v.string());
const versioned = { version: v.number(), date: v.string() };
const sourced = { ...versioned, source: v.string(), confidence };

const checkTexts = v.strictObject({
  ...versioned,
  rules: v.array(v.strictObject({ rule: v.string(), title: v.string(), level, why: v.string(), source: v.string(), fix: v.string(), example: v.optional(v.string(), ''), indicator: v.nullable(v.string()), confidence })),
});

const documentGroups = v.strictObject({
  ...sourced,
  /** The papers of a hand-over, by role. */
  papers: v.record(v.string(), texts),
  /** Papers that speak of the quantity of one movement. */
  movementTypes: texts,
  /** What a quantity is called → net, gross or count; only these are compared. */
  countedAs: v.record(v.string(), v.picklist(['net', 'gross', 'count'])),
  weightTolerance: v.string(),
});

const regions = v.strictObject({
  ...versioned, countries: texts,
  /** Names of places and of the country, as they stand in addresses. */
  northKoreaWords: v.optional(texts),
  /** The country's own codes, where a field for places holds one. */
  northKoreaCodes: v.optional(texts),
  regions: v.array(v.strictObject({
    id: v.string(), name: v.string(), country: v.string(), source: v.string(), confidence, words: texts, postalPrefixes: texts, usccPrefix: v.string(), idPrefix: v.string(),
    /** Codes of the region (ISO 3166-2, and after the country the number of GB/T 2260): "CN-XJ", "CN-65". */
    codes: v.optional(texts),
    /** Names that other countries share. */
    ambiguousWords: v.optional(texts),
    polygon: v.array(v.tuple([v.number(), v.number()])),
  })),
});

export const referenceSchema = v.strictObject({
  checks: checkTexts, documentGroups, regions, yieldBands: yieldBandsSchema, units: unitsSchema, holidays: holidaysSchema, caseTypes: caseTypesSchema, clocks: clocksSchema, commodityPacks: v.array(commodityPackSchema),
  auditSchemes: auditSchemesSchema, iloIndicators: iloIndicatorsSchema, entryTypes: entryTypesSchema, ports: portsSchema, countries: countriesSchema, publicHolidays: publicHolidaysSchema,
});
export type Reference = v.InferOutput<typeof referenceSchema>;
export type { CommodityPack } from './reference/commodity-pack.ts';
export type RuleText = Reference['checks']['rules'][number];
