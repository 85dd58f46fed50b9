// Writes an issued package where the user wants it: the volumes, those with a timestamp too, manifest.json and SHA256SUMS.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
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

/** Each file is whole or absent; answers the volumes with the paths they got. Throws `disk.full`, `disk.unwritable`. */
export async function savePackage(vault: Vault, issued: IssuedPackage, folder: string, timestamps: readonly PackageTimestamp[] = []): Promise<SavedVolume[]> {
  const saved: SavedVolume[] = [];
  for (const volume of issued.volumes) {
    const target = path.join(folder, volume.path);
    await writeDurably(target, vault.blobs.stream(volume.sha256));
    saved.push({ ...volume, path: target });
  }
  const copies: { name: string; sha256: string }[] = [];
  for (const [index, volume] of issued.volumes.entries()) {
    for (const [place, stamp] of timestamps.filter((one) => one.volume === index).entries()) {
      const name = timestampedName(volume.path, place);
      await writeDurably(path.join(folder, name), timestamped(vault, volume.sha256, stamp));
      copies.push({ name, sha256: stamp.sha256 });
    }
  }
  const manifest = Buffer.from(`${JSON.stringify(issued.manifest, null, 2)}\n`);
  await writeDurably(path.join(folder, 'manifest.json'), manifest);
  const sums = [
    ...issued.volumes.map((volume) => ({ name: volume.path, sha256: volume.sha256 })),
    ...copies,
    { name: 'manifest.json', sha256: createHash('sha256').update(manifest).digest('hex') },
  ];
  await writeDurably(path.join(folder, 'SHA256SUMS'), Buffer.from(sha256Sums(sums)));
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
