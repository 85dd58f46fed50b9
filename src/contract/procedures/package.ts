// Checks and packages: findings, overrides, plan, identities, build, verify, history.
import * as v from 'valibot';
import { appErrorSchema } from '../errors.ts';
import { command, job, query } from '../procedure.ts';
import { RUNGS } from '../rungs.ts';
import { bytesSchema, count, dossierRef, findingSchema, grantSchema, idSchema, identitySchema, instantSchema, nothing, sha256Schema, textSchema, volumeSchema } from './shapes.ts';

/** The confidential version shows all that is filed; the public one leaves out what is covered or marked confidential. */
export const VARIANTS = ['confidential', 'public'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Parts written by the program that the public version may show: they tell of suppliers, prices and workers, so each must be allowed. */
export const OPEN_PARTS = ['summary', 'chain', 'trace', 'reconciliation', 'labor', 'due_diligence'] as const;
export type OpenPart = (typeof OPEN_PARTS)[number];

export const packageOptionsSchema = v.strictObject({
  /** Attach every original to the PDF, or leave them out for size. */
  originals: v.optional(v.picklist(['attach', 'omit']), 'attach'),
  /** Whether accepted redactions are carried out; `ignore` shows every page as it is. */
  redaction: v.optional(v.picklist(['apply', 'ignore']), 'apply'),
  /** Originals that would tell what is covered stay behind, unless somebody decides otherwise. */
  redactedOriginals: v.optional(v.picklist(['omit', 'attach']), 'omit'),
  /** Which version is issued; of both, made from one plan, every page has the same number. */
  variant: v.optional(v.picklist([...VARIANTS, 'both']), 'confidential'),
  /** What the public version shows of the parts written by the program. */
  openParts: v.optional(v.array(v.picklist(OPEN_PARTS)), []),
  /** Why confidential treatment is asked for, as the cover says it. */
  confidentialReason: v.optional(v.pipe(textSchema, v.trim(), v.minLength(1)), 'It holds commercial and financial information (suppliers, prices, quantities, production records) and personal data of workers, which the submitter in fact keeps private and does not make public.'),
  /** Stamped on every page of the confidential version. */
  legend: v.optional(v.pipe(textSchema, v.trim(), v.minLength(1)), 'CONFIDENTIAL COMMERCIAL INFORMATION - EXEMPT FROM DISCLOSURE, 5 U.S.C. 552(b)(4); 19 CFR 103.35'),
  /** Prefix of the package page number stamped on every page. */
  stampPrefix: v.optional(v.pipe(textSchema, v.maxLength(20)), 'CP'),
  /** DocMDP permission of the certification: 1 nothing may change, 2 signing and form filling allowed. */
  docMdp: v.optional(v.picklist([1, 2]), 1),
  title: v.optional(v.nullable(textSchema), null),
  /** An issued package of the same dossier that this one continues: it shows what is new, and its page numbers run on. */
  supplements: v.optional(v.nullable(idSchema), null),
  /** How it is handed over: a profile of the reference data, which says how large one file may be. */
  profile: v.optional(idSchema, 'forced-labor-portal'),
  /** Limits of one file instead of those of the profile; bytes and pages. */
  mostBytes: v.optional(v.nullable(v.pipe(count, v.minValue(1))), null),
  mostPages: v.optional(v.nullable(v.pipe(count, v.minValue(1))), null),
});
export type PackageOptions = v.InferOutput<typeof packageOptionsSchema>;

/** `ink`: nobody signs in the file; it is printed and signed by hand, and says that it is not sealed. */
export const signerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ink') }),
  v.strictObject({ kind: v.literal('identity'), identityId: idSchema }),
  /** An identity whose key is on a token; `pin` is null when it is typed on the token itself. */
  v.strictObject({ kind: v.literal('token'), identityId: idSchema, pin: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(255))) }),
  v.strictObject({ kind: v.literal('p12'), file: grantSchema, password: v.pipe(v.string(), v.maxLength(1024)) }),
]);

export const planPartSchema = v.strictObject({ volume: count, title: textSchema, exhibitId: v.nullable(idSchema), firstPage: count, pages: count, note: v.nullable(textSchema) });

/** Limits of one file; null where there is none. */
const limitsSchema = v.strictObject({ mostBytes: v.nullable(count), mostPages: v.nullable(count) });

export const packagePlanSchema = v.strictObject({
  pages: count,
  limits: limitsSchema,
  /** `bytes` is what it will weigh at most, as far as it is known before the build. */
  volumes: v.array(v.strictObject({ number: count, fileName: textSchema, firstPage: count, pages: count, bytes: count })),
  parts: v.array(planPartSchema),
  warnings: v.array(textSchema),
});

export const handOverProfileSchema = v.strictObject({ id: idSchema, title: textSchema, ...limitsSchema.entries, nameMostCharacters: count, text: textSchema, source: textSchema, confidence: v.picklist(['verified', 'unverified']) });

export const packageSummarySchema = v.strictObject({
  id: idSchema,
  issuedAt: instantSchema,
  title: textSchema,
  /** Null for a package issued before there were two versions. */
  variant: v.nullable(v.picklist(VARIANTS)),
  signer: v.nullable(textSchema),
  volumes: v.array(volumeSchema),
  /** Timestamps of its volumes (by index, from 0), oldest first; `sha256` is that of the volume with the timestamp. */
  timestamps: v.array(v.strictObject({ volume: count, time: instantSchema, authority: textSchema, sha256: sha256Schema })),
  dossierRevision: count,
  /** Evidence or fields changed since it was issued. */
  outOfDate: v.boolean(),
  /** What changed since, in words, newest first, at most twenty. */
  changes: v.array(textSchema),
});

