// Shapes that several procedures share.
import * as v from 'valibot';
import { COLLECTION_NAMES } from '../../domain/dossier/dossier.ts';
import { decimalSchema, idSchema, instantSchema, sha256Schema, textSchema } from '../../domain/dossier/scalars.ts';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Bytes as they travel between processes. */
export const bytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is not a byte array');
export const nothing = v.strictObject({});
export const dossierRef = v.strictObject({ dossierId: idSchema });
/** A short-lived token for a file or folder that the user chose or dropped; the window never names a path. */
export const grantSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
export const secretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
export const pageOf = <S extends v.GenericSchema>(row: S) => v.strictObject({ total: count, rows: v.array(row) });
export const window = { offset: v.optional(count, 0), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100) };

/** One change to a dossier: put a whole record, remove one, or replace the header. */
export const editSchema = v.variant('op', [
  v.strictObject({ op: v.literal('put'), collection: v.picklist(COLLECTION_NAMES), value: v.looseObject({ id: idSchema }) }),
  v.strictObject({ op: v.literal('remove'), collection: v.picklist(COLLECTION_NAMES), id: idSchema }),
  v.strictObject({ op: v.literal('header'), value: v.looseObject({}) }),
]);
export type Edit = v.InferOutput<typeof editSchema>;

export const FINDING_LEVELS = ['block', 'warn', 'info'] as const;
/** Where a finding points: the window turns each into a link. */
export const placeSchema = v.strictObject({
  collection: v.union([v.picklist(COLLECTION_NAMES), v.literal('case'), v.literal('entry')]),
  id: v.nullable(textSchema),
  /** Field, table row or page inside it: "docDate", "row 27", "page 3". */
  part: v.nullable(textSchema),
});
export const findingSchema = v.strictObject({
  /** Stable across runs: an override or explanation keeps pointing at it. */
  id: textSchema,
  rule: textSchema,
  title: textSchema,
  level: v.picklist(FINDING_LEVELS),
  where: v.array(placeSchema),
  message: textSchema,
  why: textSchema,
  source: textSchema,
  fix: textSchema,
  /** ILO indicator for labor rules, else null. */
  indicator: v.nullable(textSchema),
  confidence: v.picklist(['verified', 'unverified']),
  override: v.nullable(v.strictObject({ reason: textSchema, by: v.nullable(textSchema), at: v.nullable(textSchema) })),
});

export const volumeSchema = v.strictObject({ path: textSchema, pages: count, bytes: count, sha256: sha256Schema });
export const identitySchema = v.strictObject({
  id: idSchema,
  name: textSchema,
  title: v.nullable(textSchema),
  organization: v.nullable(textSchema),
  email: v.nullable(textSchema),
  keyType: textSchema,
  selfSigned: v.boolean(),
  notBefore: instantSchema,
  notAfter: instantSchema,
  fingerprint: sha256Schema,
  /** Where its key is when it lies on a token; `module` is the file name of its PKCS#11 module. */
  token: v.nullable(v.strictObject({ label: textSchema, serial: textSchema, module: textSchema, pinPad: v.boolean() })),
});
export { decimalSchema, idSchema, instantSchema, sha256Schema, textSchema };
