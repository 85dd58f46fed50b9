// What a package is called on disk, and the two plain files that lie beside it.
import { safeFileName } from '../exchange/safe-file-name.ts';

/** "Clearproof_0S4-2611073-6_2026-11-24_vol1of1.pdf": ASCII, with at most `most` characters; a supplement says which it is. */
export function volumeFileName(subject: string, issuedAt: string, volume: number, volumes: number, most: number, supplement = 0): string {
  const tail = `_${issuedAt.slice(0, 10)}${supplement === 0 ? '' : `_suppl${supplement}`}_vol${volume}of${volumes}.pdf`;
  return `${safeFileName(`Clearproof_${subject}`).slice(0, most - tail.length)}${tail}`;
}

/** What a volume with a timestamp is called; `place` counts its timestamps from 0. */
export const timestampedName = (name: string, place = 0): string => `${name.replace(/\.pdf$/i, '')}_timestamped${place === 0 ? '' : `_${place + 1}`}.pdf`;

/** SHA256SUMS as `sha256sum -c` reads it. */
export function sha256Sums(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
