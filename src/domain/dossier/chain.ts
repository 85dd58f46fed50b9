// The supply chain: who (party), where (site), what (lot), and how it moved or changed (step).
import * as v from 'valibot';
import { countrySchema, dateSchema, decimalSchema, idSchema, listOf, maybe, textSchema, unitSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());
const refsSchema = v.optional(v.record(v.string(), textSchema), {});

export const identifierSchema = v.strictObject({
  /** ior, filer, mid, gin, uscc, gacc, iftp, accreditation, lei, gln. */
  scheme: textSchema,
  value: textSchema,
});

export const partySchema = v.strictObject({
  id: idSchema,
  name: textSchema,
  nameLocal: maybe(textSchema),
  aliases: listOf(textSchema),
  roles: listOf(textSchema),
  country: maybe(countrySchema),
  address: maybe(textSchema),
  identifiers: listOf(identifierSchema),
  note: maybe(textSchema),
});
export type Party = v.InferOutput<typeof partySchema>;

export const siteSchema = v.strictObject({
  id: idSchema,
  partyId: maybe(idSchema),
  name: textSchema,
  country: maybe(countrySchema),
  admin1: maybe(textSchema),
  address: maybe(textSchema),
  postalCode: maybe(textSchema),
  lat: maybe(v.number()),
  lon: maybe(v.number()),
  activity: maybe(textSchema),
  workers: maybe(whole),
  faoArea: maybe(textSchema),
  /** Were North Korean nationals at work here? (22 USC 9241a asks it of every facility.) */
  northKoreanLabor: v.optional(v.picklist(['yes', 'no', 'unknown']), 'unknown'),
  note: maybe(textSchema),
});
export type Site = v.InferOutput<typeof siteSchema>;

export const lotSchema = v.strictObject({
  id: idSchema,
  material: textSchema,
  lotNo: maybe(textSchema),
  quantity: maybe(decimalSchema),
  uom: maybe(unitSchema),
  packages: maybe(whole),
  packageType: maybe(textSchema),
  netKg: maybe(decimalSchema),
  /** Site that made it. */
  producedBy: maybe(idSchema),
  producedOn: maybe(dateSchema),
  originCountry: maybe(countrySchema),
  originRegion: maybe(textSchema),
});
export type Lot = v.InferOutput<typeof lotSchema>;

export const STEP_KINDS = ['origin', 'transfer', 'transformation', 'aggregation', 'inspection'] as const;
/** ISO 22095:2020 chain-of-custody models. */
export const CUSTODY_MODELS = ['identity_preserved', 'segregated', 'controlled_blending', 'mass_balance', 'book_and_claim'] as const;

export const flowSchema = v.strictObject({
  lotId: idSchema,
  quantity: decimalSchema,
  uom: unitSchema,
  /** The same quantity in kilograms where the unit is not a weight. */
  equivalentKg: maybe(decimalSchema),
});
export type Flow = v.InferOutput<typeof flowSchema>;

export const lossSchema = v.strictObject({
  kind: textSchema,
  quantity: decimalSchema,
  uom: unitSchema,
  pieces: maybe(whole),
  soldTo: maybe(idSchema),
  invoice: maybe(textSchema),
});

export const conversionSchema = v.strictObject({
  fromUom: unitSchema,
  toUom: unitSchema,
  grossKgPerPiece: maybe(decimalSchema),
  netKgPerPiece: maybe(decimalSchema),
  /** Exhibit that shows the factor. */
  sourceExhibitId: maybe(idSchema),
});

export const stepSchema = v.strictObject({
  id: idSchema,
  seq: whole,
  kind: v.picklist(STEP_KINDS),
  name: textSchema,
  siteId: maybe(idSchema),
  fromSiteId: maybe(idSchema),
  toSiteId: maybe(idSchema),
  start: maybe(dateSchema),
  end: maybe(dateSchema),
  inputs: listOf(flowSchema),
  outputs: listOf(flowSchema),
  losses: listOf(lossSchema),
  conversion: maybe(conversionSchema),
  /** Output divided by input as the producer declares it, 0 to 1. */
  declaredYield: maybe(decimalSchema),
  yieldBand: maybe(v.strictObject({ low: decimalSchema, high: decimalSchema })),
  custodyModel: maybe(v.picklist(CUSTODY_MODELS)),
  /** Numbers that its papers carry: po, invoice, bol, container, prodOrder, contract, entry, … */
  refs: refsSchema,
});
export type Step = v.InferOutput<typeof stepSchema>;

/** One numbered package of raw material: a cotton bale with its permanent bale identification, a drum, a serial number. */
export const unitRecordSchema = v.strictObject({
  id: idSchema,
  /** Permanent bale identification or serial number; must be unique across the dossier. */
  number: textSchema,
  lotId: maybe(idSchema),
  netKg: maybe(decimalSchema),
  netLb: maybe(decimalSchema),
  classedOn: maybe(dateSchema),
  facts: v.optional(v.record(v.string(), v.union([textSchema, v.number()])), {}),
});
export type UnitRecord = v.InferOutput<typeof unitRecordSchema>;

/** Trim or other bill-of-material row beside the main material. */
export const componentSchema = v.strictObject({
  id: idSchema,
  item: textSchema,
  supplierId: maybe(idSchema),
  originCountry: maybe(countrySchema),
  quantity: maybe(decimalSchema),
  uom: maybe(unitSchema),
  containsMainMaterial: maybe(v.boolean()),
});
export type Component = v.InferOutput<typeof componentSchema>;

/** Colour, style or size run of the finished goods with its own quantities. */
export const variantSchema = v.strictObject({
  id: idSchema,
  name: textSchema,
  figures: v.record(v.string(), decimalSchema),
  sizes: v.optional(v.record(v.string(), whole), {}),
});
export type Variant = v.InferOutput<typeof variantSchema>;

/** Balance of one step or lot as the producer or importer declares it; the checks recompute it. */
export const balanceSchema = v.strictObject({
  id: idSchema,
  stepId: maybe(idSchema),
  lot: maybe(textSchema),
  uom: unitSchema,
  /** input, output, losses, residual, yieldPct, produced, shippedThisChain, otherSales, closingStock, received, issued, outputPieces. */
  figures: v.record(v.string(), decimalSchema),
  note: maybe(textSchema),
});
export type Balance = v.InferOutput<typeof balanceSchema>;

/** Backward raw-material test as declared: how much raw material the finished goods need, how much there was. */
export const backwardCheckSchema = v.strictObject({
  question: textSchema,
  figures: v.record(v.string(), decimalSchema),
  verdict: textSchema,
});
