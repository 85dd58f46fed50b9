// Numbers the pages of all volumes: where each item stands, what its stamps say, and every named place.
import type { Composition } from '../compose/composition.ts';
import { PUBLIC_LEGEND } from '../compose/public-sheets.ts';
import type { PageStamp } from '../engine.ts';
import { pageNumber } from './page-numbers.ts';
import type { PlanItem } from './units.ts';

export type PlacedItem = PlanItem & {
  /** Package page index, from 0; it runs on through the volumes. */
  readonly first: number;
  readonly pages: number;
  /** Index of the first page shown, inside the file or the part; not 0 where it is continued from another volume. */
  readonly from: number;
  readonly stamps: readonly PageStamp[];
};

/** Something to be placed: pages `[from, from + pages)` of an item. */
export interface ItemPages { readonly item: PlanItem; readonly from: number; readonly pages: number; }

export interface PlacedVolume {
  readonly items: readonly PlacedItem[];
  /** Package page index of its first page. */
  readonly first: number;
  readonly pages: number;
  /** Package page index of the places that stand in this volume. */
  readonly places: ReadonlyMap<string, number>;
}

/** Numbers volume by volume; pages of an exhibit are counted across volumes. */
export function placePages(composition: Composition, volumes: readonly (readonly ItemPages[])[]): PlacedVolume[] {
  const { facts } = composition;
  let next = facts.earlier?.next ?? 0;
  let withinExhibit = 0;
  return volumes.map((volume, index) => {
    const first = next;
    const places = new Map<string, number>([[`start:${index + 1}`, first]]);
    const items = volume.map(({ item, from, pages }, position): PlacedItem => {
      places.set(`item:${index + 1}:${position}`, next);
      let name = '';
      if (item.kind === 'part') {
        if (from === 0) places.set(item.part.place, next);
        for (const [anchor, page] of item.part.laid.anchors) if (page >= from && page < from + pages) places.set(anchor, next + page - from);
      } else {
        const { exhibit } = item.placed;
        name = exhibit.exhibitNo;
        if ((item.kind === 'missing' || item.firstOfExhibit) && from === 0) {
          withinExhibit = 0;
          places.set(`exhibit:${exhibit.id}`, next);
        }
        if (item.kind === 'file' && from === 0) places.set(`file:${item.fileId}`, next);
        for (let page = 0; page < pages; page += 1) places.set(`exhibit:${exhibit.id}#${withinExhibit + page + 1}`, next + page);
      }
      const exhibitPages = item.kind === 'part' ? 0 : composition.pagesOf(item.placed.exhibit.id);
      const stamps = Array.from({ length: pages }, (_, page): PageStamp => ({
        left: item.kind === 'part' ? '' : `${name}${item.kind === 'file' && item.translation ? ' translation' : ''} · page ${withinExhibit + page + 1} of ${exhibitPages}`,
        center: facts.publicVersion === null ? facts.options.legend : PUBLIC_LEGEND,
        right: pageNumber(facts.options.stampPrefix, next + page + 1),
      }));
      const placed = { ...item, first: next, pages, from, stamps };
      if (item.kind !== 'part') withinExhibit += pages;
      next += pages;
      return placed;
    });
    places.set(`end:${index + 1}`, next - 1);
    return { items, first, pages: next - first, places };
  });
}
