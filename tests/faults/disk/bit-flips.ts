// One bit of a stored file changed at a time: the vault must refuse it, name it, or be proven to hold exactly what it held.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { silentProgress } from '../../../src/contract/progress.ts';
import { readManifest } from '../../../src/vault/backup/backup-manifest.ts';
import { testBackup } from '../../../src/vault/backup/test-backup.ts';
import { openVault } from '../../../src/vault/open-vault.ts';
import { fixedEnvironment } from '../../support/environment.ts';
import { PASSPHRASE } from '../../support/secrets.ts';
import { keysOf } from '../../support/vault-keys.ts';
import { chanceFrom } from './replay.ts';
import { freshGround } from './works.ts';

export const FLIP_CLASSES = ['database', 'write-ahead log', 'evidence file', 'header', 'backup database', 'backup object', 'backup manifest', 'second record'] as const;
export type FlipClass = (typeof FLIP_CLASSES)[number];

export interface FlipReport { readonly tried: number; readonly detected: number; readonly harmless: number; /** Flips that changed what is read without a word. */ readonly silent: readonly string[]; }
export interface FlipOptions { readonly home: string; readonly seed: number; readonly most: number; readonly outOfTime: () => boolean; }

interface Ground { readonly folder: string; readonly target: string; /** Everything a reader gets, as one hash. */ readonly content: string; }

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
  return { folder: home, target: path.relative(home, target), content: hash };
}

/** What came of one flip: noticed, or the same content all the same, or neither. */
async function judge(kind: FlipClass, root: string, target: string, content: string): Promise<'detected' | 'harmless' | 'silent'> {
  const vaultFolder = path.join(root, 'vault');
  if (kind.startsWith('backup')) {
    const keys = await keysOf(vaultFolder);
    const place = path.dirname(path.join(root, target));
    const folder = kind === 'backup object' ? await newestBackup(path.join(place, '../..')) : place;
    try {
      const manifest = await readManifest(folder);
      if (!manifest) return 'detected';
      return (await testBackup({ id: path.basename(folder), folder, manifest }, keys, fixedEnvironment(), silentProgress)).ok ? 'silent' : 'detected';
    } catch {
      return 'detected'; // refused by name
    }
  }
  if (kind === 'second record') {
    const { AgeFileReader } = await import('../../../src/vault/age-file.ts');
    try {
      const reader = await AgeFileReader.open(path.join(root, target), await keysOf(vaultFolder));
      for await (const _bytes of reader.read());
      await reader.close();
      return 'silent';
    } catch {
      return 'detected';
    }
  }
  try {
    const { hash, said } = await contentOf(vaultFolder);
    if (said.length > 0) return 'detected';
    return hash === content ? 'harmless' : 'silent';
  } catch {
    return 'detected'; // does not open, and says why
  }
}

async function newestBackup(place: string): Promise<string> {
  const [name = ''] = (await readdir(place)).filter((one) => /^\d{8}T/.test(one)).toSorted().reverse();
  return path.join(place, name);
}

export async function flipBits(kind: FlipClass, { home, seed, most, outOfTime }: FlipOptions): Promise<FlipReport> {
  const { folder, target, content } = await prepare(kind, home);
  const good = await readFile(path.join(folder, target));
  const chance = chanceFrom(seed);
  const counts = { detected: 0, harmless: 0 };
  const silent: string[] = [];
  let tried = 0;
  const root = `${home}.flipped`;
  for (; tried < most && !outOfTime(); tried += 1) {
    const [at, bit] = [Math.floor(chance() * good.length), Math.floor(chance() * 8)];
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ (1 << bit);
    await rm(root, { recursive: true, force: true });
    await cp(folder, root, { recursive: true });
    await writeFile(path.join(root, target), bad);
    const outcome = await judge(kind, root, target, content);
    if (outcome === 'silent') silent.push(`bit ${bit} of byte ${at} of ${good.length}`);
    else counts[outcome] += 1;
  }
  return { tried, ...counts, silent };
}
