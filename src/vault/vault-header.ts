// vault.json: how the vault opens. Read strictly, authenticated with a key that only the vault's own secrets give.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { Fault } from '../contract/errors.ts';
import { instantSchema } from '../domain/dossier/scalars.ts';
import { writeDurably, systemErrorCode } from './durable-file.ts';
import { kdfCostSchema } from './key-derivation.ts';
import type { VaultKeys } from './key-hierarchy.ts';
import { base64Schema, wrappedKeySchema } from './key-wrapping.ts';

export const VAULT_FORMAT = 1;
export const HEADER_FILE = 'vault.json';
export const HEADER_COPY = 'vault.json.bak';
const LARGEST_HEADER_BYTES = 64 * 1024;

const passphraseSlotSchema = v.strictObject({
  kind: v.literal('passphrase'),
  kdf: v.strictObject({ algorithm: v.literal('argon2id'), version: v.literal(19), ...kdfCostSchema.entries, salt: base64Schema }),
  wrapped: wrappedKeySchema,
});
const recoverySlotSchema = v.strictObject({ kind: v.literal('recovery'), salt: base64Schema, wrapped: wrappedKeySchema });

const slotsSchema = v.strictObject({ passphrase: passphraseSlotSchema, recovery: recoverySlotSchema });

/**
 * A change of keys under way. While `preparing`, the slots beside hold the new master key and everything still opens with the
 * present one; while `moving`, the new keys are in force and what they encrypt is being put in its place.
 */
const rotationSchema = v.variant('step', [v.strictObject({ step: v.literal('preparing'), slots: slotsSchema }), v.strictObject({ step: v.literal('moving') })]);

const bodyEntries = {
  form: v.literal('clearproof-vault'),
  format: v.literal(VAULT_FORMAT),
  vaultId: v.pipe(v.string(), v.regex(/^v-[a-z2-7]{16}$/)),
  createdAt: instantSchema,
  slots: slotsSchema,
  rotation: v.optional(rotationSchema),
};
const headerSchema = v.strictObject({ ...bodyEntries, mac: base64Schema });

export type PassphraseSlot = v.InferOutput<typeof passphraseSlotSchema>;
export type RecoverySlot = v.InferOutput<typeof recoverySlotSchema>;
export type VaultHeader = v.InferOutput<typeof headerSchema>;
export type VaultHeaderBody = Omit<VaultHeader, 'mac'>;

function macOf(body: VaultHeaderBody, keys: VaultKeys): Buffer {
  const { form, format, vaultId, createdAt, slots, rotation } = body;
  const text = canonicalize({ form, format, vaultId, createdAt, slots, rotation });
  return createHmac('sha256', keys.header).update(String(text)).digest();
}

/** The header with its message authentication code. */
export function sealHeader(body: VaultHeaderBody, keys: VaultKeys): VaultHeader {
  return { ...body, mac: macOf(body, keys).toString('base64') };
}

/** @throws Fault `vault.damagedHeader` when the header is not as the vault wrote it (a weakened cost, a swapped slot). */
export function authenticateHeader(header: VaultHeader, keys: VaultKeys): void {
  const found = Buffer.from(header.mac, 'base64');
  const expected = macOf(header, keys);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) {
    throw new Fault('vault.damagedHeader', { reason: 'its authentication code does not match' });
  }
}

const formatProbe = v.looseObject({ form: v.literal('clearproof-vault'), format: v.pipe(v.number(), v.integer()) });

/**
 * Parses the text of a header.
 * @throws Fault `vault.newerVersion` for a format this program does not know, `vault.damagedHeader` for anything malformed.
 */
export function parseHeader(text: string): VaultHeader {
  const damaged = (reason: string, cause?: unknown): Fault => new Fault('vault.damagedHeader', { reason }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw damaged('it is not JSON', thrown);
  }
  const probe = v.safeParse(formatProbe, value);
  if (!probe.success) throw damaged('it does not say which format it has');
  if (probe.output.format > VAULT_FORMAT) throw new Fault('vault.newerVersion', { found: probe.output.format, known: VAULT_FORMAT });
  const header = v.safeParse(headerSchema, value);
  if (!header.success) {
    const issue = header.issues[0];
    throw damaged(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  return header.output;
}

async function readHeaderFile(file: string): Promise<string | null> {
  try {
    const text = await readFile(file, 'utf8');
    if (text.length > LARGEST_HEADER_BYTES) throw new Fault('vault.damagedHeader', { reason: 'it is too large' });
    return text;
  } catch (thrown) {
    const code = systemErrorCode(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') throw new Fault('disk.unreadable', { path: file, reason: code }, { cause: thrown });
    throw thrown;
  }
}

export interface FoundHeader {
  readonly header: VaultHeader;
  /** In words, when the copy had to stand in for vault.json. */
  readonly repaired: string | null;
  /** True when vault.json.bak is not the same as the header that was read. */
  readonly copyDiffers: boolean;
}

/**
 * Reads vault.json, or its copy where vault.json is missing or malformed.
 * @throws Fault `vault.notFound`, `vault.newerVersion`, `vault.damagedHeader`
 */
export async function readHeader(folder: string): Promise<FoundHeader> {
  const [text, copy] = [await readHeaderFile(path.join(folder, HEADER_FILE)), await readHeaderFile(path.join(folder, HEADER_COPY))];
  if (text === null && copy === null) throw new Fault('vault.notFound', { path: folder });
  if (text !== null) {
    try {
      return { header: parseHeader(text), repaired: null, copyDiffers: text !== copy };
    } catch (thrown) {
      const mayUseCopy = thrown instanceof Fault && thrown.code === 'vault.damagedHeader' && copy !== null;
      if (!mayUseCopy) throw thrown;
    }
  }
  return { header: parseHeader(copy ?? ''), repaired: `${HEADER_FILE} was ${text === null ? 'missing' : 'damaged'} and was restored from ${HEADER_COPY}.`, copyDiffers: true };
}

/** Writes the header, then its copy: at every instant one of them is whole. */
export async function writeHeader(folder: string, header: VaultHeader): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(header, null, 2)}\n`, 'utf8');
  await writeDurably(path.join(folder, HEADER_FILE), bytes);
  await writeDurably(path.join(folder, HEADER_COPY), bytes);
}
