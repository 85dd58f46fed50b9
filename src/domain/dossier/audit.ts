// A social audit: what was looked at, by whom and when, with its findings and corrective action.
import * as v from 'valibot';
import { currencySchema, dateSchema, decimalSchema, idSchema, listOf, maybe, textSchema } from './scalars.ts';

const whole = v.pipe(v.number(), v.integer());

export const FINDING_STATES = ['open', 'in progress', 'closed', 'accepted risk'] as const;
export const VERIFICATION_METHODS = ['desktop_review', 'photo', 'follow_up_audit', 'worker_interview'] as const;
export const ANNOUNCEMENTS = ['announced', 'semi_announced', 'unannounced'] as const;
export const REPORT_EXTENTS = ['full', 'extract'] as const;

export const auditFindingSchema = v.strictObject({
  no: whole,
  clause: maybe(textSchema),
  /** As the scheme grades it. */
  severity: textSchema,
  /** Id of one of the ILO's eleven. */
  iloIndicator: maybe(textSchema),
  text: textSchema,
  evidenceSeen: maybe(textSchema),
  affectedWorkers: maybe(whole),
  legalReference: maybe(textSchema),
  rootCause: maybe(textSchema),
  correctiveAction: maybe(textSchema),
  preventiveAction: maybe(textSchema),
  /** Who has to act. */
  owner: maybe(textSchema),
  due: maybe(dateSchema),
  /** One of FINDING_STATES in files of our own; papers write others. */
  status: textSchema,
  verificationMethod: maybe(v.picklist(VERIFICATION_METHODS)),
  verifiedBy: maybe(textSchema),
  verifiedOn: maybe(dateSchema),
  evidenceExhibitId: maybe(idSchema),
  /** Paid back to workers. */
  repaid: maybe(decimalSchema),
  repaidCurrency: maybe(currencySchema),
});
export type AuditFinding = v.InferOutput<typeof auditFindingSchema>;

export const auditSchema = v.strictObject({
  id: idSchema,
  siteId: maybe(idSchema),
  scheme: textSchema,
  version: maybe(textSchema),
  /** Pillars and the like, as printed. */
  type: maybe(textSchema),
  announced: maybe(v.picklist(ANNOUNCEMENTS)),
  auditorId: maybe(idSchema),
  /** Registration numbers of the auditors. */
  auditorNumbers: maybe(textSchema),
  start: maybe(dateSchema),
  end: maybe(dateSchema),
  addressAsPrinted: maybe(textSchema),
  productionVolume: maybe(textSchema),
  workersOnSite: maybe(whole),
  workersInterviewed: maybe(whole),
  /** Of those interviewed, how many in groups. */
  interviewedInGroups: maybe(whole),
  interviewsOffSite: maybe(v.boolean()),
  interviewLanguages: listOf(textSchema),
  workerLanguages: listOf(textSchema),
  contractWorkers: maybe(whole),
  foreignWorkers: maybe(whole),
  monthsSampled: maybe(whole),
  areasNotAccessed: maybe(textSchema),
  /** ILO indicators the report speaks of, with or without a finding. */
  indicatorsAssessed: listOf(textSchema),
  rating: maybe(textSchema),
  score: maybe(decimalSchema),
  validUntil: maybe(dateSchema),
  reportNo: maybe(textSchema),
  /** Where the scheme lets anyone look the report up. */
  registerLink: maybe(textSchema),
  reportExtent: maybe(v.picklist(REPORT_EXTENTS)),
  /** Did we compare the photographs with the text? */
  photosChecked: maybe(v.boolean()),
  findings: listOf(auditFindingSchema),
});
export type Audit = v.InferOutput<typeof auditSchema>;
