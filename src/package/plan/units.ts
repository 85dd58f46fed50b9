// What a package holds, in order: our own parts and the exhibits with their files, each with what it takes up.
import type { Composition, ListedOriginal } from '../compose/composition.ts';
import type { Part, Parts } from '../compose/parts.ts';
import type { PlacedExhibit } from './order-exhibits.ts';
import type { Unit, Weighed } from './split-volumes.ts';
import { attachmentBytes, fileBytes, ownPages } from './weights.ts';

export type PlanItem =
  | { readonly kind: 'part'; readonly title: string; readonly part: Part }
  | { readonly kind: 'file'; readonly title: string; readonly placed: PlacedExhibit; readonly fileId: string; readonly translation: boolean; readonly firstOfExhibit: boolean; readonly note: string | null }
  | { readonly kind: 'missing'; readonly title: string; readonly placed: PlacedExhibit };

export type PlanUnit = Unit<PlanItem, ListedOriginal>;

function exhibitItems(composition: Composition, placed: PlacedExhibit): PlanItem[] {
  const { exhibit, files } = placed;
  const title = `${exhibit.exhibitNo} ${composition.titleOf(exhibit)}`;
  if (files.length === 0) return [{ kind: 'missing', title, placed }];
  return files.map((file, index) => {
    const translation = file.role === 'translation';
    const notes = composition.notesOf(file.id);
    return { kind: 'file', title: index === 0 ? title : `${translation ? 'Translation: ' : ''}${composition.fileNameOf(file, exhibit)}`, placed, fileId: file.id, translation, firstOfExhibit: index === 0, note: notes.length === 0 ? null : notes.join(' ') };
  });
}

function weighed(composition: Composition, item: PlanItem): Weighed<PlanItem> {
  const appearance = item.kind === 'file' ? composition.facts.appearances.get(item.fileId) : undefined;
  if (appearance) return { what: item, pages: appearance.pages, bytes: fileBytes(appearance) };
  const pages = item.kind === 'part' ? item.part.laid.pages.length : 1;
  return { what: item, pages, bytes: (from, to) => ownPages(to - from).bytes };
}

const partItem = (part: Part, title = part.title): PlanItem => ({ kind: 'part', title, part });

/** A divider stays with the first exhibit behind it; originals are attached where their exhibit stands. */
export function unitsOf(composition: Composition, parts: Parts): PlanUnit[] {
  const { groups, originals } = composition.facts;
  const unit = (items: readonly PlanItem[], attached: readonly ListedOriginal[] = []): PlanUnit => ({
    parts: items.map((item) => weighed(composition, item)),
    attached: attached.filter(({ attachmentName }) => attachmentName !== null).map((what) => ({ what, bytes: attachmentBytes(what.file.size) })),
  });
  return [
    ...parts.front.map((part) => unit([partItem(part)])),
    ...groups.flatMap((group, index) => {
      const divider = parts.dividers[index];
      return group.exhibits.map((placed, place) => unit([...(divider && place === 0 ? [partItem(divider, group.title)] : []), ...exhibitItems(composition, placed)], originals.filter(({ exhibit }) => exhibit?.id === placed.exhibit.id)));
    }),
    ...parts.back.map((part) => unit([partItem(part)])),
  ];
}
