// One bit of a stored file changed at a time: the vault must refuse it, name it, or be proven to hold exactly what it held.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../../../src/contract/errors.ts';
import { silentProgress } from '../../../src/contract/progress.ts';
import { readManifest } from '../../../src/vault/backup/backup-manifest.ts';
import { testBackup } from '../../../src/vault/backup/test-backup.ts';
import { AgeFileReader, DamagedAgeFile } from '../../../src/vault/age-file.ts';
import type { VaultKeys } from '../../../src/vault/key-hierarchy.ts';
import { openVault } from '../../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { PASSPHRASE } from '../../support/secrets.ts';
import { keysOf } from '../../support/vault-keys.ts';
import type { Chance } from './disk-model.ts';
import { freshGround } from './works.ts';

export const FLIP_CLASSES = ['database', 'write-ahead log', 'evidence file', 'header', 'backup database', 'backup object', 'backup manifest', 'second record'] as const;
export type FlipClass = (typeof FLIP_CLASSES)[number];

/** Refused or named; the same content all the same; or neither. */
export type FlipOutcome = 'found' | 'harmless' | 'silent';

interface Ground { readonly folder: string; readonly target: string; /** Everything a reader gets, as one hash. */ readonly content: string; readonly keys: VaultKeys; }

/** All that the vault says and holds, hashed: two vaults with the same hash hold the same. */
async function contentOf(folder: string): Promise<{ hash: string; said: string[] }> {
  const { vault, recovered } = await openVault(folder, PASSPHRASE, fixedEnvironment(undefined, 'flips'));
  try {
    const { problems } = await vault.verify();
    const hash = createHash('sha256');
    for (const { id } of await vault.dossiers.list()) {
      const dossier = await vault.dossiers.read(id);
      hash.update(JSON.stringify(dossier));
      if (problems.length === 0) for (const file of dossier.files) hash.update(await vault.blobs.read(file.sha256));
    }
    for await (const line of vault.custody.lines()) hash.update(line);
    return { hash: hash.digest('hex'), said: [...problems, ...recovered.filter((text) => !text.startsWith('The vault was not closed'))] };
  } finally {
    await vault.close();
  }
}

const firstAge = async (folder: string): Promise<string> => {
  const [name = ''] = (await readdir(folder, { recursive: true })).filter((one) => one.endsWith('.age')).toSorted();
  return path.join(folder, name);
};

async function prepare(kind: FlipClass, home: string): Promise<Ground> {
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await freshGround(home);
  const folder = path.join(home, 'vault');
  const { vault } = await openVault(folder, PASSPHRASE, fixedEnvironment(undefined, 'more'));
  const backup = kind.startsWith('backup') ? await vault.backups.make(path.join(home, 'outside'), 'manual') : null;
  await vault.dossiers.commit({ dossierId: 'd1', label: 'Edit', act: { type: 'dossier.edit' }, edits: [{ op: 'put', collection: 'claims', value: { id: 'c1', text: 'claim '.repeat(300) } }] });
  if (kind === 'write-ahead log') await cp(folder, `${folder}.open`, { recursive: true });
  await vault.close();
  if (kind === 'write-ahead log') {
    await rm(folder, { recursive: true });
    await cp(`${folder}.open`, folder, { recursive: true });
  }
  const target = {
    'database': path.join(folder, 'vault.db'), 'write-ahead log': path.join(folder, 'vault.db-wal'), 'evidence file': await firstAge(path.join(folder, 'objects')), 'header': path.join(folder, 'vault.json'),
    'backup database': path.join(backup?.folder ?? '', 'vault.db'), 'backup manifest': path.join(backup?.folder ?? '', 'backup.json'), 'backup object': kind === 'backup object' ? await firstAge(path.join(home, 'outside')) : '',
    'second record': await firstAge(path.join(folder, 'log')),
  }[kind];
  const copy = `${home}.copy`;
  await rm(copy, { recursive: true, force: true });
  await cp(home, copy, { recursive: true });
  const { hash } = await contentOf(path.join(copy, 'vault'));
  return { folder: home, target: path.relative(home, target), content: hash, keys: await keysOf(path.join(copy, 'vault')) };
}

async function judgeBackup(kind: FlipClass, file: string, keys: VaultKeys): Promise<FlipOutcome> {
  const folder = kind === 'backup object' ? await newestBackup(path.join(path.dirname(file), '../..')) : path.dirname(file);
  const manifest = await readManifest(folder);
  if (!manifest) return 'found';
  return (await testBackup({ id: path.basename(folder), folder, manifest }, keys, fixedEnvironment(), silentProgress)).ok ? 'silent' : 'found';
}

async function judgeSegment(file: string, keys: VaultKeys): Promise<FlipOutcome> {
  const reader = await AgeFileReader.open(file, keys);
  try {
    for await (const _bytes of reader.read()); // authenticated while it is read
    return 'silent';
  } finally {
    await reader.close();
  }
}

async function judgeVault(folder: string, content: string): Promise<FlipOutcome> {
  const { hash, said } = await contentOf(folder);
  if (said.length > 0) return 'found';
  return hash === content ? 'harmless' : 'silent';
}

async function newestBackup(place: string): Promise<string> {
  const [name = ''] = (await readdir(place)).filter((one) => /^\d{8}T/.test(one)).toSorted().reverse();
  return path.join(place, name);
}

/** Everything that flips in one kind of file share, below one folder. */
export class FlipGround {
  readonly #kind: FlipClass;
  readonly #ground: Ground;
  readonly #good: Buffer;

  private constructor(kind: FlipClass, ground: Ground, good: Buffer) {
    this.#kind = kind;
    this.#ground = ground;
    this.#good = good;
  }

  static async prepare(kind: FlipClass, home: string): Promise<FlipGround> {
    const ground = await prepare(kind, home);
    return new FlipGround(kind, ground, await readFile(path.join(ground.folder, ground.target)));
  }

  /** Changes one bit of the file in a copy of everything, and reads as a person would. */
  async flip(chance: Chance): Promise<{ outcome: FlipOutcome; text: string }> {
    const [kind, { folder, target, content, keys }, good, root] = [this.#kind, this.#ground, this.#good, `${this.#ground.folder}.flipped`];
    const [at, bit] = [Math.floor(chance() * good.length), Math.floor(chance() * 8)];
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ (1 << bit);
    await rm(root, { recursive: true, force: true });
    await cp(folder, root, { recursive: true });
    const file = path.join(root, target);
    await writeFile(file, bad);
    const text = `bit ${bit} of byte ${at} of ${good.length}`;
    try {
      const outcome = kind.startsWith('backup') ? judgeBackup(kind, file, keys) : kind === 'second record' ? judgeSegment(file, keys) : judgeVault(path.join(root, 'vault'), content);
      return { outcome: await outcome, text };
    } catch (thrown) {
      // Refused in words; anything else is a mistake of the program.
      if (!(thrown instanceof Fault || thrown instanceof DamagedAgeFile)) throw thrown;
      return { outcome: 'found', text };
    }
  }
}
