// Writes an issued package where the user wants it: the volumes, those with a timestamp too, manifest.json and SHA256SUMS.
import { createHash } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Variant } from '../contract/procedures/package.ts';
import { diskFault, writeDurably } from '../vault/durable-file.ts';
import type { IssuedPackage, PackageTimestamp, Vault } from '../vault/vault.ts';
import type { IssuedVersion } from './issue-package.ts';
import { sha256Sums, timestampedName } from './package-files.ts';

export interface SavedVolume { path: string; pages: number; bytes: number; sha256: string; }

/** The volume with what adds the timestamp behind it. */
async function* timestamped(vault: Vault, volumeSha256: string, { updateSha256 }: PackageTimestamp): AsyncGenerator<Uint8Array> {
  yield* vault.blobs.stream(volumeSha256);
  yield* vault.blobs.stream(updateSha256);
}

interface PackageFile { readonly name: string; readonly sha256: string; content(): AsyncIterable<Uint8Array> | Uint8Array; }

/** All that belongs to a package, in the order it is written: SHA256SUMS, which names the others, is last. */
function filesOf(vault: Vault, issued: IssuedPackage, timestamps: readonly PackageTimestamp[]): PackageFile[] {
  const volumes = issued.volumes.map(({ path: name, sha256 }): PackageFile => ({ name, sha256, content: () => vault.blobs.stream(sha256) }));
  const copies = issued.volumes.flatMap((volume, index) => timestamps.filter((stamp) => stamp.volume === index).map((stamp, place): PackageFile => (
    { name: timestampedName(volume.path, place), sha256: stamp.sha256, content: () => timestamped(vault, volume.sha256, stamp) })));
  const manifest = Buffer.from(`${JSON.stringify(issued.manifest, null, 2)}\n`);
  const named = [...volumes, ...copies, { name: 'manifest.json', sha256: createHash('sha256').update(manifest).digest('hex'), content: () => manifest }];
  return [...named, { name: 'SHA256SUMS', sha256: '', content: () => Buffer.from(sha256Sums(named)) }];
}

/** Each file is whole or absent, and after a failure none is there that was not before. Answers the volumes with the paths they got. Throws `disk.full`, `disk.unwritable`. */
export async function savePackage(vault: Vault, issued: IssuedPackage, folder: string, timestamps: readonly PackageTimestamp[] = []): Promise<SavedVolume[]> {
  const added: string[] = [];
  try {
    for (const { name, content } of filesOf(vault, issued, timestamps)) {
      const target = path.join(folder, name);
      const isNew = await access(target).then(() => false, () => true);
      await writeDurably(target, content());
      if (isNew) added.push(target);
    }
  } catch (thrown) {
    for (const target of added) await rm(target, { force: true });
    throw thrown;
  }
  const saved = issued.volumes.map((volume) => ({ ...volume, path: path.join(folder, volume.path) }));
  await vault.custody.record({ type: 'package.save', object: `package:${issued.id}`, details: { volumes: saved.map((volume) => volume.sha256) } }, issued.dossierId);
  return saved;
}

/** Two versions go to different readers, so each gets a folder of its own inside `folder`; one alone lies in it. */
export async function saveIssued(vault: Vault, versions: readonly IssuedVersion[], folder: string): Promise<{ packageId: string; variant: Variant; volumes: SavedVolume[] }[]> {
  const saved: { packageId: string; variant: Variant; volumes: SavedVolume[] }[] = [];
  for (const { issued, variant } of versions) {
    const target = versions.length === 1 ? folder : path.join(folder, variant);
    await mkdir(target, { recursive: true }).catch((thrown: unknown) => { throw diskFault(thrown, target); });
    saved.push({ packageId: issued.id, variant, volumes: await savePackage(vault, issued, target) });
  }
  return saved;
}
