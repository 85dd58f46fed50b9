// What a supplement continues: the packages issued before it, as their manifests tell.
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { EvidenceFile, Exhibit } from '../domain/dossier/exhibit.ts';
import { orderExhibits, type ExhibitGroup } from './plan/order-exhibits.ts';

export interface EarlierExhibit {
  readonly exhibitNo: string;
  /** Package page index, from 0, of its first page; null when it has none of its own. */
  readonly page: number | null;
  /** Pages in one run from there; 0 where its pages are not known one by one. */
  readonly pages: number;
  readonly sha256: ReadonlySet<string>;
}

export interface EarlierPackage {
  /** The one that is supplemented. */
  readonly packageId: string;
  readonly title: string;
  readonly issuedAt: string;
  readonly volumes: readonly { readonly fileName: string; readonly sha256: string }[];
  /** 1 for the first supplement. */
  readonly ordinal: number;
  readonly stampPrefix: string;
  /** Package page index, from 0, that follows its last page. */
  readonly next: number;
  /** By exhibit id, as filed last. */
  readonly exhibits: ReadonlyMap<string, EarlierExhibit>;
}

const hashesOf = (exhibit: Exhibit, files: readonly EvidenceFile[]): string[] => files.filter(({ exhibitId }) => exhibitId === exhibit.id).map(({ sha256 }) => sha256);

/** Whether an exhibit was filed with the same files. */
function isFiled(earlier: EarlierPackage, exhibit: Exhibit, files: readonly EvidenceFile[]): boolean {
  const known = earlier.exhibits.get(exhibit.id)?.sha256;
  const hashes = hashesOf(exhibit, files);
  return known !== undefined && hashes.length > 0 && new Set(hashes).size === known.size && hashes.every((hash) => known.has(hash));
}

/** What a package shows, in order; a supplement shows exhibits that are new or have other files, and none without a file. */
export function shownExhibits(dossier: Dossier, earlier: EarlierPackage | null): ExhibitGroup[] {
  const groups = orderExhibits(dossier);
  if (!earlier) return groups;
  return groups.map((group) => ({ ...group, exhibits: group.exhibits.filter(({ exhibit, files }) => files.length > 0 && !isFiled(earlier, exhibit, dossier.files)) })).filter(({ exhibits }) => exhibits.length > 0);
}

/** The places of exhibits that stand in earlier packages. */
export function earlierPlaces(earlier: EarlierPackage | null): Map<string, number> {
  const places = new Map<string, number>();
  for (const [id, { page, pages }] of earlier?.exhibits ?? []) {
    if (page === null) continue;
    places.set(`exhibit:${id}`, page);
    for (let index = 0; index < pages; index += 1) places.set(`exhibit:${id}#${index + 1}`, page + index);
  }
  return places;
}
