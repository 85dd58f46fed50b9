// A social audit with its findings and corrective action.
import * as v from 'valibot';
import { dateSchema, idSchema, listOf, maybe, textSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());

export const auditFindingSchema = v.strictObject({
  no: whole,
  clause: maybe(textSchema),
  severity: textSchema,
  iloIndicator: maybe(textSchema),
  text: textSchema,
  rootCause: maybe(textSchema),
  correctiveAction: maybe(textSchema),
  due: maybe(dateSchema),
  status: textSchema,
  verifiedBy: maybe(textSchema),
  verifiedOn: maybe(dateSchema),
  evidenceExhibitId: maybe(idSchema),
});
export type AuditFinding = v.InferOutput<typeof auditFindingSchema>;

export const auditSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  scheme: textSchema,
  version: maybe(textSchema),
  type: maybe(textSchema),
  auditorId: maybe(idSchema),
  start: maybe(dateSchema),
  end: maybe(dateSchema),
  addressAsPrinted: maybe(textSchema),
  workersOnSite: maybe(whole),
  workersInterviewed: maybe(whole),
  contractWorkers: maybe(whole),
  foreignWorkers: maybe(whole),
  rating: maybe(textSchema),
  validUntil: maybe(dateSchema),
  findings: listOf(auditFindingSchema),
});
export type Audit = v.InferOutput<typeof auditSchema>;
