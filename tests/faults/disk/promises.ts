// What a process under test promised, one line each on its output, and whether a vault keeps it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { toAppError } from '../../../src/contract/errors.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { AgeFileReader } from '../../../src/vault/age-file.ts';
import { readManifest } from '../../../src/vault/backup/backup-manifest.ts';
import { testBackup } from '../../../src/vault/backup/test-backup.ts';
import { deriveVaultKeys, type VaultKeys } from '../../../src/vault/key-hierarchy.ts';
import { unlock } from '../../../src/vault/key-slots.ts';
import { openVault } from '../../../src/vault/open-vault.ts';
import { HEADER_FILE, parseHeader, readHeader } from '../../../src/vault/vault-header.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { sentClaim, sentFile } from './works.ts';

export type Promised =
  | { readonly what: 'file'; readonly id: string; readonly sha256: string }
  | { readonly what: 'claim'; readonly id: string; readonly text: string }
  | { readonly what: 'package'; readonly id: string; readonly sha256: string; readonly saved: readonly { readonly path: string; readonly sha256: string }[] }
  | { readonly what: 'backup'; readonly folder: string }
  | { readonly what: 'sent'; readonly path: string; readonly sha256: string }
  /** A bundle taken in, by its number. */
  | { readonly what: 'taken'; readonly dossierId: string; readonly number: number; readonly bundle: string }
  | { readonly what: 'keys'; readonly fingerprint: string }
  | { readonly what: 'passphrase'; readonly secret: string }
  | { readonly what: 'schema'; readonly version: number };

/** What was promised in full: a line that was cut off is no promise. */
export const promisesIn = (output: string): Promised[] =>
  output.split('\n').slice(0, -1).filter((line) => line.startsWith('ack ')).map((line) => JSON.parse(line.slice('ack '.length)) as Promised);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Encrypted files under a final name that are not whole; the cache may be torn, it is made again. */
