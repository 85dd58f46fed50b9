// Vault: create, unlock, lock, passphrase, state, custody log.
import * as v from 'valibot';
import { signedHeadSchema } from '../custody-head.ts';
import { command, job, query } from '../procedure.ts';
import { count, grantSchema, instantSchema, nothing, pageOf, secretSchema, sha256Schema, textSchema, window } from './shapes.ts';

export const vaultInfoSchema = v.strictObject({
  vaultId: textSchema,
  name: textSchema,
  path: textSchema,
  format: count,
  createdAt: instantSchema,
  /** Opened on a disk that cannot be written: everything can be looked at, nothing changed. */
  readOnly: v.boolean(),
  dossiers: count,
  files: count,
  bytes: count,
  custodyEvents: count,
  custodyHead: v.nullable(sha256Schema),
});

/** Name and role of the person at work: "Lan Pham", "auditor". */
export const profileSchema = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)), role: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))) });
export type Profile = v.InferOutput<typeof profileSchema>;

export const custodyEventSchema = v.strictObject({
  seq: count,
  at: instantSchema,
  type: textSchema,
  /** Login name. */
  actor: textSchema,
  /** The person of the vault's profile at that time. */
  profile: v.nullable(profileSchema),
  dossierId: v.nullable(textSchema),
  /** Kind and id of what was acted on: "exhibit:E01". */
  object: v.nullable(textSchema),
  reason: v.nullable(textSchema),
  details: v.record(v.string(), v.unknown()),
  hash: sha256Schema,
});
export type CustodyEvent = v.InferOutput<typeof custodyEventSchema>;

export const backupSchema = v.strictObject({
  id: textSchema,
  at: instantSchema,
  reason: v.picklist(['manual', 'daily', 'migration', 'rotation', 'rebuild']),
  files: count,
  /** Of the evidence, decrypted. */
  bytes: count,
  databaseBytes: count,
  /** Evidence files are links to the vault's own: they protect from deletion, not from a failing disk. */
  linked: v.boolean(),
  /** A token for its folder, to test or restore it. */
  grant: grantSchema,
});
export type Backup = v.InferOutput<typeof backupSchema>;

const reportEntries = { ok: v.boolean(), files: count, custodyEvents: count, problems: v.array(textSchema) };
const damagedFileSchema = v.strictObject({ sha256: sha256Schema, foundAt: instantSchema, reason: textSchema, usedBy: textSchema });

/** What there is to know about how safe the vault is. */
export const safetySchema = v.strictObject({
  /** Backups inside the vault's folder, newest first. */
  backups: v.array(backupSchema),
  /** The last one made to another folder. */
  outside: v.nullable(v.strictObject({ at: instantSchema, place: textSchema })),
  check: v.strictObject({ finishedAt: v.nullable(instantSchema), unfinished: v.nullable(v.strictObject({ startedAt: instantSchema, files: count })), total: count }),
  damaged: v.array(damagedFileSchema),
  /** The last head that left the vault. */
  head: v.nullable(signedHeadSchema),
  /** SHA-256 of the public key that signs heads. */
  keyFingerprint: sha256Schema,
  autoLockMinutes: count,
  /** A change of keys was begun and is neither done nor dropped. */
  keysPrepared: v.boolean(),
  profile: v.nullable(profileSchema),
});
export type Safety = v.InferOutput<typeof safetySchema>;

export const vaultProcedures = {
  'vault.state': query(nothing, v.strictObject({ open: v.boolean(), info: v.nullable(vaultInfoSchema) })),
  'vault.strength': query(v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }), v.strictObject({ score: v.pipe(v.number(), v.minValue(0), v.maxValue(4)), crackTime: textSchema, advice: textSchema, acceptable: v.boolean() })),
  'vault.create': command(v.strictObject({ folder: grantSchema, passphrase: secretSchema }), v.strictObject({ info: vaultInfoSchema, recoveryKey: textSchema })),
  /** What speaks against a vault in that folder: a service that keeps it in step, another computer. In words; nothing for a local disk. */
  'vault.placeWarnings': query(v.strictObject({ folder: grantSchema }), v.array(textSchema)),
  'vault.confirmRecoveryKey': command(v.strictObject({ recoveryKey: secretSchema }), v.strictObject({ matches: v.boolean() })),
  'vault.open': command(v.strictObject({ folder: grantSchema, secret: secretSchema }), v.strictObject({ info: vaultInfoSchema, recovered: v.array(textSchema) })),
  'vault.lock': command(nothing, nothing),
  'vault.changePassphrase': command(v.strictObject({ current: secretSchema, next: secretSchema }), nothing),
  /** `resume` goes on with a check that was stopped; `head` is a file with a signed head kept outside the vault. */
  'vault.verify': job(v.strictObject({ resume: v.optional(v.boolean(), false), head: v.optional(v.nullable(grantSchema), null) }), v.strictObject({ ...reportEntries, headsCompared: count })),
  'vault.safety': query(nothing, safetySchema),
  'vault.setAutoLock': command(v.strictObject({ minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)) }), nothing),
  /** Who is at work from now on; null for the login name alone. */
  'vault.setProfile': command(v.strictObject({ profile: v.nullable(profileSchema) }), nothing),
  /** Makes the database again from the second record, and opens the vault. */
  'vault.rebuild': job(v.strictObject({ folder: grantSchema, secret: secretSchema }), v.strictObject({ info: vaultInfoSchema, rows: count, setAside: v.nullable(textSchema), problems: v.array(textSchema) })),
  /** To a folder on another disk, or into the vault's own folder. */
  'backup.make': job(v.strictObject({ folder: v.optional(v.nullable(grantSchema), null) }), backupSchema),
  'backup.list': query(v.strictObject({ folder: v.optional(v.nullable(grantSchema), null) }), v.array(backupSchema)),
  'backup.test': job(v.strictObject({ folder: grantSchema }), v.strictObject({ ...reportEntries, id: textSchema })),
  /** Mends damaged files from the backups in that folder, or in the vault's own. */
  'backup.repair': job(v.strictObject({ folder: v.optional(v.nullable(grantSchema), null) }), v.strictObject({ repaired: count, left: v.array(sha256Schema) })),
  /** Into an empty folder, which is then the open vault. */
  'backup.restore': job(v.strictObject({ backup: grantSchema, folder: grantSchema, secret: secretSchema }), v.strictObject({ info: vaultInfoSchema, id: textSchema, problems: v.array(textSchema) })),
  'custody.list': query(v.strictObject({ ...window, dossierId: v.optional(v.nullable(textSchema), null), object: v.optional(v.nullable(textSchema), null), text: v.optional(textSchema, '') }), pageOf(custodyEventSchema)),
  'custody.verify': query(v.strictObject({ head: v.optional(v.nullable(grantSchema), null) }), v.strictObject({ ok: v.boolean(), events: count, head: v.nullable(sha256Schema), problem: v.nullable(textSchema), headsCompared: count })),
  'custody.heads': query(nothing, v.array(signedHeadSchema)),
  /** The whole log, or the acts of one dossier with a proof for each; both with a signed head. `withTexts` discloses the names behind the commitments. */
  'custody.export': command(
    v.strictObject({ folder: grantSchema, dossierId: v.optional(v.nullable(textSchema), null), withTexts: v.optional(v.boolean(), false) }),
    v.strictObject({ path: textSchema, headPath: textSchema, events: count, head: signedHeadSchema }),
  ),
} as const;
