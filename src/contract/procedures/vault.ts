// Vault: create, unlock, lock, passphrase, state, custody log.
import * as v from 'valibot';
import { command, query } from '../procedure.ts';
import { count, grantSchema, instantSchema, nothing, pageOf, secretSchema, sha256Schema, textSchema, window } from './shapes.ts';

export const vaultInfoSchema = v.strictObject({
  vaultId: textSchema,
  name: textSchema,
  path: textSchema,
  format: count,
  createdAt: instantSchema,
  dossiers: count,
  files: count,
  bytes: count,
  custodyEvents: count,
  custodyHead: v.nullable(sha256Schema),
});

export const custodyEventSchema = v.strictObject({
  seq: count,
  at: instantSchema,
  type: textSchema,
  actor: textSchema,
  dossierId: v.nullable(textSchema),
  /** Kind and id of what was acted on: "exhibit:E01". */
  object: v.nullable(textSchema),
  reason: v.nullable(textSchema),
  details: v.record(v.string(), v.unknown()),
  hash: sha256Schema,
});
export type CustodyEvent = v.InferOutput<typeof custodyEventSchema>;

export const vaultProcedures = {
  'vault.state': query(nothing, v.strictObject({ open: v.boolean(), info: v.nullable(vaultInfoSchema) })),
  'vault.strength': query(v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }), v.strictObject({ score: v.pipe(v.number(), v.minValue(0), v.maxValue(4)), crackTime: textSchema, advice: textSchema, acceptable: v.boolean() })),
  'vault.create': command(v.strictObject({ folder: grantSchema, passphrase: secretSchema }), v.strictObject({ info: vaultInfoSchema, recoveryKey: textSchema })),
  'vault.confirmRecoveryKey': command(v.strictObject({ recoveryKey: secretSchema }), v.strictObject({ matches: v.boolean() })),
  'vault.open': command(v.strictObject({ folder: grantSchema, secret: secretSchema }), v.strictObject({ info: vaultInfoSchema, recovered: v.array(textSchema) })),
  'vault.lock': command(nothing, nothing),
  'vault.changePassphrase': command(v.strictObject({ current: secretSchema, next: secretSchema }), nothing),
  'vault.verify': query(nothing, v.strictObject({ ok: v.boolean(), files: count, custodyEvents: count, problems: v.array(textSchema) })),
  'custody.list': query(v.strictObject({ ...window, dossierId: v.optional(v.nullable(textSchema), null), object: v.optional(v.nullable(textSchema), null), text: v.optional(textSchema, '') }), pageOf(custodyEventSchema)),
  'custody.verify': query(nothing, v.strictObject({ ok: v.boolean(), events: count, head: v.nullable(sha256Schema), problem: v.nullable(textSchema) })),
  'custody.export': command(v.strictObject({ folder: grantSchema }), v.strictObject({ path: textSchema, events: count })),
} as const;