async function tornFiles(vaultFolder: string, keys: VaultKeys): Promise<string[]> {
  const torn: string[] = [];
  for (const entry of await readdir(vaultFolder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const [top = ''] = path.relative(vaultFolder, file).split(path.sep);
    if (!entry.isFile() || !entry.name.endsWith('.age') || !['objects', 'log'].includes(top)) continue;
    try {
      const reader = await AgeFileReader.open(file, keys);
      for await (const _bytes of reader.read()); // authenticated while it is read
      await reader.close();
    } catch (thrown) {
      torn.push(`${path.relative(vaultFolder, file)} is not whole under its final name: ${String(thrown)}`);
    }
  }
  return torn;
}

/** Whether the log says that these keys, once in force, gave way to newer ones: a change may be in force before it is acknowledged. */
async function wereReplaced(vault: Vault, fingerprint: string): Promise<boolean> {
  for await (const line of vault.custody.lines()) {
    const { type, details } = JSON.parse(line) as { type: string; details?: { keyBefore?: string } };
    if (type === 'vault.rotateKeys' && details?.keyBefore === fingerprint) return true;
  }
  return false;
}

async function keeps(vault: Vault, keys: VaultKeys, root: string, promised: Promised): Promise<boolean> {
  switch (promised.what) {
    case 'file': {
      const file = await vault.dossiers.record('d1', 'files', promised.id);
      return file?.sha256 === promised.sha256 && sha256(await vault.blobs.read(promised.sha256)) === promised.sha256;
    }
    case 'claim': return (await vault.dossiers.record('d1', 'claims', promised.id))?.text === promised.text;
    case 'package': {
      const issued = await vault.packages.get(promised.id);
      const saved = await Promise.all(promised.saved.map(async (file) => sha256(await readFile(path.join(root, file.path))) === file.sha256));
      return issued?.volumes[0]?.sha256 === promised.sha256 && sha256(await vault.blobs.read(promised.sha256)) === promised.sha256 && saved.every(Boolean);
    }
    case 'backup': {
      const folder = path.join(root, promised.folder);
      const manifest = await readManifest(folder);
      return manifest !== null && (await testBackup({ id: path.basename(folder), folder, manifest }, keys, fixedEnvironment(), silentProgress)).ok;
    }
    case 'sent': return sha256(await readFile(path.join(root, promised.path))) === promised.sha256 && (await vault.bundles.all()).some((bundle) => bundle.direction === 'sent' && bundle.sha256 === promised.sha256);
    case 'taken': {
      const { id, text } = sentClaim(promised.number);
      const bytes = sentFile(promised.number);
      return (await vault.dossiers.record(promised.dossierId, 'claims', id))?.text === text && Buffer.from(await vault.blobs.read(sha256(bytes))).equals(bytes)
        && (await vault.bundles.all()).some((bundle) => bundle.direction === 'received' && bundle.id === promised.bundle);
    }
    case 'keys': return vault.keyFingerprint === promised.fingerprint || (await wereReplaced(vault, promised.fingerprint));
    // It opened with the last secret that was promised, and the schema is looked at by every opening.
    case 'passphrase': case 'schema': return true;
  }
}

/** The end record of a ZIP without a comment. */
const ZIP_END_BYTES = 22;

/** Saved files that are there in part only; whole or absent is what is promised even before they are acknowledged. */
async function tornOutput(root: string): Promise<string[]> {
  const files = (await readdir(path.join(root, 'out'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile() && !entry.name.endsWith('.new'));
  const torn = await Promise.all(files.map(async (entry) => {
    const bytes = await readFile(path.join(entry.parentPath, entry.name), 'latin1');
    if (entry.name.endsWith('.zip')) return !bytes.slice(-ZIP_END_BYTES).startsWith('PK\x05\x06');
    return entry.name.endsWith('.pdf') ? bytes.length < 40_000 : bytes === '';
  }));
  return files.filter((_, index) => torn[index]).map(({ name }) => `${name} is not whole under its final name`);
}

async function keyOf(folder: string, secrets: readonly string[]): Promise<{ secret: string; keys: VaultKeys } | null> {
  const { header } = await readHeader(folder);
  for (const secret of secrets) {
    const master = await unlock(header, secret);
    if (master) return { secret, keys: deriveVaultKeys(master) };
  }
  return null;
}

/**
 * Opens the vault in `root`/vault as a person would after the crash, and answers what is wrong: it does not open, something
 * promised is missing, something is torn or does not verify, or a second opening finds more to mend.
 * `secrets` are tried in their order: just before a new passphrase is acknowledged either may be in force.
 */
export async function brokenPromises(root: string, promises: readonly Promised[], secrets: readonly string[]): Promise<string[]> {
  const folder = path.join(root, 'vault');
  const problems: string[] = [];
  try {
    parseHeader(await readFile(path.join(folder, HEADER_FILE), 'utf8'));
    const found = await keyOf(folder, secrets);
    if (!found) return ['no secret opens the vault'];
    const { secret, keys } = found;
    const { vault } = await openVault(folder, secret, fixedEnvironment(undefined, `after ${promises.length}`));
    for (const promised of promises) if (!(await keeps(vault, keys, root, promised).catch(() => false))) problems.push(`lost: ${JSON.stringify(promised)}`);
    problems.push(...(await vault.verify()).problems, ...(await tornFiles(folder, keys)), ...(await tornOutput(root)));
    await vault.close();
    const { vault: again, recovered } = await openVault(folder, secret, fixedEnvironment(undefined, `again ${promises.length}`));
    // A change of keys that waits to be gone on with is told at every opening; nothing else may be left to mend.
    problems.push(...recovered.filter((line) => !line.startsWith('A change of keys was begun')).map((line) => `the second opening still mended: ${line}`));
    await again.close();
  } catch (thrown) {
    problems.push(`does not open: ${toAppError(thrown).code} ${toAppError(thrown).message}`);
  }
  return problems;
}
