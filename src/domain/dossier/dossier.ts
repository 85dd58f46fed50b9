// The dossier: one response about one shipment, as a plain value. Form "clearproof-dossier/1".
import * as v from 'valibot';
import { auditSchema } from './audit.ts';
import { caseSchema } from './case.ts';
import { backwardCheckSchema, balanceSchema, componentSchema, lotSchema, partySchema, siteSchema, stepSchema, unitRecordSchema, variantSchema } from './chain.ts';
import { entrySchema } from './entry.ts';
import { exhibitSchema, fileSchema } from './exhibit.ts';
import { bankBatchSchema, capacityCheckSchema, headcountSchema, payrollParametersSchema, payrollRowSchema, payrollSchema, payrollSummarySchema, socialInsuranceSchema, timecardSchema, workerSchema } from './labor.ts';
import { laborImportSchema } from './labor-import.ts';
import { redactionSchema } from './redaction.ts';
import { claimSchema, overrideSchema, requestSchema } from './response.ts';
import { dateSchema, idSchema, listOf, maybe, sha256Schema, textSchema } from './scalars.ts';
import { screeningRunSchema } from './screening.ts';

export const DOSSIER_FORM = 'clearproof-dossier/1';

/**
 * Every collection of a dossier: records with an `id` unique inside the collection.
 * Storage, undo, custody, merge and the JSON form all go through this one table.
 */
export const collectionSchemas = {
  parties: partySchema,
  sites: siteSchema,
  lots: lotSchema,
  steps: stepSchema,
  units: unitRecordSchema,
  components: componentSchema,
  variants: variantSchema,
  balances: balanceSchema,
  exhibits: exhibitSchema,
  files: fileSchema,
  redactions: redactionSchema,
  requests: requestSchema,
  claims: claimSchema,
  audits: auditSchema,
  workers: workerSchema,
  payrolls: payrollSchema,
  payrollRows: payrollRowSchema,
  payrollParameters: payrollParametersSchema,
  payrollSummaries: payrollSummarySchema,
  bankBatches: bankBatchSchema,
  timecards: timecardSchema,
  capacityChecks: capacityCheckSchema,
  socialInsurance: socialInsuranceSchema,
  headcounts: headcountSchema,
  laborImports: laborImportSchema,
  screeningRuns: screeningRunSchema,
  overrides: overrideSchema,
} as const;

export type CollectionName = keyof typeof collectionSchemas;
export type RecordOf<C extends CollectionName> = v.InferOutput<(typeof collectionSchemas)[C]>;
export const COLLECTION_NAMES = Object.keys(collectionSchemas) as CollectionName[];

/** One file of reference data as it was in force. */
export const referencePinSchema = v.strictObject({ name: textSchema, version: v.number(), date: dateSchema, sha256: sha256Schema });
export type ReferencePin = v.InferOutput<typeof referencePinSchema>;

/** Everything about the dossier that is not a collection. */
export const headerSchema = v.strictObject({
  id: idSchema,
  title: textSchema,
  /** The day the dossier speaks of; checks never read a clock of their own. */
  asOf: maybe(dateSchema),
  fictional: v.optional(v.boolean(), false),
  notice: maybe(textSchema),
  case: caseSchema,
  entry: v.optional(entrySchema, {}),
  backwardCheck: maybe(backwardCheckSchema),
  /** EPCIS 2.0 document that came with the dossier, kept as received. */
  epcisDocument: maybe(v.record(v.string(), v.unknown())),
  /** The reference data it was last issued with. */
  referencePins: listOf(referencePinSchema),
});
export type DossierHeader = v.InferOutput<typeof headerSchema>;

export const dossierSchema = v.strictObject({
  form: v.literal(DOSSIER_FORM),
  ...headerSchema.entries,
  ...(Object.fromEntries(
    Object.entries(collectionSchemas).map(([name, schema]) => [name, listOf(schema)]),
  ) as { [C in CollectionName]: ReturnType<typeof listOf<(typeof collectionSchemas)[C]>> }),
});
export type Dossier = v.InferOutput<typeof dossierSchema>;

/** A dossier with nothing in it but its identity and case type. */
export function emptyDossier(id: string, title: string, type: Dossier['case']['type']): Dossier {
  return v.parse(dossierSchema, { form: DOSSIER_FORM, id, title, case: { type } });
}
