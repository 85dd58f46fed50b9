// volumes.json of a package in several volumes: how each volume names all the others.
import { createHash } from 'node:crypto';
import { manifestBytes, manifestOfVolume, type Manifest, type ManifestVolume } from './manifest.ts';

export const VOLUMES_FORM = 'clearproof-volumes/1';
export const VOLUMES_NAME = 'volumes.json';

export interface ListedVolume extends ManifestVolume {
  /** SHA-256 of the manifest.json attached to it. */
  readonly manifestSha256: string;
  /** SHA-256 of the file; null for this volume and those sealed after it. */
  readonly sha256: string | null;
}

export interface VolumeList { readonly form: typeof VOLUMES_FORM; readonly packageId: string; readonly volume: number; readonly volumes: readonly ListedVolume[]; }

/** As attached to volume `number`; `sealed` are the hashes of the files before it. A manifest names no hash of a file, so those of all volumes are known before the first is sealed. */
export function volumeList(manifest: Manifest, number: number, sealed: readonly string[]): VolumeList {
  return {
    form: VOLUMES_FORM, packageId: manifest.package.id, volume: number,
    volumes: manifest.volumes.map((volume): ListedVolume => ({
      ...volume, manifestSha256: createHash('sha256').update(manifestBytes(manifestOfVolume(manifest, volume.number))).digest('hex'), sha256: sealed[volume.number - 1] ?? null,
    })),
  };
}
