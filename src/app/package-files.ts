// What a package is called on disk, and the two plain files that lie beside it.
import type { Variant } from '../contract/procedures/package.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { safeFileName } from '../exchange/safe-file-name.ts';

/** How a version is named in a file name, where space is short. */
const VARIANT_NAMES: Readonly<Record<Variant, string>> = { confidential: 'conf', public: 'public' };

/**
 * Names such as "Clearproof_0S4-2611073-6_2026-11-24_conf_vol1of1.pdf": ASCII, with at most `most` characters; `supplement` is 0 for
 * a package that stands alone.
 */
export function volumeNames({ id, entry }: Pick<Dossier, 'id' | 'entry'>, issuedAt: string, most: number, supplement = 0): (volume: number, volumes: number, variant: Variant) => string {
  return (volume, volumes, variant) => {
    const tail = `_${issuedAt.slice(0, 10)}${supplement === 0 ? '' : `_suppl${supplement}`}_${VARIANT_NAMES[variant]}_vol${volume}of${volumes}.pdf`;
    return `${safeFileName(`Clearproof_${entry.number ?? id}`).slice(0, most - tail.length)}${tail}`;
  };
}

/** What a volume with a timestamp is called; `place` counts its timestamps from 0. */
export const timestampedName = (name: string, place = 0): string => `${name.replace(/\.pdf$/i, '')}_timestamped${place === 0 ? '' : `_${place + 1}`}.pdf`;

/** SHA256SUMS as `sha256sum -c` reads it. */
export function sha256Sums(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