export const verificationSchema = v.strictObject({
  path: textSchema,
  ok: v.boolean(),
  /** Made to be signed by hand: nothing shows whether it was changed, and all that can be compared agrees. Never together with `ok`. */
  unsealed: v.boolean(),
  signature: v.strictObject({ present: v.boolean(), valid: v.boolean(), signer: v.nullable(textSchema), organization: v.nullable(textSchema), selfSigned: v.boolean(), notBefore: v.nullable(textSchema), notAfter: v.nullable(textSchema), fingerprint: v.nullable(textSchema), algorithm: v.nullable(textSchema), certification: v.nullable(count) }),
  /** `wholeFile`: there is nothing in the file but what was signed, and timestamps. `laterRevisions` are others than timestamps. */
  coverage: v.strictObject({ wholeFile: v.boolean(), signedBytes: count, fileBytes: count, laterRevisions: count }),
  /** Document timestamps that hold, in the order they were added. */
  timestamps: v.array(v.strictObject({ time: instantSchema, authority: textSchema, fingerprint: textSchema, policy: textSchema })),
  attachments: v.strictObject({ listed: count, matching: count, missing: v.array(textSchema), altered: v.array(textSchema), unlisted: v.array(textSchema) }),
  /** The printed manifest, line by line, against attachments and manifest.json; null when none was found. `differing` says each in words. */
  printed: v.nullable(v.strictObject({ lines: count, matching: count, differing: v.array(textSchema) })),
  pages: count,
  /** Which version it says it is; null where it says nothing. */
  variant: v.nullable(v.picklist(VARIANTS)),
  /** What it says of the set it is a volume of; null for a package of one file. `issuedSha256`: of the file without later timestamps. */
  volume: v.nullable(v.strictObject({
    packageId: textSchema, number: count, manifestSha256: sha256Schema, issuedSha256: sha256Schema,
    volumes: v.array(v.object({ number: count, fileName: textSchema, manifestSha256: sha256Schema, sha256: v.nullable(sha256Schema) })),
  })),
  sha256: sha256Schema,
  /** Each fact in a sentence, good news and bad. */
  statements: v.array(v.strictObject({ good: v.boolean(), text: textSchema })),
});
export type Verification = v.InferOutput<typeof verificationSchema>;

/** The volumes of one package held against each other. `ok`: all are there, each is intact, and they name each other. */
export const setVerdictSchema = v.strictObject({ packageId: textSchema, of: count, present: v.array(count), ok: v.boolean(), statements: v.array(v.strictObject({ good: v.boolean(), text: textSchema })) });
export type SetVerdict = v.InferOutput<typeof setVerdictSchema>;

/** Files verified together; one that could not be judged at all has its error instead. */
const verifiedFilesSchema = v.strictObject({ files: v.array(v.strictObject({ path: textSchema, verification: v.nullable(verificationSchema), error: v.nullable(appErrorSchema) })), sets: v.array(setVerdictSchema) });

export const packageProcedures = {
  'checks.run': query(dossierRef, v.strictObject({ findings: v.array(findingSchema), blocking: count, warnings: count })),
  'checks.override': command(v.strictObject({ dossierId: idSchema, findingId: textSchema, reason: v.pipe(textSchema, v.trim(), v.minLength(10)) }), nothing),
  'checks.withdrawOverride': command(v.strictObject({ dossierId: idSchema, findingId: textSchema }), nothing),
  'identity.list': query(nothing, v.array(identitySchema)),
  'identity.create': command(v.strictObject({ name: v.pipe(textSchema, v.trim(), v.minLength(1), v.maxLength(64)), title: v.optional(v.nullable(textSchema), null), organization: v.optional(v.nullable(textSchema), null), email: v.optional(v.nullable(textSchema), null), country: v.optional(v.nullable(textSchema), null) }), identitySchema),
  'package.plan': query(v.strictObject({ dossierId: idSchema, options: packageOptionsSchema }), packagePlanSchema),
  'package.profiles': query(nothing, v.array(handOverProfileSchema)),
  'package.preflight': job(
    v.strictObject({ dossierId: idSchema, options: packageOptionsSchema }),
    v.strictObject({
      /** The package would declare itself PDF/A-3b. */
      archival: v.boolean(),
      papers: v.array(v.strictObject({ exhibitId: idSchema, exhibitNo: textSchema, fileId: idSchema, name: textSchema, pages: count, rung: v.picklist(RUNGS), notes: v.array(textSchema), obstacles: v.array(textSchema) })),
    }),
  ),
  'package.build': job(
    v.strictObject({ dossierId: idSchema, options: packageOptionsSchema, signer: signerSchema, folder: v.optional(v.nullable(grantSchema), null), allowBlocking: v.optional(v.nullable(textSchema), null) }),
    v.strictObject({ packages: v.array(v.strictObject({ packageId: idSchema, variant: v.picklist(VARIANTS), volumes: v.array(volumeSchema) })), warnings: v.array(textSchema) }),
  ),
  'package.history': query(dossierRef, v.array(packageSummarySchema)),
  'package.bytes': query(v.strictObject({ packageId: idSchema, volume: count, offset: count, length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4 * 1024 * 1024)) }), v.strictObject({ size: count, bytes: bytesSchema })),
  'package.save': command(v.strictObject({ packageId: idSchema, folder: grantSchema }), v.strictObject({ volumes: v.array(volumeSchema) })),
  'package.verify': job(v.strictObject({ packageId: idSchema }), v.array(verificationSchema)),
  /** Files from disk, each by itself and as volumes of a set; a folder stands for the PDF files in it. */
  'package.verifyFiles': job(v.strictObject({ files: v.pipe(v.array(grantSchema), v.minLength(1)) }), verifiedFilesSchema),
  'app.about': query(nothing, v.strictObject({ version: textSchema, runtime: textSchema })),
} as const;
