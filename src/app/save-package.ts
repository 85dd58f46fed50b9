// Writes an issued package where the user wants it: the volumes, manifest.json and SHA256SUMS.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { writeDurably } from '../vault/durable-file.ts';
import type { IssuedPackage, Vault } from '../vault/vault.ts';
import { sha256Sums } from './package-files.ts';

export interface SavedVolume { path: string; pages: number; bytes: number; sha256: string; }

/** Each file is whole or absent; answers the volumes with the paths they got. Throws `disk.full`, `disk.unwritable`. */
export async function savePackage(vault: Vault, issued: IssuedPackage, folder: string): Promise<SavedVolume[]> {
  const saved: SavedVolume[] = [];
  for (const volume of issued.volumes) {
    const target = path.join(folder, volume.path);
    await writeDurably(target, vault.blobs.stream(volume.sha256));
    saved.push({ ...volume, path: target });
  }
  const manifest = Buffer.from(`${JSON.stringify(issued.manifest, null, 2)}\n`);
  await writeDurably(path.join(folder, 'manifest.json'), manifest);
  const sums = [
    ...issued.volumes.map((volume) => ({ name: volume.path, sha256: volume.sha256 })),
    { name: 'manifest.json', sha256: createHash('sha256').update(manifest).digest('hex') },
  ];
  await writeDurably(path.join(folder, 'SHA256SUMS'), Buffer.from(sha256Sums(sums)));
  await vault.custody.record({ type: 'package.save', object: `package:${issued.id}`, details: { volumes: saved.map((volume) => volume.sha256) } }, issued.dossierId);
  return saved;
}
