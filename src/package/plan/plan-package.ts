// The plan of a package: every page with its number, place and stamp, before a single page is made.
import type { Composition } from '../compose/composition.ts';
import type { Part, Parts } from '../compose/parts.ts';
import type { PageStamp } from '../engine.ts';
import type { PlacedExhibit } from './order-exhibits.ts';
import { pageNumber } from './page-numbers.ts';

export type PlanItem =
  | { readonly kind: 'part'; readonly title: string; readonly part: Part }
  | { readonly kind: 'file'; readonly title: string; readonly placed: PlacedExhibit; readonly fileId: string; readonly translation: boolean; readonly firstOfExhibit: boolean; readonly note: string | null }
  | { readonly kind: 'missing'; readonly title: string; readonly placed: PlacedExhibit };

export type PlacedItem = PlanItem & {
  /** Package page index, from 0. */
  readonly first: number;
  readonly pages: number;
  readonly stamps: readonly PageStamp[];
};

export interface PackagePlan {
  readonly items: readonly PlacedItem[];
  readonly pages: number;
  /** Package page index of every named place: part:1, step:ID, exhibit:ID, exhibit:ID#page, file:ID. */
  readonly places: ReadonlyMap<string, number>;
  readonly warnings: readonly string[];
}

/** The stamped number of a package page index. */
export const stampedNumber = (composition: Composition, index: number): string => pageNumber(composition.facts.options.stampPrefix, index + 1);

function exhibitItems(composition: Composition, placed: PlacedExhibit): PlanItem[] {
  const { exhibit, files } = placed;
  const title = `${exhibit.exhibitNo} ${exhibit.title}`;
  if (files.length === 0) return [{ kind: 'missing', title, placed }];
  return files.map((file, index) => {
    const translation = file.role === 'translation';
    const notes = composition.facts.appearances.get(file.id)?.notes ?? [];
    return { kind: 'file', title: index === 0 ? title : `${translation ? 'Translation: ' : ''}${file.name}`, placed, fileId: file.id, translation, firstOfExhibit: index === 0, note: notes.length === 0 ? null : notes.join(' ') };
  });
}

/** A pure function of the composition: same dossier, same plan. */
export function planPackage(composition: Composition, parts: Parts): PackagePlan {
  const { facts } = composition;
  const sequence: PlanItem[] = [
    ...parts.front.map((part): PlanItem => ({ kind: 'part', title: part.title, part })),
    ...facts.groups.flatMap((group, index): PlanItem[] => {
      const divider = parts.dividers[index];
      return [...(divider ? [{ kind: 'part' as const, title: group.title, part: divider }] : []), ...group.exhibits.flatMap((placed) => exhibitItems(composition, placed))];
    }),
    ...parts.back.map((part): PlanItem => ({ kind: 'part', title: part.title, part })),
  ];
  const places = new Map<string, number>();
  const items: PlacedItem[] = [];
  const warnings: string[] = [];
  let next = 0;
  let withinExhibit = 0;
  for (const item of sequence) {
    const pages = item.kind === 'part' ? item.part.laid.pages.length : item.kind === 'missing' ? 1 : (facts.appearances.get(item.fileId)?.pages ?? 1);
    let name = '';
    if (item.kind === 'part') {
      places.set(item.part.place, next);
      for (const [anchor, page] of item.part.laid.anchors) places.set(anchor, next + page);
    } else {
      const { exhibit } = item.placed;
      name = exhibit.exhibitNo;
      if (item.kind === 'missing' || item.firstOfExhibit) {
        withinExhibit = 0;
        places.set(`exhibit:${exhibit.id}`, next);
      }
      if (item.kind === 'missing') warnings.push(`${exhibit.exhibitNo} has no file; a sheet says so.`);
      else {
        places.set(`file:${item.fileId}`, next);
        if (facts.appearances.get(item.fileId)?.rung === 'placeholder') warnings.push(`${exhibit.exhibitNo}: ${item.note ?? 'a file cannot be shown and is attached only.'}`);
      }
      for (let page = 0; page < pages; page += 1) places.set(`exhibit:${exhibit.id}#${withinExhibit + page + 1}`, next + page);
    }
    const exhibitPages = item.kind === 'part' ? 0 : composition.pagesOf(item.placed.exhibit.id);
    const stamps = Array.from({ length: pages }, (_, page): PageStamp => ({
      left: item.kind === 'part' ? '' : `${name}${item.kind === 'file' && item.translation ? ' translation' : ''} · page ${withinExhibit + page + 1} of ${exhibitPages}`,
      center: item.kind === 'part' || item.placed.exhibit.confidential ? facts.options.legend : '',
      right: stampedNumber(composition, next + page),
    }));
    items.push({ ...item, first: next, pages, stamps });
    if (item.kind !== 'part') withinExhibit += pages;
    next += pages;
  }
  if (composition.facts.groups.every((group) => group.exhibits.length === 0)) warnings.push('No exhibit is filed: the package would show nothing.');
  const left = composition.dossier.exhibits.filter((exhibit) => exhibit.state === 'inbox').length;
  if (left > 0) warnings.push(`${left} exhibits are still in the inbox and are not in the package.`);
  return { items, pages: next, places, warnings };
}
