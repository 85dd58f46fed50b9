// backup.json: what a backup holds, authenticated with a key that only the vault's own secrets give.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { signedHeadSchema } from '../../contract/custody-head.ts';
import { Fault } from '../../contract/errors.ts';
import { instantSchema, sha256Schema } from '../../domain/dossier/scalars.ts';
import { systemErrorCode } from '../durable-file.ts';
import { base64Schema } from '../key-wrapping.ts';
import type { VaultKeys } from '../key-hierarchy.ts';

/** Where a vault keeps backups of its own. */
export const BACKUPS_FOLDER = 'backups';
export const MANIFEST_FILE = 'backup.json';
export const OBJECT_LIST_FILE = 'objects.txt';
/** Beside the backups of one place: the objects, shared by all of them. */
export const POOL_FOLDER = 'objects';
export const PARTIAL_PREFIX = '.partial-';

export const BACKUP_REASONS = ['manual', 'daily', 'migration', 'rotation', 'rebuild'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const bodyEntries = {
  form: v.literal('clearproof-backup/1'),
  vaultId: v.pipe(v.string(), v.regex(/^v-[a-z2-7]{16}$/)),
  at: instantSchema,
  reason: v.picklist(BACKUP_REASONS),
  /** Schema of the database in it. */
  schema: size,
  files: size,
  bytes: size,
  databaseBytes: size,
  databaseSha256: sha256Schema,
  objectListSha256: sha256Schema,
  /** True where the objects are links to the vault's own files: no second copy of their bytes. */
  linked: v.boolean(),
  /** Null when the backup was made before the log had signed heads. */
  head: v.nullable(signedHeadSchema),
};
const manifestSchema = v.strictObject({ ...bodyEntries, mac: base64Schema });
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

const macOf = (body: Omit<BackupManifest, 'mac'>, keys: VaultKeys): Buffer => createHmac('sha256', keys.header).update(String(canonicalize(body))).digest();

export const sealManifest = (body: Omit<BackupManifest, 'mac'>, keys: VaultKeys): BackupManifest => ({ ...body, mac: macOf(body, keys).toString('base64') });

/** @throws Fault `backup.damaged` when the manifest is not as a vault with these keys wrote it */
export function authenticateManifest({ mac, ...body }: BackupManifest, keys: VaultKeys): void {
  const [found, expected] = [Buffer.from(mac, 'base64'), macOf(body, keys)];
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new Fault('backup.damaged', { reason: 'its manifest was changed, or it was made with other keys' });
}

/** The manifest in a backup's folder; null when the folder is none. Not yet authenticated. */
export async function readManifest(folder: string): Promise<BackupManifest | null> {
  let text: string;
  try {
    text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8');
  } catch (thrown) {
    if (systemErrorCode(thrown) === 'ENOENT' || systemErrorCode(thrown) === 'ENOTDIR') return null;
    throw thrown;
  }
  try {
    return v.parse(manifestSchema, JSON.parse(text));
  } catch (thrown) {
    throw new Fault('backup.damaged', { reason: `${MANIFEST_FILE} is malformed` }, { cause: thrown });
  }
}
